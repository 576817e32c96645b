/// The grammar of IP addresses, in URIs (RFC 3986, section 3.2.2) and by themselves.
enum IPAddress {
    /// What may stand between the brackets of a host: an IPv6 address, or a form of the future (`v1.x`).
    static func isLiteral(_ text: UnsafeRawBufferPointer) -> Bool {
        if let first = text.first, first | 0x20 == UInt8(ascii: "v") {
            let digits = text.dropFirst().prefix { isHexadecimal($0) }
            let rest = text.dropFirst(1 + digits.count)
            return !digits.isEmpty && rest.count > 1 && rest.first == UInt8(ascii: ".")
                && rest.allSatisfy { (0x21...0x7E).contains($0) && !"/?#[]@%".utf8.contains($0) }
        }
        return isVersion6(text)
    }

    /// Eight groups of up to four hexadecimal digits, the last two of them perhaps an IPv4 address, and perhaps one
    /// `::` for groups of zeros (RFC 4291, section 2.2).
    static func isVersion6(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count <= 45 else { return false }
        var groups = 0
        var hasGap = false
        var index = 0
        while index < text.count {
            if index + 1 < text.count, text[index] == UInt8(ascii: ":"), text[index + 1] == UInt8(ascii: ":") {
                guard !hasGap else { return false }
                hasGap = true
                index += 2
                continue
            }
            if groups > 0, index > 0, text[index - 1] != UInt8(ascii: ":") {
                guard text[index] == UInt8(ascii: ":") else { return false }
                index += 1
            }
            let rest = UnsafeRawBufferPointer(rebasing: text[index...])
            if isVersion4(rest) { return finish(groups + 2, hasGap) }
            let digits = rest.prefix { isHexadecimal($0) }.count
            guard (1...4).contains(digits) else { return false }
            groups += 1
            index += digits
        }
        return finish(groups, hasGap) && (text.last != UInt8(ascii: ":") || text.suffix(2).elementsEqual("::".utf8))
    }

    private static func finish(_ groups: Int, _ hasGap: Bool) -> Bool {
        hasGap ? groups <= 7 : groups == 8
    }

    /// Four numbers up to 255 without leading zeros.
    static func isVersion4(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count <= 15 else { return false }
        var index = 0
        for part in 0..<4 {
            if part > 0 {
                guard index < text.count, text[index] == UInt8(ascii: ".") else { return false }
                index += 1
            }
            let start = index
            var number = 0
            while index < text.count, index < start + 3, isASCIIDigit(text[index]) {
                number = number * 10 + Int(text[index] &- UInt8(ascii: "0"))
                index += 1
            }
            let hasLeadingZero = index > start + 1 && text[start] == UInt8(ascii: "0")
            guard index > start, !hasLeadingZero, number <= 255 else { return false }
        }
        return index == text.count
    }
}
