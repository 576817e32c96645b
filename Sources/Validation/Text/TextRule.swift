import Diagnostics
import JSONText
import UnicodeText

/// A rule about the characters of a single text, whatever the text is. One file in `Rules/Evidence`, one line in
/// `RuleRegistry.text`.
protocol TextRule: Sendable, SendableMetatype {
    /// What the rule is.
    static var description: RuleDescription { get }

    /// What a text must have for the rule to look at it.
    static var concern: TextConcerns { get }

    init()

    /// Reports what is wrong with a text: one finding, at the first place, however often it is wrong.
    func check(_ text: SuspectText, _ findings: inout RecordFindings)
}

/// A string of a record that some rule wants a look at.
struct SuspectText {
    /// The string.
    let node: JSONNode
    /// Its characters.
    let scalars: [Unicode.Scalar]

    /// A range of the text as one of its UTF-8.
    func characters(_ range: Range<Int>) -> Range<Int> {
        func length(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + UTF8.width($1) } }
        let lower = length(scalars[..<range.lowerBound])
        return lower..<lower + length(scalars[range])
    }

    /// The edit that makes the text another one, of the least range that holds all differences.
    func edit(to other: [Unicode.Scalar], _ message: String) -> RecordEdit? {
        guard other != scalars else { return nil }
        let start = zip(scalars, other).prefix { $0 == $1 }.count
        let most = min(scalars.count, other.count) - start
        let end = zip(scalars.reversed(), other.reversed()).prefix(most).prefix { $0 == $1 }.count
        return .replace(
            node, characters: characters(start..<scalars.count - end), with: text(other[start..<other.count - end]),
            message)
    }
}

/// Characters as a string.
func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
}

/// Characters between backticks, as a message quotes them; left out where values are redacted.
func quote(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    Redaction.isOn ? Redaction.placeholder : "`\(text(scalars))`"
}

/// A text between backticks, of a longer one its beginning.
func quote(_ text: String, atMost count: Int) -> String {
    quote((text.count > count ? text.prefix(count - 1) + "…" : text[...]).unicodeScalars)
}

/// ` and 3 more`, where there are more than one.
func andMore(_ count: Int) -> String { count > 1 ? ", and \(count - 1) more" : "" }

/// A character by its number and name, as `U+200B ZERO WIDTH SPACE`.
func named(_ scalar: Unicode.Scalar) -> String {
    let number = scalar.codePoint
    return (scalar.properties.name ?? scalar.properties.nameAlias).map { "\(number) \($0)" } ?? number
}

/// Characters by their numbers, as `U+0065 U+0301`.
func numbers(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    scalars.map(\.codePoint).joined(separator: " ")
}
