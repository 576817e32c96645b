import Diagnostics
import JSONText
import Schema

/// A default or an example that its own schema refuses.
enum InvalidDefault: SchemaLint {
    static let description = LintDescription(
        id: "schema/default-invalid", severity: .warning,
        summary: "A `default` and every one of the `examples` is a value that their schema accepts.",
        rationale: """
            Readers and forms take a default or an example for a valid value. One that its schema refuses was written \
            before the schema was changed, or shows that the schema is not what its author thinks.
            """,
        triggering: [
            #"{"type": "integer", "default": "1"}"#, #"{"type": "string", "minLength": 2, "examples": ["ab", "c"]}"#,
            ##"{"$ref": "#/$defs/day", "default": "today", "$defs": {"day": {"type": "string", "format": "date"}}}"##,
        ],
        nonTriggering: [
            #"{"type": "integer", "default": 1, "examples": [2]}"#,
            #"{"properties": {"default": {"type": "integer"}}, "default": {"default": 1}}"#,
        ])

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for site in schema.sites {
            let named =
                (site.node["default"].map { [($0, "the default")] } ?? [])
                + site.elements("examples").map { ($0, "the example") }
            for (value, name) in named {
                guard let refusal = schema.verdicts.refusal(of: value) else { continue }
                findings.report(
                    at: value.value(at: refusal.pointer) ?? value,
                    "\(name) \(quote(value)) is not accepted: \(refusal.message)",
                    help: "correct the value, or the schema that it stands in")
            }
        }
    }
}
