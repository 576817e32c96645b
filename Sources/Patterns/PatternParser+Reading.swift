internal import UnicodeText

/// Reading bytes, code points and numbers off the source.
extension PatternParser {
    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// Takes `text` when the source goes on with it.
    mutating func take(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        for index in 0..<length where bytes[position + index] != text.utf8Start[index] {
            return false
        }
        position += length
        return true
    }

    /// Takes the code point at the position, which is inside the source and at the start of a UTF-8 sequence.
    mutating func takeScalar() -> UInt32 {
        let scalar = bytes.withUnsafeBytes { UTF8Text.scalar(in: $0, at: position) }
        position += scalar.length
        return scalar.value
    }

    mutating func takeUnicodeScalar() -> Unicode.Scalar {
        Unicode.Scalar(takeScalar()) ?? "\u{FFFD}"
    }

    /// Takes decimal digits, if there are any; a number beyond the range of `Int` becomes the largest `Int`.
    mutating func takeDecimal() -> Int? {
        var value: Int?
        while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            let (product, overflows) = (value ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, overflowsAgain) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            value = overflows || overflowsAgain ? Int.max : sum
            position += 1
        }
        return value
    }

    /// Takes exactly `count` hexadecimal digits, or nothing.
    mutating func takeHexadecimal(count: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in 0..<count {
            guard let digit = peek(index).flatMap(PatternParser.hexadecimalDigit) else { return nil }
            value = value << 4 | digit
        }
        position += count
        return value
    }

    static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        default: nil
        }
    }

    /// The source from `start` to the position.
    func written(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The source from `start` to the position, as a message quotes it.
    func quoted(from start: Int) -> String {
        PatternParser.quoted(written(from: start))
    }

    /// A name as a message quotes it: cut short when it is long, for it may be as long as the source.
    static func quoted(_ text: String) -> String {
        let beginning = String(text.unicodeScalars.prefix(60))
        return beginning.utf8.count < text.utf8.count ? "\"\(beginning)…\"" : "\"\(text)\""
    }

    static func quoted(_ scalars: [UInt32]) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.map { Unicode.Scalar($0) ?? "\u{FFFD}" })
        return quoted(text)
    }

    /// A code point as a message shows it: itself when it is printable ASCII, otherwise U+XXXX.
    static func name(_ scalar: UInt32) -> String {
        if scalar > 0x20, scalar < 0x7F, let ascii = Unicode.Scalar(scalar) { return "\"\(ascii)\"" }
        // A surrogate is no scalar, and patterns may name one.
        return Unicode.Scalar(scalar)?.codePoint ?? "U+" + String(scalar, radix: 16, uppercase: true)
    }
}
