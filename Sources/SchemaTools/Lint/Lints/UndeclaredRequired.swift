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
            #"{"properties": {"a": true}, "required": ["b"], "unevaluatedProperties": false}"#,
        ],
        nonTriggering: [
            #"{"properties": {"issuer": true}, "required": ["issuer"]}"#,
            #"{"patternProperties": {"^x": true}, "required": ["xa"], "additionalProperties": false}"#,
            #"{"properties": {"a": true, "b": true}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            ##"{"$ref": "#/$defs/base", "required": ["a"], "$defs": {"base": {"properties": {"a": true}}}}"##,
            #"{"allOf": [{"properties": {"a": true}}], "required": ["a"], "unevaluatedProperties": false}"#,
            #"{"required": ["en"], "additionalProperties": {"type": "string"}}"#, #"{"not": {"required": ["old"]}}"#,
        ])

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for (position, site) in schema.sites.enumerated() {
            let required = site.elements("required")
            let dependent = site.node["dependentRequired"].map { $0.members.flatMap { Array($0.value.elements) } } ?? []
            if required.isEmpty && dependent.isEmpty { continue }
            var context = Context(position, schema)
            for name in required where name.kind == .string { context.check(name, isDemanded: true, &findings) }
            for name in dependent where name.kind == .string { context.check(name, isDemanded: false, &findings) }
        }
    }

    /// What is declared where a list of required names stands.
    private struct Context {
        private let schema: LintedSchema
        private let position: Int
        /// The schema with the list and those around it, the nearest first.
        private let around: [JSONNode]
        private let isNegated: Bool
        private let isConditional: Bool
        /// All that is applied where the list is; looked for only where the nearest do not declare a name.
        private lazy var family = schema.family(of: schema.applying(position)).sorted()
        private lazy var familyNodes = family.map { schema.sites[$0].node }
        private lazy var declaredNames = familyNodes.flatMap { node in
            node["properties"].map { $0.members.map(\.key.string) } ?? []
        }

        init(_ position: Int, _ schema: LintedSchema) {
            self.schema = schema
            self.position = position
            let enclosing = [position] + schema.enclosing(position)
            let keywords = enclosing.filter { schema.sites[$0].isInPlace }.map { schema.sites[$0].keyword }
            around = enclosing.map { schema.sites[$0].node }
            isNegated = keywords.contains("not")
            isConditional = keywords.contains("if")
        }

        mutating func check(_ name: JSONNode, isDemanded: Bool, _ findings: inout LintFindings) {
            // To forbid what is not declared is no slip.
            if isNegated { return }
            let closed = around.first { $0["additionalProperties"]?.kind == .false && !declares($0, name) }
            if let keyword = closed?["additionalProperties"] {
                report(
                    name, "additionalProperties", isDemanded, &findings,
                    related: [(keyword, "`additionalProperties` sees the properties beside it alone")])
                return
            }
            if around.contains(where: { declares($0, name) }) { return }
            if isOpen() || familyNodes.contains(where: { declares($0, name) }) { return }
            let unevaluated = around.lazy.compactMap { $0["unevaluatedProperties"] }.first { $0.kind == .false }
            if let unevaluated, !hasAdditional(.true) {
                report(
                    name, "unevaluatedProperties", isDemanded, &findings,
                    related: [(unevaluated, "`unevaluatedProperties`")])
            } else {
                findings.report(
                    at: name, "\(quote(name)) is required, and no property of that name is declared",
                    help: advice(name, "declare it under `properties`", &findings))
            }
        }

        /// Whether something unknown is applied there, or the members are described whatever their names.
        private mutating func isOpen() -> Bool {
            family.contains { schema.openSites.contains($0) } || hasAdditional(.object)
        }

        private mutating func hasAdditional(_ kind: JSONKind) -> Bool {
            familyNodes.contains { node in
                ["additionalProperties", "unevaluatedProperties"].contains { node[$0]?.kind == kind }
            }
        }

        private mutating func report(
            _ name: JSONNode, _ keyword: String, _ isDemanded: Bool, _ findings: inout LintFindings,
            related: [(node: JSONNode, message: String)]
        ) {
            let excludesAll = isDemanded && !isConditional
            findings.report(
                at: name,
                "\(quote(name)) is required, and `\(keyword)` false does not allow it"
                    + (excludesAll ? ": nothing is ever valid" : ""),
                help: advice(name, "declare it under `properties` beside `\(keyword)`", &findings),
                severity: excludesAll ? .error : .warning, related: related)
        }

        private func declares(_ node: JSONNode, _ name: JSONNode) -> Bool {
            if let properties = node["properties"],
                schema.members.child(of: properties, forToken: name.string) != nil
            {
                return true
            }
            return node["patternProperties"]?.members.contains { key, _ in
                (try? Pattern(key.string)).map { $0.search(name.string) != .unmatched } ?? true
            } ?? false
        }

        private mutating func advice(
            _ name: JSONNode, _ otherwise: String, _ findings: inout LintFindings
        ) -> String {
            findings.nearest(to: name.string, among: declaredNames)
                .map { "did you mean `\($0)`? If not, \(otherwise)" } ?? otherwise
        }
    }
}
