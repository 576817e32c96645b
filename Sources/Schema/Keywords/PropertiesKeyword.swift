import JSONText

/// `properties` (core, section 10.3.2.1): a schema for each declared member.
struct PropertiesKeyword: Keyword, KeywordDefinition {
    static let names = ["properties"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.object
    /// The declared members.
    let members: [(name: String, schema: SubschemaReference)]
    private let lookup: NameLookup

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let members = try site.map(compiler).map { key, value in
            (name: key.string, schema: compiler.subschema(value, site.scope))
        }
        return PropertiesKeyword(members: members, lookup: NameLookup(members.map(\.name)))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (key, value) in instance.members {
            if let position = lookup.position(ofKey: key),
                !evaluation.accepts(value, members[position].schema)
            {
                return false
            }
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (position, (key, value)) in instance.members.enumerated() {
            guard let declared = lookup.position(ofKey: key) else { continue }
            parts.insert(position)
            accepted = evaluation.accepts(value, members[declared].schema) && accepted
        }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for member in instance.members {
            if let position = lookup.position(ofKey: member.key) {
                explanation.explain(member: member, members[position].schema)
            }
        }
    }
}
