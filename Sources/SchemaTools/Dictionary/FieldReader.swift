import JSONText

/// Reads what all that applies to a field says about the field itself.
struct FieldReader {
    private let gathered: GatheredParts
    private let words: ConstraintPhrases
    private let limits: DictionaryLimits

    init(_ gathered: GatheredParts, _ words: ConstraintPhrases, _ limits: DictionaryLimits) {
        self.gathered = gathered
        self.words = words
        self.limits = limits
    }

    /// The field; its presence and group are for the caller to say.
    func field(path: String, anchor: String) -> DictionaryField {
        var field = DictionaryField(path: path, anchor: anchor, presence: .optional)
        field.title = first("title")?.string
        field.description = description
        field.types = types
        field.constraints = constraints
        field.format = first("format")?.string
        let values = self.values
        field.values = values.prefix(limits.values).map(shown)
        field.omittedValues = max(0, values.count - limits.values)
        field.defaultValue = first("default").map(shown)
        let examples = always.flatMap { $0.node["examples"].map { Array($0.elements) } ?? [] }
        field.examples = examples.prefix(limits.values).map(shown)
        field.vocabulary = vocabulary
        return field
    }

    var description: Phrase? { first("description").map { Phrase(prose: $0.string) } }

    /// What must hold, each under its condition.
    var constraints: [Phrase] {
        var result: [Phrase] = []
        func add(_ phrase: Phrase) {
            if !result.contains(phrase) { result.append(phrase) }
        }
        for part in gathered.parts where !part.isSummarised {
            guard part.conditions.isEmpty else {
                let condition = part.conditions.phrase
                let own = listed(part.node) + words.own(part.node, base: part.base)
                if part.node.kind == .false { add("not allowed \(condition)") }
                own.forEach { add("\(condition): \($0)") }
                continue
            }
            words.own(part.node, base: part.base).forEach(add)
        }
        gathered.choices.forEach(add)
        return result
    }

    /// What Chancery's vocabulary says; of two parts that say the same keyword the first stands, as for rules.
    var vocabulary: DictionaryField.Vocabulary {
        var result = DictionaryField.Vocabulary()
        for part in always {
            result.role = result.role ?? part.node["role"]?.string
            result.expected += part.node["expected"].map { $0.elements.map(\.string) } ?? []
            result.isEvidenced = result.isEvidenced || part.node["evidenced"]?.kind == .true
            result.isUnique = result.isUnique || part.node["unique"]?.kind == .true
            result.authority = result.authority ?? part.node["authority"]?.string
            result.isRecordReference = result.isRecordReference || part.node["recordReference"]?.kind == .true
        }
        return result
    }

    private var always: [SchemaPart] { gathered.parts.filter { $0.conditions.isEmpty } }

    /// An annotation, from what always applies where that has it.
    private func first(_ keyword: String) -> JSONNode? {
        always.lazy.compactMap { $0.node[keyword] }.first
    }

    /// The types that are left when everything that always applies is heeded; without any, those of the alternatives.
    private var types: [String] {
        var result: [String]?
        for part in always {
            guard let own = declaredTypes(part.node) else { continue }
            result =
                result.map { types in
                    types.compactMap { type in
                        if own.contains(type) { return type }
                        if type == "number", own.contains("integer") { return "integer" }
                        return type == "integer" && own.contains("number") ? type : nil
                    }
                } ?? own
        }
        if result == nil {
            result = values.isEmpty ? typesOfAlternatives : values.map { Self.type(of: $0) }
        }
        var seen: Set<String> = []
        let nullable = gathered.isNullable && result != nil ? ["null"] : []
        return ((result ?? []) + nullable).filter { seen.insert($0).inserted }
    }

    /// The types of all alternatives; `nil` where one of them says nothing about the type.
    private var typesOfAlternatives: [String]? {
        var untyped: Set<Condition.Branch> = []
        var typed: Set<Condition.Branch> = []
        var types: [String] = []
        for part in gathered.parts {
            guard let branch = part.conditions.last?.branch else { continue }
            if let own = declaredTypes(part.node) ?? constantTypes(part.node) {
                typed.insert(branch)
                types += own
            } else {
                untyped.insert(branch)
            }
        }
        return typed.isEmpty || !untyped.isSubset(of: typed) ? nil : types
    }

    private func constantTypes(_ schema: JSONNode) -> [String]? {
        if let value = schema["const"] { return [Self.type(of: value)] }
        guard let list = schema["enum"], list.kind == .array else { return nil }
        return list.elements.map { Self.type(of: $0) }
    }

    private func declaredTypes(_ schema: JSONNode) -> [String]? {
        guard let type = schema["type"] else { return nil }
        return type.kind == .array ? type.elements.map(\.string) : [type.string]
    }

    private static func type(of value: JSONNode) -> String {
        switch value.kind {
        case .null: "null"
        case .true, .false: "boolean"
        case .number: value.exactNumber.isInteger ? "integer" : "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    private var values: [JSONNode] {
        for part in always {
            if let value = part.node["const"] { return [value] }
            if let list = part.node["enum"], list.kind == .array { return Array(list.elements) }
        }
        return gathered.values
    }

    /// What of a conditional part would have its own place in a field, were it not conditional.
    private func listed(_ schema: JSONNode) -> [Phrase] {
        var phrases: [Phrase] = []
        if let types = declaredTypes(schema) { phrases.append(Phrase.list(types.map { "\($0)" }, "or")) }
        if let format = schema["format"] { phrases.append("format \(code: format.string)") }
        if let value = schema["const"] { phrases.append("always \(code: shown(value))") }
        if let list = schema["enum"], list.kind == .array {
            let values = list.elements.prefix(limits.values).map { Phrase(code: shown($0)) }
            phrases.append("one of \(Phrase.list(values, "or"))")
        }
        return phrases
    }

    private func shown(_ value: JSONNode) -> String {
        let text = codeText(value)
        return text.count <= limits.valueLength ? text : text.prefix(limits.valueLength) + "…"
    }
}
