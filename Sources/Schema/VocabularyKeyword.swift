import JSONText

/// The keywords of Chancery's vocabulary, which `Schemas/README.md` documents. Other validators ignore them; they never
/// make a record valid or invalid by the schema itself, but tell rules what to hold it to.
enum VocabularyKeyword: String, CaseIterable {
    case role
    case expected
    case evidenced
    case unique
    case authority
    case recordReference

    /// Reads the keyword's value into a field's declarations; a fault where the vocabulary does not allow it.
    func read(
        _ value: JSONNode, into field: inout DeclaredField, authorities: Set<String>?
    ) -> (message: String, help: String)? {
        switch self {
        case .role:
            guard value.kind == .string else { return refused(value, "the name of a role, such as `issuer`") }
            field.role = field.role ?? Role(rawValue: value.string)
        case .expected:
            guard value.kind == .array, value.elements.allSatisfy({ $0.kind == .string }) else {
                return refused(value, "a list of property names")
            }
            field.expected += value.elements.map(\.string).filter { !field.expected.contains($0) }
        case .evidenced:
            guard let flag = boolean(value) else { return refused(value, "`true` or `false`") }
            field.isEvidenced = field.isEvidenced || flag
        case .unique:
            guard let flag = boolean(value) else { return refused(value, "`true` or `false`") }
            field.isUnique = field.isUnique || flag
        case .authority:
            guard value.kind == .string, authorities?.contains(value.string) ?? true else {
                let known = authorities.map { ": " + $0.sorted().joined(separator: ", ") } ?? ""
                return refused(value, "the name of an authority table" + known)
            }
            field.authority = field.authority ?? value.string
        case .recordReference:
            guard let flag = boolean(value) else { return refused(value, "`true` or `false`") }
            field.isRecordReference = field.isRecordReference || flag
        }
        return nil
    }

    private func boolean(_ value: JSONNode) -> Bool? {
        switch value.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    private func refused(_ value: JSONNode, _ wanted: String) -> (message: String, help: String) {
        ("`\(rawValue)` is \(quote(value))", "write \(wanted)")
    }
}
