import JSONText

/// `$ref` (core, section 8.2.3.1): another schema that the instance must satisfy as well.
struct ReferenceKeyword: Keyword, KeywordDefinition {
    static let names = ["$ref"]
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.all
    private let target: SubschemaReference

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let reference = try site.text(compiler, wants: "a URI reference such as `#/$defs/session`")
        guard let target = compiler.index.target(of: reference, from: site.scope) else {
            let isLocal = reference.hasPrefix("#")
            throw compiler.fault(
                site.value, site.scope, "`$ref` is \(quote(site.value)), which leads to no schema",
                help: isLocal
                    ? "declare it in this schema, under `$defs`"
                    : "nothing is fetched from a network: give the schema with that `$id` as a local file")
        }
        return ReferenceKeyword(target: compiler.subschema(target.node, target.scope, inPlace: true))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        evaluation.accepts(instance, target)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        explanation.explain(instance, target)
    }
}
