extension DictionaryField {
    /// What is told about a field under one heading.
    struct Fact {
        var label: String
        var phrases: [Phrase]
        /// Whether the phrases are values, each of which stands by itself.
        var areValues = false
    }

    /// Everything beside type, presence and description, in the order in which it is shown.
    var facts: [Fact] {
        var facts: [Fact] = []
        if let format { facts.append(Fact(label: "Format", phrases: [Phrase(code: format)])) }
        if !constraints.isEmpty { facts.append(Fact(label: "Constraints", phrases: constraints)) }
        if !values.isEmpty {
            let more: [Phrase] = omittedValues > 0 ? ["and \(grouped(omittedValues)) more"] : []
            facts.append(
                Fact(
                    label: values.count == 1 ? "Value" : "Values", phrases: values.map { Phrase(code: $0) } + more,
                    areValues: true))
        }
        if let defaultValue { facts.append(Fact(label: "Default", phrases: [Phrase(code: defaultValue)])) }
        if !examples.isEmpty {
            facts.append(
                Fact(
                    label: examples.count == 1 ? "Example" : "Examples", phrases: examples.map { Phrase(code: $0) },
                    areValues: true))
        }
        if !vocabulary.phrases.isEmpty { facts.append(Fact(label: "For rules", phrases: vocabulary.phrases)) }
        return facts
    }
}

extension DictionaryField.Vocabulary {
    /// What the vocabulary says, in words.
    var phrases: [Phrase] {
        var phrases: [Phrase] = []
        if let role { phrases.append("role \(code: role)") }
        if !expected.isEmpty { phrases.append(Self.gaps(expected)) }
        if isEvidenced { phrases.append("wants a quote from the capture as evidence") }
        if isUnique { phrases.append("occurs once in the corpus") }
        if let authority { phrases.append("a code of the authority \(code: authority)") }
        if isRecordReference { phrases.append("the id of another record") }
        return phrases
    }

    static func gaps(_ expected: [String]) -> Phrase {
        "a gap where absent or null: \(Phrase.list(expected.map { Phrase(code: $0) }, "or"))"
    }
}
