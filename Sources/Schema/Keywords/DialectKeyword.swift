import JSONText

/// `$schema`: which dialect a schema is written in (core, section 8.1.1). Only 2020-12 is known.
enum DialectKeyword: KeywordDefinition {
    static let names = ["$schema"]
    static let documentation: [KeywordDocumentation] = []

    private static let known = ["https://json-schema.org/draft/2020-12/schema", "urn:chancery:dialect:1"]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let dialect = try site.text(compiler, wants: "the URI of a dialect")
        guard known.contains(dialect.hasSuffix("#") ? String(dialect.dropLast()) : dialect) else {
            throw site.refused(compiler, wants: "`\(known[0])`, and bring the schema to that draft")
        }
        return nil
    }
}
