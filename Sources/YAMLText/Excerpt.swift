import JSONText

/// Text of a file as it is put into a message.
enum Excerpt {
    /// The most bytes that are quoted.
    private static let limit = 40

    /// The bytes of a range between backticks: at most 40, the first line only, tabs as spaces and control characters as `?`.
    ///
    /// Left out where values are redacted: text that is not YAML may be any part of a record.
    ///
    /// - Parameter bytes: valid UTF-8.
    static func quoted(_ range: Range<Int>, of bytes: UnsafeRawBufferPointer) -> String {
        if Redaction.isOn { return Redaction.placeholder }
        let range = range.clamped(to: 0..<bytes.count)
        var end = range.lowerBound
        while end < range.upperBound, !isLineBreak(bytes[end]) { end += 1 }
        let isCut = end < range.upperBound || end - range.lowerBound > limit
        if end - range.lowerBound > limit {
            end = range.lowerBound + limit
            while end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
        let shown = bytes[range.lowerBound..<end].map { byte in
            if byte == UInt8(ascii: "\t") { return UInt8(ascii: " ") }
            return byte < 0x20 || byte == 0x7F ? UInt8(ascii: "?") : byte
        }
        return "`\(String(decoding: shown, as: UTF8.self))\(isCut ? "…" : "")`"
    }

    /// The rest of the line from an offset, as `quoted` shows it, or what stands there instead.
    static func rest(from offset: Int, of bytes: UnsafeRawBufferPointer) -> String {
        guard offset < bytes.count else { return "the end of the file" }
        let range = offset..<lineEnd(from: offset, in: bytes)
        return range.isEmpty ? "the end of the line" : quoted(range, of: bytes)
    }

    /// The offset of the line break at or after an offset, or the end of the file.
    static func lineEnd(from offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        var end = min(offset, bytes.count)
        while end < bytes.count, !isLineBreak(bytes[end]) { end += 1 }
        return end
    }

    /// The offset of the first byte of the line that an offset stands in.
    static func lineStart(of offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        var start = min(offset, bytes.count)
        while start > 0, !isLineBreak(bytes[start - 1]) { start -= 1 }
        return start
    }

    /// The anchor, alias or tag that begins at an offset: it ends before white space or an indicator of flow style.
    static func property(from offset: Int, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
        var end = min(offset + 1, bytes.count)
        while end < bytes.count, !isWhiteSpace(bytes[end]), !",[]{}".utf8.contains(bytes[end]) { end += 1 }
        return min(offset, end)..<end
    }

    static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    static func isWhiteSpace(_ byte: UInt8) -> Bool {
        isBlank(byte) || isLineBreak(byte)
    }

    /// A number in hexadecimal, upper case, with at least the given number of digits.
    static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
