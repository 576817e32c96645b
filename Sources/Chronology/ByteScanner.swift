/// Reads a text byte by byte from the left. Never reads outside of the buffer, which the caller keeps alive.
struct ByteScanner {
    let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The byte at the position, or some bytes after it; `nil` behind the end.
    func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    mutating func skip(_ count: Int = 1) {
        position = min(position + count, bytes.count)
    }

    /// Passes over an ASCII character where it is the next byte.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = peek(), UInt32(byte) == character.value else { return false }
        position += 1
        return true
    }

    /// The value of the next digits, exactly as many as asked for (at most 18), or `nil` without having moved.
    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for index in position..<position + count {
            guard let digit = bytes[index].decimalDigit else { return nil }
            value = value * 10 + digit
        }
        position += count
        return value
    }

    /// The number of digits from the position on.
    var digitCount: Int {
        var count = 0
        while peek(count)?.decimalDigit != nil { count += 1 }
        return count
    }
}

extension UInt8 {
    /// The value of an ASCII digit.
    var decimalDigit: Int? {
        self >= 0x30 && self <= 0x39 ? Int(self - 0x30) : nil
    }
}

extension Int {
    /// The number in decimal digits, with zeros in front up to a width; a minus sign comes before them.
    func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        let zeros = String(repeating: "0", count: Swift.max(0, width - digits.utf8.count))
        return (self < 0 ? "-" : "") + zeros + digits
    }
}

/// Runs a parser on the UTF-8 of a string. `withUTF8` rethrows without the error's type, hence the result.
func parseUTF8<Value>(
    _ text: String, _ parse: (UnsafeRawBufferPointer) -> Result<Value, DateSyntaxError>
) throws(DateSyntaxError) -> Value {
    var text = text
    return try text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }.get()
}
