import JSONText

extension DictionaryField.Presence {
    /// Whether a member must be there, by all that applies to its object.
    init(of name: String, in parts: [SchemaPart]) {
        var conditions: [[Condition]] = []
        for part in parts where Self.requires(part.node, name) {
            guard !part.conditions.isEmpty else {
                self = .required
                return
            }
            conditions.append(part.conditions)
        }
        guard let first = conditions.first else {
            self = .optional
            return
        }
        // Where each alternative requires it, it is always required.
        if conditions.allSatisfy({ $0.count == 1 }), let branch = first[0].branch,
            Set(conditions.compactMap { $0[0].branch }.filter { $0.list == branch.list }.map(\.number)).count
                == branch.count
        {
            self = .required
        } else {
            self = .conditional(Phrase.joined(conditions.map(\.phrase), "; "))
        }
    }

    /// The presence of a field that is declared only under some conditions: what they say need not be said twice.
    func applied(where conditions: [Condition]) -> Self {
        guard case .conditional(let phrase) = self, !conditions.isEmpty, phrase == conditions.phrase else {
            return self
        }
        return .required
    }

    private static func requires(_ schema: JSONNode, _ name: String) -> Bool {
        guard let names = schema["required"] else { return false }
        return names.elements.contains { element in
            element.kind == .string && element.withString { $0.elementsEqual(name.utf8) }
        }
    }

    /// In words.
    public var phrase: Phrase {
        switch self {
        case .required: "required"
        case .optional: "optional"
        case .conditional(let phrase): "required \(phrase)"
        case .each(let what): "\(what)"
        case .forbidden: "not allowed"
        }
    }
}
