import JSONText

/// `dependentSchemas` (core, section 10.2.2.4): a member that puts the whole object under another schema.
struct DependentSchemasKeyword: Keyword, KeywordDefinition {
    static let names = ["dependentSchemas"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.object
    let dependencies: [(name: String, schema: SubschemaReference)]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        var dependencies: [(name: String, schema: SubschemaReference)] = []
        for (key, value) in try site.map(compiler) {
            dependencies.append((key.string, compiler.subschema(value, site.scope, inPlace: true)))
        }
        return DependentSchemasKeyword(dependencies: dependencies)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (name, schema) in dependencies where instance[name] != nil && !evaluation.accepts(instance, schema) {
            return false
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (name, schema) in dependencies where instance[name] != nil {
            accepted = evaluation.accepts(instance, schema, marking: &parts) && accepted
        }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for (name, schema) in dependencies where instance[name] != nil { explanation.explain(instance, schema) }
    }
}
