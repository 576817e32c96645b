/// Code points of UTF-8 text, read forward and backward.
///
/// The text is valid by the contract of the callers. Where it is not, the values mean nothing, but no read leaves the
/// buffer and every step moves by at least one byte.
enum UTF8Text {
    struct Decoded {
        let value: UInt32
        /// In bytes.
        let length: Int
    }

    /// The code point that begins at `offset`, which is less than `text.count`.
    @inline(__always)
    static func scalar(in text: UnsafeRawBufferPointer, at offset: Int) -> Decoded {
        let lead = text[offset]
        if lead < 0x80 { return Decoded(value: UInt32(lead), length: 1) }
        let expected = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let length = min(expected, text.count - offset)
        // The lead byte carries 5, 4 or 3 bits of the value: as many as 7 less the number of bytes.
        var value = UInt32(lead) & (0x7F >> UInt32(expected))
        for index in offset + 1..<offset + length {
            value = value << 6 | UInt32(text[index] & 0x3F)
        }
        return Decoded(value: value, length: length)
    }

    /// The code point that ends before `offset`, which is more than 0.
    @inline(__always)
    static func scalar(in text: UnsafeRawBufferPointer, before offset: Int) -> Decoded {
        var start = offset - 1
        while start > 0, offset - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
        return Decoded(value: scalar(in: text, at: start).value, length: offset - start)
    }

    /// Whether the byte is one of `[A-Za-z0-9_]`, as `\b` asks; every other code point has bytes that are not.
    @inline(__always)
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
