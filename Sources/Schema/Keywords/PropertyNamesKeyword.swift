import JSONText

/// `propertyNames` (core, section 10.3.2.4): a schema for every name of an object.
struct PropertyNamesKeyword: Keyword, KeywordDefinition {
    static let names = ["propertyNames"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.object
    private let schema: SubschemaReference

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        PropertyNamesKeyword(schema: compiler.subschema(site.value, site.scope))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (key, _) in instance.members where !evaluation.accepts(key, schema) { return false }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        // A name is no value of the instance, so nothing can be said about it by an annotation.
        let noted = evaluation.annotations.count
        defer { evaluation.annotations.removeSubrange(noted...) }
        return accepts(instance, &evaluation)
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        // Names are no values, and stay where values are redacted: the pointer says them, too.
        Redaction.$isOn.withValue(false) {
            for member in instance.members { explanation.explain(member: (member.key, member.key), schema) }
        }
    }
}
