/// How a label is written by the Bidi rule (RFC 5893, section 2).
struct LabelDirections: OptionSet {
    let rawValue: UInt8

    /// It holds characters that are written from right to left.
    static let rightToLeft = LabelDirections(rawValue: 1)
    /// It satisfies the rule.
    static let consistent = LabelDirections(rawValue: 2)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of label: [Unicode.Scalar]) {
        self = []
        var all: BidiClasses = []
        var last: BidiClasses = []
        for scalar in label {
            let own = BidiClasses(of: scalar)
            all.formUnion(own)
            if own != .nsm { last = own }
        }
        if !all.isDisjoint(with: [.r, .al, .an]) { insert(.rightToLeft) }
        let isConsistent =
            switch label.first.map({ BidiClasses(of: $0) }) {
            case .r, .al:
                !all.contains(.l) && !all.isSuperset(of: [.en, .an])
                    && !last.isDisjoint(with: [.r, .al, .en, .an])
            case .l: all.isDisjoint(with: [.r, .al, .an]) && !last.isDisjoint(with: [.l, .en])
            default: false
            }
        if isConsistent { insert(.consistent) }
    }
}

/// Those values of Bidi_Class that characters of labels have.
struct BidiClasses: OptionSet {
    let rawValue: UInt16

    static let l = BidiClasses(rawValue: 1)
    static let r = BidiClasses(rawValue: 2)
    static let al = BidiClasses(rawValue: 4)
    static let en = BidiClasses(rawValue: 8)
    static let an = BidiClasses(rawValue: 16)
    static let nsm = BidiClasses(rawValue: 32)
    /// ES, CS, ET, ON and BN, between which the rule makes no difference.
    static let other = BidiClasses(rawValue: 64)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The class of a character that a label may hold.
    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x61...0x7A: self = .l
        case 0x30...0x39, 0x6F0...0x6F9: self = .en
        case 0x2D, 0x200C, 0x200D: self = .other
        default:
            if scalar.properties.generalCategory == .nonspacingMark {
                self = DomainNameTables.marksWithDirection.contains(scalar) ? .l : .nsm
            } else if DomainNameTables.rightToLeft.contains(scalar) {
                self = .r
            } else if DomainNameTables.arabicLetters.contains(scalar) {
                self = .al
            } else if DomainNameTables.arabicNumbers.contains(scalar) {
                self = .an
            } else {
                self = DomainNameTables.otherNeutrals.contains(scalar) ? .other : .l
            }
        }
    }
}
