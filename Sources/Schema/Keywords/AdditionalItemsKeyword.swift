import JSONText

/// `additionalItems` of draft 2019-09, which a reference may lead into: a schema for every element after those of a list
/// of `items`.
enum AdditionalItemsKeyword: KeywordDefinition {
    static let names = ["additionalItems"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        guard let items = site.sibling("items"), items.kind == .array else { return nil }
        return ItemsKeyword(schema: compiler.subschema(site.value, site.scope), skipped: items.count)
    }
}
