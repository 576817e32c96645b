/// Reads UTF-8 text scalar by scalar. Bytes that are not UTF-8 read as U+FFFD, one byte each.
///
/// Invariant: every index handed in lies in the text; no read goes past its end.
struct TextReader {
    let bytes: UnsafeRawBufferPointer

    /// A scalar and where the next one begins.
    struct Step {
        let scalar: UInt32
        let end: Int
    }

    /// The scalar that begins at an index below the count.
    @inline(__always)
    func scalar(at index: Int) -> Step {
        let first = bytes[index]
        return first < 0x80 ? Step(scalar: UInt32(first), end: index + 1) : longScalar(at: index)
    }

    private func longScalar(at index: Int) -> Step {
        let first = UInt32(bytes[index])
        let (length, lowest): (Int, UInt32)
        switch first {
        case 0xC2...0xDF: (length, lowest) = (2, 0x80)
        case 0xE0...0xEF: (length, lowest) = (3, 0x800)
        case 0xF0...0xF4: (length, lowest) = (4, 0x10000)
        default: return Step(scalar: 0xFFFD, end: index + 1)
        }
        guard index + length <= bytes.count else { return Step(scalar: 0xFFFD, end: index + 1) }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return Step(scalar: 0xFFFD, end: index + 1) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        guard scalar >= lowest, scalar <= 0x10FFFF else { return Step(scalar: 0xFFFD, end: index + 1) }
        return Step(scalar: scalar, end: index + length)
    }

    /// The scalar that ends before an index, `nil` at the start of the text.
    func scalar(before index: Int) -> UInt32? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let step = scalar(at: start)
        return step.end == index ? step.scalar : 0xFFFD
    }
}

/// What a scalar is to the search for names.
///
/// The ranges are those of the Unicode blocks that the languages of the tables are written in. Letters of other scripts
/// count as parts of words, since no name of the tables begins or ends beside one.
enum TextScalar {
    static let space: UInt32 = 0x20

    /// Whether it is a letter, digit or mark of a script that puts spaces between words.
    @inline(__always)
    static func isWord(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? isASCIIWord(UInt8(truncatingIfNeeded: scalar)) : isOtherWord(scalar)
    }

    @inline(__always)
    static func isASCIIWord(_ byte: UInt8) -> Bool {
        byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
    }

    private static func isOtherWord(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAA, 0xB5, 0xBA: true
        case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
        case 0x250...0x36F: true
        case 0x370...0x5FF: scalar != 0x37E && scalar != 0x387 && !(0x589...0x58F).contains(scalar)
        case 0x600...0x6FF: isArabicWord(scalar)
        case 0x700...0x109F, 0x1200...0x1FFF: true
        default: false
        }
    }

    private static func isArabicWord(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x600...0x60F, 0x61B...0x61F, 0x66A...0x66D, 0x6D4: false
        default: true
        }
    }

    /// Whether words of its script stand without spaces between them: Han, Kana and Hangul.
    static func isUnspaced(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x318F, 0x31F0...0x31FF, 0x3400...0x9FFF,
            0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Katakana, in which foreign names are written: a run of it is one word.
    static func isKatakana(_ scalar: UInt32) -> Bool { 0x30A1...0x30FA ~= scalar || scalar == 0x30FC }

    /// White space in a line or between lines.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether it is passed over inside a name: soft hyphens, joiners, marks of direction, Arabic vowel signs and the
    /// stroke that lengthens a word.
    static func isIgnored(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x640, 0x64B...0x652, 0x670: true
        default: false
        }
    }

    static func isDigit(_ scalar: UInt32) -> Bool { digit(scalar) != nil }

    /// The value of a digit: ASCII, full width, Arabic-Indic or Persian.
    static func digit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x30...0x39: Int(scalar - 0x30)
        case 0x660...0x669: Int(scalar - 0x660)
        case 0x6F0...0x6F9: Int(scalar - 0x6F0)
        case 0xFF10...0xFF19: Int(scalar - 0xFF10)
        default: nil
        }
    }
}

// MARK: - Folding

extension TextScalar {
    /// The scalar that stands for all of those that a name does not tell apart: small letters for capitals, one hyphen,
    /// one apostrophe, one space, plain forms for full width; е for ё, bare alef for alef with hamza, Arabic kaf and ya
    /// for the Persian ones.
    @inline(__always)
    static func folded(_ scalar: UInt32) -> UInt32 {
        guard scalar >= 0x80 else {
            if scalar &- 0x41 < 26 { return scalar | 0x20 }
            return scalar &- 0x09 < 5 ? space : scalar
        }
        return foldedOther(scalar)
    }

    private static func foldedOther(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xC0...0xDE: return scalar == 0xD7 ? scalar : scalar + 0x20
        case 0x100...0x137, 0x14A...0x177, 0x1DE...0x1EF, 0x1F8...0x21F, 0x222...0x233, 0x460...0x481, 0x48A...0x4BF,
            0x4D0...0x52F, 0x1E00...0x1EFF:
            return scalar | 1
        case 0x139...0x148, 0x179...0x17E, 0x1CD...0x1DC: return scalar + (scalar & 1)
        case 0x178: return 0xFF
        case 0x386: return 0x3AC
        case 0x388...0x38A: return scalar + 0x25
        case 0x391...0x3A9: return scalar + 0x20
        case 0x3C2: return 0x3C3
        case 0x401, 0x451: return 0x435
        case 0x400...0x40F: return scalar + 0x50
        case 0x410...0x42F: return scalar + 0x20
        case 0x622, 0x623, 0x625, 0x671: return 0x627
        case 0x649, 0x6CC: return 0x64A
        case 0x6A9: return 0x643
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return 0x2D
        case 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032, 0xB4, 0xFF07: return 0x27
        case 0xFF01...0xFF5E: return folded(scalar - 0xFEE0)
        default: return isSpace(scalar) ? space : scalar
        }
    }

    /// Whether it is a letter with case, and a small one.
    static func isSmallLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x3AC...0x3CE, 0x430...0x45F, 0xFF41...0xFF5A: true
        case 0x100...0x137, 0x14A...0x177, 0x460...0x52F: scalar & 1 == 1
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 0
        default: false
        }
    }

    /// Whether it is a capital letter.
    static func isCapital(_ scalar: UInt32) -> Bool {
        isWord(scalar) && folded(scalar) != scalar && !isSmallLetter(scalar) && !(0x600...0x6FF).contains(scalar)
    }
}
