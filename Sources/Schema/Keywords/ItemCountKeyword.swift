import JSONText

/// `minItems` and `maxItems` (validation, sections 6.4.1 and 6.4.2).
struct ItemCountKeyword: Keyword, KeywordDefinition {
    static let names = ["minItems", "maxItems"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "minItems", summary: "The array must have at least so many elements.",
            schema: #"{"minItems": 1}"#, accepted: "[1]", rejected: "[]"),
        KeywordDocumentation(
            keyword: "maxItems", summary: "The array must have at most so many elements.",
            schema: #"{"maxItems": 2}"#, accepted: "[1, 2]", rejected: "[1, 2, 3]"),
    ]

    let kinds = KindSet.array
    private let bound: Int
    private let isMinimum: Bool

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        ItemCountKeyword(bound: try site.count(compiler), isMinimum: site.name == "minItems")
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        isMinimum ? instance.count >= bound : instance.count <= bound
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        explanation.report(
            isMinimum ? "minItems" : "maxItems", at: instance,
            "the array has \(counted(instance.count, "element")), \(isMinimum ? "fewer" : "more") than \(bound)")
    }
}
