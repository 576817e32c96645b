import JSONText

/// When a part of a schema applies.
struct Condition: Hashable {
    /// One of the branches of an `anyOf` or `oneOf`.
    struct Branch: Hashable {
        /// The tape index of the list of branches.
        var list: Int
        /// 1-based.
        var number: Int
        var count: Int
    }

    /// The phrase, such as "where `status` is `withdrawn`" or "in alternative 2 of `evidence.*`".
    var phrase: Phrase
    var branch: Branch?
}

/// A subschema that applies to a field, of itself or by a reference.
struct SchemaPart {
    var node: JSONNode
    var base: String
    /// All of these must hold for the part to apply; always, where there are none.
    var conditions: [Condition] = []
    /// Whether a summary of the part has been given where it was chosen.
    var isSummarised = false
}

/// All that applies to a field, gathered from a subschema, what it includes and what it chooses between.
struct GatheredParts {
    var parts: [SchemaPart] = []
    /// What the choices between subschemas demand.
    var choices: [Phrase] = []
    /// Values that are listed as alternatives, each a `const`.
    var values: [JSONNode] = []
    /// Whether null is one of the alternatives.
    var isNullable = false

    private var seen: Set<Int> = []
    private let words: ConstraintPhrases
    private let path: FieldPath

    /// Gathers everything that applies at a path. O(subschemas); each is taken once.
    init(_ start: [SchemaPart], at path: FieldPath, _ words: ConstraintPhrases) {
        self.words = words
        self.path = path
        var always = start.filter(\.conditions.isEmpty)
        var sometimes = start.filter { !$0.conditions.isEmpty }
        // What always applies goes first, so that it is not taken for conditional where both refer to one subschema.
        while !always.isEmpty || !sometimes.isEmpty {
            let part = always.isEmpty ? sometimes.removeFirst() : always.removeFirst()
            guard part.node.kind != .true, seen.insert(part.node.index).inserted else { continue }
            let inner = SchemaPart(
                node: part.node, base: SchemaReferences.base(of: part.node, in: part.base),
                conditions: part.conditions, isSummarised: part.isSummarised)
            parts.append(inner)
            for next in included(by: inner) {
                if next.conditions.isEmpty { always.append(next) } else { sometimes.append(next) }
            }
        }
    }

    private mutating func included(by part: SchemaPart) -> [SchemaPart] {
        var result: [SchemaPart] = []
        for keyword in ["$ref", "$dynamicRef"] {
            guard let reference = part.node[keyword], reference.kind == .string else { continue }
            if let target = words.references.target(of: reference.string, from: part.base) {
                result.append(part.with(target.node, base: target.base))
            } else {
                choices.append("as \(code: reference.string) states, which is another document")
            }
        }
        if let all = part.node["allOf"] { result += all.elements.map { part.with($0) } }
        for keyword in ["anyOf", "oneOf"] {
            if let branches = part.node[keyword], branches.kind == .array {
                result += choice(branches, keyword, in: part)
            }
        }
        if let condition = part.node["if"] { result += conditional(condition, in: part) }
        for (key, schema) in part.node["dependentSchemas"].map({ Array($0.members) }) ?? [] {
            let name = path.appending(.property(key.string)).text
            result.append(part.with(schema, when: Condition(phrase: "where \(code: name) is present")))
        }
        return result
    }

    private func conditional(_ condition: JSONNode, in part: SchemaPart) -> [SchemaPart] {
        let phrase = words.condition(condition, at: path)
        var result: [SchemaPart] = []
        if let then = part.node["then"] {
            let when = phrase.map { "where \($0)" as Phrase } ?? "where the condition under \(code: "if") holds"
            result.append(part.with(then, when: Condition(phrase: when)))
        }
        if let otherwise = part.node["else"] {
            let when = phrase.map { "unless \($0)" as Phrase } ?? "unless the condition under \(code: "if") holds"
            result.append(part.with(otherwise, when: Condition(phrase: when)))
        }
        return result
    }

    private mutating func choice(_ branches: JSONNode, _ keyword: String, in part: SchemaPart) -> [SchemaPart] {
        let all = Array(branches.elements)
        let others = all.filter { !Self.isNull($0) }
        if others.count < all.count, part.conditions.isEmpty { isNullable = true }
        if others.count == 1 { return [part.with(others[0])] }
        let quantity: Phrase = keyword == "anyOf" ? "at least one" : "exactly one"
        if all.count > 1, all.allSatisfy({ Self.keywords(of: $0) == ["required"] }) {
            let names = all.map { ConstraintPhrases.names($0["required"] ?? $0, "and") }
            choices.append(prefixed(part, "\(quantity) of \(Phrase.list(names, "or"))"))
            return []
        }
        if !others.isEmpty, others.allSatisfy({ Self.isConstant($0) }), part.conditions.isEmpty, values.isEmpty {
            values = all.compactMap { $0["const"] }
            for branch in others {
                guard let value = branch["const"], let text = branch["description"] ?? branch["title"] else { continue }
                choices.append("\(code: codeText(value)): \(Phrase(prose: text.string))")
            }
            return []
        }
        let summaries = others.enumerated().map { index, branch in
            "(\(String(index + 1))) \(words.summary(of: branch, base: part.base))" as Phrase
        }
        choices.append(prefixed(part, "\(quantity) of the alternatives: \(Phrase.joined(summaries, "; "))"))
        let place: Phrase = path.steps.isEmpty ? "of the record" : "of \(code: path.text)"
        return others.enumerated().map { index, branch in
            let chosen = Condition.Branch(list: branches.index, number: index + 1, count: others.count)
            var result = part.with(
                branch, when: Condition(phrase: "in alternative \(String(index + 1)) \(place)", branch: chosen))
            result.isSummarised = true
            return result
        }
    }

    private func prefixed(_ part: SchemaPart, _ phrase: Phrase) -> Phrase {
        part.conditions.isEmpty ? phrase : "\(part.conditions.phrase): \(phrase)"
    }

    private static func keywords(of schema: JSONNode) -> Set<String> { Set(schema.members.map(\.key.string)) }

    private static func isNull(_ schema: JSONNode) -> Bool {
        guard let type = schema["type"], type.kind == .string else { return schema["const"]?.kind == .null }
        return type.string == "null"
    }

    private static func isConstant(_ schema: JSONNode) -> Bool {
        schema["const"] != nil
            && keywords(of: schema).isSubset(of: ["const", "title", "description", "type", "$comment", "deprecated"])
    }
}

extension SchemaPart {
    /// Another subschema that applies where this one does.
    func with(_ node: JSONNode, base: String? = nil, when condition: Condition? = nil) -> SchemaPart {
        SchemaPart(
            node: node, base: base ?? self.base, conditions: conditions + (condition.map { [$0] } ?? []),
            isSummarised: isSummarised)
    }
}

extension [Condition] {
    /// All of them in words.
    var phrase: Phrase { Phrase.joined(map(\.phrase), ", ") }
}
