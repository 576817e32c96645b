import JSONText

/// `$defs` (core, section 8.2.4): schemas that others refer to. They are read even where nothing does, so that a fault
/// in them is found.
enum DefinitionsKeyword: KeywordDefinition {
    static let names = ["$defs"]
    static let vocabulary = Vocabulary.core
    static let documentation: [KeywordDocumentation] = []

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        for (_, schema) in try site.map(compiler) { _ = compiler.subschema(schema, site.scope) }
        return nil
    }
}
