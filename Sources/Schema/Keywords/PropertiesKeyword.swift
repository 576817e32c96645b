import JSONText

/// `properties` (core, section 10.3.2.1): a schema for each declared member.
struct PropertiesKeyword: Keyword, KeywordDefinition {
    static let names = ["properties"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.object
    private let lookup: NameLookup
    private let schemas: [SubschemaReference]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let members = Array(try site.map(compiler))
        return PropertiesKeyword(
            lookup: NameLookup(members.map(\.key.string)),
            schemas: members.map { compiler.subschema($0.value, site.scope) })
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (key, value) in instance.members {
            if let position = key.withString({ lookup.position(of: $0) }),
                !evaluation.accepts(value, schemas[position])
            {
                return false
            }
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (position, (key, value)) in instance.members.enumerated() {
            guard let declared = key.withString({ lookup.position(of: $0) }) else { continue }
            parts.insert(position)
            accepted = evaluation.accepts(value, schemas[declared]) && accepted
        }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for member in instance.members {
            if let position = member.key.withString({ lookup.position(of: $0) }) {
                explanation.explain(member: member, schemas[position])
            }
        }
    }
}
