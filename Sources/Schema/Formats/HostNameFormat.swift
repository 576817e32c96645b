/// `hostname`: RFC 1123, section 2.1, and `idn-hostname`: RFC 5890, section 2.3.2.3. A label that begins with `xn--`
/// must be an A-label of IDNA2008. An address of four numbers is no host name, as RFC 1123 has it.
struct HostNameFormat: FormatChecker {
    let isInternational: Bool

    var name: String { isInternational ? "idn-hostname" : "hostname" }
    var title: String { isInternational ? "internationalised host name" : "host name" }
    var help: String {
        isInternational
            ? "write labels of letters, digits and hyphens between full stops, as `bücher.example`"
            : "write labels of ASCII letters, digits and hyphens between full stops, as `www.example.org`"
    }

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        domainName.fault(in: text) == nil && !IPAddress.isVersion4(text)
    }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        if IPAddress.isVersion4(text) { return "it is an IPv4 address" }
        return domainName.fault(in: text)?.message(of: text)
    }

    private var domainName: DomainName { DomainName(rules: isInternational ? .internationalHost : .host) }
}
