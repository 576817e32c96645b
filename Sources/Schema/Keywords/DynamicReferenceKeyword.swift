import JSONText

/// `$dynamicRef` (core, section 8.2.3.2): a reference that the schemas on the way to it may redirect.
///
/// The way is known when the schema is compiled, since each subschema is compiled once for each dynamic scope that it can
/// be reached in; evaluating such a reference costs no more than a plain one.
enum DynamicReferenceKeyword: KeywordDefinition {
    static let names = ["$dynamicRef"]
    static let vocabulary = Vocabulary.core
    static let documentation: [KeywordDocumentation] = []

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        var target = try ReferenceKeyword.target(site, compiler)
        let fragment = URIReference(site.value.string).fragment.flatMap(URIReference.decodingPercents)
        // Only a fragment that a dynamic anchor made can be redirected; a pointer to the same place cannot.
        if let fragment, target.node["$dynamicAnchor"]?.string == fragment {
            target = compiler.dynamicTarget(target, from: site.scope)
        }
        let scope = try compiler.scope(of: target, from: site.scope)
        return ReferenceKeyword(name: site.name, target: compiler.subschema(target.node, scope, inPlace: true))
    }
}
