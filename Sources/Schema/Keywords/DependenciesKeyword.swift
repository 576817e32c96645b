import JSONText

/// `dependencies`, which draft 2019-09 split in two and 2020-12 keeps in its meta-schema for older schemas: a list of
/// names is read as `dependentRequired`, a schema as `dependentSchemas`.
struct DependenciesKeyword: Keyword, KeywordDefinition {
    static let names = ["dependencies"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.object
    private let parts: [any Keyword]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        var required: [(name: String, wanted: [String])] = []
        var schemas: [(name: String, schema: SubschemaReference)] = []
        for (key, value) in try site.map(compiler) {
            if value.kind == .array {
                required.append((key.string, try site.names(compiler, of: value)))
            } else {
                schemas.append((key.string, compiler.subschema(value, site.scope, inPlace: true)))
            }
        }
        return DependenciesKeyword(parts: [
            DependentRequiredKeyword(dependencies: required), DependentSchemasKeyword(dependencies: schemas),
        ])
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for part in parts where !part.accepts(instance, &evaluation) { return false }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for part in self.parts { accepted = part.accepts(instance, &evaluation, marking: &parts) && accepted }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for part in parts { part.explain(instance, &explanation) }
    }
}
