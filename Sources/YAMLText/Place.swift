/// A place in the file as written.
struct Place: Hashable {
    /// 1-based; lines end at LF, so CRLF ends one line and a lone CR none.
    var line: Int
    /// 1-based, in UTF-8 bytes.
    var column: Int
    /// Offsets in the file, from 0.
    var byteRange: Range<Int>
}

/// Turns byte offsets into lines and columns, in one pass over the file as long as the offsets rise.
struct LineCursor {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var line = 1
    private var lineStart = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The place of a range. An offset before the last one asked for is counted again from the start of the file.
    mutating func place(of range: Range<Int>) -> Place {
        if range.lowerBound < offset { self = LineCursor(bytes) }
        while offset < range.lowerBound {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = offset
            }
        }
        return Place(line: line, column: offset - lineStart + 1, byteRange: range)
    }

    /// The place of one range, counted from the start of the file.
    static func place(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Place {
        var cursor = LineCursor(bytes)
        return cursor.place(of: range)
    }
}

/// Turns the code point indices that libyaml counts in into byte offsets.
///
/// The text must be valid UTF-8. Indices of events rise, so that all of them together cost one pass.
struct CodePointCursor {
    private let bytes: UnsafeRawBufferPointer
    private let start: Int
    private var index = 0
    private var offset: Int

    /// - Parameter start: the byte offset of the code point with index 0.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        self.bytes = bytes
        self.start = start
        self.offset = start
    }

    /// The byte offset of a code point; the end of the file for an index past it.
    mutating func byteOffset(of target: Int) -> Int {
        if target < index { self = CodePointCursor(bytes, from: start) }
        while index < target, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            index += 1
        }
        return offset
    }
}
