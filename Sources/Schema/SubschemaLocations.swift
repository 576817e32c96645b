import JSONText

/// Which keywords hold subschemas, by the shape of their value (JSON Schema 2020-12, and what older drafts add to it).
enum SubschemaLocations {
    private static let single: Set<String> = [
        "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema", "additionalItems",
    ]
    private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
    private static let maps: Set<String> = [
        "$defs", "definitions", "properties", "patternProperties", "dependentSchemas", "dependencies",
    ]

    /// The subschemas that stand directly in a schema.
    static func children(of schema: JSONNode) -> [JSONNode] {
        var children: [JSONNode] = []
        for (key, value) in schema.members {
            let name = key.string
            switch value.kind {
            case .array: if lists.contains(name) { children += value.elements }
            case .object:
                if single.contains(name) {
                    children.append(value)
                } else if maps.contains(name) {
                    children += value.members.map(\.value)
                }
            default: continue
            }
        }
        return children
    }
}
