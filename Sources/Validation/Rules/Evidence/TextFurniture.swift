import Authorities
import CByteScan
import Diagnostics
import Evidence
import JSONText
import Schema

/// The text of a record begins and ends with the statement, without the page around it.
struct TextFurniture: RecordRule {
    static let description = RuleDescription(
        id: "text/furniture", severity: .warning,
        summary: "No line of the page around it stands at the start or at the end of the text.",
        rationale: """
            Menus, buttons, notices and teasers of other articles are words that nobody said, and words are counted. Lines \
            that a table knows as such are found at both ends of a text, and what follows the mark with which an agency \
            ends its text. The mark itself, closing the last sentence, is the agency's. Lines that alone say that a \
            machine translated the text are not removed by the fix.
            """,
        triggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\n\nShare this article\nPrint"}"#
            ),
            .init(
                #"{"text": "Home\nSkip to content\n\nA spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#
            ),
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17. -0-\n\nWeather for tomorrow."}"#
            ),
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17. -0-"}"#
            ),
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nShare this burden with us, the Ministry said."}"#
            ),
        ])

    /// So much of each end of a text is looked at, in bytes.
    private static let reach = 2048
    /// A longer line is nobody's button. In bytes.
    private static let longestLine = 120

    private let tables: AuthorityTables
    private let machineTranslation = NoticeSearch(.machineTranslation)

    init?(_ context: RuleContext) {
        if context.fields[.text] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let node = record.value(.text), node.kind == .string else { return }
        for range in furniture(of: node, in: record) {
            let words = record.withCharacters(of: node) {
                ComparableText(UnsafeRawBufferPointer(rebasing: $0[range])).string
            }
            guard !words.isEmpty else { continue }
            findings.report(
                Self.description, at: node, characters: range,
                "\(quote(words, atMost: 60)) belongs to the page, not to the statement",
                help: isOnlySign(range, of: node, in: record)
                    ? "say in the provenance that a machine translated it, and leave it out" : "leave it out",
                fix: isOnlySign(range, of: node, in: record)
                    ? nil : .replace(node, characters: range, with: "", "leave out the page's own lines"))
        }
    }

    /// The lines of the page at both ends of a text.
    func furniture(of node: JSONNode, in record: RecordView) -> [Range<Int>] {
        let (start, end, count) = record.withCharacters(of: node) { text in
            let end = statementEnd(text)
            // White space at the very end stays as it is: in YAML it belongs to the form of the text.
            return (statementStart(text, before: end), end, max(end, Self.trimmed(0..<text.count, in: text).upperBound))
        }
        if start >= end || start == 0 && end == count { return [] }
        return [0..<start, end..<count].filter { !$0.isEmpty }
    }

    /// Whether some lines are all that says that a machine translated the text: they cannot go without loss.
    private func isOnlySign(_ range: Range<Int>, of node: JSONNode, in record: RecordView) -> Bool {
        let isDeclared = record.values(.stepMethod).contains { $0.kind == .string && $0.string == "machine" }
        return !isDeclared
            && record.withCharacters(of: node) { text in
                machineTranslation.first(atEndsOf: UnsafeRawBufferPointer(rebasing: text[range])) != nil
            }
    }

    /// Where the statement begins: behind the lines of the page.
    private func statementStart(_ text: UnsafeRawBufferPointer, before end: Int) -> Int {
        var start = 0
        var kept = 0
        while start < min(end, Self.reach) {
            let lineEnd = Self.lineEnd(in: text, start..<end)
            let line = Self.trimmed(start..<lineEnd, in: text)
            if !line.isEmpty {
                guard isFurniture(line, in: text) else { return kept == 0 ? 0 : line.lowerBound }
                kept += 1
            }
            start = lineEnd + 1
        }
        return 0
    }

    /// Where the statement ends: before the lines of the page, and behind the mark of its end.
    private func statementEnd(_ text: UnsafeRawBufferPointer) -> Int {
        let limit = max(0, text.count - Self.reach)
        var end = text.count
        var result = text.count
        // From the last line up, as long as lines are the page's.
        while end > limit {
            let lineStart = text[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let line = Self.trimmed(lineStart..<end, in: text)
            if !line.isEmpty {
                guard isFurniture(line, in: text) else { break }
                result = lineStart
            }
            end = max(0, lineStart - 1)
            if lineStart == 0 { break }
        }
        if let mark = endOfMark(in: text, limit..<result) { result = mark }
        guard result < text.count else { return text.count }
        return Self.trimmed(0..<result, in: text).upperBound
    }

    /// Behind the first mark of a text's end that closes a line, where lines with words follow it.
    private func endOfMark(in text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while start < range.upperBound {
            let lineEnd = Self.lineEnd(in: text, start..<range.upperBound)
            let line = Self.trimmed(start..<lineEnd, in: text)
            if lineEnd < range.upperBound, let mark = tables.endMark(endingAt: line.upperBound, in: text),
                mark.span.lowerBound >= line.lowerBound,
                !Self.trimmed(lineEnd..<range.upperBound, in: text).isEmpty
            {
                return line.upperBound
            }
            start = lineEnd + 1
        }
        return nil
    }

    /// Whether a table says that a line is the page's: a button or a menu, or what comes after statements.
    private func isFurniture(_ line: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
        guard line.count <= Self.longestLine else { return false }
        func isRest(_ end: Int) -> Bool {
            text[min(end, line.upperBound)..<line.upperBound].allSatisfy { byte in
                byte < 0x80 && !(0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20)
            }
        }
        if let mention = tables.cueMention(of: .furniture, at: line.lowerBound, in: text) {
            if mention.span.upperBound <= line.upperBound, isRest(mention.span.upperBound) { return true }
            // A line that only begins so may be a sentence.
            if mention.cue.place != .line, !Self.endsSentence(text[line]) { return true }
        }
        guard let mention = tables.cueMention(of: .statementEnd, at: line.lowerBound, in: text) else { return false }
        return mention.cue.place == .start && !Self.endsSentence(text[line])
    }

    private static func endsSentence(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        line.last.map { ".!?:".utf8.contains($0) } ?? false || line.suffix(3).elementsEqual("。".utf8)
    }

    /// The offset of the first line feed of a part, or the end of the part.
    private static func lineEnd(in text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return range.upperBound }
        return range.lowerBound + Int(byte_scan_run_before(0x0A, start + range.lowerBound, start + range.upperBound))
    }

    private static func trimmed(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Range<Int> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(text[start]) { start += 1 }
        while end > start, isSpace(text[end - 1]) { end -= 1 }
        return start..<end
    }
}
