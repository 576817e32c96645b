extension JSONScanner {
    /// The bytes of a range as they are put into a message: between backticks, at most 40 bytes, the unprintable named.
    ///
    /// - Parameter isName: whether it is a member's name, which stays where values are redacted.
    func quoted(_ range: Range<Int>, isName: Bool = false) -> String {
        if Redaction.isOn, !isName { return Redaction.placeholder }
        let range = range.clamped(to: 0..<text.count)
        let shown = range.prefix(40)
        var result = String(decoding: shown.map { text[$0] < 0x20 ? UInt8(ascii: "?") : text[$0] }, as: UTF8.self)
        if shown.count < range.count { result += "…" }
        return "`\(result)`"
    }

    static func name(of byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" + digits : digits)
    }

    static func escape(of byte: UInt8) -> String {
        switch byte {
        case 0x0A: #"\n"#
        case 0x0D: #"\r"#
        case 0x09: #"\t"#
        default: #"\u00"# + name(of: byte).dropFirst(2)
        }
    }

    func unexpectedEnd(_ wanted: String) -> JSONFault {
        JSONFault(
            code: .unexpectedEnd, message: "the text ends where \(wanted) is due",
            help: "complete it, or retrieve it again: it may have been cut", range: text.count..<text.count)
    }

    func unexpectedByte(_ wanted: String) -> JSONFault {
        let byte = text[position]
        let length = byte < 0x80 ? 1 : max(1, wellFormedSequenceLength(in: text, at: position))
        let found =
            byte < 0x21 || byte == 0x7F || (byte >= 0x80 && length == 1)
            ? "the byte \(Self.name(of: byte))" : quoted(position..<position + length)
        return JSONFault(
            code: .malformed, message: "\(found) stands where \(wanted) is due", help: Self.hint(for: byte),
            range: position..<position + length)
    }

    private static func hint(for byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "'"): "write strings in double quotes"
        case UInt8(ascii: "/"), UInt8(ascii: "#"): "remove the comment: JSON has none"
        case UInt8(ascii: "}"), UInt8(ascii: "]"): "remove the comma before it, or add what is missing"
        case UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "+"): "JSON has no NaN, Infinity or sign +"
        case 0: "remove the NUL bytes: the file may be UTF-16 or damaged"
        default: "mend the text at this place"
        }
    }

    func trailingBytes() -> JSONFault {
        JSONFault(
            code: .trailingBytes,
            message: "\(quoted(position..<min(position + 20, text.count))) follows the end of the value",
            help: "write one value, and nothing after it", range: position..<text.count)
    }

    func tooDeep(_ limit: Int) -> JSONFault {
        JSONFault(
            code: .depth, message: "arrays and objects are nested deeper than \(limit) levels",
            help: "flatten the value", range: position..<position + 1)
    }

    func unterminatedString(from start: Int) -> JSONFault {
        JSONFault(
            code: .unexpectedEnd, message: "the string \(quoted(start..<text.count)) has no closing quote",
            help: "close it, or retrieve the text again: it may have been cut", range: start..<text.count)
    }

    func malformedNumber(from start: Int) -> JSONFault {
        var end = position
        while end < text.count, end - start < 40,
            text[end] > 0x20, ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(text[end])
        { end += 1 }
        return JSONFault(
            code: .malformed, message: "\(quoted(start..<max(end, start + 1))) is not a JSON number",
            help: "write digits, with no leading zero, and digits on both sides of a point",
            range: start..<max(end, start + 1))
    }
}
