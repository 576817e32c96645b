import UnicodeText

/// What is wrong with one label.
enum DomainLabelFlaw: Error {
    case emptyName
    case longName
    case emptyLabel
    case longLabel
    case hyphenAtEnd
    case earlyHyphens
    case character(Unicode.Scalar)
    case leadingMark
    case context(Unicode.Scalar)
    case notNormal
    case notPunycode
    case directions
}

/// What is wrong with a name, and in which bytes of it.
struct DomainNameFault {
    let flaw: DomainLabelFlaw
    let range: Range<Int>

    init(_ flaw: DomainLabelFlaw, at range: Range<Int>) {
        self.flaw = flaw
        self.range = range
    }

    /// The fault in one fragment.
    func message(of name: UnsafeRawBufferPointer) -> String {
        switch flaw {
        case .emptyName: "the name is empty"
        case .longName: "the name is longer than 253 bytes"
        case .emptyLabel: "a label is empty"
        case .longLabel: "a label is longer than 63 bytes"
        case .hyphenAtEnd: "the label \(label(of: name)) begins or ends with a hyphen"
        case .earlyHyphens: "the label \(label(of: name)) has hyphens in its third and fourth place"
        case .character(let scalar):
            "the label \(label(of: name)) holds \(scalar.codePoint), a character that host names may not have"
        case .leadingMark: "the label \(label(of: name)) begins with a combining mark"
        case .context(let scalar): "in the label \(label(of: name)) \(scalar.codePoint) stands where it may not"
        case .notNormal: "the label \(label(of: name)) is not in Normalization Form C"
        case .notPunycode: "the label \(label(of: name)) is not the Punycode of an international label"
        case .directions: "the label \(label(of: name)) mixes directions of writing, or stands in a name that does"
        }
    }

    private func label(of name: UnsafeRawBufferPointer) -> String {
        let shown = name[range].prefix(Self.mostShown)
        guard shown.count < range.count else { return "`\(String(decoding: shown, as: UTF8.self))`" }
        let whole = shown.lastIndex { $0 & 0xC0 != 0x80 } ?? shown.endIndex
        return "`\(String(decoding: shown[..<whole], as: UTF8.self))…`"
    }

    private static let mostShown = 60
}
