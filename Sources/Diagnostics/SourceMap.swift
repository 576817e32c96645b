import CByteScan

/// Says where the parts of a record's JSON text stand in the file as written.
///
/// Records written as YAML or Markdown are converted to JSON text before they are checked; the map takes a place in that
/// text back to the file. For a record written as JSON the two are the same bytes, shifted.
public struct SourceMap: Sendable {
    /// One key or value of converted text and its place in the file.
    public struct Anchor: Hashable, Sendable {
        /// The offset of the key's or value's first byte in the JSON text.
        public var textOffset: Int
        /// The 1-based line in the file.
        public var line: Int
        /// The 1-based column in the file, in UTF-8 bytes.
        public var column: Int
        /// The 0-based offsets of the key or value in the file.
        public var byteRange: Range<Int>

        /// Creates an anchor.
        public init(textOffset: Int, line: Int, column: Int, byteRange: Range<Int>) {
            self.textOffset = textOffset
            self.line = line
            self.column = column
            self.byteRange = byteRange
        }
    }

    private enum Storage: Sendable {
        case direct(line: Int, column: Int, offset: Int)
        case converted([Anchor], verbatimOffset: Int?)
    }

    private let storage: Storage

    /// A map for JSON text that stands in the file as it is, from the given 1-based line and column and 0-based offset.
    public static func direct(line: Int, column: Int, offset: Int) -> SourceMap {
        SourceMap(storage: .direct(line: line, column: column, offset: offset))
    }

    /// A map for converted text.
    ///
    /// - Parameters:
    ///   - anchors: one for each key and value, with rising `textOffset`.
    ///   - verbatimOffset: the offset in the JSON text of a string that the file holds character by character, but for
    ///     CRLF, which is LF in the text: the body of a Markdown file.
    public static func converted(_ anchors: [Anchor], verbatimOffset: Int? = nil) -> SourceMap {
        SourceMap(storage: .converted(anchors, verbatimOffset: verbatimOffset))
    }

    /// The 0-based offset in the file of the text's first byte, where the text stands in the file as it is; else `nil`.
    public var directOffset: Int? {
        if case .direct(_, _, let offset) = storage { offset } else { nil }
    }

    /// The anchor of the key or value that begins at an offset of converted text; `nil` where none does.
    public func anchor(at textOffset: Int) -> Anchor? {
        guard case .converted(let anchors, _) = storage, let anchor = Self.last(of: anchors, notAfter: textOffset),
            anchor.textOffset == textOffset
        else { return nil }
        return anchor
    }

    /// The anchor of the last key or value that begins before an offset of converted text; `nil` where none does.
    public func lastAnchor(before textOffset: Int) -> Anchor? {
        guard case .converted(let anchors, _) = storage else { return nil }
        return Self.last(of: anchors, notAfter: textOffset - 1)
    }

    /// Whether the string that begins at an offset of converted text stands in the file character by character.
    public func isVerbatim(at textOffset: Int) -> Bool {
        if case .converted(_, let offset?) = storage { offset == textOffset } else { false }
    }

    /// The place in the file of a range of the JSON text.
    ///
    /// Complexity: for direct text O(range start) to count lines; for converted text O(log anchors), and the place is
    /// that of the innermost key or value that the range begins in.
    public func location(of range: Range<Int>, in text: UnsafeRawBufferPointer, file: String) -> SourceLocation {
        switch storage {
        case .direct(var line, var column, let offset):
            let end = min(range.lowerBound, text.count)
            var lineStart = 0
            forEachLineFeed(in: text, before: end) { index in
                line += 1
                column = 1
                lineStart = index + 1
            }
            return SourceLocation(
                file: file, line: line, column: column + (range.lowerBound - lineStart),
                byteRange: offset + range.lowerBound..<offset + range.upperBound)
        case .converted(let anchors, _):
            guard let anchor = Self.last(of: anchors, notAfter: range.lowerBound) else { return .start(of: file) }
            return SourceLocation(file: file, line: anchor.line, column: anchor.column, byteRange: anchor.byteRange)
        }
    }

    private static func last(of anchors: [Anchor], notAfter offset: Int) -> Anchor? {
        var low = 0
        var high = anchors.count
        while low < high {
            let middle = low + (high - low) / 2
            if anchors[middle].textOffset <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 ? anchors[low - 1] : nil
    }
}

/// Hands out the offsets of the line feeds before an offset. Records in JSON Lines have none.
private func forEachLineFeed(in text: UnsafeRawBufferPointer, before end: Int, _ body: (Int) -> Void) {
    guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    var index = 0
    while true {
        index += Int(byte_scan_run_before(UInt8(ascii: "\n"), start + index, start + end))
        if index == end { return }
        body(index)
        index += 1
    }
}
