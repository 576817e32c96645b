public import Authorities
import Chronology

/// What was read from a capture: a statement, or why the page holds none.
public struct StatementDraft: Sendable {
    /// Why the page holds no statement; `nil` where it holds one.
    public var refusal: String?
    /// The title.
    public var title: Claim<String>?
    /// The kind of statement.
    public var kind: Claim<String>?
    /// Who issued it.
    public var issuer: IssuerClaim?
    /// The day of issue, in EDTF.
    public var dateIssued: Claim<String>?
    /// What the page has the day of issue from: it is said, or that of an agency's line, a signature, the head.
    public var dateRole: DateRole?
    /// The day of publication, in EDTF.
    public var published: Claim<String>?
    /// The day on which the page was saved, where it says so.
    public var retrieved: Claim<String>?
    /// The language of the statement's text, as a BCP 47 tag.
    public var language: Claim<String>?
    /// Who published the page.
    public var publisher: Claim<String>?
    /// The page's address, where it says so.
    public var url: Claim<String>?
    /// The symbol of the United Nations document that the page is.
    public var symbol: Claim<String>?
    /// The sessions that it refers to.
    public var sessions: [SessionClaim] = []
    /// The documents that it names.
    public var references: [ReferenceClaim] = []
    /// The statement's text, in stretches of the page: furniture between them is left out.
    public var text: [TextSpan] = []
    /// What the page does not say, and why.
    public var gaps: [DraftGap] = []
    /// Whether it is the annex of the letter before it.
    public var isAnnex = false

    /// Whether the page holds a statement.
    public var isStatement: Bool { refusal == nil }
}

/// Reads statements from captured pages.
///
/// Rules are general, and their words are in tables: `cues.csv`, `names.csv`, `calendar-words.csv` and others. Where a
/// page does not say, there is no value but a gap with its reason.
public struct StatementReader: Sendable {
    private let tables: AuthorityTables
    private let languages: LanguageReader

    /// A reader with these tables.
    public init(tables: AuthorityTables = .builtIn, languages: LanguageReader = .builtIn) {
        self.tables = tables
        self.languages = languages
    }

    /// A reader with the tables of the program, which are parsed now, on several processors where there are.
    public static func prepared() async -> StatementReader {
        async let tables: Void = AuthorityTables.builtIn.prepareForReading()
        let languages = LanguageReader.builtIn
        await tables
        return StatementReader(tables: .builtIn, languages: languages)
    }

    /// The statements of a page, in its order: one, or a letter and its annex.
    ///
    /// Complexity: linear in the length of the page but for the number of names and dates in it, among which is searched
    /// by halving.
    public func read(_ page: CapturePage) -> [StatementDraft] {
        PagePart.parts(of: page, tables).map { part in
            let facts = PageFacts(page, tables, language: language(of: page, part), part: part)
            return draft(facts)
        }
    }

    private func draft(_ facts: PageFacts) -> StatementDraft {
        var draft = StatementDraft()
        draft.isAnnex = facts.isAnnex
        let kind = KindReader(facts).read()
        draft.refusal = unreadable(facts.page) ?? kind.refusal
        draft.kind = kind.kind
        draft.text = textSpans(facts)
        draft.language = bodyLanguage(facts)
        draft.title = title(facts)
        let publisher = PublisherReader(facts)
        draft.publisher = publisher.publisher()
        draft.url = publisher.address()
        let dates = DateClaimReader(facts).read()
        draft.published = dates.published ?? dates.transmitted
        draft.retrieved = dates.captured
        guard draft.isStatement else {
            draft.gaps = [DraftGap(pointer: "", reason: draft.refusal ?? "")]
            return draft
        }
        draft.dateIssued = dates.issued
        draft.dateRole = dates.issuedRole
        if dates.issued == nil { draft.gaps.append(DraftGap(pointer: "/date_issued", reason: dates.issuedGap)) }
        draft.issuer = IssuerReader(facts).read()
        noteIssuerGaps(&draft)
        // A record has a name for its issuer: the page's own words for it.
        if let issuer = draft.issuer, issuer.name == nil {
            draft.issuer?.name = issuer.person ?? issuer.spans.first.map { facts.page.quote($0) }
        }
        draft.sessions = SessionReader(
            facts, kind: kind.kind?.value, issued: dates.issued.flatMap { try? CalendarDay(parsing: $0.value) }
        ).read()
        let references = ReferenceReader(facts)
        draft.symbol = references.ownSymbol()
        draft.references = references.read(without: draft.symbol?.value)
        noteSourceGaps(&draft, facts.page)
        return draft
    }

    /// Why a capture cannot hold a statement whatever it is.
    private func unreadable(_ page: CapturePage) -> String? {
        if !page.isText { return "it is no text: \(page.loss.bytes) of its bytes are those of no character" }
        return page.blocks.isEmpty ? "it is empty" : nil
    }

    private func noteIssuerGaps(_ draft: inout StatementDraft) {
        guard let issuer = draft.issuer else {
            draft.gaps.append(DraftGap(pointer: "/issuer", reason: "no line of the page names the issuer"))
            return
        }
        if issuer.name == nil {
            draft.gaps.append(DraftGap(pointer: "/issuer/name", reason: "the page names no institution"))
        }
        if issuer.office == "group_of_states" {
            draft.gaps.append(DraftGap(pointer: "/issuer/country", reason: "several states speak: list the others"))
        } else if issuer.country == nil {
            draft.gaps.append(DraftGap(pointer: "/issuer/country", reason: "no country stands beside the issuer"))
        } else if issuer.countryGrounds == .inferred {
            let reason =
                "no country stands beside the issuer: guessed from the language or the first sentence, to be checked"
            draft.gaps.append(DraftGap(pointer: "/issuer/country", reason: reason))
        }
    }

    private func noteSourceGaps(_ draft: inout StatementDraft, _ page: CapturePage) {
        if let line = page.loss.firstLine {
            let reason = "\(page.loss.count) could not be decoded, the first in line \(line): save it as UTF-8"
            draft.gaps.append(DraftGap(pointer: "/source/capture", reason: reason))
        }
        let missing = [
            ("/source/publisher", draft.publisher == nil, "the page does not name its publisher"),
            ("/source/url", draft.url == nil, "the page does not give its address"),
            ("/source/retrieved_at", draft.retrieved == nil, "the page does not say when it was retrieved"),
        ]
        draft.gaps += missing.filter(\.1).map { DraftGap(pointer: $0.0, reason: $0.2) }
    }

    // MARK: Text, title, language

    /// The blocks of the text; neighbours are one stretch.
    private func textSpans(_ facts: PageFacts) -> [TextSpan] {
        var spans: [TextSpan] = []
        var last: Int?
        for index in facts.boundaries.body {
            let span = facts.page.blocks[index].span
            if let previous = last, previous + 1 == index, let open = spans.last,
                facts.page.blocks[index].role != .quotation
            {
                spans[spans.count - 1] = open.lowerBound..<span.upperBound
            } else {
                spans.append(span)
            }
            last = index
        }
        if let mark = facts.boundaries.endMark, let open = spans.last, open.contains(mark) {
            spans[spans.count - 1] = open.lowerBound..<mark
        }
        return spans.filter { !$0.isEmpty }
    }

    private func title(_ facts: PageFacts) -> Claim<String>? {
        guard let first = facts.boundaries.title.first, let last = facts.boundaries.title.last else {
            let field = facts.page.fields.first { $0.key == "title" }
            return field.map { Claim(facts.page.quote($0.span), .stated, [$0.span]) } ?? firstLine(facts)
        }
        let span =
            facts.boundaries.titleSpan
            ?? facts.page.blocks[first].span.lowerBound..<facts.page.blocks[last].span.upperBound
        let separator = facts.language?.hasPrefix("zh") ?? false ? "" : " "
        let parts = first == last ? [span] : facts.boundaries.title.map { facts.page.blocks[$0].span }
        let text = parts.map(facts.page.quote).joined(separator: separator)
        let words = text.replacing("**", with: " ").split(separator: " ")
        return Claim(words.joined(separator: " "), .stated, [span])
    }

    /// What stands for a title where there is none: the first line above the text, else the first sentence.
    private func firstLine(_ facts: PageFacts) -> Claim<String>? {
        guard let block = facts.boundaries.header.first ?? facts.boundaries.body.first else { return nil }
        let sentence = facts.sentence(around: facts.page.blocks[block].span.lowerBound)
        let span = sentence.count <= 400 ? sentence : facts.head(of: block)
        let quote = facts.page.quote(span)
        return quote.isEmpty ? nil : Claim(String(quote.prefix(200)), .inferred, [span])
    }

    /// The language of a part before its boundaries are known.
    private func language(of page: CapturePage, _ part: PagePart) -> String? {
        guard let first = part.blocks.first, let last = part.blocks.last else { return nil }
        let span = page.blocks[first].span.lowerBound..<page.blocks[last].span.upperBound
        return page.text.withUnsafeBytes { text in
            let text = UnsafeRawBufferPointer(rebasing: text[span])
            return languages.read(text)?.main?.tag ?? languageOfNames(in: text)
        }
    }

    /// The language in which most names of a text are written: a guess where there is too little text for another.
    private func languageOfNames(in text: UnsafeRawBufferPointer) -> String? {
        var counts: [String: Int] = [:]
        for name in tables.nameIndex.mentions(in: text) {
            for language in name.languages { counts[language, default: 0] += 1 }
        }
        let best = counts.values.max() ?? 0
        let leading = counts.filter { $0.value == best }.keys
        if leading.count == 1 { return leading.first }
        // Of the languages that share their names, English alone needs no letter beyond ASCII.
        return leading.contains("en") && text.allSatisfy { $0 < 0x80 } ? "en" : nil
    }

    private func bodyLanguage(_ facts: PageFacts) -> Claim<String>? {
        let span = facts.boundaries.bodySpan(in: facts.page)
        let body = span.flatMap { span in
            facts.page.text.withUnsafeBytes { text in
                languages.read(UnsafeRawBufferPointer(rebasing: text[span]))?.main?.tag
            }
        }
        return (body ?? facts.language).map { tag in
            // From names alone, or a page whose text is too short to tell, it is a guess.
            Claim(tag, body == nil ? .inferred : .derived, span.map { [$0] } ?? [])
        }
    }
}
