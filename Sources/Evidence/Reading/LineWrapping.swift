/// How a text was broken into lines of about one length, as in what was copied out of a printed document.
///
/// Only a text that goes on many times with a small letter is taken for such a one; in others each line stands for itself
/// unless the next begins so.
struct LineWrapping {
    /// The usual length of a broken line in scalars; `nil` where the lines were not broken.
    private let width: Int?

    /// So many lines that go on with a small letter show that a text was broken into lines.
    private static let fewest = 6
    /// Longer lines are those of a screen, and hold whole paragraphs.
    private static let longest = 140
    /// A line of a heading may be shorter.
    private static let shortest = 25

    init(of text: [UInt8]) {
        var lines = LineReader(text: text)
        var lengths: [Int] = []
        var last: TextSpan?
        while let line = lines.next() {
            if let last, !line.isEmpty, Self.isOpen(last, in: text), Self.beginsWithSmallLetter(line, in: text) {
                lengths.append(Self.length(of: last, in: text))
            }
            last = line.isEmpty ? nil : line
        }
        lengths.sort()
        let median = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
        width = lengths.count >= Self.fewest && median <= Self.longest ? median : nil
    }

    /// Whether a line goes on the sentence of the line before: that one is no heading by its length, and ends nothing, and
    /// this one begins with a small letter, or with a word for which a line of the usual length had no room.
    ///
    /// - Parameter afterBlank: whether a blank line stands between them, as where a page of the document ends.
    func goesOn(_ last: TextSpan, with next: TextSpan, afterBlank: Bool, in text: [UInt8]) -> Bool {
        guard !next.isEmpty, Self.isOpen(last, in: text) else { return false }
        let isSmall = Self.beginsWithSmallLetter(next, in: text)
        if !afterBlank, isSmall || text[last].last == UInt8(ascii: ",") { return true }
        guard let width else { return false }
        let word = text[next].prefix { !$0.isWhiteSpace }
        let full =
            Self.length(of: lastLine(of: last, in: text), in: text)
            + Self.length(of: word.startIndex..<word.endIndex, in: text) + 1
        return full * 20 >= width * 17 && (isSmall || !afterBlank)
    }

    private func lastLine(of block: TextSpan, in text: [UInt8]) -> TextSpan {
        let start = text[block].lastIndex(of: 0x0A).map { $0 + 1 } ?? block.lowerBound
        return start..<block.upperBound
    }

    /// Whether a line is longer than most headings, and ends nothing.
    private static func isOpen(_ line: TextSpan, in text: [UInt8]) -> Bool {
        guard let end = text[line].last, line.count >= shortest else { return false }
        return !".:;!?".utf8.contains(end)
    }

    private static func beginsWithSmallLetter(_ line: TextSpan, in text: [UInt8]) -> Bool {
        let start = String(decoding: text[line].prefix(8), as: UTF8.self).unicodeScalars.first
        return start?.properties.isLowercase ?? false
    }

    private static func length(of line: TextSpan, in text: [UInt8]) -> Int {
        text[line].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}
