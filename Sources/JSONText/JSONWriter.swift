/// Appends JSON text to a buffer, always in one form: no white space, strings with the fewest escapes, numbers as given.
public struct JSONWriter: Sendable {
    /// The text so far.
    public var bytes: [UInt8]

    /// A writer that appends to a buffer, empty unless given.
    public init(appendingTo bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Appends punctuation or a literal as it is.
    @inlinable
    public mutating func raw(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends one byte of punctuation.
    @inlinable
    public mutating func raw(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends a string with its quotes. Escapes `"`, `\` and control characters only (RFC 8785, section 3.2.2.2).
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(UnsafeRawBufferPointer($0)) }
    }

    /// Appends a string given as valid UTF-8.
    public mutating func string(_ characters: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for (index, byte) in characters.enumerated() {
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: characters[start..<index]))
            escape(byte)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: characters[start...]))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends an integer.
    public mutating func number(_ value: Int) {
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Appends `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        raw(value ? "true" : "false")
    }

    /// Appends a value in canonical spelling, its members in the order written.
    public mutating func value(_ node: JSONNode) {
        switch node.kind {
        case .null, .true, .false, .number:
            bytes.append(contentsOf: node.text)
        case .string:
            string(node)
        case .array:
            raw("[")
            for (index, element) in node.elements.enumerated() {
                if index > 0 { raw(",") }
                value(element)
            }
            raw("]")
        case .object:
            raw("{")
            for (index, member) in node.members.enumerated() {
                if index > 0 { raw(",") }
                string(member.key)
                raw(":")
                value(member.value)
            }
            raw("}")
        }
    }

    /// Appends a string value; one without escapes is copied as it is, since it then needs none.
    public mutating func string(_ node: JSONNode) {
        if node.hasEscapes {
            node.withString { string($0) }
        } else {
            bytes.append(contentsOf: node.text)
        }
    }

    /// A string as JSON text, in quotation marks.
    public static func text(of string: String) -> String {
        var writer = JSONWriter()
        writer.string(string)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw(#"\""#)
        case UInt8(ascii: "\\"): raw(#"\\"#)
        case 0x08: raw(#"\b"#)
        case 0x09: raw(#"\t"#)
        case 0x0A: raw(#"\n"#)
        case 0x0C: raw(#"\f"#)
        case 0x0D: raw(#"\r"#)
        default:
            raw(#"\u00"#)
            let digits: StaticString = "0123456789abcdef"
            bytes.append(digits.utf8Start[Int(byte >> 4)])
            bytes.append(digits.utf8Start[Int(byte & 0xF)])
        }
    }
}
