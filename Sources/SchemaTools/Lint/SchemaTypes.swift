import JSONText

/// A set of JSON types; numbers with and without a fraction stand apart.
struct SchemaTypes: OptionSet, Hashable {
    let rawValue: UInt8

    static let null = SchemaTypes(rawValue: 1)
    static let boolean = SchemaTypes(rawValue: 2)
    static let integer = SchemaTypes(rawValue: 4)
    static let fraction = SchemaTypes(rawValue: 8)
    static let string = SchemaTypes(rawValue: 16)
    static let array = SchemaTypes(rawValue: 32)
    static let object = SchemaTypes(rawValue: 64)
    static let number: SchemaTypes = [.integer, .fraction]
    static let all = SchemaTypes(rawValue: 127)

    private static let named: [(name: String, types: SchemaTypes)] = [
        ("string", .string), ("number", .number), ("integer", .integer), ("boolean", .boolean), ("array", .array),
        ("object", .object), ("null", .null),
    ]

    /// The type of a value.
    init(of value: JSONNode) {
        switch value.kind {
        case .null: self = .null
        case .true, .false: self = .boolean
        case .number: self = value.exactNumber.isInteger ? .integer : .fraction
        case .string: self = .string
        case .array: self = .array
        case .object: self = .object
        }
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The types that the keyword `type` of a schema allows; all where it has none.
    init(declaredBy schema: JSONNode) {
        guard let type = schema["type"], [.string, .array].contains(type.kind) else {
            self = .all
            return
        }
        let names = (type.kind == .array ? Array(type.elements) : [type]).compactMap(\.ifString)
        self = Self.named.filter { names.contains($0.name) }.reduce(into: []) { $0.formUnion($1.types) }
    }

    /// The types of the values that `const` and `enum` of a schema list; all where it has neither.
    init(listedBy schema: JSONNode) {
        self = .all
        if let value = schema["const"] { formIntersection(SchemaTypes(of: value)) }
        if let values = schema["enum"] {
            formIntersection(values.elements.reduce(into: []) { $0.formUnion(SchemaTypes(of: $1)) })
        }
    }

    /// The types in words: `string or null`.
    var phrase: String {
        var names: [String] = []
        var rest = self
        for (name, types) in Self.named where rest.isSuperset(of: types) {
            names.append(name)
            rest.subtract(types)
        }
        if rest.contains(.fraction) { names.append("number with a fraction") }
        guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension LintedSchema {
    /// The types that a subschema declares for itself, by `type` or by what it refers to.
    func ownTypes(_ position: Int) -> SchemaTypes {
        reached(from: [position]) { referred[$0] }
            .reduce(into: .all) { $0.formIntersection(SchemaTypes(declaredBy: sites[$1].node)) }
    }

    /// The types of the values that a subschema may accept, as far as its own keywords say.
    func acceptedTypes(_ position: Int) -> SchemaTypes {
        reached(from: [position]) { referred[$0] + allOfBranches($0) }
            .reduce(into: .all) {
                let node = sites[$1].node
                $0.formIntersection(SchemaTypes(declaredBy: node))
                $0.formIntersection(SchemaTypes(listedBy: node))
            }
    }

    /// The types of the values that come to a subschema: what those around it leave.
    ///
    /// - Parameter listed: whether the values that `const` and `enum` list count as well.
    func arrivingTypes(_ position: Int, listed: Bool) -> SchemaTypes {
        var types = SchemaTypes.all
        var inner = sites[position]
        for outer in enclosing(position) {
            let node = sites[outer].node
            types.formIntersection(ownTypes(outer))
            if listed { types.formIntersection(SchemaTypes(listedBy: node)) }
            if inner.keyword == "then", let condition = node["if"] {
                types.formIntersection(SchemaTypes(declaredBy: condition))
            }
            if ["dependentSchemas", "dependencies"].contains(inner.keyword) { types.formIntersection(.object) }
            inner = sites[outer]
        }
        return types
    }

    private func allOfBranches(_ position: Int) -> [Int] {
        children[position].filter { sites[$0].keyword == "allOf" }
    }
}
