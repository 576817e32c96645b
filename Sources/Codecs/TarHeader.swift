/// The fields of one header block, before any extended header has its say.
struct TarHeader: Sendable {
    var path: [UInt8]
    var linkPath: [UInt8]
    /// In bytes; not negative, and small enough that padding can be added to it.
    var size: Int64
    var type: UInt8
    var offset: Int64

    /// Reads a block of 512 bytes that are not all zero.
    init(_ block: [UInt8], offset: Int64) throws(TarError) {
        self.offset = offset
        guard let stated = Self.octal(block[TarFormat.checksum]), stated == TarFormat.checksum(ofHeader: block) else {
            throw TarError(
                code: .badChecksum, offset: offset,
                message: offset == 0
                    ? "this is not a tar archive, or it is damaged: its first header does not match its checksum"
                    : "a header does not match its checksum: the archive is damaged; get it again from where it came")
        }
        guard let size = Self.number(block[TarFormat.size]), size <= Int64.max - Int64(TarFormat.blockSize) else {
            throw TarError(code: .malformed, offset: offset, message: "the size field of a header is no number")
        }
        self.size = size
        type = block[TarFormat.type]
        linkPath = Self.text(block[TarFormat.linkName])
        path = Self.text(block[TarFormat.name])
        // Only POSIX's format has a prefix; others use the same bytes for something else.
        if block[TarFormat.magicAndVersion].starts(with: TarFormat.ustarMagic.prefix(6)) {
            let prefix = Self.text(block[TarFormat.prefix])
            if !prefix.isEmpty { path = prefix + [UInt8(ascii: "/")] + path }
        }
    }

    /// Whether its content describes the next entry (or all that follow) rather than being an entry of its own.
    var isExtendedHeader: Bool {
        [UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K")].contains(type)
    }

    /// The bytes before the first NUL.
    private static func text(_ field: ArraySlice<UInt8>) -> [UInt8] {
        Array(field.prefix { $0 != 0 })
    }

    /// Octal digits, with spaces before and spaces or NULs after. An empty field is 0. Twelve octal digits, the most that
    /// a field holds, fit in 36 bits.
    private static func octal(_ field: ArraySlice<UInt8>) -> Int64? {
        let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
        guard field[digits.endIndex...].allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") }) else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { return nil }
            value = value << 3 | Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// Octal, or GNU's form for large numbers: a byte 0x80, then the number in base 256.
    private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
        guard let first = field.first, first & 0x80 != 0 else { return octal(field) }
        // 0xFF would begin a negative number.
        guard first == 0x80 else { return nil }
        var value: Int64 = 0
        for byte in field.dropFirst() {
            guard value <= Int64.max >> 8 else { return nil }
            value = value << 8 | Int64(byte)
        }
        return value
    }
}
