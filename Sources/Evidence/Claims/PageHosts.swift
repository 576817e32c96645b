import Authorities

/// The hosts of a page's addresses outside of its text: of links, of mail, of the page itself.
struct PageHosts {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The country whose government alone the addresses name; `nil` where they name none, or several.
    ///
    /// Complexity: linear in the length of the page.
    func country() -> String? {
        var countries: Set<String> = []
        for host in hosts() {
            if let country = facts.tables.country(ofGovernmentHost: host) { countries.insert(country) }
        }
        return countries.count == 1 ? countries.first : nil
    }

    /// What looks like the name of a host: labels of ASCII letters, digits and hyphens with dots between them.
    private func hosts() -> Set<String> {
        var hosts: Set<String> = []
        // The text links to what it speaks of.
        let body = facts.boundaries.body
        for index in facts.page.blocks.indices where !body.holds(index) {
            let line = facts.page.text[facts.page.blocks[index].span]
            for part in line.split(whereSeparator: { !Self.isInHost($0) }) where Self.longest.contains(part.count) {
                guard part.dropFirst().dropLast().contains(UInt8(ascii: ".")) else { continue }
                hosts.insert(String(decoding: part, as: UTF8.self))
            }
        }
        return hosts
    }

    /// How many bytes the name of a host has (RFC 1035, 2.3.4).
    private static let longest = 4...253

    private static func isInHost(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
