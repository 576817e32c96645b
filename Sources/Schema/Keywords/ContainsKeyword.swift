import JSONText

/// `contains` with `minContains` and `maxContains` (core, section 10.3.1.3; validation, sections 6.4.4 and 6.4.5).
struct ContainsKeyword: Keyword, KeywordDefinition {
    static let names = ["contains"]
    static let vocabulary = Vocabulary.applicator
    static let documentation = [
        KeywordDocumentation(
            keyword: "contains",
            summary: "So many elements of the array must have the declared form; one, if not said.",
            schema: #"{"contains": {"const": "issued"}}"#, accepted: #"["issued", "reprinted"]"#,
            rejected: #"["reprinted"]"#)
    ]

    let kinds = KindSet.array
    private let schema: SubschemaReference
    private let minimum: Int
    private let maximum: Int

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        var bounds = (minimum: 1, maximum: Int.max)
        if let value = site.sibling("minContains") { bounds.minimum = try KeywordSite.count(value, site, compiler) }
        if let value = site.sibling("maxContains") { bounds.maximum = try KeywordSite.count(value, site, compiler) }
        return ContainsKeyword(
            schema: compiler.subschema(site.value, site.scope), minimum: bounds.minimum, maximum: bounds.maximum)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        let count = matches(in: instance, &evaluation)
        return minimum <= count && count <= maximum
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var count = 0
        for (position, element) in instance.elements.enumerated() where evaluation.accepts(element, schema) {
            parts.insert(position)
            count += 1
        }
        return minimum <= count && count <= maximum
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        let count = matches(in: instance, &explanation.evaluation)
        let wanted = count < minimum ? "at least \(minimum)" : "at most \(maximum)"
        explanation.report(
            "contains", at: instance,
            "\(counted(count, "element")) of the array have the form that \(wanted) must have")
    }

    private func matches(in array: JSONNode, _ evaluation: inout Evaluation) -> Int {
        var count = 0
        for element in array.elements where evaluation.accepts(element, schema) { count += 1 }
        return count
    }
}
