import Diagnostics
import JSONText
import Schema

/// A definition that nothing refers to.
enum UnusedDefinition: SchemaLint {
    static let description = LintDescription(
        id: "schema/unused-definition", severity: .note,
        summary: "Every definition is referred to.",
        rationale: """
            A definition that no reference leads to, from the schema itself or from a definition in use, demands nothing. \
            It was left behind, or the reference to it was forgotten. A schema of nothing but definitions is a library \
            for others, and has no such findings.
            """,
        triggering: [
            #"{"type": "object", "$defs": {"day": {"type": "string"}}}"#,
            ##"{"type": "object", "$defs": {"a": {"properties": {"next": {"$ref": "#/$defs/a"}}}}}"##,
        ],
        nonTriggering: [
            ##"{"items": {"$ref": "#/$defs/day"}, "$defs": {"day": {"type": "string"}}}"##,
            ##"{"items": {"$ref": "#/$defs/a/items"}, "$defs": {"a": {"items": {"type": "string"}}}}"##,
            #"{"$defs": {"day": {"type": "string"}}}"#,
        ])

    private static let keywords = ["$defs", "definitions"]

    static func check(_ schema: LintedSchema, _ findings: inout LintFindings) {
        guard let root = schema.sites.first?.node, !KnownKeywords.acceptsEverything(root) else { return }
        let asked = schema.sites.indices.filter { position in
            schema.sites[position].node["$dynamicAnchor"]?.ifString.map { schema.dynamicNames.contains($0) } ?? false
        }
        let used = schema.reached(from: Set([0] + asked)) { position in
            schema.referred[position]
                + schema.children[position].filter { !keywords.contains(schema.sites[$0].keyword) }
        }
        // A definition around a schema in use is in use itself.
        var holding: Set<Int> = []
        for position in used {
            var outer = schema.sites[position].parent
            while let next = outer, holding.insert(next).inserted { outer = schema.sites[next].parent }
        }
        for site in schema.sites {
            for definitions in keywords.compactMap({ site.node[$0] }) {
                for (key, definition) in definitions.members {
                    guard let position = schema.position(of: definition), !used.contains(position),
                        !holding.contains(position)
                    else { continue }
                    findings.report(
                        at: key, "no reference leads to the definition \(quote(key))",
                        help: "refer to it, or remove it")
                }
            }
        }
    }
}
