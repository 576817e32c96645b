import JSONText

/// A value of a drafted record, its members in the order in which they are written.
indirect enum DraftValue {
    case null
    case bool(Bool)
    case string(String)
    case number(Int)
    case array([DraftValue])
    case members([Member])

    /// A member of an object.
    struct Member {
        let name: String
        let value: DraftValue
    }

    /// An object.
    static func object(_ members: [(String, DraftValue)]) -> DraftValue {
        .members(members.map { Member(name: $0.0, value: $0.1) })
    }

    /// A string, or null.
    init(_ text: String?) {
        self = text.map(DraftValue.string) ?? .null
    }

    /// A number, or null.
    init(_ number: Int?) {
        self = number.map(DraftValue.number) ?? .null
    }

    /// Whether it is written in one line of YAML.
    var isScalar: Bool {
        switch self {
        case .null, .bool, .string, .number: true
        case .array(let elements): elements.isEmpty
        case .members(let members): members.isEmpty
        }
    }
}

extension JSONWriter {
    /// Appends a drafted value in one line.
    mutating func draft(_ value: DraftValue) {
        switch value {
        case .null: raw("null")
        case .bool(let flag): boolean(flag)
        case .string(let text): string(text)
        case .number(let number): self.number(number)
        case .array(let elements):
            raw("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { raw(", ") }
                draft(element)
            }
            raw("]")
        case .members(let members):
            raw("{")
            for (index, member) in members.enumerated() {
                if index > 0 { raw(", ") }
                string(member.name)
                raw(": ")
                draft(member.value)
            }
            raw("}")
        }
    }

    /// Appends a drafted value over several lines, members indented by two spaces a level.
    mutating func draft(_ value: DraftValue, indentation: Int) {
        let inner = String(repeating: " ", count: indentation + 2)
        func line(_ writer: inout JSONWriter, _ index: Int) {
            if index > 0 { writer.raw(",") }
            writer.raw("\n")
            writer.bytes += inner.utf8
        }
        if value.isScalar { return draft(value) }
        switch value {
        case .null, .bool, .string, .number: break
        case .array(let elements):
            raw("[")
            for (index, element) in elements.enumerated() {
                line(&self, index)
                draft(element, indentation: indentation + 2)
            }
            raw("\n")
            bytes += inner.dropLast(2).utf8
            raw("]")
        case .members(let members):
            raw("{")
            for (index, member) in members.enumerated() {
                line(&self, index)
                string(member.name)
                raw(": ")
                draft(member.value, indentation: indentation + 2)
            }
            raw("\n")
            bytes += inner.dropLast(2).utf8
            raw("}")
        }
    }
}
