import Authorities
import Chronology

/// Who published a page, and where.
struct PublisherReader {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The publisher that a line or a field names: "Source: …", "… is reprinted from the …", `og:site_name`.
    func publisher() -> Claim<String>? {
        for field in facts.page.fields where ["og:site_name", "publisher", "dc.publisher"].contains(field.key) {
            return Claim(facts.page.quote(field.span), .stated, [field.span])
        }
        for (index, block) in facts.page.blocks.enumerated() where block.span.count <= 400 && block.role != .field {
            guard let cue = facts.cues(.publisher, in: block.span).first, isNear(index),
                !namesIssuer(cue, in: block.span)
            else { continue }
            guard cue.cue.place == .anywhere || cue.span.lowerBound - block.span.lowerBound <= 80,
                let name = name(behind: cue, in: block.span)
            else { continue }
            return Claim(facts.page.quote(name), .stated, [name])
        }
        return agency()
    }

    /// Whether an author's name is that of an office, which issues the text and does not carry it: "By: Minister of State".
    func namesIssuer(_ cue: CueMention, in line: TextSpan) -> Bool {
        cue.cue.value == Self.author
            && facts.names(in: cue.span.upperBound..<line.upperBound).contains {
                $0.thing == .offices && $0.code != "news_agency"
            }
    }

    /// The value of cues that name the author, who may be the issuer.
    private static let author = "author"

    /// Above the text, or just behind it.
    private func isNear(_ block: Int) -> Bool {
        guard let last = facts.boundaries.body.last else { return true }
        return block <= last + 3
    }

    /// What follows the words, up to a bar, a date or the end of the line.
    private func name(behind cue: CueMention, in block: TextSpan) -> TextSpan? {
        var end = block.upperBound
        if let bar = facts.page.text[cue.span.upperBound..<end].firstIndex(of: UInt8(ascii: "|")) { end = bar }
        if let date = facts.dates.first(where: { $0.span.lowerBound >= cue.span.upperBound }) {
            end = min(end, date.span.lowerBound)
        }
        var span = PlainTextReader.trimmed(cue.span.upperBound..<max(end, cue.span.upperBound), in: facts.page.text)
        for word in [" on", " am", " le", " el"] where facts.page.string(span).hasSuffix(word) {
            span = span.lowerBound..<span.upperBound - word.utf8.count
        }
        return 2...120 ~= span.count && !facts.page.string(span).hasPrefix("http") ? span : nil
    }

    /// The agency whose report the page is.
    ///
    /// It stands in brackets behind the date of a dateline, with which the text or the line above it begins, or is named as
    /// the author, in a field or a line of its own near above the text.
    func agency() -> Claim<String>? {
        guard let first = facts.boundaries.body.first else { return nil }
        return agency(in: first) ?? (first > 0 ? agency(in: first - 1) : nil) ?? author(above: first)
    }

    private func author(above first: Int) -> Claim<String>? {
        let fields = facts.page.fields.filter { ["author", "byline", "source", "agency"].contains($0.key) }.map(\.span)
        let lines = (max(0, first - 4)...first).map { facts.head(of: $0) }
        for span in fields + lines where span.count <= 60 {
            guard let cue = facts.cues(.page, in: span).first(where: { $0.cue.value == "agency" }) else { continue }
            if cue.span.count * 2 >= span.count { return Claim(facts.page.quote(cue.span), .stated, [cue.span]) }
        }
        return nil
    }

    /// Whether the page's own address is that of a government.
    var isOfficial: Bool {
        guard let address = address() else { return false }
        let host = address.value.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != ":" }
        return facts.tables.isGovernmentHost(host)
    }

    private func agency(in index: Int) -> Claim<String>? {
        let block = facts.page.blocks[index].span
        let head = block.lowerBound..<min(block.upperBound, block.lowerBound + 96)
        guard let open = facts.page.text[head].firstIndex(of: UInt8(ascii: "(")),
            let close = facts.page.text[open..<head.upperBound].firstIndex(of: UInt8(ascii: ")")),
            2...24 ~= close - open - 1,
            facts.dates.contains(where: { head.contains($0.span.lowerBound) && $0.span.upperBound <= open })
        else { return nil }
        let span = open + 1..<close
        guard facts.page.string(span).allSatisfy({ $0.isUppercase || $0 == "-" || $0 == " " }) else { return nil }
        return Claim(facts.page.string(span), .stated, [span])
    }

    /// The address that stands alone on the page's first line, or in a field.
    func address() -> Claim<String>? {
        let fields = facts.page.fields.filter { ["url", "og:url", "source_url", "canonical"].contains($0.key) }.map(
            \.span)
        let first = facts.page.blocks.first.map { [$0.span] } ?? []
        for span in fields + first {
            let text = facts.page.string(span)
            if text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace) {
                return Claim(text, .stated, [span])
            }
        }
        return nil
    }
}
