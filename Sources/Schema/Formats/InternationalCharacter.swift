/// The characters outside ASCII that IRIs and URI templates may hold (RFC 3987, section 2.2: `ucschar` and `iprivate`).
enum InternationalCharacter {
    /// How many bytes the character at an index takes; `nil` where it is not one of these.
    static func length(in text: UnsafeRawBufferPointer, at index: Int, allowsPrivate: Bool) -> Int? {
        guard let (scalar, length) = decodedScalar(text, at: index) else { return nil }
        return isUniversal(scalar) || (allowsPrivate && isPrivate(scalar)) ? length : nil
    }

    private static func isUniversal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xDFFFF: scalar.value & 0xFFFF <= 0xFFFD
        case 0xE1000...0xEFFFD: true
        default: false
        }
    }

    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}

/// The character at an index of UTF-8 and how many bytes it takes.
@inline(__always)
func decodedScalar(_ text: UnsafeRawBufferPointer, at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = text[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= text.count else { return nil }
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<max(length, 1) { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
}

/// Whether `%` and two hexadecimal digits stand at an index (RFC 3986, section 2.1).
@inline(__always)
func isPercentEncoded(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == UInt8(ascii: "%") && isHexadecimal(text[index + 1])
        && isHexadecimal(text[index + 2])
}
