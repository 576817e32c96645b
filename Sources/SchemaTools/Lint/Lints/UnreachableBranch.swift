import Diagnostics
import JSONText
import Schema

/// A branch, or a listed value, that no value can reach.
enum UnreachableBranch: SchemaLint {
    static let description = LintDescription(
        id: "schema/unreachable-branch", severity: .warning,
        summary: "Every branch and every listed value can be reached by some value.",
        rationale: """
            A branch of another type than the one declared around it, a branch behind one that accepts everything, or a \
            listed value that the type beside it excludes decides nothing. Mostly one of the two was changed and the \
            other forgotten. Two equal branches of `oneOf` refuse all that they describe, since both accept it.
            """,
        triggering: [
            #"{"type": "string", "anyOf": [{"type": "integer"}, {"minLength": 1}]}"#,
            #"{"anyOf": [{"type": "string"}, false]}"#,
            #"{"anyOf": [{"title": "Anything"}, {"type": "string"}]}"#,
            #"{"oneOf": [{"type": "string"}, {"type": "null"}, {"type": "string"}]}"#,
            #"{"enum": ["a", "b"], "anyOf": [{"const": "a"}, {"const": "c"}]}"#,
            #"{"type": "string", "enum": ["a", null]}"#,
            #"{"type": "object", "if": {"type": "array"}, "then": {"title": "A list"}}"#,
            #"{"allOf": [{"type": "string"}, {"type": "null"}]}"#,
            ##"{"type": "string", "anyOf": [{"$ref": "#/$defs/n"}, true], "$defs": {"n": {"type": "integer"}}}"##,
        ],
        nonTriggering: [
            #"{"type": "number", "anyOf": [{"type": "integer"}, {"minimum": 1}]}"#,
            #"{"anyOf": [{"type": "string"}, {"title": "Anything"}]}"#,
            #"{"oneOf": [{"type": "string"}, {"type": "null"}]}"#,
            #"{"type": ["string", "null"], "enum": ["a", null]}"#,
            #"{"enum": ["a", "b"], "anyOf": [{"const": "a"}, {"const": "b"}]}"#,
        ])

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for (position, site) in schema.sites.enumerated() {
            checkBranches(of: site, position, schema, &findings)
            checkListed(site, position, schema, &findings)
        }
    }

    private static func checkBranches(
        of site: SchemaSite, _ position: Int, _ schema: LintedSchema, _ findings: inout LintFindings
    ) {
        for keyword in ["allOf", "anyOf", "oneOf"] {
            var seen: [[UInt8]: JSONNode] = [:]
            var everything: JSONNode?
            var types = SchemaTypes.all
            for node in site.elements(keyword) {
                guard let branch = schema.position(of: node) else { continue }
                let text = Array(node.text)
                if reportUnreachable(branch, keyword, schema, &findings, beside: types) { continue }
                if keyword == "allOf" {
                    types.formIntersection(schema.acceptedTypes(branch))
                } else if let everything {
                    if keyword == "anyOf" {
                        findings.report(
                            at: node, "this branch of `anyOf` comes after one that accepts everything",
                            help: "remove one of the two", related: [(everything, "it accepts everything")])
                    }
                } else if let first = seen[text] {
                    findings.report(
                        at: node, "this branch of `\(keyword)` is the same as another one",
                        help: keyword == "oneOf"
                            ? "remove one: what both accept, `oneOf` refuses" : "remove one of the two",
                        related: [(first, "the other one")])
                }
                if KnownKeywords.acceptsEverything(node), keyword == "anyOf", everything == nil { everything = node }
                seen[text] = node
            }
        }
        if let condition = site.node["if"], let branch = schema.position(of: condition) {
            _ = reportUnreachable(branch, "if", schema, &findings, beside: .all)
        }
    }

    /// Reports a branch that no value reaches, and says whether it is one.
    private static func reportUnreachable(
        _ branch: Int, _ keyword: String, _ schema: LintedSchema, _ findings: inout LintFindings,
        beside others: SchemaTypes
    ) -> Bool {
        let node = schema.sites[branch].node
        let name = keyword == "if" ? "the condition under `if`" : "this branch of `\(keyword)`"
        if node.kind == .false {
            findings.report(at: node, "\(name) is `false`, which accepts nothing", help: "remove it")
            return true
        }
        let arriving = schema.arrivingTypes(branch, listed: true).intersection(others)
        let accepted = schema.acceptedTypes(branch)
        // Where nothing arrives at all, that is said where it begins.
        if arriving.isEmpty || accepted.isEmpty { return false }
        if arriving.isDisjoint(with: accepted) {
            findings.report(
                at: node, "\(name) is for \(accepted.phrase), where only \(arriving.phrase) is allowed",
                help: "correct the type of one of the two, or remove the branch")
            return true
        }
        guard let allowed = schema.arrivingValues(branch), let listed = ListedValues.of(node),
            !listed.contains(where: { value in allowed.contains { $0.isEqual(to: value) } })
        else { return false }
        findings.report(
            at: node, "\(name) lists no value that is allowed beside it",
            help: "list one of the allowed values, or remove the branch",
            related: allowed.first.map { [($0, "the first of the allowed values")] } ?? [])
        return true
    }

    /// Reports listed values that the rest of the schema excludes, where some remain.
    private static func checkListed(
        _ site: SchemaSite, _ position: Int, _ schema: LintedSchema, _ findings: inout LintFindings
    ) {
        // `const` beside a list takes one of its values, and is itself looked at as a bound.
        if site.node["const"] != nil { return }
        let values = site.elements("enum")
        let arriving = schema.arrivingTypes(position, listed: false)
        var excluded: [(value: JSONNode, reason: String)] = []
        for value in values {
            if let refusal = schema.verdicts.refusal(of: value) {
                excluded.append((value, refusal.message))
            } else if !arriving.contains(SchemaTypes(of: value)) {
                excluded.append((value, "only \(arriving.phrase) is allowed here"))
            }
        }
        guard excluded.count < values.count else { return }
        for (value, reason) in excluded {
            findings.report(
                at: value, "\(quote(value)) of `enum` is never accepted: \(reason)",
                help: "allow the value, or remove it from the list")
        }
    }
}

/// The values that a schema confines itself to.
enum ListedValues {
    /// `nil` where it has neither `const` nor `enum`.
    static func of(_ schema: JSONNode) -> [JSONNode]? {
        if let value = schema["const"] { return [value] }
        return schema["enum"].map { Array($0.elements) }
    }
}

extension LintedSchema {
    /// The values to which the nearest schema around a branch with such a list confines it.
    fileprivate func arrivingValues(_ position: Int) -> [JSONNode]? {
        for outer in enclosing(position) {
            if let values = ListedValues.of(sites[outer].node) { return values }
        }
        return nil
    }
}
