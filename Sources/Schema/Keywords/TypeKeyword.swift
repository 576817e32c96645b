import JSONText

/// `type` (validation, section 6.1.1). It is no keyword of its own when evaluated: each subschema holds its set of kinds.
enum TypeKeyword: KeywordDefinition {
    static let names = ["type"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "type", summary: "The value must be of the declared type, or of one of them.",
            schema: #"{"type": ["integer", "null"]}"#, accepted: "76", rejected: #""76th""#)
    ]

    private static let kinds: [String: KindSet] = [
        "null": .null, "boolean": .boolean, "number": .number, "integer": .integer, "string": .string,
        "array": .array, "object": .object,
    ]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let wanted = "a type (`null`, `boolean`, `integer`, `number`, `string`, `array`, `object`) or a list of types"
        var kinds: KindSet = []
        let listed = site.value.kind == .array ? Array(site.value.elements) : [site.value]
        for type in listed {
            guard type.kind == .string, let kind = Self.kinds[type.string], kinds.isDisjoint(with: kind) else {
                throw site.refused(compiler, wants: wanted, at: type)
            }
            kinds.formUnion(kind)
        }
        if kinds.isEmpty { throw site.refused(compiler, wants: wanted) }
        compiler.restrictTypes(to: kinds)
        return nil
    }

    /// Reports an instance whose kind is not in the set.
    static func explain(_ instance: JSONNode, _ types: KindSet, _ explanation: inout Explanation) {
        let order = ["string", "integer", "number", "boolean", "array", "object", "null"]
        let wanted = order.filter { name in kinds[name].map { types.isSuperset(of: $0) } ?? false }
        let isString = instance.kind == .string && wanted.contains { $0 == "integer" || $0 == "number" }
        explanation.report(
            "type", at: instance, "\(quote(instance)) is \(described(instance)), not \(joined(wanted))",
            help: isString ? "write the number without quotes" : nil)
    }

    private static func described(_ instance: JSONNode) -> String {
        switch instance.kind {
        case .array: "an array"
        case .object: "an object"
        case .null: "null"
        case .number: instance.exactNumber.isInteger ? "an integer" : "a number with a fraction"
        default: "a \(instance.kind.schemaName)"
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
func joined(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " or " + last
}
