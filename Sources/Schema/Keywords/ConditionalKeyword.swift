import JSONText

/// `if`, `then` and `else` (core, section 10.2.2).
struct ConditionalKeyword: Keyword, KeywordDefinition {
    static let names = ["if"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.all
    private let condition: SubschemaReference
    private let consequence: SubschemaReference?
    private let alternative: SubschemaReference?

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        ConditionalKeyword(
            condition: compiler.subschema(site.value, site.scope, inPlace: true),
            consequence: site.sibling("then").map { compiler.subschema($0, site.scope, inPlace: true) },
            alternative: site.sibling("else").map { compiler.subschema($0, site.scope, inPlace: true) })
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        let branch = evaluation.accepts(instance, condition) ? consequence : alternative
        return branch.map { evaluation.accepts(instance, $0) } ?? true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        let branch = evaluation.accepts(instance, condition, marking: &parts) ? consequence : alternative
        return branch.map { evaluation.accepts(instance, $0, marking: &parts) } ?? true
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        let branch = explanation.accepts(instance, condition) ? consequence : alternative
        if let branch { explanation.explain(instance, branch) }
    }
}
