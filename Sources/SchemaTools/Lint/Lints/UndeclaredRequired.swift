import Diagnostics
import JSONText
import Patterns
import Schema

/// A name that is required and that nothing declares.
enum UndeclaredRequired: SchemaLint {
    static let description = LintDescription(
        id: "schema/undeclared-required", severity: .warning,
        summary: "Every required name is one of a declared property.",
        rationale: """
            A required name that no `properties` or `patternProperties` declares, there or where the schema is applied, \
            is mostly a slip, and lets the member have any value. Beside `additionalProperties` false it is an error: \
            the member must be there and must not, so that nothing is ever valid.
            """,
        triggering: [
            #"{"properties": {"issuer": true}, "required": ["isuer"]}"#,
            #"{"properties": {"issuer": true}, "required": ["isuer"], "additionalProperties": false}"#,
            #"{"properties": {"a": true}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            #"{"properties": {"a": true}, "dependentRequired": {"a": ["b"]}}"#,
            #"{"allOf": [{"properties": {"a": true}}], "required": ["a"], "additionalProperties": false}"#,
        ],
        nonTriggering: [
            #"{"properties": {"issuer": true}, "required": ["issuer"]}"#,
            #"{"patternProperties": {"^x": true}, "required": ["xa"], "additionalProperties": false}"#,
            #"{"properties": {"a": true, "b": true}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            ##"{"$ref": "#/$defs/base", "required": ["a"], "$defs": {"base": {"properties": {"a": true}}}}"##,
            #"{"required": ["en"], "additionalProperties": {"type": "string"}}"#, #"{"not": {"required": ["old"]}}"#,
        ])

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for (position, site) in schema.sites.enumerated() {
            let required = site.elements("required")
            let dependent = site.node["dependentRequired"].map { $0.members.flatMap { Array($0.value.elements) } } ?? []
            if required.isEmpty && dependent.isEmpty { continue }
            let context = Context(position, schema)
            for name in required where name.kind == .string { context.check(name, isDemanded: true, &findings) }
            for name in dependent where name.kind == .string { context.check(name, isDemanded: false, &findings) }
        }
    }

    /// What is declared where a list of required names stands.
    private struct Context {
        /// The schema with the list and those around it, the nearest first.
        private let around: [JSONNode]
        /// All that is applied where the list is.
        private let family: [JSONNode]
        /// Whether something unknown is applied there, or the members are described whatever their names.
        private let isOpen: Bool
        private let isNegated: Bool
        private let isConditional: Bool

        init(_ position: Int, _ schema: LintedSchema) {
            let enclosing = [position] + schema.enclosing(position)
            let family = schema.family(of: schema.applying(position)).sorted()
            let keywords = enclosing.filter { schema.sites[$0].isInPlace }.map { schema.sites[$0].keyword }
            around = enclosing.map { schema.sites[$0].node }
            self.family = family.map { schema.sites[$0].node }
            isNegated = keywords.contains("not")
            isConditional = keywords.contains("if")
            isOpen =
                family.contains { schema.openSites.contains($0) }
                || self.family.contains { node in
                    ["additionalProperties", "unevaluatedProperties"].contains { node[$0]?.kind == .object }
                }
        }

        func check(_ name: JSONNode, isDemanded: Bool, _ findings: inout LintFindings) {
            // To forbid what is not declared is no slip.
            if isNegated { return }
            let closed = around.first { $0["additionalProperties"]?.kind == .false && !declares($0, name) }
            if let closed, let keyword = closed["additionalProperties"] {
                findings.report(
                    at: name,
                    "\(quote(name)) is required, and `additionalProperties` false does not allow it"
                        + (isDemanded && !isConditional ? ": nothing is ever valid" : ""),
                    help: advice(name, "declare it under `properties` beside `additionalProperties`"),
                    severity: isDemanded && !isConditional ? .error : .warning,
                    related: [(keyword, "`additionalProperties` sees the properties beside it alone")])
            } else if !isOpen, !family.contains(where: { declares($0, name) }) {
                findings.report(
                    at: name, "\(quote(name)) is required, and no property of that name is declared",
                    help: advice(name, "declare it under `properties`"))
            }
        }

        private func declares(_ schema: JSONNode, _ name: JSONNode) -> Bool {
            if schema["properties"]?[name.string] != nil { return true }
            return schema["patternProperties"]?.members.contains { key, _ in
                (try? Pattern(key.string)).map { $0.search(name.string) != .unmatched } ?? true
            } ?? false
        }

        private func advice(_ name: JSONNode, _ otherwise: String) -> String {
            let declared = family.flatMap { $0["properties"].map { $0.members.map(\.key.string) } ?? [] }
            return nearestName(to: name.string, among: declared.filter { $0 != name.string })
                .map { "did you mean `\($0)`? If not, \(otherwise)" } ?? otherwise
        }
    }
}
