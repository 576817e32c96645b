import JSONText

/// `unevaluatedItems` (core, section 11.2): a schema for elements that no keyword of this schema, or of the schemas that
/// it applies to the same array, has evaluated.
struct UnevaluatedItemsKeyword: UnevaluatedPartsKeyword, KeywordDefinition {
    static let names = ["unevaluatedItems"]
    static let vocabulary = Vocabulary.unevaluated
    static let documentation = [
        KeywordDocumentation(
            keyword: "unevaluatedItems",
            summary: "The array must have no elements other than those that some part of the schema describes.",
            schema: #"{"allOf": [{"prefixItems": [{}]}], "unevaluatedItems": false}"#, accepted: #"["issued"]"#,
            rejected: #"["issued", "reprinted"]"#)
    ]

    let kinds = KindSet.array
    private let schema: SubschemaReference
    private let refusesAll: Bool

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        UnevaluatedItemsKeyword(
            schema: compiler.subschema(site.value, site.scope), refusesAll: site.value.kind == .false)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (position, element) in instance.elements.enumerated() where !parts.contains(position) {
            accepted = evaluation.accepts(element, schema) && accepted
        }
        parts.insertAll()
        return accepted
    }

    func explain(_ instance: JSONNode, evaluated parts: EvaluatedParts, _ explanation: inout Explanation) {
        for (position, element) in instance.elements.enumerated() where !parts.contains(position) {
            guard refusesAll else {
                explanation.explain(element: element, at: position, schema)
                continue
            }
            explanation.report(
                "unevaluatedItems", at: instance,
                "element \(position + 1), \(quote(element)), is not one that any part of the schema describes",
                help: "remove it, or describe it under `prefixItems` or `items`")
        }
    }
}
