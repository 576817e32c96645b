import JSONText

/// `prefixItems` (core, section 10.3.1.1): a schema for each of the first elements.
struct PrefixItemsKeyword: Keyword, KeywordDefinition {
    static let names = ["prefixItems"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.array
    private let schemas: [SubschemaReference]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        PrefixItemsKeyword(schemas: try site.schemas(&compiler, inPlace: false))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (element, schema) in zip(instance.elements, schemas) where !evaluation.accepts(element, schema) {
            return false
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        parts.insert(0..<min(schemas.count, instance.count))
        return accepts(instance, &evaluation)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for (position, (element, schema)) in zip(instance.elements, schemas).enumerated() {
            explanation.explain(element: element, at: position, schema)
        }
    }
}
