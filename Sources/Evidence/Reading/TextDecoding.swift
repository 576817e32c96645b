/// Turns the bytes of a capture into UTF-8.
enum TextDecoding {
    /// A text and what was lost on the way to it.
    struct Decoded {
        var text: [UInt8]
        var loss = DecodingLoss()
    }

    /// Decodes by byte order mark, as UTF-8 where the bytes are that, by the charset that an HTML page names where it is
    /// windows-1252 or one of its names, else as UTF-8 with what is wrong replaced. Carriage returns go, NUL too.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> Decoded {
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isBigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
        let body =
            bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
        if !isUTF8(body), namesWindows1252(body) { return windows1252(body) }
        return utf8(body)
    }

    private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) != nil
    }

    private static func utf8(_ bytes: UnsafeRawBufferPointer) -> Decoded {
        var decoded = Decoded(text: [])
        decoded.text.reserveCapacity(bytes.count)
        if isUTF8(bytes) {
            decoded.append(plain: bytes)
            return decoded
        }
        var replaced = String(decoding: bytes, as: UTF8.self)
        let before = count(ofReplacementsIn: bytes)
        var after = 0
        for scalar in replaced.unicodeScalars {
            if scalar == "\u{FFFD}" { after += 1 }
        }
        replaced.withUTF8 { text in
            let text = UnsafeRawBufferPointer(text)
            // Up to the first byte that was replaced both are the same.
            let start = zip(bytes, text).prefix { $0 == $1 }.count
            decoded.loss.note(max(0, after - before), inLineOf: start, in: bytes)
            decoded.append(plain: text)
        }
        return decoded
    }

    /// How many U+FFFD a text has of its own.
    private static func count(ofReplacementsIn bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        var index = 0
        while index + 2 < bytes.count {
            if bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD {
                count += 1
                index += 3
            } else {
                index += 1
            }
        }
        return count
    }

    private static func utf16(_ bytes: Slice<UnsafeRawBufferPointer>, isBigEndian: Bool) -> Decoded {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        var text = String(decoding: units, as: UTF16.self)
        var decoded = Decoded(text: [])
        let lost = text.utf16.lazy.filter { $0 == 0xFFFD }.count - units.lazy.filter { $0 == 0xFFFD }.count
        let start = zip(units, text.utf16).prefix { $0 == $1 }.count
        if lost > 0 {
            decoded.loss = DecodingLoss(
                bytes: 2 * lost, firstLine: 1 + units[..<start].lazy.filter { $0 == 0x0A }.count)
        }
        text.withUTF8 { decoded.append(plain: UnsafeRawBufferPointer($0)) }
        return decoded
    }

    /// Whether the first bytes name windows-1252, or ISO 8859-1, which pages mean it by (WHATWG Encoding, section 4.2).
    private static func namesWindows1252(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let head = String(decoding: bytes.prefix(2048).map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
            .lowercased()
        guard let charset = head.range(of: "charset=") else { return false }
        let name = head[charset.upperBound...].drop { "\"' ".contains($0) }
        return ["windows-1252", "iso-8859-1", "latin1", "us-ascii"].contains { name.hasPrefix($0) }
    }

    private static func windows1252(_ bytes: UnsafeRawBufferPointer) -> Decoded {
        var text = String.UnicodeScalarView()
        for byte in bytes where byte != 0x0D && byte != 0 {
            let value = 0x80...0x9F ~= byte ? upperControls[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return Decoded(text: Array(String(text).utf8))
    }

    /// What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index-windows-1252).
    private static let upperControls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]
}

extension DecodingLoss {
    /// Counts bytes of which the first is in the line of an offset.
    fileprivate mutating func note(_ count: Int, inLineOf offset: Int, in bytes: UnsafeRawBufferPointer) {
        guard count > 0 else { return }
        self.bytes += count
        let line = 1 + bytes[..<offset].lazy.filter { $0 == 0x0A }.count
        firstLine = min(firstLine ?? line, line)
    }
}

extension TextDecoding.Decoded {
    /// Appends bytes without carriage returns and NUL; a carriage return alone is a line feed.
    fileprivate mutating func append(plain bytes: UnsafeRawBufferPointer) {
        if let first = bytes.firstIndex(of: 0) {
            loss.note(bytes[first...].lazy.filter { $0 == 0 }.count, inLineOf: first, in: bytes)
        }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0: continue
            case 0x0D:
                if index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
                text.append(0x0A)
            default: text.append(byte)
            }
        }
    }
}

extension String {
    /// Where a text first occurs; both ASCII.
    fileprivate func range(of part: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
