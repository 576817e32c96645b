import JSONText

/// `$ref` (core, section 8.2.3.1): another schema that the instance must satisfy as well.
struct ReferenceKeyword: Keyword, KeywordDefinition {
    static let names = ["$ref"]
    static let vocabulary = Vocabulary.core
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.all
    /// `$ref` or `$dynamicRef`.
    let name: String
    let target: SubschemaReference

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let target = try target(site, compiler)
        let scope = try compiler.scope(of: target, from: site.scope)
        return ReferenceKeyword(name: site.name, target: compiler.subschema(target.node, scope, inPlace: true))
    }

    /// Where the keyword's value leads.
    static func target(
        _ site: KeywordSite, _ compiler: SchemaCompiler
    ) throws(SchemaFault) -> SchemaIndex.Target {
        let reference = try site.text(compiler, wants: "a URI reference such as `#/$defs/session`")
        if let target = compiler.index.target(of: reference, from: site.scope.base) { return target }
        let resource = URIReference(reference).resolved(against: URIReference(site.scope.base)).withoutFragment
        let isAtHand = compiler.index.resources[resource] != nil
        // A URI that the schema did not give itself says nothing to its author.
        let wanted = resource.hasPrefix("chancery:/") ? "`\(reference)`" : "the schema with the `$id` `\(resource)`"
        throw compiler.fault(
            site.value, site.scope, "`\(site.name)` is \(quote(site.value)), which leads to no schema",
            help: isAtHand
                ? "declare it there, under `$defs`"
                : "nothing is fetched from a network: put \(wanted) into a folder, and name that with `--library`")
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        evaluation.accepts(instance, target)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        evaluation.trail.follow(name)
        return evaluation.accepts(instance, target, marking: &parts)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        explanation.trail.follow(name)
        explanation.explain(instance, target)
    }
}
