internal import Diagnostics

/// The source line in which a finding begins, or the part of it around the finding.
///
/// The bytes are those of the file: they need not be valid UTF-8, and a cut may fall within a character.
public struct SourceExcerpt: Hashable, Sendable {
    /// The bytes of the line; its line ending may be left on. A reporter looks at a few hundred bytes around the finding,
    /// so a window of 1 KB on either side of it serves every report.
    public var line: [UInt8]
    /// The 0-based byte column of the first byte of `line`.
    public var windowStart: Int
    /// Whether the source line begins before the window.
    public var cutAtStart: Bool
    /// Whether the source line goes on after the window.
    public var cutAtEnd: Bool

    /// Creates an excerpt; by default a whole line.
    public init(line: [UInt8], windowStart: Int = 0, cutAtStart: Bool = false, cutAtEnd: Bool = false) {
        self.line = line
        self.windowStart = windowStart
        self.cutAtStart = cutAtStart
        self.cutAtEnd = cutAtEnd
    }

    /// The bytes without the line ending, which the mark of a finding may still point at.
    var content: ArraySlice<UInt8> {
        var content = line[...]
        guard !cutAtEnd else { return content }
        if content.last == UInt8(ascii: "\n") { content.removeLast() }
        if content.last == UInt8(ascii: "\r") { content.removeLast() }
        return content
    }

    /// Where the value at a place stands in `content`; `nil` where it begins outside of the window.
    ///
    /// A value that goes on past the window, or on further lines, ends at the window's end.
    func range(of location: SourceLocation) -> Range<Int>? {
        let start = location.column - 1 - windowStart
        let end = content.count
        guard (0...end).contains(start) else { return nil }
        return start..<start + min(location.byteRange.count, end - start)
    }
}
