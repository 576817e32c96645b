import Diagnostics
import JSONText

/// `unevaluatedProperties` (core, section 11.3): a schema for members that no keyword of this schema, or of the schemas
/// that it applies to the same object, has evaluated.
struct UnevaluatedPropertiesKeyword: UnevaluatedPartsKeyword, KeywordDefinition {
    static let names = ["unevaluatedProperties"]
    static let vocabulary = Vocabulary.unevaluated
    static let documentation = [
        KeywordDocumentation(
            keyword: "unevaluatedProperties",
            summary: "The object must have no members other than those that some part of the schema declares.",
            schema: #"{"allOf": [{"properties": {"title": {}}}], "unevaluatedProperties": false}"#,
            accepted: #"{"title": "A"}"#, rejected: #"{"titel": "A"}"#)
    ]

    let kinds = KindSet.object
    private let schema: SubschemaReference
    private let refusesAll: Bool

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        UnevaluatedPropertiesKeyword(
            schema: compiler.subschema(site.value, site.scope), refusesAll: site.value.kind == .false)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (position, (_, value)) in instance.members.enumerated() where !parts.contains(position) {
            accepted = evaluation.accepts(value, schema) && accepted
        }
        parts.insertAll()
        return accepted
    }

    func explain(_ instance: JSONNode, evaluated parts: EvaluatedParts, _ explanation: inout Explanation) {
        for (position, member) in instance.members.enumerated() where !parts.contains(position) {
            guard refusesAll else {
                explanation.explain(member: member, schema)
                continue
            }
            explanation.report(
                "unevaluatedProperties", atName: member.key,
                "\(quote(name: member.key)) is not a member that any part of the schema declares",
                help: "remove it, or declare it under `properties`")
        }
    }
}
