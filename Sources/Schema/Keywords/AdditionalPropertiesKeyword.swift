import Diagnostics
import JSONText
import Patterns

/// `additionalProperties` (core, section 10.3.2.3): a schema for members that neither `properties` nor
/// `patternProperties` beside it name.
struct AdditionalPropertiesKeyword: Keyword, KeywordDefinition {
    static let names = ["additionalProperties"]
    static let vocabulary = Vocabulary.applicator
    static let documentation = [
        KeywordDocumentation(
            keyword: "additionalProperties", summary: "The object must have no members other than the declared ones.",
            schema: #"{"properties": {"title": {}}, "additionalProperties": false}"#, accepted: #"{"title": "A"}"#,
            rejected: #"{"titel": "A"}"#)
    ]

    let kinds = KindSet.object
    private let declared: [String]
    private let lookup: NameLookup
    let patterns: [CompiledPattern]
    let schema: SubschemaReference
    let refusesAll: Bool

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let declared = site.sibling("properties").map { $0.members.map(\.key.string) } ?? []
        var patterns: [CompiledPattern] = []
        for member in site.sibling("patternProperties").map({ Array($0.members) }) ?? [] {
            patterns.append(try compiler.pattern(member.key, site.scope))
        }
        return AdditionalPropertiesKeyword(
            declared: declared, lookup: NameLookup(declared), patterns: patterns,
            schema: compiler.subschema(site.value, site.scope), refusesAll: site.value.kind == .false)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (key, value) in instance.members
        where !isDeclared(key, &evaluation) && !evaluation.accepts(value, schema) {
            return false
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (position, (key, value)) in instance.members.enumerated() where !isDeclared(key, &evaluation) {
            parts.insert(position)
            accepted = evaluation.accepts(value, schema) && accepted
        }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for member in instance.members where !isDeclared(member.key, &explanation.evaluation) {
            guard refusesAll else {
                explanation.explain(member: member, schema)
                continue
            }
            explanation.report(
                "additionalProperties", atName: member.key, "\(quote(name: member.key)) is not a declared member",
                help: nearestName(to: member.key.string, among: declared).map { "did you mean `\($0)`?" }
                    ?? (declared.isEmpty ? "remove it" : "remove it, or use one of \(declaredNames)"))
        }
    }

    private var declaredNames: String {
        let shown = declared.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return declared.count > 12 ? shown + " …" : shown
    }

    private func isDeclared(_ key: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        if lookup.position(ofKey: key) != nil { return true }
        return key.withString { name in
            for pattern in patterns where evaluation.matches(pattern, name) != .unmatched { return true }
            return false
        }
    }
}
