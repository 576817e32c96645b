import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// The text of a record has the whole statement of its capture.
struct TextIncomplete: RecordRule {
    static let description = RuleDescription(
        id: "text/incomplete", severity: .warning,
        summary: "The text has all paragraphs of the statement in the capture.",
        rationale: """
            A copy that stops before the end, or passes over a paragraph, looks whole, and what was left out is often what \
            matters. The text is held against the statement as it is read from the capture, paragraph by paragraph: the \
            first stretch of sentences that the record passes over is reported, with how many more there are, and what a \
            paragraph lacks at its end. What announces the statement, and ends in a colon, and what says when the page \
            was published may be missing. At the start and at the end, where the page may have notices of its own, less \
            than a fifth of the text is a note. An excerpt that is declared as `excerpt_of` another document is in order.
            """,
        triggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#,
                capture: SampleCapture.page(
                    then: """
                        The Third Committee adopted it at the 76th session of the UN General Assembly, although more than \
                        thirty delegations had asked for its consideration to be deferred. The Ministry does not accept it.
                        """)),
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Ministry does not accept it as a fair account."}"#,
                capture: SampleCapture.page(
                    then: """
                        The Third Committee adopted it at the 76th session of the UN General Assembly.

                        The Ministry does not accept it as a fair account.
                        """)),
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session."}"#,
                capture: SampleCapture.page(then: "The Third Committee adopted it at the 76th session."))
        ])

    /// Less of a statement is a signature, a date, a note of the page. In bytes.
    private static let shortestSentence = 40
    /// Less of a block that the record has in part is a mark of its end. In bytes.
    private static let shortestRest = 16
    /// So much is left out also where no sentence ends in it, as a list. In bytes.
    private static let shortestPassage = 200

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        guard context.fields[.text] != nil, context.fields[.capture] != nil else { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture, let position = capture.position, let places = capture.paragraphs,
            !places.isGivenUp, let node = record.value(.text), node.kind == .string, !Self.isExcerpt(record)
        else { return }
        let text = capture.reading.text
        let blocks = capture.reading.statementBlocks[position]
        let gaps = places.gaps(in: blocks).filter { counts($0, of: blocks, in: text) }
        guard !gaps.isEmpty else { return }
        let own = places.paragraphs.reduce(0) { $0 + $1.text.bytes.count + 1 }
        let edges = gaps.filter { $0.isAtEnd || $0.before == nil }
        let isAtEdges = edges.count == gaps.count && edges.reduce(0) { $0 + $1.range.count } * 5 < own
        // What is missing within is worse than what is missing at an end.
        guard
            let first = gaps.first(where: { !$0.isAtEnd && $0.before != nil }) ?? gaps.last(where: \.isAtEnd)
                ?? gaps.first,
            let place = first.before ?? places.paragraphs.indices.first
        else { return }
        let cut = String(decoding: text.bytes[first.range].prefix(200), as: UTF8.self)
        let words = quote(cut, atMost: 60)
        let more = andMore(gaps.count)
        findings.report(
            Self.description, at: node, characters: places.paragraphs[place].range,
            first.isAtEnd
                ? "the text ends here, and the capture's goes on with \(words)" + more
                : first.before == nil
                    ? "the text begins here, and the capture's begins before, with \(words)" + more
                    : "the text passes over what the capture has behind this: \(words)" + more,
            help: "take the whole text", severity: isAtEdges ? .note : nil)
    }

    /// Whether a gap is something that was said, and not a signature, a dateline or a mark.
    private func counts(_ gap: ParagraphPlaces.Gap, of blocks: [Range<Int>], in text: ComparableText) -> Bool {
        let words = text.bytes[gap.range]
        guard words.contains(where: { $0 >= 0x80 || 0x61...0x7A ~= $0 | 0x20 }) else { return false }
        if gap.before == nil, isOfPage(gap.range, in: text) { return false }
        if words.count >= Self.shortestPassage { return true }
        let block = blocks.first { $0.lowerBound <= gap.range.lowerBound && gap.range.upperBound <= $0.upperBound }
        // Behind what the record has of a block, the sentence goes on.
        if let block, gap.range.lowerBound > block.lowerBound { return words.count >= Self.shortestRest }
        let startsBlock = block.map { gap.range.upperBound < $0.upperBound } ?? false
        return words.count >= (startsBlock ? 2 : 1) * Self.shortestSentence && Self.endsSentence(words)
    }

    /// Whether what stands above a statement announces it, says when or by whom the page was published, or is put in
    /// brackets: none of this was said in the statement.
    private func isOfPage(_ range: Range<Int>, in text: ComparableText) -> Bool {
        let words = text.bytes[range]
        if [":", "："].contains(where: { words.suffix($0.utf8.count).elementsEqual($0.utf8) }) { return true }
        if words.first == UInt8(ascii: "["), words.last == UInt8(ascii: "]") { return true }
        if words.first == UInt8(ascii: "("), words.last == UInt8(ascii: ")") { return true }
        // A line that says when or by whom is short, and "On the 17th" may begin a sentence.
        guard words.count < Self.shortestPassage else { return false }
        return text.bytes.withUnsafeBytes { text in
            [Cue.Meaning.date, .publisher].contains { meaning in
                tables.cueMention(of: meaning, at: range.lowerBound, in: text).map { $0.cue.value != "day" } ?? false
            }
        }
    }

    /// Whether a sentence ends in some words: at their end, or in a long line behind a word that is no abbreviation.
    private static func endsSentence(_ words: ArraySlice<UInt8>) -> Bool {
        func isMark(_ scalar: Unicode.Scalar) -> Bool { ".!?:;…。！？：；؟۔।".unicodeScalars.contains(scalar) }
        let scalars = String(decoding: words, as: UTF8.self).unicodeScalars
        if scalars.reversed().first(where: { !"\"'”’»)]*_ ".unicodeScalars.contains($0) }).map(isMark) ?? false {
            return true
        }
        guard words.count >= 2 * shortestSentence else { return false }
        var letters = 0
        for scalar in scalars {
            if isMark(scalar), letters > 4 { return true }
            letters = scalar.properties.isAlphabetic ? letters + 1 : 0
        }
        return false
    }

    private static func isExcerpt(_ record: RecordView) -> Bool {
        record.values(.relationType).contains {
            $0.kind == .string && $0.string == TextOverlap.Relation.excerpt.rawValue
        }
    }
}
