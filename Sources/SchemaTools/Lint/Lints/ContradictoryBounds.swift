import Diagnostics
import JSONText
import Schema

/// Bounds beside each other that no value can keep.
enum ContradictoryBounds: SchemaLint {
    static let description = LintDescription(
        id: "schema/contradictory-bounds", severity: .warning,
        summary: "Constraints beside each other can all be kept by one value.",
        rationale: """
            A least above its greatest, a list of values of which none fits the type beside it, or more required names \
            than members are allowed make a schema that refuses every value that it is about.
            """,
        triggering: [
            #"{"type": "number", "minimum": 2, "maximum": 1.5}"#, #"{"exclusiveMinimum": 1, "maximum": 1}"#,
            #"{"type": "string", "minLength": 3, "maxLength": 2}"#, #"{"minItems": 3, "maxItems": 2}"#,
            #"{"minProperties": 3, "maxProperties": 2}"#,
            #"{"contains": {"type": "string"}, "minContains": 3, "maxContains": 2}"#,
            #"{"contains": {"type": "string"}, "maxContains": 0}"#,
            #"{"prefixItems": [{"type": "string"}], "items": false, "minItems": 2}"#,
            #"{"properties": {"a": true, "b": true}, "required": ["a", "b"], "maxProperties": 1}"#,
            #"{"type": "integer", "enum": ["a", "b"]}"#, #"{"const": "a", "enum": ["b", "c"]}"#,
            #"{"minimum": 0.1, "maximum": 0.4, "multipleOf": 0.5}"#,
            #"{"type": "integer", "minimum": 1.2, "maximum": 1.8}"#,
        ],
        nonTriggering: [
            #"{"type": "number", "minimum": 1, "maximum": 1.0}"#, #"{"minimum": -2, "exclusiveMaximum": -1}"#,
            #"{"type": "string", "minLength": 2, "maxLength": 2}"#,
            #"{"prefixItems": [{"type": "string"}], "items": false, "minItems": 1}"#,
            #"{"const": "b", "enum": ["b", "c"]}"#, #"{"minimum": 0.1, "maximum": 0.5, "multipleOf": 0.5}"#,
            #"{"contains": {"type": "string"}, "minContains": 0, "maxContains": 0}"#,
        ])

    private static let counts = [
        ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"),
        ("minContains", "maxContains"),
    ]

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        for (position, site) in schema.sites.enumerated() where site.node.kind == .object {
            checkNumbers(site, schema.ownTypes(position), &findings)
            for (least, most) in counts { checkCounts(site, least, most, &findings) }
            checkElements(site, &findings)
            checkMembers(site, &findings)
            checkListed(site, schema, &findings)
        }
    }

    private static func checkNumbers(_ site: SchemaSite, _ types: SchemaTypes, _ findings: inout LintFindings) {
        let bounds = NumberBounds(of: site.node)
        guard let lower = bounds.lower, let upper = bounds.upper else { return }
        let range = "`\(lower.keyword)` \(quote(lower.value)) and `\(upper.keyword)` \(quote(upper.value))"
        if bounds.isEmpty {
            findings.report(
                at: upper.value, "no number lies between \(range)", help: "correct one of the two",
                related: [(lower.value, "the lower end")])
        } else if let divisor = site.node["multipleOf"] {
            guard let step = DecimalNumber(divisor), bounds.holdsMultiple(of: step) == false else { return }
            findings.report(
                at: divisor, "no multiple of \(quote(divisor)) lies between \(range)",
                help: "correct the bounds, or the divisor")
        } else if types.intersection(.number) == .integer, bounds.holdsMultiple(of: .one) == false {
            findings.report(
                at: upper.value, "no integer lies between \(range)", help: "correct one of the two",
                related: [(lower.value, "the lower end")])
        }
    }

    private static func checkCounts(
        _ site: SchemaSite, _ least: String, _ most: String, _ findings: inout LintFindings
    ) {
        guard let upper = site.node[most] else { return }
        if let lower = site.node[least] {
            guard lower.exactNumber > upper.exactNumber else { return }
            findings.report(
                at: upper, "`\(most)` \(quote(upper)) is less than `\(least)` \(quote(lower))",
                help: "correct one of the two", related: [(lower, "`\(least)`")])
        } else if most == "maxContains", site.node["contains"] != nil, upper.exactNumber.isZero {
            findings.report(
                at: upper, "`maxContains` \(quote(upper)) allows no element, and `contains` demands one",
                help: "add `minContains` 0, or use `not` with `contains`")
        }
    }

    private static func checkElements(_ site: SchemaSite, _ findings: inout LintFindings) {
        guard let least = site.node["minItems"], site.node["items"]?.kind == .false else { return }
        let allowed = site.elements("prefixItems").count
        guard least.exactNumber > ExactNumber(allowed) else { return }
        findings.report(
            at: least,
            "`minItems` is \(quote(least)), and `items` false allows no more than the \(allowed) of `prefixItems`",
            help: "correct `minItems`, or describe the elements that are missing")
    }

    private static func checkMembers(_ site: SchemaSite, _ findings: inout LintFindings) {
        guard let most = site.node["maxProperties"] else { return }
        let required = Set(site.elements("required").compactMap(\.ifString)).count
        guard ExactNumber(required) > most.exactNumber else { return }
        findings.report(
            at: most, "`maxProperties` is \(quote(most)), and `required` names \(required)",
            help: "correct `maxProperties`, or require less")
    }

    private static func checkListed(_ site: SchemaSite, _ schema: LintedSchema, _ findings: inout LintFindings) {
        if let value = site.node["const"], let refusal = schema.verdicts.refusal(of: value) {
            findings.report(
                at: value, "`const` \(quote(value)) is never accepted: \(refusal.message)",
                help: "correct the value, or what excludes it")
            return
        }
        let values = site.elements("enum")
        guard let list = site.node["enum"], let first = values.first, let refusal = schema.verdicts.refusal(of: first),
            values.allSatisfy({ schema.verdicts.refusal(of: $0) != nil })
        else { return }
        findings.report(
            at: list, "no value of `enum` is ever accepted; of the first: \(refusal.message)",
            help: "correct the values, or what excludes them")
    }
}
