import JSONText

/// Walks a schema from the record down, and describes each field that it declares.
///
/// Recursion ends: below a subschema that is open already nothing is looked at, and depth and number are bounded.
struct DictionaryBuilder {
    /// A field whose members are still to be described.
    struct Place {
        var path: FieldPath
        var depth: Int
        /// The group of the field itself.
        var group: String?
        /// The group that its members are in.
        var anchor: String?
    }

    private let words: ConstraintPhrases
    private let limits: DictionaryLimits
    private var names = AnchorNames()
    /// The anchors of the fields that are being described, by their subschemas; "" is the record.
    private var open: [Int: String] = [:]
    private var visited = 0
    private(set) var dictionary: DataDictionary

    init(_ root: JSONNode, limits: DictionaryLimits) {
        self.limits = limits
        words = ConstraintPhrases(references: SchemaReferences(root))
        dictionary = DataDictionary(title: root["title"]?.string ?? root["$id"]?.string ?? "Records")
        dictionary.identifier = root["$id"]?.string
        let place = Place(path: FieldPath(), depth: 0, group: nil, anchor: nil)
        let gathered = GatheredParts([SchemaPart(node: root, base: "")], at: place.path, words)
        let reader = FieldReader(gathered, words, limits)
        dictionary.description = reader.description
        dictionary.constraints = reader.constraints
        dictionary.expected = reader.vocabulary.expected
        describeContents(of: gathered.parts, at: place)
    }

    /// Describes a field and those in it; its position among the fields, `nil` where there is no more room.
    private mutating func describe(
        _ start: [SchemaPart], at path: FieldPath, in parent: Place, group: String?, presence: Presence
    ) -> Int? {
        guard dictionary.fields.count < limits.fields, visited < limits.subschemas else {
            omit("the dictionary ends after \(counted(dictionary.fields.count, "field")); the schema declares more")
            return nil
        }
        // What is common to all declarations is said once: the field is there only then.
        let common = start.dropFirst().reduce(start.first?.conditions ?? []) { common, part in
            Array(zip(common, part.conditions).prefix { $0 == $1 }.map(\.0))
        }
        let relative = start.map { part in
            var part = part
            part.conditions.removeFirst(common.count)
            part.isSummarised = false
            return part
        }
        let gathered = GatheredParts(relative, at: path, words)
        visited += gathered.parts.count
        let position = dictionary.fields.count
        let anchor = names.anchor(for: path.text)
        var field = FieldReader(gathered, words, limits).field(path: path.text, anchor: anchor)
        field.group = group
        field.presence = presence.applied(where: common)
        if gathered.parts.contains(where: { $0.node.kind == .false && $0.conditions.isEmpty }) {
            field.presence = .forbidden
        }
        if !common.isEmpty { field.constraints.insert("only \(common.phrase)", at: 0) }
        dictionary.fields.append(field)
        let place = Place(path: path, depth: parent.depth + 1, group: group, anchor: anchor)
        describeContents(of: gathered.parts, at: place)
        return position
    }

    private mutating func describeContents(of parts: [SchemaPart], at place: Place) {
        var fresh: [SchemaPart] = []
        for part in parts {
            if let ancestor = open[part.node.index] {
                if let anchor = place.anchor { repeatField(anchor, ancestor) }
            } else {
                fresh.append(part)
            }
        }
        guard place.depth < limits.depth else {
            if fresh.contains(where: { $0.hasContents }) {
                omit("fields nested deeper than \(counted(limits.depth, "level")) are not shown")
            }
            return
        }
        for part in fresh { open[part.node.index] = place.anchor ?? "" }
        describeMembers(of: fresh, requiredBy: parts, at: place)
        describeElements(of: fresh, at: place)
        for part in fresh { open[part.node.index] = nil }
    }

    private mutating func repeatField(_ anchor: String, _ ancestor: String) {
        if let position = dictionary.fields.lastIndex(where: { $0.anchor == anchor }),
            dictionary.fields[position].repeats == nil
        {
            dictionary.fields[position].repeats = ancestor
        }
    }

    // MARK: Members

    private mutating func describeMembers(of parts: [SchemaPart], requiredBy all: [SchemaPart], at place: Place) {
        var declared = OrderedParts()
        for part in parts {
            for (key, schema) in part.node["properties"].map({ Array($0.members) }) ?? [] {
                declared.add(part.with(schema), named: key.string)
            }
        }
        // A name that is only required is a field all the same, where its object is not described elsewhere.
        for part in parts where part.conditions.isEmpty {
            for name in part.node["required"].map({ Array($0.elements) }) ?? [] {
                declared.add(nil, named: name.string)
            }
        }
        for (name, schemas) in declared.list {
            let presence = Presence(of: name, in: all)
            let path = place.path.appending(.property(name))
            if describe(schemas, at: path, in: place, group: place.anchor, presence: presence) == nil { return }
        }
        var patterns = OrderedParts()
        var others: [SchemaPart] = []
        for part in parts {
            for (key, schema) in part.node["patternProperties"].map({ Array($0.members) }) ?? []
            where schema.kind == .object {
                patterns.add(part.with(schema), named: key.string)
            }
            for keyword in ["additionalProperties", "unevaluatedProperties"] {
                if let schema = part.node[keyword], schema.kind == .object, schema.count > 0 {
                    others.append(part.with(schema))
                }
            }
        }
        for (pattern, schemas) in patterns.list {
            let path = place.path.appending(.pattern(pattern))
            let presence = Presence.each("each member with such a name")
            if describe(schemas, at: path, in: place, group: place.anchor, presence: presence) == nil { return }
        }
        if !others.isEmpty {
            let presence = Presence.each(
                declared.list.isEmpty && patterns.list.isEmpty ? "each member" : "each other member")
            _ = describe(
                others, at: place.path.appending(.member), in: place, group: place.anchor, presence: presence)
        }
    }

    // MARK: Elements

    private mutating func describeElements(of parts: [SchemaPart], at place: Place) {
        let positions = parts.map { $0.node["prefixItems"].map(\.count) ?? 0 }.max() ?? 0
        for position in 0..<min(positions, limits.fields) {
            let schemas = parts.compactMap { part in part.node["prefixItems"]?[position].map { part.with($0) } }
            let path = place.path.appending(.element(position))
            if describe(schemas, at: path, in: place, group: place.group, presence: .each("in this place")) == nil {
                return
            }
        }
        let schemas = parts.compactMap { part -> SchemaPart? in
            guard let items = part.node["items"] ?? part.node["unevaluatedItems"], items.kind == .object,
                items.count > 0
            else { return nil }
            return part.with(items)
        }
        guard !schemas.isEmpty else { return }
        let path = place.path.appending(.elements(from: positions))
        let presence = Presence.each(positions == 0 ? "each element" : "each further element")
        guard let element = describe(schemas, at: path, in: place, group: place.group, presence: presence) else {
            return
        }
        guard positions == 0, let owner = dictionary.fields.lastIndex(where: { $0.anchor == place.anchor }) else {
            return
        }
        dictionary.fields[owner].elementTypes = dictionary.fields[element].types
    }

    private mutating func omit(_ reason: Phrase) {
        if !dictionary.omissions.contains(reason) { dictionary.omissions.append(reason) }
    }
}

typealias Presence = DictionaryField.Presence

/// Subschemas by name, in the order in which the names came first. Names differ by their bytes, as in JSON.
private struct OrderedParts {
    private(set) var list: [(name: String, parts: [SchemaPart])] = []
    private var positions: [[UInt8]: Int] = [:]

    mutating func add(_ part: SchemaPart?, named name: String) {
        let bytes = Array(name.utf8)
        let position = positions[bytes] ?? list.count
        if position == list.count {
            positions[bytes] = position
            list.append((name, []))
        }
        if let part { list[position].parts.append(part) }
    }
}

extension SchemaPart {
    /// Whether the part declares fields.
    fileprivate var hasContents: Bool {
        ["properties", "patternProperties", "prefixItems"].contains { (node[$0]?.count ?? 0) > 0 }
            || ["items", "additionalProperties"].contains { node[$0]?.kind == .object }
    }
}
