/// What a plain scalar is by the core schema of YAML 1.2 (section 10.3.2).
enum CoreValue: Hashable {
    case null
    case boolean(Bool)
    /// A number whose text is a JSON number as written.
    case number
    /// A number, as JSON writes it.
    case rewritten([UInt8])
    /// A number that JSON cannot say, or not without losing something, and what to do.
    case refused(message: String, help: String)
    case string

    /// Resolves the text of a plain scalar.
    ///
    /// Only the core schema's own patterns count: `no`, `off`, `1_000`, `12:30` and dates, which YAML 1.1 resolved
    /// to other types, are strings.
    init(plain text: UnsafeRawBufferPointer) {
        guard let first = text.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
            self = ["~", "null", "Null", "NULL"].contains { text.elementsEqual($0.utf8) } ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            self = ["true", "True", "TRUE"].contains { text.elementsEqual($0.utf8) } ? .boolean(true) : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            self = ["false", "False", "FALSE"].contains { text.elementsEqual($0.utf8) } ? .boolean(false) : .string
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            self = Self.resolveNumber(text)
        default:
            self = .string
        }
    }

    private static func resolveNumber(_ text: UnsafeRawBufferPointer) -> CoreValue {
        let sign = text.first.flatMap { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") ? $0 : nil }
        let unsigned = text.dropFirst(sign == nil ? 0 : 1)
        if [".inf", ".Inf", ".INF"].contains(where: { unsigned.elementsEqual($0.utf8) })
            || sign == nil && [".nan", ".NaN", ".NAN"].contains(where: { text.elementsEqual($0.utf8) })
        {
            return .refused(
                message: "\(quoted(text)) is a number that JSON does not have",
                help: "quote it to mean the text, or write null")
        }
        if sign == nil, text.count > 2, text[0] == UInt8(ascii: "0") {
            if text[1] == UInt8(ascii: "o") { return resolveInteger(text, radix: 8) }
            if text[1] == UInt8(ascii: "x") { return resolveInteger(text, radix: 16) }
        }
        guard let parts = DecimalParts(unsigned) else { return .string }
        if parts.whole.count > 1, parts.whole.first == UInt8(ascii: "0") {
            return .refused(
                message: "\(quoted(text)) is a number with leading zeros, which would be lost",
                help: "quote it to keep it as text, or remove the zeros")
        }
        if sign != UInt8(ascii: "+"), !parts.whole.isEmpty, parts.fraction?.isEmpty != true { return .number }
        var json: [UInt8] = []
        if sign == UInt8(ascii: "-") { json.append(UInt8(ascii: "-")) }
        json += parts.whole.isEmpty ? [UInt8(ascii: "0")] : Array(parts.whole)
        if let fraction = parts.fraction {
            json.append(UInt8(ascii: "."))
            json += fraction.isEmpty ? [UInt8(ascii: "0")] : Array(fraction)
        }
        return .rewritten(json + parts.exponent)
    }

    /// A whole number after `0o` or `0x`, at most 64 bits wide: JSON is given its decimal digits.
    private static func resolveInteger(_ text: UnsafeRawBufferPointer, radix: UInt64) -> CoreValue {
        var value: UInt64 = 0
        var overflows = false
        for byte in text.dropFirst(2) {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt64.init), digit < radix else {
                return .string
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            overflows = overflows || overflow
            value = product | digit
        }
        guard !overflows else {
            return .refused(
                message: "\(quoted(text)) is a number of more than 64 bits", help: "write it in decimal, or quote it")
        }
        return .rewritten(Array(String(value).utf8))
    }

    private static func quoted(_ text: UnsafeRawBufferPointer) -> String {
        Excerpt.quoted(0..<text.count, of: text)
    }
}

/// The parts of a decimal number without its sign: `[0-9]+` or `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
private struct DecimalParts {
    var whole: Slice<UnsafeRawBufferPointer>
    /// The digits after the point; nil where there is no point.
    var fraction: Slice<UnsafeRawBufferPointer>?
    /// The exponent with its letter and sign; empty where there is none.
    var exponent: Slice<UnsafeRawBufferPointer>

    init?(_ text: Slice<UnsafeRawBufferPointer>) {
        whole = text.prefix(while: Self.isDigit)
        var rest = text[whole.endIndex...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix(while: Self.isDigit)
            fraction = digits
            rest = rest[digits.endIndex...]
        }
        guard !whole.isEmpty || fraction?.isEmpty == false else { return nil }
        exponent = rest
        guard let letter = rest.first else { return }
        guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return nil }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard !rest.isEmpty, rest.allSatisfy(Self.isDigit) else { return nil }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
