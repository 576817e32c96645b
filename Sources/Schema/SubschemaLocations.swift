import JSONText

/// Which keywords hold subschemas, by the shape of their value (JSON Schema 2020-12).
enum SubschemaLocations {
    private static let single: Set<String> = [
        "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema",
    ]
    private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
    private static let maps: Set<String> = ["$defs", "properties", "patternProperties", "dependentSchemas"]

    /// The subschemas that stand directly in a schema.
    static func children(of schema: JSONNode) -> [JSONNode] {
        schema.members.flatMap { key, value in
            let name = key.string
            if single.contains(name) { return [value] }
            if lists.contains(name) { return Array(value.elements) }
            if maps.contains(name) { return value.members.map(\.value) }
            return []
        }
    }
}
