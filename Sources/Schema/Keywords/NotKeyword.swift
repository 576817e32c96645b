import JSONText

/// `not` (core, section 10.2.1.4): a schema that the instance must not satisfy.
struct NotKeyword: Keyword, KeywordDefinition {
    static let names = ["not"]
    static let vocabulary = Vocabulary.applicator
    static let documentation = [
        KeywordDocumentation(
            keyword: "not", summary: "The value must not have the declared form.",
            schema: #"{"not": {"const": "unknown"}}"#, accepted: #""known""#, rejected: #""unknown""#)
    ]

    let kinds = KindSet.all
    private let schema: SubschemaReference

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        NotKeyword(schema: compiler.subschema(site.value, site.scope, inPlace: true))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        !evaluation.accepts(instance, schema)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        explanation.report("not", at: instance, "\(quote(instance)) has a form that the schema rules out")
    }
}
