import JSONText

/// Writes the fields of a row.
struct CSVRow {
    /// Takes the bytes.
    var writer = JSONWriter()
    private let escapesFormulas: Bool
    private var isFirst = true
    private var json = JSONWriter()

    init(escapesFormulas: Bool) {
        self.escapesFormulas = escapesFormulas
    }

    /// Ends the row.
    mutating func end() {
        writer.raw("\r\n")
        isFirst = true
    }

    /// Writes empty fields.
    mutating func empty(_ count: Int = 1) {
        for _ in 0..<count { separate() }
    }

    /// Writes a scalar: null and absent as an empty field.
    ///
    /// - Precondition: the value is no array and no object.
    mutating func scalar(_ node: JSONNode?) {
        guard let node, node.kind != .null else { return empty() }
        if node.kind == .string {
            node.withString { string($0) }
        } else {
            separate()
            writer.bytes.append(contentsOf: node.text)
        }
    }

    mutating func string(_ text: [UInt8]) {
        text.withUnsafeBytes { string($0) }
    }

    mutating func number(_ value: Int) {
        separate()
        writer.number(value)
    }

    /// Writes what `body` writes as JSON into one field; an empty field where it writes nothing.
    mutating func json(_ body: (inout JSONWriter) -> Void) {
        json.bytes.removeAll(keepingCapacity: true)
        body(&json)
        separate()
        if !json.bytes.isEmpty { json.bytes.withUnsafeBytes { Self.field($0, to: &writer.bytes) } }
    }

    private mutating func string(_ characters: UnsafeRawBufferPointer) {
        separate()
        if escapesFormulas, let first = characters.first, Self.beginsFormula(first) {
            let escaped = [UInt8(ascii: "'")] + characters
            escaped.withUnsafeBytes { Self.field($0, to: &writer.bytes) }
        } else {
            Self.field(characters, to: &writer.bytes)
        }
    }

    private mutating func separate() {
        if !isFirst { writer.raw(",") }
        isFirst = false
    }

    private static func field(_ characters: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        guard needsQuotes(characters) else { return bytes.append(contentsOf: characters) }
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        var start = 0
        for (index, byte) in characters.enumerated() where byte == quote {
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: characters[start...index]))
            bytes.append(quote)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: characters[start...]))
        bytes.append(quote)
    }

    private static func needsQuotes(_ characters: UnsafeRawBufferPointer) -> Bool {
        guard let first = characters.first, let last = characters.last else { return true }
        let space = UInt8(ascii: " ")
        if first == space || last == space { return true }
        return characters.contains { $0 < space || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
    }

    /// The characters that spreadsheets take for the start of a formula, or skip before one.
    private static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
