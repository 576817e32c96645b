import JSONText

/// `anyOf` (core, section 10.2.1.2): at least one of a list of schemas.
struct AnyOfKeyword: Keyword, KeywordDefinition {
    static let names = ["anyOf"]
    static let vocabulary = Vocabulary.applicator
    static let documentation = [
        KeywordDocumentation(
            keyword: "anyOf", summary: "The value must have at least one of the declared forms.",
            schema: #"{"anyOf": [{"required": ["record"]}, {"required": ["url"]}]}"#, accepted: #"{"url": "a"}"#,
            rejected: "{}")
    ]

    let kinds = KindSet.all
    private let schemas: [SubschemaReference]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        AnyOfKeyword(schemas: try site.schemas(&compiler, inPlace: true))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for schema in schemas where evaluation.accepts(instance, schema) { return true }
        return false
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        // All are asked: each that accepts the instance evaluates its own parts.
        var accepted = 0
        for schema in schemas where evaluation.accepts(instance, schema, marking: &parts) { accepted += 1 }
        return accepted > 0
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        guard !accepts(instance, &explanation.evaluation) else { return }
        NearestBranch.report("anyOf", instance, schemas, &explanation)
    }
}

/// Says why none of several schemas accepts an instance, without listing what is wrong with each.
enum NearestBranch {
    /// Reports the findings of the one branch that the instance comes nearest to: branches that want another type are
    /// out, then those whose `const` or `enum` names another case; of the rest the one with the fewest findings.
    static func report(
        _ keyword: String, _ instance: JSONNode, _ schemas: [SubschemaReference], _ explanation: inout Explanation
    ) {
        let trials = schemas.map { explanation.trial(instance, $0) }
        let rootPointers = Set(trials.flatMap { $0.findings.map(\.pointer) })
        let here = rootPointers.min { $0.utf8.count < $1.utf8.count } ?? ""
        let ranked = trials.enumerated().min { rank($0, here) < rank($1, here) }
        guard let nearest = ranked, rank(nearest, here).otherType == 0, !nearest.element.findings.isEmpty else {
            explanation.report(
                keyword, at: instance, "\(quote(instance)) has none of the \(schemas.count) declared forms",
                help: trials.lazy.compactMap(\.findings.first?.message).first.map {
                    "the first form fails because \($0)"
                })
            return
        }
        let candidates = trials.enumerated().filter { rank($0, here).otherType == 0 }
        if candidates.count == 1 {
            explanation.report(nearest.element)
            return
        }
        let reasons = nearest.element.findings.map(\.message).prefix(3).joined(separator: "; ")
        explanation.report(
            keyword, at: instance, "\(quote(instance)) has none of the \(schemas.count) declared forms",
            help: "form \(nearest.offset + 1) comes nearest: \(reasons)")
    }

    private struct Rank: Comparable {
        let otherType: Int
        let otherCase: Int
        let findings: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.otherType, left.otherCase, left.findings) < (right.otherType, right.otherCase, right.findings)
        }
    }

    private static func rank(_ trial: EnumeratedSequence<[Explanation.Trial]>.Element, _ here: String) -> Rank {
        let findings = trial.element.findings
        return Rank(
            otherType: findings.contains { $0.rule == "schema/type" && $0.pointer == here } ? 1 : 0,
            otherCase: findings.contains { $0.rule == "schema/const" || $0.rule == "schema/enum" } ? 1 : 0,
            findings: findings.count + trial.element.omitted)
    }
}
