/// The source line in which a finding begins, or the part of it around the finding.
///
/// The bytes are those of the file: they need not be valid UTF-8, and a cut may fall within a character.
public struct SourceExcerpt: Hashable, Sendable {
    /// The bytes of the line; its line ending may be left on.
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
}
