import JSONText

/// Says in plain words what the keywords of one subschema demand.
struct ConstraintPhrases {
    let references: SchemaReferences

    /// What the subschema itself demands, beside type, format and values; what it includes is not looked at.
    func own(_ schema: JSONNode, base: String) -> [Phrase] {
        guard schema.kind == .object else { return [] }
        var phrases: [Phrase] = []
        phrases += span(schema["minLength"], schema["maxLength"], "character", one: "not empty")
        if let pattern = schema["pattern"] { phrases.append("matches \(code: pattern.string)") }
        if let encoding = schema["contentEncoding"] { phrases.append("encoded as \(code: encoding.string)") }
        if let media = schema["contentMediaType"] { phrases.append("holds \(code: media.string)") }
        phrases += numberBounds(schema)
        phrases += span(schema["minItems"], schema["maxItems"], "element", one: "not empty")
        if schema["uniqueItems"]?.kind == .true { phrases.append("no element twice") }
        if let contained = schema["contains"] { phrases.append(containing(contained, schema, base: base)) }
        if isFalse(schema["items"]) || isFalse(schema["unevaluatedItems"]) { phrases.append("no further elements") }
        phrases += span(schema["minProperties"], schema["maxProperties"], "member", one: "not empty")
        if let names = schema["propertyNames"] {
            phrases.append("each name of a member: \(summary(of: names, base: base))")
        }
        if isFalse(schema["additionalProperties"]) || isFalse(schema["unevaluatedProperties"]) {
            phrases.append("no other members")
        }
        for (key, value) in schema["patternProperties"].map({ Array($0.members) }) ?? [] where value.kind == .false {
            phrases.append("no member whose name matches \(code: key.string)")
        }
        for (key, names) in schema["dependentRequired"].map({ Array($0.members) }) ?? [] where names.count > 0 {
            phrases.append("with \(code: key.string) also \(Self.names(names, "and"))")
        }
        if let refused = schema["not"] { phrases.append(refusing(refused, base: base)) }
        if schema["readOnly"]?.kind == .true { phrases.append("read-only") }
        if schema["writeOnly"]?.kind == .true { phrases.append("write-only") }
        if schema["deprecated"]?.kind == .true { phrases.append("deprecated") }
        return phrases
    }

    /// A subschema in one phrase, for where it is not shown as a field.
    func summary(of schema: JSONNode, base: String, depth: Int = 0) -> Phrase {
        switch schema.kind {
        case .true: return "anything"
        case .false: return "nothing"
        default: break
        }
        let pieces = pieces(of: schema, base: base, depth: depth)
        guard !pieces.isEmpty else {
            if let title = schema["title"], title.kind == .string { return Phrase(prose: title.string) }
            return schema.count == 0 ? "anything" : "as the schema states in detail"
        }
        return Phrase.joined(pieces, ", ")
    }

    /// What an `if` asks, such as "`status` is `withdrawn`"; `nil` where that cannot be said shortly.
    func condition(_ schema: JSONNode, at path: FieldPath) -> Phrase? {
        let asked: Set<String> = ["properties", "required", "type", "title", "description", "$comment"]
        guard schema.kind == .object, schema.members.allSatisfy({ asked.contains($0.key.string) }) else { return nil }
        let required = schema["required"].map { $0.elements.map(\.string) } ?? []
        var phrases: [Phrase] = []
        for (key, value) in schema["properties"].map({ Array($0.members) }) ?? [] {
            let keywords = Set(value.members.map(\.key.string))
            guard keywords.count == 1, let values = constants(value) else { return nil }
            let name = path.appending(.property(key.string)).text
            let allowed = values + (required.contains(key.string) ? [] : ["absent"])
            phrases.append("\(code: name) is \(Phrase.list(allowed, "or"))")
        }
        let constrained = schema["properties"].map { Set($0.members.map(\.key.string)) } ?? []
        for name in required where !constrained.contains(name) {
            phrases.append("\(code: path.appending(.property(name)).text) is present")
        }
        return phrases.isEmpty ? nil : Phrase.list(phrases, "and")
    }

    /// Names in a list of the schema: `a`, `b` and `c`.
    static func names(_ list: JSONNode, _ conjunction: String) -> Phrase {
        Phrase.list(list.elements.map { Phrase(code: $0.string) }, conjunction)
    }

    /// The values of `const` or `enum`, `nil` where there is neither.
    private func constants(_ schema: JSONNode) -> [Phrase]? {
        if let value = schema["const"] { return [Phrase(code: codeText(value))] }
        guard let list = schema["enum"], list.kind == .array else { return nil }
        let shown = list.elements.prefix(8).map { Phrase(code: codeText($0)) }
        return list.count > shown.count ? shown + ["\(grouped(list.count - shown.count)) more"] : shown
    }

    private func pieces(of schema: JSONNode, base: String, depth: Int) -> [Phrase] {
        guard schema.kind == .object else { return [] }
        let base = SchemaReferences.base(of: schema, in: base)
        var pieces: [Phrase] = []
        if let type = schema["type"] {
            pieces.append(
                type.kind == .array
                    ? Phrase.list(type.elements.map { "\($0.string)" }, "or") : "\(type.string)")
        }
        if let values = constants(schema) { pieces.append(Phrase.list(values, "or")) }
        if let format = schema["format"] { pieces.append("format \(code: format.string)") }
        if let required = schema["required"], required.count > 0 {
            pieces.append("with \(Self.names(required, "and"))")
        }
        pieces += own(schema, base: base)
        // Deeper ones would make a phrase that nobody can read.
        guard depth < 2 else { return pieces }
        for (keyword, conjunction) in [("anyOf", "or"), ("oneOf", "or"), ("allOf", "and")] {
            guard let branches = schema[keyword], branches.kind == .array, (1...4).contains(branches.count) else {
                continue
            }
            pieces.append(
                Phrase.list(
                    branches.elements.map { summary(of: $0, base: base, depth: depth + 1) }, conjunction))
        }
        if let items = schema["items"], items.kind == .object {
            let elements = self.pieces(of: items, base: base, depth: depth + 1)
            if !elements.isEmpty { pieces.append("each element \(Phrase.joined(elements, ", "))") }
        }
        if let reference = schema["$ref"], reference.kind == .string {
            if let target = references.target(of: reference.string, from: base) {
                pieces.append(summary(of: target.node, base: target.base, depth: depth + 1))
            } else {
                pieces.append("as \(code: reference.string) states")
            }
        }
        return pieces
    }

    private func containing(_ contained: JSONNode, _ schema: JSONNode, base: String) -> Phrase {
        let least = schema["minContains"]?.integer ?? 1
        let most = schema["maxContains"]?.integer.map { " and at most \(grouped($0))" } ?? ""
        return "at least \(grouped(least))\(most) of the elements: \(summary(of: contained, base: base))"
    }

    private func refusing(_ refused: JSONNode, base: String) -> Phrase {
        if refused.count == 1, let required = refused["required"], required.count > 0 {
            return required.count == 1
                ? "without \(Self.names(required, "and"))" : "not \(Self.names(required, "and")) together"
        }
        return "not: \(summary(of: refused, base: base))"
    }

    private func numberBounds(_ schema: JSONNode) -> [Phrase] {
        var phrases: [Phrase] = []
        if let least = schema["minimum"], let most = schema["maximum"] {
            phrases.append("from \(least.string) to \(most.string)")
        } else if let least = schema["minimum"] {
            phrases.append("at least \(least.string)")
        } else if let most = schema["maximum"] {
            phrases.append("at most \(most.string)")
        }
        if let bound = schema["exclusiveMinimum"] { phrases.append("more than \(bound.string)") }
        if let bound = schema["exclusiveMaximum"] { phrases.append("less than \(bound.string)") }
        if let divisor = schema["multipleOf"] { phrases.append("a multiple of \(divisor.string)") }
        return phrases
    }

    private func span(_ least: JSONNode?, _ most: JSONNode?, _ noun: String, one: Phrase) -> [Phrase] {
        let least = least?.integer ?? 0
        guard let most = most?.integer else {
            return least == 0 ? [] : least == 1 ? [one] : ["at least \(counted(least, noun))"]
        }
        if least == most { return ["exactly \(counted(most, noun))"] }
        return least == 0 ? ["at most \(counted(most, noun))"] : ["\(grouped(least)) to \(counted(most, noun))"]
    }

    private func isFalse(_ schema: JSONNode?) -> Bool { schema?.kind == .false }
}
