/// A line of text in which some words are code. Writers say how code is shown, and escape everything.
public struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// A piece of a phrase.
    public enum Span: Hashable, Sendable {
        /// Words.
        case text(String)
        /// A name or value as it is written in a record.
        case code(String)
    }

    /// The pieces, in order.
    public private(set) var spans: [Span]

    /// Creates a phrase without code.
    public init(stringLiteral text: String) {
        spans = text.isEmpty ? [] : [.text(text)]
    }

    /// Creates a phrase from a literal with `\(code: …)` in it.
    public init(stringInterpolation: Interpolation) {
        spans = stringInterpolation.spans
    }

    /// Creates a phrase that is all code.
    public init(code: String) {
        spans = [.code(code)]
    }

    /// Creates a phrase from a schema's prose, in which words between backticks are code.
    public init(prose: String) {
        let parts = prose.split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of backticks marks nothing.
        guard parts.count > 2, !parts.count.isMultiple(of: 2) else {
            spans = prose.isEmpty ? [] : [.text(prose)]
            return
        }
        spans = parts.enumerated().compactMap { index, part in
            part.isEmpty ? nil : index.isMultiple(of: 2) ? .text(String(part)) : .code(String(part))
        }
    }

    /// Collects the pieces of an interpolated literal.
    public struct Interpolation: StringInterpolationProtocol {
        var spans: [Span] = []

        /// Creates an empty one.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds words.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { spans.append(.text(literal)) }
        }

        /// Adds words.
        public mutating func appendInterpolation(_ text: String) {
            appendLiteral(text)
        }

        /// Adds code.
        public mutating func appendInterpolation(code: String) {
            spans.append(.code(code))
        }

        /// Adds another phrase.
        public mutating func appendInterpolation(_ phrase: Phrase) {
            spans += phrase.spans
        }
    }

    /// Phrases one after the other with commas, the last two with a conjunction: `a, b and c`.
    static func list(_ phrases: [Phrase], _ conjunction: String) -> Phrase {
        var result: Phrase = ""
        for (index, phrase) in phrases.enumerated() {
            if index > 0 { result.spans.append(.text(index == phrases.count - 1 ? " \(conjunction) " : ", ")) }
            result.spans += phrase.spans
        }
        return result
    }

    /// Phrases one after the other with a separator between them.
    static func joined(_ phrases: [Phrase], _ separator: String) -> Phrase {
        var result: Phrase = ""
        for (index, phrase) in phrases.enumerated() {
            if index > 0 { result.spans.append(.text(separator)) }
            result.spans += phrase.spans
        }
        return result
    }

    /// The words alone.
    public var plainText: String {
        spans.map { span in
            switch span {
            case .text(let text), .code(let text): text
            }
        }.joined()
    }
}
