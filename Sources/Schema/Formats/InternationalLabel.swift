import UnicodeText

/// The labels of IDNA2008: U-labels and their A-labels (RFC 5890, section 2.3.2.1), checked as RFC 5891, section 4.2,
/// wants it of a registry.
enum InternationalLabel {
    /// Whether a label of ASCII begins with the prefix of A-labels (RFC 5890, section 2.3.2.5).
    static func hasPrefix(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count >= 4 && text[0] | 0x20 == UInt8(ascii: "x") && text[1] | 0x20 == UInt8(ascii: "n")
            && text[2] == UInt8(ascii: "-") && text[3] == UInt8(ascii: "-")
    }

    /// Checks a label of no more than 63 letters, digits and hyphens that has the prefix. It counts as lower case
    /// (RFC 5891, section 5.3).
    static func decoded(_ text: UnsafeRawBufferPointer) -> Result<DomainLabel, DomainLabelFlaw> {
        let encoding = text.dropFirst(4).map { isASCIILetter($0) ? $0 | 0x20 : $0 }
        guard let scalars = Punycode.decode(encoding), scalars.contains(where: { !$0.isASCII }),
            Punycode.encode(scalars) == encoding
        else { return .failure(.notPunycode) }
        if let flaw = flaw(in: scalars, requiresNormalForm: true) { return .failure(flaw) }
        return .success(DomainLabel(octets: text.count, directions: LabelDirections(of: scalars)))
    }

    /// Checks a label that holds characters outside ASCII.
    static func checked(
        _ text: UnsafeRawBufferPointer, requiresNormalForm: Bool
    ) -> Result<DomainLabel, DomainLabelFlaw> {
        guard text.count <= 4 * DomainLabel.mostOctets else { return .failure(.longLabel) }
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        guard scalars.count + 4 <= DomainLabel.mostOctets else { return .failure(.longLabel) }
        if let flaw = flaw(in: scalars, requiresNormalForm: requiresNormalForm) { return .failure(flaw) }
        guard let encoding = Punycode.encode(scalars), encoding.count + 4 <= DomainLabel.mostOctets else {
            return .failure(.longLabel)
        }
        return .success(DomainLabel(octets: encoding.count + 4, directions: LabelDirections(of: scalars)))
    }

    /// RFC 5891, section 4.2.
    private static func flaw(in scalars: [Unicode.Scalar], requiresNormalForm: Bool) -> DomainLabelFlaw? {
        if scalars.first == "-" || scalars.last == "-" { return .hyphenAtEnd }
        if scalars.count >= 4, scalars[2] == "-", scalars[3] == "-" { return .earlyHyphens }
        for (index, scalar) in scalars.enumerated() {
            switch DomainNameProperty(of: scalar) {
            case .valid: break
            case .contextual:
                guard ContextRules.permit(scalars, at: index) else { return .context(scalar) }
            case .disallowed: return .character(scalar)
            }
        }
        switch scalars[0].properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .leadingMark
        default: break
        }
        return requiresNormalForm && !NormalForm.isComposed(scalars) ? .notNormal : nil
    }
}
