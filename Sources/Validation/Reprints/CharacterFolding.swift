/// Says for each character whether it belongs to a word, and as which letter it counts.
///
/// Copies of one text differ in case, in punctuation, in accents and in whether accents are characters of their own:
/// none of these counts. Foldings are worked out once and remembered, 256 KiB for the characters below U+10000.
struct CharacterFolding: Sendable {
    /// Ends a word: white space, punctuation, symbols.
    static let separator: UInt32 = 1
    /// Counts for nothing, and ends no word: accents, soft hyphens.
    static let ignored: UInt32 = 2
    /// Set for a character that is a word of its own: scripts that are written without spaces.
    static let characterFlag: UInt32 = 1 << 31

    /// What is known already; 0 is not known yet.
    private var known: [UInt32] = []

    /// `separator`, `ignored`, or the letter that the character counts as, with `characterFlag` where it is a word.
    mutating func fold(_ scalar: UInt32) -> UInt32 {
        guard scalar < 0x1_0000 else { return Self.workOut(scalar) }
        if known.isEmpty { known = [UInt32](repeating: 0, count: 0x1_0000) }
        let index = Int(scalar)
        if known[index] == 0 { known[index] = Self.workOut(scalar) }
        return known[index]
    }

    private static func workOut(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return separator }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return ignored
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
            .decimalNumber, .spacingMark:
            break
        default: return separator
        }
        if isWord(value) { return value | characterFlag }
        // Full-width and other digits count as the digits that they are.
        if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
            return UInt32(UInt8(ascii: "0")) + UInt32(digit)
        }
        return letter(scalar)
    }

    /// Han, kana, Hangul, and the scripts of south-east Asia that are written without spaces.
    private static func isWord(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x312F,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }

    /// The lower-case letter without accents.
    private static func letter(_ scalar: Unicode.Scalar) -> UInt32 {
        var lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        if let base = cyrillicBases[lower.value].flatMap(Unicode.Scalar.init) { lower = base }
        // Unicode's names say what a letter with an accent is made of: `LATIN SMALL LETTER E WITH ACUTE`.
        guard let base = lower.properties.name?.split(separator: " WITH ", maxSplits: 1).first else {
            return lower.value
        }
        if let last = base.utf8.last, base.dropLast() == "LATIN SMALL LETTER " { return UInt32(last) | 0x20 }
        return hash(base)
    }

    /// Cyrillic letters whose names do not say that they are made of a letter and an accent.
    private static let cyrillicBases: [UInt32: UInt32] = [
        0x439: 0x438, 0x451: 0x435, 0x453: 0x433, 0x457: 0x456, 0x45C: 0x43A, 0x45E: 0x443,
    ]

    /// A number above all characters that stands for a base letter by its name.
    private static func hash(_ name: Substring) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash & 0x3FFF_FFFF | 0x4000_0000
    }
}
