/// The names of the domain name system as text: labels between full stops (RFC 1034, section 3.5), among them the
/// internationalised ones of IDNA2008 (RFC 5890 and 5891).
struct DomainName {
    let rules: DomainNameRules

    /// What keeps the text from being such a name.
    func fault(in text: UnsafeRawBufferPointer) -> DomainNameFault? {
        guard !text.isEmpty else { return DomainNameFault(.emptyName, at: 0..<0) }
        guard text.count <= Self.longestText else { return DomainNameFault(.longName, at: 0..<0) }
        var octets = -1
        var isBidirectional = false
        var misdirected: Range<Int>?
        var start = 0
        while start <= text.count {
            let (end, next) = labelEnd(text, from: start)
            let label = UnsafeRawBufferPointer(rebasing: text[start..<end])
            switch domainLabel(label) {
            case .failure(let flaw): return DomainNameFault(flaw, at: start..<end)
            case .success(let label):
                octets += label.octets + 1
                if label.directions.contains(.rightToLeft) { isBidirectional = true }
                if misdirected == nil, !label.directions.contains(.consistent) { misdirected = start..<end }
            }
            start = next
        }
        if octets > Self.mostOctets { return DomainNameFault(.longName, at: 0..<0) }
        if isBidirectional, let misdirected { return DomainNameFault(.directions, at: misdirected) }
        return nil
    }

    /// RFC 1035, section 2.3.4: 255 octets, of which two are the first length and the root.
    private static let mostOctets = 253
    /// No character outside ASCII takes less than one octet in an A-label, nor more than four bytes here.
    private static let longestText = 4 * mostOctets

    /// Where the label ends, and where the one behind the separator begins.
    private func labelEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> (end: Int, next: Int) {
        var index = start
        while index < text.count {
            if text[index] == UInt8(ascii: ".") { return (index, index + 1) }
            if rules.contains(.wideFullStops), isWideFullStop(text, at: index) { return (index, index + 3) }
            index += 1
        }
        return (index, index + 1)
    }

    /// The full stops U+3002, U+FF0E and U+FF61 (RFC 3490, section 3.1).
    private func isWideFullStop(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
        guard text[index] >= 0xE3, index + 2 < text.count else { return false }
        return switch (text[index], text[index + 1], text[index + 2]) {
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x8E), (0xEF, 0xBD, 0xA1): true
        default: false
        }
    }

    private func domainLabel(_ text: UnsafeRawBufferPointer) -> Result<DomainLabel, DomainLabelFlaw> {
        guard !text.isEmpty else { return .failure(.emptyLabel) }
        if let index = text.firstIndex(where: { $0 >= 0x80 }) {
            guard rules.contains(.internationalLabels) else {
                return .failure(decodedScalar(text, at: index).map { .character($0.scalar) } ?? .longLabel)
            }
            return InternationalLabel.checked(text, requiresNormalForm: rules.contains(.normalForm))
        }
        guard text.count <= DomainLabel.mostOctets else { return .failure(.longLabel) }
        let hyphen = UInt8(ascii: "-")
        if let byte = text.first(where: { !isASCIILetter($0) && !isASCIIDigit($0) && $0 != hyphen }) {
            return .failure(.character(Unicode.Scalar(byte)))
        }
        guard text[0] != hyphen, text[text.count - 1] != hyphen else { return .failure(.hyphenAtEnd) }
        if rules.contains(.checkedALabels), InternationalLabel.hasPrefix(text) {
            return InternationalLabel.decoded(text)
        }
        return .success(
            DomainLabel(octets: text.count, directions: isASCIIDigit(text[0]) ? [] : .consistent))
    }
}

/// In what the names of hosts and of mail domains differ.
struct DomainNameRules: OptionSet, Sendable {
    let rawValue: UInt8

    /// Labels with the prefix `xn--` are decoded and checked.
    static let checkedALabels = DomainNameRules(rawValue: 1)
    /// Labels may hold characters outside ASCII.
    static let internationalLabels = DomainNameRules(rawValue: 2)
    /// Those labels must be in Normalization Form C (RFC 5891, section 5.3).
    static let normalForm = DomainNameRules(rawValue: 4)
    /// Labels may be separated by the full stops of East Asian scripts too.
    static let wideFullStops = DomainNameRules(rawValue: 8)

    static let host: DomainNameRules = .checkedALabels
    static let internationalHost: DomainNameRules = [
        .checkedALabels, .internationalLabels, .normalForm, .wideFullStops,
    ]
    static let mail: DomainNameRules = []
    static let internationalMail: DomainNameRules = .internationalLabels
}

/// What the name must know of a label that is right in itself.
struct DomainLabel {
    /// How many octets it takes in a name, as an A-label where it is international.
    let octets: Int
    let directions: LabelDirections

    /// RFC 1035, section 2.3.4.
    static let mostOctets = 63
}
