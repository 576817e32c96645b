import JSONText

/// `oneOf` (core, section 10.2.1.3): exactly one of a list of schemas.
struct OneOfKeyword: Keyword, KeywordDefinition {
    static let names = ["oneOf"]
    static let vocabulary = Vocabulary.applicator
    static let documentation = [
        KeywordDocumentation(
            keyword: "oneOf", summary: "The value must have exactly one of the declared forms.",
            schema: #"{"oneOf": [{"required": ["record"]}, {"required": ["url"]}]}"#, accepted: #"{"url": "a"}"#,
            rejected: #"{"url": "a", "record": "b"}"#)
    ]

    let kinds = KindSet.all
    private let schemas: [SubschemaReference]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        OneOfKeyword(schemas: try site.schemas(&compiler, inPlace: true))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        var found = false
        for schema in schemas where evaluation.accepts(instance, schema) {
            if found { return false }
            found = true
        }
        return found
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = 0
        for schema in schemas where evaluation.accepts(instance, schema, marking: &parts) { accepted += 1 }
        return accepted == 1
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        var matching: [Int] = []
        for (position, schema) in schemas.enumerated() where explanation.accepts(instance, schema) {
            matching.append(position + 1)
        }
        switch matching.count {
        case 1: return
        case 0: NearestBranch.report("oneOf", instance, schemas, &explanation)
        default:
            explanation.report(
                "oneOf", at: instance,
                "\(quote(instance)) has the forms \(matching.map(String.init).joined(separator: " and ")) at once",
                help: "leave what belongs to one of the \(schemas.count) declared forms")
        }
    }
}
