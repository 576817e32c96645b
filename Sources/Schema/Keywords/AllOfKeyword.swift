import JSONText

/// `allOf` (core, section 10.2.1.1): every one of a list of schemas.
struct AllOfKeyword: Keyword, KeywordDefinition {
    static let names = ["allOf"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.all
    private let schemas: [SubschemaReference]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        AllOfKeyword(schemas: try site.schemas(&compiler, inPlace: true))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for schema in schemas where !evaluation.accepts(instance, schema) { return false }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for schema in schemas { accepted = evaluation.accepts(instance, schema, marking: &parts) && accepted }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for schema in schemas { explanation.explain(instance, schema) }
    }
}
