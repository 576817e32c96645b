import JSONText
import Schemas

/// The names that keywords have, as the meta-schemas of the program declare them.
enum KnownKeywords {
    /// All of them, sorted; with the one of older drafts that the meta-schema does not name.
    static let names: [String] = {
        var names: Set = ["additionalItems"]
        for file in EmbeddedFile.names where file.hasPrefix("2020-12") || file == "chancery-vocabulary.schema.json" {
            guard let document = EmbeddedFile.bytes(named: file).flatMap({ try? JSONDocument($0) }) else { continue }
            document.withRoot { root in
                names.formUnion(root["properties"]?.members.map(\.key.string) ?? [])
            }
        }
        return names.sorted()
    }()

    static let set = Set(names)

    /// Keywords that demand nothing of a value.
    static let descriptive: Set<String> = [
        "title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly", "$defs",
        "definitions", "$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "contentMediaType",
        "contentEncoding", "contentSchema", "role", "expected", "evidenced", "unique", "authority", "recordReference",
        "$recursiveAnchor",
    ]

    /// The types of value that a keyword says something about; `nil` where it is about all.
    static func types(of keyword: String) -> SchemaTypes? { typed[keyword] }

    private static let typed: [String: SchemaTypes] = {
        let groups: [(SchemaTypes, [String])] = [
            (.number, ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]),
            (
                .string,
                ["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType", "contentSchema"]
            ),
            (
                .array,
                [
                    "minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains", "minContains",
                    "maxContains", "unevaluatedItems",
                ]
            ),
            (
                .object,
                [
                    "minProperties", "maxProperties", "required", "properties", "patternProperties",
                    "additionalProperties", "propertyNames", "dependentRequired", "dependentSchemas", "dependencies",
                    "unevaluatedProperties", "expected",
                ]
            ),
        ]
        return Dictionary(uniqueKeysWithValues: groups.flatMap { types, names in names.map { ($0, types) } })
    }()

    /// Whether a schema accepts every value, since nothing in it demands anything.
    static func acceptsEverything(_ schema: JSONNode) -> Bool {
        switch schema.kind {
        case .true: true
        case .object:
            schema.members.allSatisfy { key, _ in
                let name = key.string
                return descriptive.contains(name) || !set.contains(name)
            }
        default: false
        }
    }
}
