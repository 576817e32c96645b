import JSONText

/// A subschema where it stands.
struct SchemaSite {
    /// The subschema.
    let node: JSONNode
    /// The URI that references in it are resolved against.
    let base: String
    /// The position of the subschema that it stands in; `nil` for the root, and for one that only a reference finds.
    let parent: Int?
    /// The keyword of the parent that holds it.
    let keyword: String
    /// Whether it is applied to the very value that its parent is applied to.
    let isInPlace: Bool

    /// The name of a keyword as it is written there.
    func key(_ name: String) -> JSONNode? { node.members.first { $0.key.string == name }?.key }

    /// The elements of a keyword's list; none where it has no list.
    func elements(_ name: String) -> [JSONNode] { node[name].map { Array($0.elements) } ?? [] }
}

extension JSONNode {
    /// The characters of a string; `nil` for any other value.
    ///
    /// A subschema that the compiler had no need to read, such as `then` without `if`, may hold anything.
    var ifString: String? { kind == .string ? string : nil }
}

/// The subschemas that keywords hold.
enum SubschemaKeywords {
    private static let single: Set<String> = [
        "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema",
    ]
    private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
    private static let maps: Set<String> = [
        "$defs", "definitions", "properties", "patternProperties", "dependentSchemas", "dependencies",
    ]
    private static let inPlace: Set<String> = [
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies",
    ]

    /// The subschemas directly in a schema.
    static func children(of schema: SchemaSite, at position: Int) -> [SchemaSite] {
        schema.node.members.flatMap { key, value in
            let name = key.string
            var nodes: [JSONNode] = []
            if single.contains(name) {
                nodes = [value]
            } else if lists.contains(name) {
                nodes = Array(value.elements)
            } else if maps.contains(name) {
                nodes = value.members.map(\.value)
            }
            return nodes.filter { [.object, .true, .false].contains($0.kind) }.map { node in
                SchemaSite(
                    node: node, base: SchemaReferences.base(of: node, in: schema.base), parent: position, keyword: name,
                    isInPlace: inPlace.contains(name))
            }
        }
    }
}
