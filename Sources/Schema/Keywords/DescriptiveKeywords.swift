import JSONText

/// Keywords that only describe (validation, sections 8 and 9; core, sections 8.1.2 and 8.3). They demand nothing of an
/// instance, but what stands in a schema must be what the standard allows, as with all others.
enum DescriptiveKeywords: KeywordDefinition {
    static let names = texts + flags + ["examples"]
    static let vocabulary = Vocabulary.metaData
    static let documentation: [KeywordDocumentation] = []

    private static let texts = ["title", "description"]
    private static let flags = ["deprecated", "readOnly", "writeOnly"]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        switch site.name {
        case "examples":
            guard site.value.kind == .array else { throw site.refused(compiler, wants: "a list of examples") }
        case let name where texts.contains(name):
            _ = try site.text(compiler, wants: "text")
        default:
            _ = try site.boolean(compiler)
        }
        return nil
    }
}

/// What a string holds (validation, section 8). The standard makes these annotations: they are never asserted.
enum ContentKeywords: KeywordDefinition {
    static let names = ["contentMediaType", "contentEncoding", "contentSchema"]
    static let vocabulary = Vocabulary.content
    static let documentation: [KeywordDocumentation] = []

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        if site.name == "contentSchema" {
            _ = compiler.subschema(site.value, site.scope)
        } else {
            _ = try site.text(compiler, wants: "text")
        }
        return nil
    }
}

/// Keywords of the core about the schema itself. Identifiers and anchors are read by `SchemaIndex`.
enum CoreKeywords: KeywordDefinition {
    static let names = ["$comment", "$vocabulary"]
    static let vocabulary = Vocabulary.core
    static let documentation: [KeywordDocumentation] = []

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        if site.name == "$comment" {
            _ = try site.text(compiler, wants: "text")
        } else {
            for (_, isRequired) in try site.map(compiler) where isRequired.kind != .true && isRequired.kind != .false {
                throw site.refused(compiler, wants: "`true` or `false` for each vocabulary", at: isRequired)
            }
        }
        return nil
    }
}
