extension [UInt8] {
    /// Appends a JSON string (RFC 8259, section 7): only the quote, the backslash and control characters are escaped.
    ///
    /// - Parameter text: valid UTF-8.
    mutating func appendJSONString(_ text: UnsafeRawBufferPointer) {
        append(UInt8(ascii: "\""))
        appendJSONCharacters(text)
        append(UInt8(ascii: "\""))
    }

    /// Appends the inside of a JSON string.
    mutating func appendJSONCharacters(_ text: UnsafeRawBufferPointer) {
        var copied = 0
        for index in 0..<text.count {
            let byte = text[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            append(contentsOf: text[copied..<index])
            copied = index + 1
            switch byte {
            case UInt8(ascii: "\""): append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\n"): append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): append(contentsOf: #"\r"#.utf8)
            case UInt8(ascii: "\t"): append(contentsOf: #"\t"#.utf8)
            default: append(contentsOf: #"\u\#(Excerpt.hexadecimal(UInt32(byte), digits: 4))"#.utf8)
            }
        }
        append(contentsOf: text[copied..<text.count])
    }
}
