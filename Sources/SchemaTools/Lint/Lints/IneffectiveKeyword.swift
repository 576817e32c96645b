import Diagnostics
import JSONText
import Schema

/// A keyword that can have no effect where it stands.
enum IneffectiveKeyword: SchemaLint {
    static let description = LintDescription(
        id: "schema/ineffective-keyword", severity: .warning,
        summary: "Every keyword has an effect where it stands.",
        rationale: """
            A keyword says something about one type of value and passes all others: `minLength` beside the type integer \
            demands nothing. `then` needs its `if`, `minContains` its `contains`. Whoever wrote such a keyword believes \
            in a constraint that is not there.
            """,
        triggering: [
            #"{"type": "integer", "minLength": 1}"#, #"{"type": ["array", "null"], "required": []}"#,
            #"{"type": "object", "anyOf": [{"minItems": 1}, {"minProperties": 1}]}"#, #"{"then": {"minLength": 1}}"#,
            #"{"else": {"minLength": 1}}"#, #"{"type": "array", "minContains": 1}"#,
            #"{"if": {"type": "string"}}"#, #"{"prefixItems": [true], "additionalItems": false}"#,
        ],
        nonTriggering: [
            #"{"type": ["integer", "string"], "minLength": 1}"#, #"{"minLength": 1}"#,
            #"{"if": {"type": "string"}, "then": {"minLength": 1}}"#,
            #"{"type": "array", "contains": {"type": "string"}, "minContains": 1}"#,
            #"{"type": "object", "properties": {"a": {"minLength": 1}}}"#,
        ])

    /// Keywords that mean nothing without another one.
    private static let dependent = [
        ("then", ["if"]), ("else", ["if"]), ("if", ["then", "else"]), ("minContains", ["contains"]),
        ("maxContains", ["contains"]),
    ]

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for (position, site) in schema.sites.enumerated() where site.node.kind == .object {
            let types = schema.ownTypes(position).intersection(schema.arrivingTypes(position, listed: false))
            for (key, _) in site.node.members {
                let name = key.string
                if let others = dependent.first(where: { $0.0 == name })?.1,
                    others.allSatisfy({ site.node[$0] == nil })
                {
                    findings.report(
                        at: key,
                        "`\(name)` has no effect without \(others.map { "`\($0)`" }.joined(separator: " or "))",
                        help: "add what is missing, or remove it")
                } else if name == "additionalItems" {
                    findings.report(
                        at: key, "`additionalItems` is no keyword of JSON Schema 2020-12, and has no effect",
                        help: "write `items`, beside `prefixItems`")
                } else if let about = KnownKeywords.types(of: name), !types.isEmpty, types.isDisjoint(with: about) {
                    findings.report(
                        at: key, "`\(name)` is about \(about.phrase), and only \(types.phrase) is allowed here",
                        help: "correct the type, or remove the keyword")
                }
            }
        }
    }
}
