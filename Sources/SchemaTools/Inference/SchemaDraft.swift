import JSONText

/// Puts statistics into the words of JSON Schema 2020-12.
///
/// Invariant: every keyword holds for every value that was observed.
struct SchemaDraft {
    private let tree: StatisticsTree
    private let options: DraftOptions

    init(_ tree: StatisticsTree, _ options: DraftOptions) {
        var tree = tree
        tree.readMaps()
        self.tree = tree
        self.options = options
    }

    /// The schema of a record.
    var root: SchemaValue {
        var members: [(name: String, value: SchemaValue)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema"))
        ]
        if let title = options.title { members.append(("title", .text(title))) }
        let records = counted(tree.nodes[0].values, "record")
        members.append(
            (
                "$comment",
                .text(
                    "A draft from \(records): it says what they have in common, not what was meant. Shares are rounded "
                        + "to a tenth of a percent, but never to 0% or 100%.")
            ))
        return .object(members + keywords(of: 0, isRoot: true))
    }

    private func keywords(of index: Int, isRoot: Bool = false) -> [(name: String, value: SchemaValue)] {
        let node = tree.nodes[index]
        var keywords: [(name: String, value: SchemaValue)] = []
        let types = node.types.map { SchemaValue.text($0) }
        if let type = types.first { keywords.append(("type", types.count == 1 ? type : .list(types))) }
        keywords += stringKeywords(of: node)
        if let minimum = node.naturalMinimum { keywords.append(("minimum", .number(minimum))) }
        if let elements = node.elements, !node.isCut {
            keywords.append(("items", .object(self.keywords(of: elements))))
        }
        return keywords + objectKeywords(of: node, isRoot: isRoot)
    }

    private func stringKeywords(of node: ValueStatistics) -> [(name: String, value: SchemaValue)] {
        guard node.strings.count > 0 else { return [] }
        // A format comes first: dates and language tags recur, and are no closed list.
        if let format = node.strings.formats.preferred { return [("format", .text(format))] }
        if node.strings.count + node.nulls == node.values, let list = node.strings.closedList {
            let values = list.map { SchemaValue.text(String(decoding: $0, as: UTF8.self)) }
            return [("enum", .list(node.nulls > 0 ? values + [.null] : values))]
        }
        return node.strings.hasEmpty ? [] : [("minLength", .number(1))]
    }

    private func objectKeywords(
        of node: ValueStatistics, isRoot: Bool
    ) -> [(name: String, value: SchemaValue)] {
        guard node.objects > 0, !node.isCut else { return [] }
        switch node.members {
        case .map(let values):
            return node.isOpen ? [] : [("additionalProperties", .object(keywords(of: values)))]
        case .named(let entries):
            var keywords: [(name: String, value: SchemaValue)] = []
            let required = entries.filter { $0.count == node.objects }.map { SchemaValue.text($0.text) }
            if !required.isEmpty { keywords.append(("required", .list(required))) }
            if !node.isOpen { keywords.append(("additionalProperties", .boolean(false))) }
            let properties = entries.map { entry in
                (name: entry.text, value: property(entry, of: node, isRoot: isRoot))
            }
            if !properties.isEmpty { keywords.append(("properties", .object(properties))) }
            return keywords
        }
    }

    private func property(
        _ entry: MemberStatistics.Entry, of parent: ValueStatistics, isRoot: Bool
    ) -> SchemaValue {
        let node = tree.nodes[entry.node]
        let share = Share(count: entry.count, total: parent.objects).percentage
        var comment = "in \(share) of \(counted(parent.objects, isRoot ? "record" : "object"))"
        if node.nulls > 0 { comment += "; null in \(grouped(node.nulls))" }
        if node.types.filter({ $0 != "null" }).count > 1 { comment += "; " + node.countsByType }
        if node.isCut { comment += "; too deep to be described" }
        if node.isOpen { comment += "; with more names than are described" }
        if case .map = node.members { comment += "; its names look like data" }
        var keywords = keywords(of: entry.node)
        if isRoot, let field = options.idField, entry.name.elementsEqual(field.utf8) {
            keywords += [("role", .text("id")), ("unique", .boolean(true))]
        }
        return .object([("$comment", .text(comment))] + keywords)
    }
}

extension MemberStatistics.Entry {
    var text: String { String(decoding: name, as: UTF8.self) }
}

extension ValueStatistics {
    private var counts: [(type: String, count: Int)] {
        [
            ("object", objects), ("array", arrays), ("string", strings.count),
            (fractions > 0 ? "number" : "integer", integers + fractions), ("boolean", booleans), ("null", nulls),
        ].filter { $0.1 > 0 }
    }

    /// The types that were seen, by their names in JSON Schema.
    var types: [String] { counts.map(\.type) }

    /// `900 string, 175 integer`.
    var countsByType: String {
        counts.filter { $0.type != "null" }.map { "\(grouped($0.count)) \($0.type)" }.joined(separator: ", ")
    }

    /// Where counting begins: at 1 where nothing is less and 1 was seen, else at 0; `nil` where there are fractions,
    /// negative numbers, or no numbers. Another least value is chance rather than a bound.
    var naturalMinimum: Int? {
        guard fractions == 0, let leastInteger, leastInteger.isZero || leastInteger.isPositive else { return nil }
        return leastInteger == ExactNumber(1) ? 1 : 0
    }
}
