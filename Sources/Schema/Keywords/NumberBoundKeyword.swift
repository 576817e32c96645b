import JSONText

/// `minimum`, `maximum`, `exclusiveMinimum` and `exclusiveMaximum` (validation, sections 6.2.2 to 6.2.5).
struct NumberBoundKeyword: Keyword, KeywordDefinition {
    static let names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "minimum", summary: "The number must not be below the declared one.",
            schema: #"{"minimum": 1}"#, accepted: "1", rejected: "0"),
        KeywordDocumentation(
            keyword: "maximum", summary: "The number must not be above the declared one.",
            schema: #"{"maximum": 100000000000000000000}"#, accepted: "100000000000000000000",
            rejected: "100000000000000000001"),
        KeywordDocumentation(
            keyword: "exclusiveMinimum", summary: "The number must be above the declared one.",
            schema: #"{"exclusiveMinimum": 0}"#, accepted: "0.1", rejected: "0"),
        KeywordDocumentation(
            keyword: "exclusiveMaximum", summary: "The number must be below the declared one.",
            schema: #"{"exclusiveMaximum": 100}"#, accepted: "99", rejected: "100"),
    ]

    let kinds = KindSet.number
    private let name: String
    private let bound: ExactNumber
    /// The bound where it is a whole number that fits, for the quick comparison.
    private let integer: Int?
    private let text: String

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let bound = try site.number(compiler)
        return NumberBoundKeyword(name: site.name, bound: bound, integer: bound.integer, text: site.value.string)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        if instance.isPlainInteger, let integer, let value = instance.integer { return isWithin(value, integer) }
        return isWithin(instance.exactNumber, bound)
    }

    private func isWithin<Number: Comparable>(_ value: Number, _ bound: Number) -> Bool {
        switch name {
        case "minimum": value >= bound
        case "maximum": value <= bound
        case "exclusiveMinimum": value > bound
        default: value < bound
        }
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        let fault =
            switch name {
            case "minimum": "below the minimum of"
            case "maximum": "above the maximum of"
            case "exclusiveMinimum": "not above"
            default: "not below"
            }
        explanation.report(name, at: instance, "\(quote(instance)) is \(fault) \(text)")
    }
}
