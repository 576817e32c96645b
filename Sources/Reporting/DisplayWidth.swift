/// How many cells of a terminal text takes.
///
/// Widths are of single code points, as terminals reckon them: wide and fullwidth characters by UAX #11 take two cells,
/// combining marks none. A sequence that a font draws as one picture may take fewer cells than its parts.
enum DisplayWidth {
    /// The cells of a character that is printed as it is.
    static func cells(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        if takesNoCell(scalar) { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    /// The cells of text that is printed as it is.
    static func cells(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + cells(of: $1) }
    }

    private static func takesNoCell(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // The vowels and final consonants of decomposed Hangul join the initial before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
        // The joiners. The variation selectors are nonspacing marks.
        case 0x200C...0x200D: return true
        default:
            let category = scalar.properties.generalCategory
            return category == .nonspacingMark || category == .enclosingMark
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F: true  // initial consonants of decomposed Hangul
        case 0x2329...0x232A: true  // angle brackets
        case 0x2E80...0x303E: true  // radicals, ideographic description, CJK punctuation
        case 0x3041...0x3247: true  // kana, bopomofo, compatibility jamo, enclosed CJK
        case 0x3250...0xA4CF: true  // enclosed CJK, unified ideographs, Yi
        case 0xA960...0xA97C: true  // further initial consonants of Hangul
        case 0xAC00...0xD7A3: true  // Hangul syllables
        case 0xF900...0xFAFF: true  // compatibility ideographs
        case 0xFE10...0xFE19, 0xFE30...0xFE6B: true  // vertical, compatibility and small forms
        case 0xFF01...0xFF60, 0xFFE0...0xFFE6: true  // fullwidth forms
        case 0x16FE0...0x18DFF: true  // Tangut, Khitan and ideographic marks
        case 0x1AFF0...0x1B2FF: true  // further kana, Nushu
        case 0x1F1E6...0x1F1FF: false  // regional indicators: a pair is a flag of two cells
        case 0x1F200...0x1F2FF: true  // enclosed ideographs
        case 0x20000...0x3FFFD: true  // the ideographic planes
        default: scalar.properties.isEmojiPresentation
        }
    }
}
