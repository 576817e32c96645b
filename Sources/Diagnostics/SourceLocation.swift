/// A range of bytes in a file as it was written, with the line and column of its first byte.
public struct SourceLocation: Hashable, Sendable {
    /// The path of the file as the user named it, or relative to the corpus folder; `-` for standard input.
    public var file: String
    /// The 1-based line of the first byte; a line ends at LF.
    public var line: Int
    /// The 1-based column of the first byte, in UTF-8 bytes.
    public var column: Int
    /// The 0-based byte offsets in the file; in a compressed file, in its uncompressed bytes.
    public var byteRange: Range<Int>

    /// Creates a location.
    public init(file: String, line: Int, column: Int, byteRange: Range<Int>) {
        self.file = file
        self.line = line
        self.column = column
        self.byteRange = byteRange
    }

    /// The start of a file: for findings about a file as a whole.
    public static func start(of file: String) -> SourceLocation {
        SourceLocation(file: file, line: 1, column: 1, byteRange: 0..<0)
    }
}
