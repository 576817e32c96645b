import JSONText

/// `$schema` (core, section 8.1.1): which dialect a resource is written in. `DialectReader` reads it.
enum DialectKeyword: KeywordDefinition {
    static let names = ["$schema"]
    static let vocabulary = Vocabulary.core
    static let documentation: [KeywordDocumentation] = []

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        _ = try site.text(compiler, wants: "the URI of a dialect")
        return nil
    }
}
