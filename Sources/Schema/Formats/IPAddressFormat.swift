/// `ipv4`: RFC 2673, section 3.2, and `ipv6`: RFC 4291, section 2.2.
struct IPAddressFormat: FormatChecker {
    enum Version: Int, Sendable {
        case four = 4
        case six = 6
    }

    let version: Version

    var name: String { "ipv\(version.rawValue)" }
    var title: String { "IPv\(version.rawValue) address" }
    var help: String {
        switch version {
        case .four: "write four numbers up to 255, as `192.0.2.1`"
        case .six: "write eight groups of hexadecimal digits, or fewer around one `::`, as `2001:db8::1`"
        }
    }

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        switch version {
        case .four: IPAddress.isVersion4(text)
        case .six: IPAddress.isVersion6(text)
        }
    }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard !accepts(text) else { return nil }
        if version == .four, IPAddress.isVersion6(text) { return "it is an IPv6 address" }
        if version == .six, IPAddress.isVersion4(text) { return "it is an IPv4 address" }
        if text.contains(UInt8(ascii: "/")) { return "a network is not an address" }
        if version == .six, text.contains(UInt8(ascii: "%")) { return "a zone is no part of an address" }
        return switch version {
        case .four: "it is not four numbers up to 255, without leading zeros, between full stops"
        case .six: "it is not eight groups of up to four hexadecimal digits, nor fewer around one `::`"
        }
    }
}
