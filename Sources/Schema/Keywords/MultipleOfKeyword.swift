import JSONText

/// `multipleOf` (validation, section 6.2.1), exactly: 0.07 is a multiple of 0.01.
struct MultipleOfKeyword: Keyword, KeywordDefinition {
    static let names = ["multipleOf"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "multipleOf", summary: "The number must be a whole multiple of the declared one.",
            schema: #"{"multipleOf": 0.01}"#, accepted: "0.07", rejected: "0.075")
    ]

    let kinds = KindSet.number
    private let divisor: ExactNumber
    private let text: String

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let divisor = try site.number(compiler)
        guard divisor.isPositive else { throw site.refused(compiler, wants: "a number above 0") }
        return MultipleOfKeyword(divisor: divisor, text: site.value.string)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        instance.exactNumber.isMultiple(of: divisor)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        explanation.report("multipleOf", at: instance, "\(quote(instance)) is not a multiple of \(text)")
    }
}
