/// The contextual rules of RFC 5892, appendix A.
enum ContextRules {
    /// Whether the contextual character at an index may stand there.
    static func permit(_ label: [Unicode.Scalar], at index: Int) -> Bool {
        let before = index > 0 ? label[index - 1] : nil
        let after = index + 1 < label.count ? label[index + 1] : nil
        switch label[index].value {
        case 0x200C: return isVirama(before) || joins(label, around: index)
        case 0x200D: return isVirama(before)
        case 0xB7: return before == "l" && after == "l"
        case 0x375: return after.map { DomainNameTables.greek.contains($0) } ?? false
        case 0x5F3, 0x5F4: return before.map { DomainNameTables.hebrew.contains($0) } ?? false
        case 0x30FB: return label.contains { DomainNameTables.hiraganaKatakanaHan.contains($0) }
        case 0x660...0x669: return !label.contains { 0x6F0...0x6F9 ~= $0.value }
        case 0x6F0...0x6F9: return !label.contains { 0x660...0x669 ~= $0.value }
        default: return false
        }
    }

    private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.canonicalCombiningClass == .virama
    }

    /// Appendix A.1: past transparent characters on both sides stand such as join towards each other.
    private static func joins(_ label: [Unicode.Scalar], around index: Int) -> Bool {
        guard let before = label[..<index].last(where: { !isTransparent($0) }),
            let after = label[(index + 1)...].first(where: { !isTransparent($0) })
        else { return false }
        return (DomainNameTables.dualJoining.contains(before) || DomainNameTables.leftJoining.contains(before))
            && (DomainNameTables.dualJoining.contains(after) || DomainNameTables.rightJoining.contains(after))
    }

    /// Joining_Type T, which the marks have that ArabicShaping.txt does not list, and U+1E94B, which it does.
    private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x1E94B || scalar.properties.generalCategory == .nonspacingMark
    }
}
