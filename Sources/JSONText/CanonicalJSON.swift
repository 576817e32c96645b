/// JSON in the canonical form of RFC 8785 (JCS): the same bytes for the same data, for signing and digests.
public enum CanonicalJSON {
    /// Appends a value in canonical form: no white space, members sorted by the UTF-16 code units of their names, strings
    /// with the fewest escapes, numbers as ECMAScript prints the nearest double.
    ///
    /// Complexity: O(n log n) in the members of an object. Recursion is as deep as the value, which the parser limits.
    /// - Throws: a fault at a number that no finite double comes near to (RFC 8785, section 3.2.2.3).
    public static func write(_ node: JSONNode, to writer: inout JSONWriter) throws(JSONFault) {
        switch node.kind {
        case .null, .true, .false: writer.value(node)
        case .string: writer.string(node.string)
        case .number:
            guard let value = Double(node.string), value.isFinite else {
                throw JSONFault(
                    code: .malformed, message: "the number `\(node.string)` is too large for a double",
                    help: "write it as a string, if its digits matter", range: node.range)
            }
            writer.bytes.append(contentsOf: number(value).utf8)
        case .array:
            writer.raw("[")
            var isFirst = true
            for element in node.elements {
                if !isFirst { writer.raw(",") }
                isFirst = false
                try write(element, to: &writer)
            }
            writer.raw("]")
        case .object:
            writer.raw("{")
            let members = node.members.map { (name: $0.key.string, value: $0.value) }
                .sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            var isFirst = true
            for member in members {
                if !isFirst { writer.raw(",") }
                isFirst = false
                writer.string(member.name)
                writer.raw(":")
                try write(member.value, to: &writer)
            }
            writer.raw("}")
        }
    }

    /// A finite double as `Number::toString` of ECMA-262 has it (section 6.1.6.1.20): the fewest digits that give the
    /// same double again, without an exponent from 10^-6 up to 10^21.
    ///
    /// - Precondition: the value is finite.
    public static func number(_ value: Double) -> String {
        precondition(value.isFinite, "JSON has no number for \(value)")
        if value == 0 { return "0" }
        let (digits, point) = shortestDigits(of: value.magnitude)
        let sign = value < 0 ? "-" : ""
        switch point {
        case digits.utf8.count...21:
            return sign + digits + String(repeating: "0", count: point - digits.utf8.count)
        case 1...21:
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + digits
        default:
            let fraction = digits.utf8.count > 1 ? "." + digits.dropFirst() : ""
            let exponent = point - 1
            return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
        }
    }

    /// The significant digits of a positive double, and where the point stands: 0.001 is `1` and −2.
    private static func shortestDigits(of value: Double) -> (digits: String, point: Int) {
        // Swift prints the same digits, and differs in where it turns to exponents.
        let parts = value.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(mantissa[0])
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        var digits = Substring(whole + fraction)
        var point = whole.utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        while digits.utf8.first == UInt8(ascii: "0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return (String(digits), point)
    }
}
