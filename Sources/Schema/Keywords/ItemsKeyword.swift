import JSONText

/// `items` (core, section 10.3.1.2): a schema for every element after those of `prefixItems`.
struct ItemsKeyword: Keyword, KeywordDefinition {
    static let names = ["items"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.array
    let schema: SubschemaReference
    /// How many of the first elements it leaves to another keyword.
    let skipped: Int

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        if site.value.kind == .array {
            if site.scope.dialect.isDraft2019 { return try PrefixItemsKeyword.compile(site, &compiler) }
            throw site.refused(compiler, wants: "`prefixItems` for a list of schemas: `items` takes one schema")
        }
        return ItemsKeyword(
            schema: compiler.subschema(site.value, site.scope),
            skipped: site.scope.dialect.isDraft2019 ? 0 : site.sibling("prefixItems")?.count ?? 0)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        var position = 0
        for element in instance.elements {
            if position >= skipped, !evaluation.accepts(element, schema) { return false }
            position &+= 1
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        if instance.count > skipped { parts.insertAll() }
        return accepts(instance, &evaluation)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for (position, element) in instance.elements.enumerated() where position >= skipped {
            explanation.explain(element: element, at: position, schema)
        }
    }
}
