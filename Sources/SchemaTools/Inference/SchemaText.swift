import JSONText

/// A JSON value that is written for people to read and edit.
enum SchemaValue {
    case text(String)
    case number(Int)
    case boolean(Bool)
    case null
    case list([SchemaValue])
    case object([(name: String, value: SchemaValue)])
}

/// Writes a schema with two spaces a level; lists stand on one line where they fit into it.
struct SchemaTextWriter {
    private var writer = JSONWriter()
    private static let lineLength = 100

    /// The text of a value, with a line end.
    static func text(of value: SchemaValue) -> [UInt8] {
        var result = SchemaTextWriter()
        result.write(value, depth: 0)
        return result.writer.bytes + [UInt8(ascii: "\n")]
    }

    private mutating func write(_ value: SchemaValue, depth: Int) {
        switch value {
        case .text(let text): writer.string(text)
        case .number(let number): writer.number(number)
        case .boolean(let flag): writer.boolean(flag)
        case .null: writer.raw("null")
        case .list(let values): writeList(values, depth: depth)
        case .object(let members):
            enclosed("{", "}", members, depth: depth) { text, member in
                text.writer.string(member.name)
                text.writer.raw(": ")
                text.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func writeList(_ values: [SchemaValue], depth: Int) {
        let start = writer.bytes.count
        writer.raw("[")
        for (index, value) in values.enumerated() {
            if index > 0 { writer.raw(", ") }
            write(value, depth: depth)
        }
        writer.raw("]")
        guard writer.bytes.count - start + 2 * depth > Self.lineLength else { return }
        writer.bytes.removeSubrange(start...)
        enclosed("[", "]", values, depth: depth) { text, value in text.write(value, depth: depth + 1) }
    }

    private mutating func enclosed<Element>(
        _ open: StaticString, _ close: StaticString, _ elements: [Element], depth: Int,
        _ body: (inout SchemaTextWriter, Element) -> Void
    ) {
        writer.raw(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { writer.raw(",") }
            breakLine(depth + 1)
            body(&self, element)
        }
        if !elements.isEmpty { breakLine(depth) }
        writer.raw(close)
    }

    private mutating func breakLine(_ depth: Int) {
        writer.raw("\n")
        for _ in 0..<depth { writer.raw("  ") }
    }
}
