import JSONText

/// `minProperties` and `maxProperties` (validation, sections 6.5.1 and 6.5.2).
struct MemberCountKeyword: Keyword, KeywordDefinition {
    static let names = ["minProperties", "maxProperties"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "minProperties", summary: "The object must have at least so many members.",
            schema: #"{"minProperties": 1}"#, accepted: #"{"a": 1}"#, rejected: "{}"),
        KeywordDocumentation(
            keyword: "maxProperties", summary: "The object must have at most so many members.",
            schema: #"{"maxProperties": 1}"#, accepted: #"{"a": 1}"#, rejected: #"{"a": 1, "b": 2}"#),
    ]

    let kinds = KindSet.object
    private let bound: Int
    private let isMinimum: Bool

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        MemberCountKeyword(bound: try site.count(compiler), isMinimum: site.name == "minProperties")
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        isMinimum ? instance.count >= bound : instance.count <= bound
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        explanation.report(
            isMinimum ? "minProperties" : "maxProperties", at: instance,
            "the object has \(counted(instance.count, "member")), \(isMinimum ? "fewer" : "more") than \(bound)")
    }
}
