import JSONText

/// Writes JSON that people read: two spaces a level, members in the order given.
struct IndentedJSON {
    private var writer = JSONWriter()
    private var depth = 0
    private var isEmpty = true

    /// The text, with a line end.
    var bytes: [UInt8] { writer.bytes + [UInt8(ascii: "\n")] }

    mutating func object(_ body: (inout IndentedJSON) -> Void) {
        enclosed("{", "}", body)
    }

    mutating func object(_ name: String, _ body: (inout IndentedJSON) -> Void) {
        key(name)
        enclosed("{", "}", body)
    }

    /// A list of objects.
    mutating func array<Element>(_ name: String, _ list: [Element], _ body: (Element, inout IndentedJSON) -> Void) {
        key(name)
        enclosed("[", "]") { json in
            for element in list {
                json.separate()
                json.enclosed("{", "}") { body(element, &$0) }
            }
        }
    }

    mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { writer.string(value) } else { writer.raw("null") }
    }

    mutating func member(_ name: String, _ value: Int?) {
        key(name)
        if let value { writer.number(value) } else { writer.raw("null") }
    }

    mutating func member(_ name: String, _ values: [Int]) {
        key(name)
        writer.raw("[")
        for (index, value) in values.enumerated() {
            if index > 0 { writer.raw(", ") }
            writer.number(value)
        }
        writer.raw("]")
    }

    private mutating func key(_ name: String) {
        separate()
        writer.string(name)
        writer.raw(": ")
    }

    private mutating func separate() {
        if !isEmpty { writer.raw(",") }
        isEmpty = false
        breakLine()
    }

    private mutating func enclosed(
        _ open: StaticString, _ close: StaticString, _ body: (inout IndentedJSON) -> Void
    ) {
        writer.raw(open)
        depth += 1
        isEmpty = true
        body(&self)
        depth -= 1
        if !isEmpty { breakLine() }
        writer.raw(close)
        isEmpty = false
    }

    private mutating func breakLine() {
        writer.raw("\n")
        for _ in 0..<depth { writer.raw("  ") }
    }
}
