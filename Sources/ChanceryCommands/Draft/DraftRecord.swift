import Codecs
import Evidence

/// A capture as `draft` answers for it.
struct DraftedCapture {
    /// The path as it was given.
    let path: String
    /// The capture's name in the record, see ``CaptureNaming``.
    let captureName: String?
    let page: CapturePage
    let draft: StatementDraft
    /// The SHA-256 digest of the capture's bytes.
    let digest: String
    /// How the record stands to others that were drafted from the same page.
    var relations: [(type: String, record: String)] = []

    /// How each field was got that is not null, by JSON Pointer.
    var how: [(pointer: String, grounds: Grounds)] {
        var how: [(String, Grounds)] = []
        func note(_ pointer: String, _ grounds: Grounds?) {
            if let grounds { how.append((pointer, grounds)) }
        }
        note("/title", draft.title?.grounds)
        note("/kind", draft.kind?.grounds)
        note("/issuer", draft.issuer.map { _ in .stated })
        if let issuer = draft.issuer, issuer.country != nil, issuer.countryGrounds != .stated {
            note("/issuer/country", issuer.countryGrounds)
        }
        note("/date_issued", draft.dateIssued?.grounds)
        note("/language", draft.language?.grounds)
        note("/source/publisher", draft.publisher?.grounds)
        note("/source/url", draft.url?.grounds)
        note("/source/retrieved_at", draft.retrieved?.grounds)
        note("/source/published", draft.published?.grounds)
        note("/source/symbol", draft.symbol?.grounds)
        for index in draft.sessions.indices { note("/sessions/\(index)", .stated) }
        for index in draft.references.indices { note("/references/\(index)", .stated) }
        return how
    }

    /// The statement's text, a blank line between its stretches.
    var text: String {
        draft.text.map { page.string($0) }.joined(separator: "\n\n")
    }

    /// The record, with its text or, for Markdown, without.
    func record(id: String, withText: Bool = true) -> DraftValue {
        var members: [(String, DraftValue)] = [
            ("id", .string(id)), ("title", DraftValue(draft.title?.value)), ("kind", DraftValue(draft.kind?.value)),
            ("issuer", issuer), ("date_issued", DraftValue(draft.dateIssued?.value)),
            ("language", DraftValue(draft.language?.value)), ("source", source), ("sessions", sessions),
            ("provenance", provenance), ("references", references), ("relations", related), ("evidence", evidence),
        ]
        if withText { members.append(("text", .string(text))) }
        return .object(members)
    }

    /// What the draft leaves open, and why.
    var gaps: [DraftGap] {
        guard captureName == nil, draft.isStatement else { return draft.gaps }
        let reason =
            path == "-"
            ? "the capture came by standard input; keep it as a file, and name it"
            : "`\(path)` is in no folder of captures; copy it there, or name the folder by --captures"
        return draft.gaps + [DraftGap(pointer: "/source/capture", reason: reason)]
    }

    private var issuer: DraftValue {
        let issuer = draft.issuer
        return .object([
            ("name", DraftValue(issuer?.name)), ("office", DraftValue(issuer?.office)),
            ("person", DraftValue(issuer?.person)), ("country", DraftValue(issuer?.country)),
        ])
    }

    private var source: DraftValue {
        .object([
            ("publisher", DraftValue(draft.publisher?.value)), ("url", DraftValue(draft.url?.value)),
            ("archived_url", .null), ("retrieved_at", DraftValue(draft.retrieved?.value)),
            ("published", DraftValue(draft.published?.value)), ("symbol", DraftValue(draft.symbol?.value)),
            ("capture", DraftValue(captureName)), ("sha256", .string(digest)), ("rights", .null),
        ])
    }

    private var sessions: DraftValue {
        .array(
            draft.sessions.map { session in
                .object([
                    ("body", .string(session.body)), ("session", DraftValue(session.number)),
                    ("event_date", DraftValue(session.eventDate?.value)), ("relation", .string(session.relation)),
                ])
            })
    }

    private var references: DraftValue {
        .array(
            draft.references.map { reference in
                reference.symbol.map { .object([("symbol", .string($0)), ("relation", .string("mentions"))]) }
                    ?? .object([("title", DraftValue(reference.title)), ("relation", .string("mentions"))])
            })
    }

    private var related: DraftValue {
        .array(relations.map { .object([("type", .string($0.type)), ("record", .string($0.record))]) })
    }

    /// The steps that the page tells of.
    private var provenance: DraftValue {
        var steps: [DraftValue] = []
        func add(_ activity: String, _ agent: String?, _ date: String?) {
            guard agent != nil || date != nil else { return }
            steps.append(
                .object([
                    ("activity", .string(activity)), ("agent", DraftValue(agent)), ("date", DraftValue(date)),
                ]))
        }
        add("issued", draft.issuer?.name, draft.dateIssued?.value)
        add("published", draft.publisher?.value, draft.published?.value)
        return .array(steps)
    }

    /// The words of the page behind each claim.
    private var evidence: DraftValue {
        var members: [(String, DraftValue)] = []
        if let date = draft.dateIssued { members.append(("/date_issued", quotes(date.grounds, date.spans))) }
        if let issuer = draft.issuer { members.append(("/issuer", quotes(.stated, Array(issuer.spans.prefix(2))))) }
        for (index, session) in draft.sessions.enumerated() {
            members.append(("/sessions/\(index)", quotes(.stated, [session.span])))
        }
        return .object(members)
    }

    /// A bare list is short for `stated`.
    private func quotes(_ grounds: Grounds, _ spans: [TextSpan]) -> DraftValue {
        var quotes: [String] = []
        for span in spans {
            let quote = page.quote(span)
            if !quotes.contains(quote) { quotes.append(quote) }
        }
        let list = DraftValue.array(quotes.map(DraftValue.string))
        return grounds == .stated ? list : .object([("how", .string(grounds.rawValue)), ("quotes", list)])
    }

    /// An id made of country, date, office and body, to be corrected like the rest.
    var proposedID: String {
        var parts: [String] = []
        if let country = draft.issuer?.country { parts.append(country) }
        parts.append(draft.dateIssued?.value ?? "undated")
        if let office = draft.issuer?.office { parts.append(office) }
        if let session = draft.sessions.first(where: { $0.number != nil }), let number = session.number {
            parts.append("\(session.body)-\(number)")
        }
        // What is neither letter nor digit, such as the mark of an uncertain date, parts words and does not end one.
        return parts.joined(separator: "-").lowercased()
            .split { !$0.isASCII || !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}
