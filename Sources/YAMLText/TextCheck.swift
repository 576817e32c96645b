/// Checks on the bytes of a file that come before any parsing.
enum TextCheck {
    /// Refuses a file over the limit, one that is not UTF-8, one with a byte order mark, and one with NUL bytes.
    static func checkEncoding(_ bytes: UnsafeRawBufferPointer, limits: YAMLLimits) throws(YAMLFault) {
        guard bytes.count <= limits.bytes else {
            throw YAMLFault(
                .size, "the file has \(bytes.count) bytes, more than the limit of \(limits.bytes)",
                help: "split it, or raise the limit", at: Place(line: 1, column: 1, byteRange: 0..<bytes.count))
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw YAMLFault(
                .encoding, "the file begins with a byte order mark (U+FEFF)",
                help: "remove its three bytes: save the file as UTF-8 without BOM",
                at: Place(line: 1, column: 1, byteRange: 0..<3))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw YAMLFault(
                .encoding, "the file begins with the byte order mark of UTF-16", help: "save the file as UTF-8",
                at: Place(line: 1, column: 1, byteRange: 0..<2))
        }
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte != 0, byte < 0x80 {
                offset += 1
                continue
            }
            guard byte != 0 else {
                throw YAMLFault(
                    .encoding, "NUL byte at byte offset \(offset)",
                    help: "remove it: the file may be UTF-16, or damaged",
                    at: LineCursor.place(of: offset..<offset + 1, in: bytes))
            }
            guard let length = UTF8Sequence.length(at: offset, in: bytes) else {
                throw YAMLFault(
                    .encoding,
                    "the byte 0x\(Excerpt.hexadecimal(UInt32(byte), digits: 2)) at byte offset \(offset) is not UTF-8",
                    help: "save the file as UTF-8: it may be in an older encoding, such as Latin-1, or cut",
                    at: LineCursor.place(of: offset..<offset + 1, in: bytes))
            }
            offset += length
        }
    }

    /// Refuses characters that may not stand unescaped in YAML text, and those that libyaml reads as YAML 1.1 does.
    ///
    /// YAML 1.2 (section 5.1) excludes control characters and noncharacters. It allows U+0085, U+2028 and U+2029 as
    /// plain characters, but YAML 1.1, and so libyaml, ends a line at each, and libyaml drops U+FEFF at the start
    /// of a line: neither may change a text in silence.
    ///
    /// - Parameter range: a part of `bytes`, which must be valid UTF-8.
    static func checkCharacters(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) throws(YAMLFault) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte >= 0x20, byte < 0x7F {
                offset += 1
                continue
            }
            let (scalar, length) = UTF8Sequence.decode(at: offset, in: bytes)
            if let reason = refusal(of: scalar, isFirstOfLine: isFirstOfLine(offset, in: bytes)) {
                throw YAMLFault(
                    .encoding, "the character U+\(Excerpt.hexadecimal(scalar, digits: 4)) \(reason)",
                    help: "remove it, or write it as \(escape(of: scalar)) in double quotes",
                    at: LineCursor.place(of: offset..<offset + length, in: bytes))
            }
            offset += length
        }
    }

    private static func refusal(of scalar: UInt32, isFirstOfLine: Bool) -> String? {
        switch scalar {
        case 0x09, 0x0A, 0x0D: nil
        case 0x85, 0x2028, 0x2029: "ends a line to some YAML readers and not to others"
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: "may not stand unescaped in YAML"
        case 0xFEFF where isFirstOfLine: "is a byte order mark at the start of a line"
        default: nil
        }
    }

    private static func escape(of scalar: UInt32) -> String {
        scalar <= 0xFF
            ? "`\\x\(Excerpt.hexadecimal(scalar, digits: 2))`" : "`\\u\(Excerpt.hexadecimal(scalar, digits: 4))`"
    }

    private static func isFirstOfLine(_ offset: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        offset == 0 || Excerpt.isLineBreak(bytes[offset - 1])
    }
}

/// Sequences of UTF-8 (RFC 3629, section 4).
enum UTF8Sequence {
    /// The length of the well-formed sequence at an offset; nil where there is none.
    static func length(at offset: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        let first = bytes[offset]
        let length: Int
        // The second byte alone keeps out overlong forms, surrogates and values over U+10FFFF.
        let second: ClosedRange<UInt8>
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard bytes.count - offset >= length, second.contains(bytes[offset + 1]) else { return nil }
        for index in offset + 2..<offset + max(2, length) where bytes[index] & 0xC0 != 0x80 { return nil }
        return length
    }

    /// The code point at an offset of valid UTF-8, and the length of its sequence.
    static func decode(at offset: Int, in bytes: UnsafeRawBufferPointer) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[offset])
        let (length, bits): (Int, UInt32) =
            switch first {
            case 0..<0x80: (1, first)
            case 0..<0xE0: (2, first & 0x1F)
            case 0..<0xF0: (3, first & 0x0F)
            default: (4, first & 0x07)
            }
        var scalar = bits
        for index in 1..<max(1, length) { scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F) }
        return (scalar, length)
    }
}
