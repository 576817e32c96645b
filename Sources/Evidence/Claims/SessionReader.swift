import Authorities
import Chronology

/// The sessions and documents that a statement refers to.
struct SessionReader {
    private let facts: PageFacts
    private let kind: String?
    private let issued: CalendarDay?
    /// The cover of a speech has so many lines at most.
    private static let longestCover = 16

    /// - Parameters:
    ///   - kind: the kind of statement.
    ///   - issued: its day of issue, by which the year of an event before it is told.
    init(_ facts: PageFacts, kind: String?, issued: CalendarDay?) {
        self.facts = facts
        self.kind = kind
        self.issued = issued
    }

    /// The sessions, in the order of the page, each once.
    ///
    /// Where a committee and the body whose sessions it uses are both named with one number, the committee is meant.
    /// Where no session has a number, the body that the text speaks of most is one without.
    func read() -> [SessionClaim] {
        let blocks = spokenBlocks
        var claims: [SessionClaim] = []
        var last: String?
        for mention in facts.sessions
        where !mention.isSpecial && facts.isIn(blocks, mention.span) && !isInAddress(mention.span) {
            // A session that is given to no body is one of the body that was spoken of last.
            guard let body = mention.body ?? last ?? bodyOfPage(), isPossible(body, mention.number) else { continue }
            last = body
            if claims.contains(where: { $0.body == body && $0.number == mention.number }) { continue }
            claims.append(claim(body, mention.number, whole(mention)))
        }
        claims = claims.filter { claim in
            !claims.contains { other in
                other.number == claim.number && other.body != claim.body
                    && facts.tables.sessionOwner(of: other.body) == claim.body
            }
        }
        return claims.isEmpty ? unnumbered().map { [$0] } ?? [] : claims
    }

    /// The blocks that speak of the statement's sessions; of a document of the United Nations its head, too, and of a
    /// speech its cover.
    private var spokenBlocks: [Int] {
        let isDocument = ReferenceReader(facts).ownSymbol() != nil
        guard isDocument || kind == "speech", !facts.isAnnex, let first = facts.boundaries.body.first else {
            return facts.statementBlocks
        }
        let start = facts.part.blocks.lowerBound
        let head = (isDocument ? start : max(start, first - Self.longestCover))..<first
        return Array(head) + facts.statementBlocks.filter { !head.contains($0) }
    }

    /// Whether words are joined as in an address: "79th-session-general-assembly".
    private func isInAddress(_ span: TextSpan) -> Bool {
        let end = facts.page.text[span.upperBound...].prefix(1).first
        return end == UInt8(ascii: "-") && facts.page.text[span].contains(UInt8(ascii: "-"))
            || facts.page.text[span].split(separator: UInt8(ascii: "-")).count >= 3
                && !facts.page.text[span].contains(where: \.isWhiteSpace)
    }

    /// The session with the body that stands beside it.
    private func whole(_ mention: SessionMention) -> TextSpan {
        guard let body = mention.bodySpan else { return mention.span }
        let start = min(body.lowerBound, mention.span.lowerBound)
        let end = max(body.upperBound, mention.span.upperBound)
        return end - start <= 200 ? start..<end : mention.span
    }

    private func claim(_ body: String, _ number: Int?, _ span: TextSpan) -> SessionClaim {
        SessionClaim(
            body: body, number: number, eventDate: eventDate(beside: span), relation: relation(span), span: span)
    }

    /// Whether a body can have had such a session: the tables may not have the latest.
    private func isPossible(_ body: String, _ number: Int) -> Bool {
        switch facts.tables.session(body: body, number: number) {
        case .known: true
        case .outOfTable(let range): range.map { number <= $0.upperBound + 3 } ?? true
        case .unknownBody, .notNumbered, .beforeFirst: false
        }
    }

    /// The body in the heading of a document, for sessions that name none.
    private func bodyOfPage() -> String? {
        let end = facts.boundaries.body.first.map { facts.page.blocks[$0].span.upperBound } ?? facts.page.text.count
        let bodies = facts.names.filter {
            $0.thing == .bodies && $0.span.upperBound <= end && (!facts.isAnnex || facts.isInPart($0.span))
        }.map(\.code)
        return bodies.first { facts.tables.body($0)?.hasNumberedSessions ?? false }
    }

    /// The body that a text without numbered sessions speaks of most, by its own name.
    private func unnumbered() -> SessionClaim? {
        var counts: [(code: String, count: Int, span: TextSpan)] = []
        for name in facts.names
        where name.thing == .bodies && name.kind != .generic && facts.tables.body(name.code)?.symbolPrefix != nil
            && facts.isIn(facts.statementBlocks, name.span)
        {
            if let index = counts.firstIndex(where: { $0.code == name.code }) {
                counts[index].count += 1
            } else {
                counts.append((name.code, 1, name.span))
            }
        }
        var best: (code: String, count: Int, span: TextSpan)?
        for entry in counts where entry.count > best?.count ?? 0 { best = entry }
        return best.map { claim($0.code, nil, $0.span) }
    }

    /// The day of the event in the sentence that names the session.
    private func eventDate(beside span: TextSpan) -> Claim<String>? {
        let sentence = facts.sentence(around: span.lowerBound)
        let dates = facts.dates.filter {
            sentence.contains($0.span.lowerBound) && $0.day != nil && !$0.isAmbiguous && $0.end == nil
        }
        // Behind the session, "held on November 17", or the first of the sentence, "On November 14, …".
        guard let date = dates.first(where: { $0.span.lowerBound >= span.upperBound }) ?? dates.first,
            let text = date.start.edtfText
        else { return nil }
        guard date.year == nil, let issued, let month = date.month, let day = date.day,
            let event = [issued.year, issued.year - 1].lazy.compactMap({ CalendarDay(year: $0, month: month, day: day) }
            )
            .first(where: { $0 <= issued })
        else { return Claim(text, .stated, [date.span]) }
        return Claim(event.description, .derived, [date.span])
    }

    private func relation(_ span: TextSpan) -> String {
        let isInTitle = facts.isIn(facts.boundaries.title, span)
        if kind == "speech",
            isInTitle || facts.isIn(Array(facts.boundaries.header + facts.boundaries.body.prefix(1)), span)
        {
            return "delivered_at"
        }
        if kind == "letter" || kind == "note_verbale" { return "addressed_to" }
        return isInTitle || facts.isIn(Array(facts.boundaries.body.prefix(6)), span) ? "responds_to" : "mentions"
    }
}

/// The documents that a statement names.
struct ReferenceReader {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The symbol of the document that the page itself is: the first above the text, outside of a sentence. An annex has
    /// that of its letter, with which it is one document.
    func ownSymbol() -> Claim<String>? {
        guard let first = facts.boundaries.body.first else { return nil }
        let start = facts.page.blocks[first].span.lowerBound
        let mention = facts.symbols.first { mention in
            guard mention.span.upperBound <= start, let block = facts.page.block(at: mention.span.lowerBound) else {
                return false
            }
            return facts.page.blocks[block].span.count <= mention.span.count + 80
        }
        return mention.map { Claim($0.symbol.description, .stated, [$0.span]) }
    }

    /// Symbols and numbered resolutions of the statement and of what introduces it, in order, each once.
    func read(without own: String?) -> [ReferenceClaim] {
        let end = footnotesEnd ?? facts.page.text.count
        var references: [ReferenceClaim] = []
        var seen: Set<String> = own.map { [$0] } ?? []
        let symbols = (facts.symbols.map { ($0.span, $0.symbol.description) } + linkedSymbols()).sorted {
            $0.0.lowerBound < $1.0.lowerBound
        }
        for (span, symbol) in symbols
        where span.upperBound <= end && facts.isInPart(span) && seen.insert(symbol).inserted {
            references.append(ReferenceClaim(symbol: symbol, title: nil, span: span))
        }
        for resolution in facts.resolutions where facts.isIn(facts.statementBlocks, resolution.span) {
            let title = facts.page.quote(resolution.span)
            if seen.insert(title).inserted {
                references.append(ReferenceClaim(symbol: nil, title: title, span: resolution.span))
            }
        }
        return references
    }

    /// Where the text ends with its footnotes: the lines behind it that begin with a number or a sign.
    private var footnotesEnd: Int? {
        guard var last = facts.boundaries.body.last else { return nil }
        while last + 1 < facts.page.blocks.count, isFootnote(last + 1) { last += 1 }
        return facts.page.blocks[last].span.upperBound
    }

    private func isFootnote(_ block: Int) -> Bool {
        let line = facts.page.blocks[block]
        guard !line.isLink, line.span.count <= 600 else { return false }
        let sign = facts.page.text[line.span].prefix { !$0.isWhiteSpace }
        return sign.count < line.span.count && sign.count <= 4
            && sign.allSatisfy { 0x30...0x39 ~= $0 || "[]()*.".utf8.contains($0) }
    }

    /// Symbols in the addresses of the United Nations' document servers, `undocs.org/S/2020/7`.
    private func linkedSymbols() -> [(TextSpan, String)] {
        var found: [(TextSpan, String)] = []
        let text = facts.page.text
        for server in ["undocs.org/", "docs.un.org/"] {
            let name = Array(server.utf8)
            var index = 0
            while let hit = text[index...].firstRange(of: name) {
                index = hit.upperBound
                var start = hit.upperBound
                // The language of the address.
                if text[start...].prefix(3).last == UInt8(ascii: "/"),
                    text[start...].prefix(2).allSatisfy({ 0x61...0x7A ~= $0 })
                {
                    start += 3
                }
                let end = text[start...].firstIndex { $0.isWhiteSpace || "\"')]>?#".utf8.contains($0) } ?? text.count
                guard end - start <= DocumentSymbol.maximumLength,
                    let symbol = try? DocumentSymbol(parsing: facts.page.string(start..<end))
                else { continue }
                found.append((start..<end, symbol.description))
            }
        }
        return found
    }
}

extension ArraySlice<UInt8> {
    /// Where a run of bytes first occurs. Linear but for repeats of its first byte.
    fileprivate func firstRange(of bytes: [UInt8]) -> Range<Int>? {
        guard let first = bytes.first else { return nil }
        var index = startIndex
        while let start = self[index...].firstIndex(of: first) {
            if self[start...].starts(with: bytes) { return start..<start + bytes.count }
            index = start + 1
        }
        return nil
    }
}
