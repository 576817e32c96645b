import Authorities
import Diagnostics
import JSONText
import Schema

/// A text does not end in the middle.
struct Truncated: RecordRule {
    static let description = RuleDescription(
        id: "text/truncated", severity: .warning,
        summary: "A text goes on to its end.",
        rationale: """
            Feeds, databases and teasers cut texts, and half a statement passes for a whole one. A text looks cut that \
            ends in an ellipsis or a link to the rest, that ends without the end of a sentence in a line of prose, or \
            that has exactly as many characters or bytes as a column or a cell holds and stops within a sentence. Short \
            last lines are signatures, dates and names, and in order. Where a capture has what is missing, \
            `text/incomplete` says it.
            """,
        triggering: [
            .init(#"{"text": "A spokesperson for the Ministry answered the resolution of November 17 and…"}"#),
            .init(#"{"text": "A spokesperson for the Ministry answered the resolution. Read more"}"#),
            .init(#"{"text": "A spokesperson for the Ministry answered the resolution [...]"}"#),
            .init(
                #"{"text": "A spokesperson for the Ministry answered the resolution of November 17. The Ministry holds that the resolution was put to the vote without the consent of the States that it names, that it rests on reports which none of them was shown, and that the delegations which spoke in its favour had been given no ti"}"#
            ),
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry answered the resolution of November 17. The Ministry holds that the resolution was put to the vote without the consent of the States that it names, and that the delegations which spoke in its favour had been given no time.\nJane Doe\nAmbassador"}"#
            )
        ])

    /// Lengths at which programs cut: columns, cells, fields. In bytes, code points or UTF-16 code units.
    private static let roundLengths: Set<Int> = [
        250, 255, 256, 300, 400, 500, 512, 1_000, 1_023, 1_024, 2_000, 2_047, 2_048, 3_000, 4_000, 4_095, 4_096, 5_000,
        8_000, 8_191, 8_192, 10_000, 16_383, 16_384, 20_000, 30_000, 32_000, 32_766, 32_767, 32_768, 50_000, 65_534,
        65_535, 65_536, 100_000,
    ]

    /// A shorter text may be a heading. In bytes.
    private static let shortestText = 250
    /// A shorter last line may be a signature. In letters, of which a Chinese character is worth two.
    private static let shortestProse = 80
    /// What follows the end of a sentence this closely is a sign that the text ends, as `-0-` or `ENDS`. In bytes.
    private static let longestClosing = 16

    private let notices: NoticeSearch

    init?(_ context: RuleContext) {
        if context.fields[.text] == nil { return nil }
        notices = NoticeSearch(.cut)
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let node = record.value(.text), node.kind == .string else { return }
        let found = record.withCharacters(of: node) { text -> (place: Range<Int>, reason: String)? in
            let end = Self.end(of: text)
            guard end > 0 else { return nil }
            let trimmed = UnsafeRawBufferPointer(rebasing: text[..<end])
            return notice(trimmed) ?? Self.roundLength(text, trimmed) ?? Self.openSentence(trimmed)
        }
        guard let found, !findings.hasReported([TextIncomplete.description], in: node) else { return }
        findings.report(
            Self.description, at: node, characters: found.place, "the text looks cut: \(found.reason)",
            help: "retrieve the whole text")
    }

    // MARK: Signs

    private func notice(_ text: UnsafeRawBufferPointer) -> (place: Range<Int>, reason: String)? {
        for sign in ["…", "...", "[…]", "[...]", "(…)", "(...)"]
        where text.suffix(sign.utf8.count).elementsEqual(sign.utf8) {
            return (text.count - sign.utf8.count..<text.count, "it ends in `\(sign)`")
        }
        return notices.last(of: text).map { ($0, "it ends in a link to the rest") }
    }

    private static func roundLength(
        _ text: UnsafeRawBufferPointer, _ trimmed: UnsafeRawBufferPointer
    ) -> (place: Range<Int>, reason: String)? {
        guard let place = openEnd(of: trimmed) else { return nil }
        let lengths = [
            (text.count, "bytes"), (countCodePoints(text), "characters"),
            (countCodePoints(text) + text.count { $0 >= 0xF0 }, "UTF-16 code units"),
        ]
        guard let length = lengths.first(where: { roundLengths.contains($0.0) }) else { return nil }
        return (place, "it ends within a sentence after exactly \(length.0) \(length.1)")
    }

    private static func openSentence(_ text: UnsafeRawBufferPointer) -> (place: Range<Int>, reason: String)? {
        guard text.count >= shortestText, let place = openEnd(of: text) else { return nil }
        let start = text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = UnsafeRawBufferPointer(rebasing: text[start...])
        let dense = line.count { $0 >= 0xE3 }
        guard countCodePoints(line) + dense >= shortestProse, isProse(line, dense: dense) else { return nil }
        return (place, "its last line ends within a sentence")
    }

    /// Whether a line is neither an address nor a row of a table: words parted by single spaces, but in scripts that have
    /// none.
    private static func isProse(_ line: UnsafeRawBufferPointer, dense: Int) -> Bool {
        if dense * 6 > line.count { return true }
        let spaces = line.indices.filter { line[$0] == UInt8(ascii: " ") }
        let columns = zip(spaces, spaces.dropFirst()).count { $1 == $0 + 1 }
        return spaces.count * 15 >= countCodePoints(line) && columns < 3 && !line.contains(UInt8(ascii: "\t"))
    }

    // MARK: Ends

    /// Where the text ends but for white space.
    private static func end(of text: UnsafeRawBufferPointer) -> Int {
        var end = text.count
        while end > 0, [0x20, 0x09, 0x0A, 0x0D].contains(text[end - 1]) { end -= 1 }
        return end
    }

    /// The last character, where no sentence can end in it: a letter or a comma. Scripts that do not mark the end of
    /// sentences are left alone.
    private static func openEnd(of text: UnsafeRawBufferPointer) -> Range<Int>? {
        var start = text.count - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        let last = text[start...]
        guard !text.suffix(longestClosing).contains(where: { [0x2E, 0x21, 0x3F].contains($0) }) else { return nil }
        guard let scalar = String(decoding: last, as: UTF8.self).unicodeScalars.first else { return nil }
        let marksNoEnd = 0xE00...0x109F ~= scalar.value || 0x1780...0x17FF ~= scalar.value
        let isOpen = (scalar.properties.isAlphabetic && !marksNoEnd) || [",", "،", "、", "，"].contains(scalar)
        return isOpen ? start..<text.count : nil
    }
}
