/// Appends JSON text (RFC 8259) to a buffer, in one form.
///
/// Beside what JSON demands, every hidden or steering character in a string is escaped: the text reads back the same, and
/// is safe to print.
struct JSONOutput {
    /// The text so far.
    private(set) var bytes: [UInt8] = []
    /// Whether the next element or member follows another one in its array or object.
    private var needsComma = false

    /// Appends a string.
    mutating func string(_ text: String) {
        separate()
        quoted(text)
        needsComma = true
    }

    /// Appends a string, or `null`.
    mutating func string(_ text: String?) {
        guard let text else { return literal("null") }
        string(text)
    }

    /// Appends a number.
    mutating func number(_ value: Int) {
        literal(String(value))
    }

    /// Appends `true` or `false`.
    mutating func boolean(_ value: Bool) {
        literal(value ? "true" : "false")
    }

    /// Appends `null`.
    mutating func null() {
        literal("null")
    }

    /// Appends an object of the members that `members` appends.
    mutating func object(_ members: (inout JSONOutput) -> Void) {
        nested("{", "}", members)
    }

    /// Appends an array of the elements that `elements` appends.
    mutating func array(_ elements: (inout JSONOutput) -> Void) {
        nested("[", "]", elements)
    }

    /// Appends the key of a member; its value must follow.
    mutating func key(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func nested(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONOutput) -> Void
    ) {
        separate()
        bytes.append(UInt8(ascii: open))
        content(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(UInt8(ascii: scalar))
            case " "..."~": bytes.append(UInt8(ascii: scalar))
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "\r": bytes.append(contentsOf: "\\r".utf8)
            case "\t": bytes.append(contentsOf: "\\t".utf8)
            case _ where scalar.isHiddenOrSteering:
                for unit in scalar.utf16 { escape(unit) }
            default:
                bytes.append(contentsOf: scalar.utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.utf8.count).utf8)
        bytes.append(contentsOf: digits.utf8)
    }
}
