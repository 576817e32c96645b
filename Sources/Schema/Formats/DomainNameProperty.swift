/// What IDNA2008 derives from the Unicode properties of a character (RFC 5892, section 3). CONTEXTJ and CONTEXTO are
/// one here, UNASSIGNED is disallowed.
enum DomainNameProperty {
    case valid
    case contextual
    case disallowed

    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x2D, 0x30...0x39, 0x61...0x7A: self = .valid
        case 0...0x7F: self = .disallowed
        // Exceptions (section 2.6).
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: self = .valid
        case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9: self = .contextual
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: self = .disallowed
        // JoinControl (section 2.8).
        case 0x200C, 0x200D: self = .contextual
        // OldHangulJamo (section 2.9).
        case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: self = .disallowed
        // IgnorableBlocks (section 2.4).
        case 0x20D0...0x20FF, 0x1D100...0x1D1FF, 0x1D200...0x1D24F: self = .disallowed
        default: self = Self.isStableLetterOrDigit(scalar.properties) ? .valid : .disallowed
        }
    }

    /// LetterDigits (section 2.1) without Unstable (2.2) and IgnorableProperties (2.3).
    private static func isStableLetterOrDigit(_ properties: Unicode.Scalar.Properties) -> Bool {
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            !properties.changesWhenNFKCCaseFolded && !properties.isDefaultIgnorableCodePoint
        default: false
        }
    }
}
