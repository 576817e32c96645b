/// `uri` and `uri-reference`: RFC 3986, with or without a scheme, where characters outside ASCII are refused; `iri` and
/// `iri-reference`: RFC 3987, where they are not.
struct URIFormat: FormatChecker {
    let allowsReference: Bool
    var isInternational = false

    var name: String { (isInternational ? "iri" : "uri") + (allowsReference ? "-reference" : "") }
    var title: String { (isInternational ? "IRI" : "URI") + (allowsReference ? " reference" : "") }
    var help: String {
        allowsReference
            ? "write \(isInternational ? "an IRI" : "a URI") or a path, with other characters percent-encoded"
            : "write it with its scheme, as `https://example.org/statements/1`, other characters percent-encoded"
    }

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { offendingByte(in: text) == nil }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard let index = offendingByte(in: text) else { return nil }
        guard index >= 0 else { return "it has no scheme" }
        guard index < text.count else { return "it is not complete" }
        let byte = text[index]
        if byte >= 0x80 {
            return isInternational
                ? "a character that IRIs may not have there stands at byte \(index)"
                : "a character outside ASCII stands at byte \(index)"
        }
        return "`\(String(decoding: [byte], as: UTF8.self))` may not stand at byte \(index)"
    }

    /// The index of the first byte that breaks the grammar; the count where the text ends too early; −1 where a scheme
    /// is missing.
    private func offendingByte(in text: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        if let colon = Self.schemeEnd(text) {
            index = colon + 1
        } else if !allowsReference {
            return -1
        } else if let colon = text.prefix(while: { !Self.endsAuthority($0) }).firstIndex(of: UInt8(ascii: ":")) {
            // Without a scheme, the first segment may hold no colon (section 4.2).
            return colon
        }
        if index + 1 < text.count, text[index] == UInt8(ascii: "/"), text[index + 1] == UInt8(ascii: "/") {
            index += 2
            let end = text[index...].firstIndex { Self.endsAuthority($0) } ?? text.count
            if let fault = fault(inAuthority: index..<end, of: text) { return fault }
            index = end
        }
        var part = UInt8(ascii: "/")
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "#"):
                if part == byte { return index }
                part = byte
            case UInt8(ascii: "?"):
                if part != UInt8(ascii: "#") { part = byte }
            case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"): break
            default:
                guard isPlain(text, index, allowsPrivate: part == UInt8(ascii: "?")) else { return index }
            }
            index += 1
        }
        return nil
    }

    private static func schemeEnd(_ text: UnsafeRawBufferPointer) -> Int? {
        guard let first = text.first, isASCIILetter(first) else { return nil }
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: ":") { return index }
            guard
                isASCIILetter(byte) || isASCIIDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
            else { return nil }
        }
        return nil
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// User information, host and port (section 3.2).
    private func fault(inAuthority range: Range<Int>, of text: UnsafeRawBufferPointer) -> Int? {
        var start = range.lowerBound
        if let at = text[range].lastIndex(of: UInt8(ascii: "@")) {
            if let fault = firstFault(in: start..<at, of: text, allowing: UInt8(ascii: ":")) { return fault }
            start = at + 1
        }
        var hostEnd = range.upperBound
        if start < range.upperBound, text[start] == UInt8(ascii: "[") {
            guard let close = text[start..<range.upperBound].firstIndex(of: UInt8(ascii: "]")) else { return start }
            guard IPAddress.isLiteral(UnsafeRawBufferPointer(rebasing: text[start + 1..<close])) else {
                return start
            }
            hostEnd = close + 1
            guard hostEnd == range.upperBound || text[hostEnd] == UInt8(ascii: ":") else { return hostEnd }
        } else if let colon = text[start..<range.upperBound].firstIndex(of: UInt8(ascii: ":")) {
            hostEnd = colon
            if let fault = firstFault(in: start..<hostEnd, of: text, allowing: nil) { return fault }
        } else {
            return firstFault(in: start..<hostEnd, of: text, allowing: nil)
        }
        guard hostEnd < range.upperBound else { return nil }
        return text[(hostEnd + 1)..<range.upperBound].firstIndex { !isASCIIDigit($0) }
    }

    private func firstFault(
        in range: Range<Int>, of text: UnsafeRawBufferPointer, allowing extra: UInt8?
    ) -> Int? {
        range.first { !isPlain(text, $0, allowsPrivate: false) && text[$0] != extra }
    }

    /// Unreserved characters, sub-delimiters (sections 2.2 and 2.3) and percent-encoded bytes; for IRIs those outside
    /// ASCII too, of which only the first byte is examined.
    @inline(__always)
    private func isPlain(_ text: UnsafeRawBufferPointer, _ index: Int, allowsPrivate: Bool) -> Bool {
        let byte = text[index]
        if byte < 0x80 {
            let word = byte < 64 ? Self.plainLow : Self.plainHigh
            return word >> UInt64(byte & 63) & 1 == 1 || isPercentEncoded(text, at: index)
        }
        guard isInternational else { return false }
        let isContinuation = byte & 0xC0 == 0x80
        return isContinuation
            || InternationalCharacter.length(in: text, at: index, allowsPrivate: allowsPrivate) != nil
    }

    /// The ASCII characters among them as two words of bits.
    private static let plainLow = bits(of: "0123456789-.!$&'()*+,;=", from: 0)
    private static let plainHigh = bits(
        of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~", from: 64)

    private static func bits(of characters: StaticString, from base: UInt8) -> UInt64 {
        characters.withUTF8Buffer { $0.reduce(0) { $0 | 1 << UInt64($1 - base) } }
    }
}
