/// What a byte can begin, for the search through a text.
enum ByteClass {
    /// Space, punctuation, control: passed over.
    static let other: UInt8 = 0
    /// A letter of ASCII, or a byte of a character of an alphabet outside of it.
    static let letter: UInt8 = 1
    /// An ASCII digit.
    static let digit: UInt8 = 2
    /// The first byte of a character of Arabic script: letters, digits and punctuation.
    static let arabic: UInt8 = 3
    /// The first byte of a character of Chinese or Japanese, which begins a word anywhere.
    static let ideograph: UInt8 = 4
    /// The first byte of a Hangul syllable.
    static let hangul: UInt8 = 5
    /// The first byte of a character that is no letter, two to four bytes.
    static let symbol: UInt8 = 6

    static let table: [UInt8] = (0..<256).map { byte in
        switch byte {
        case 0x30...0x39: digit
        case 0x41...0x5A, 0x61...0x7A: letter
        // Continuation bytes; first bytes of Latin, Greek and Cyrillic, of other alphabets, and of Indic and further ones.
        case 0x80...0xBF, 0xC3...0xD7, 0xE0...0xE1: letter
        case 0xD8...0xDB: arabic
        case 0xDC...0xDF: letter
        case 0xE3...0xE9: ideograph
        case 0xEA...0xED: hangul
        case 0xC2, 0xE2, 0xEE...0xF4: symbol
        default: other
        }
    }
}

/// Whether the character at a place is a letter. Punctuation of two bytes and the digits of Arabic script are none.
@inline(__always)
func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch byte {
    case 0xC2: return false
    case 0xE2, 0xEF: return false
    case 0xE3: return next != 0x80
    case 0xD8: return next != 0x8C && next != 0x9B && next != 0x9F
    case 0xD9: return !(0xA0...0xAD ~= next)
    case 0xDB: return next != 0x94 && !(0xB0...0xB9 ~= next)
    default: return true
    }
}
