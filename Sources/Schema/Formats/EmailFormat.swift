/// `email`: the Mailbox of RFC 5321, section 4.1.2, and `idn-email`: its extension by RFC 6531, section 3.3.
struct EmailFormat: FormatChecker {
    let isInternational: Bool

    var name: String { isInternational ? "idn-email" : "email" }
    var title: String { isInternational ? "internationalised e-mail address" : "e-mail address" }
    var help: String { "write the address alone, as `name@example.org`" }

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { flaw(in: text) == nil }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        switch flaw(in: text) {
        case nil: nil
        case .noSign: "it has no `@`"
        case .noLocalPart: "nothing stands before the `@`"
        case .longLocalPart: "more than 64 bytes stand before the `@`"
        case .dot(let index): "the full stop at byte \(index) separates nothing"
        case .openQuote: "a quotation is not closed"
        case .local(let index):
            text[index] < 0x80
                ? "`\(String(decoding: [text[index]], as: UTF8.self))` may not stand at byte \(index)"
                : "a character outside ASCII stands at byte \(index)"
        case .literal: "in brackets stands neither an IPv4 address nor `IPv6:` and an IPv6 address"
        case .domain(let start, let fault):
            fault.message(of: UnsafeRawBufferPointer(rebasing: text[start...]))
        }
    }

    private enum Flaw {
        case noSign
        case noLocalPart
        case longLocalPart
        case dot(Int)
        case openQuote
        case local(Int)
        case literal
        case domain(start: Int, DomainNameFault)
    }

    private func flaw(in text: UnsafeRawBufferPointer) -> Flaw? {
        var index = 0
        let isQuoted = text.first == UInt8(ascii: "\"")
        if let flaw = isQuoted ? skipQuotation(in: text, at: &index) : skipAtoms(in: text, at: &index) { return flaw }
        guard index < text.count else { return .noSign }
        guard text[index] == UInt8(ascii: "@") else { return .local(index) }
        // Section 4.5.3.1.1.
        guard index <= 64 else { return .longLocalPart }
        let domain = UnsafeRawBufferPointer(rebasing: text[(index + 1)...])
        if domain.first == UInt8(ascii: "[") { return isAddressLiteral(domain) ? nil : .literal }
        let name = DomainName(rules: isInternational ? .internationalMail : .mail)
        return name.fault(in: domain).map { .domain(start: index + 1, $0) }
    }

    /// Dot-string: atoms between full stops.
    private func skipAtoms(in text: UnsafeRawBufferPointer, at index: inout Int) -> Flaw? {
        var start = 0
        while index < text.count, text[index] != UInt8(ascii: "@") {
            if text[index] == UInt8(ascii: ".") {
                guard index > start else { return .dot(index) }
                start = index + 1
            } else if !isAtomText(text[index]) {
                return .local(index)
            }
            index += 1
        }
        guard index < text.count else { return .noSign }
        guard index > 0 else { return .noLocalPart }
        return index > start ? nil : .dot(index - 1)
    }

    /// Quoted-string.
    private func skipQuotation(in text: UnsafeRawBufferPointer, at index: inout Int) -> Flaw? {
        index += 1
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\""):
                index += 1
                return nil
            case UInt8(ascii: "\\"):
                index += 1
                guard index < text.count else { return .openQuote }
                guard (0x20...0x7E).contains(text[index]) else { return .local(index) }
            case 0x20...0x7E: break
            case 0x80... where isInternational: break
            default: return .local(index)
            }
            index += 1
        }
        return .openQuote
    }

    /// `atext` of RFC 5322, section 3.2.3.
    private func isAtomText(_ byte: UInt8) -> Bool {
        if byte >= 0x80 { return isInternational }
        return isASCIILetter(byte) || isASCIIDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    /// Section 4.1.3; of tagged addresses only `IPv6` is registered.
    private func isAddressLiteral(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.last == UInt8(ascii: "]") else { return false }
        let address = text[1..<(text.count - 1)]
        let tag = address.prefix(5)
        guard tag.lazy.map({ $0 | 0x20 }).elementsEqual("ipv6:".utf8) else {
            return IPAddress.isVersion4(UnsafeRawBufferPointer(rebasing: address))
        }
        return IPAddress.isVersion6(UnsafeRawBufferPointer(rebasing: address.dropFirst(5)))
    }
}
