/// What names of hosts say that a government is behind them: the label `gov` of `mfa.gov.xx`, the name of a ministry.
struct GovernmentHostTable: Sendable {
    static let file = "government-hosts.csv"

    /// By label, those that must be the last with a dot before them: the one country that uses it; empty where the host's
    /// last label says which.
    private let countries: [String: String]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["label", "country", "source"])
        var countries: [String: String] = [:]
        while let row = try reader.next() {
            let label = try row.required(0, "label")
            _ = try row.required(2, "source")
            guard countries.updateValue(row[1], forKey: label) == nil else {
                throw row.fault("the label \(label) stands on an earlier line too: remove one of them")
            }
        }
        self.countries = countries
    }

    /// What is known of the government that a host's last two labels name: the alpha-3 code of its country, or the
    /// alpha-2 code in small letters; `nil` for other hosts.
    func government(of labels: [Substring]) -> String? {
        guard labels.count >= 2, let last = labels.last else { return nil }
        if let country = countries["." + last] { return country }
        guard let own = labels.dropLast().last, let country = countries[String(own)] else { return nil }
        return !country.isEmpty ? country : last.utf8.count == 2 ? String(last) : nil
    }
}

extension AuthorityTables {
    /// Whether a name of a host, such as `www.mfa.gov.xx`, is that of a government or the European Union, without regard to
    /// case.
    public func isGovernmentHost(_ name: some StringProtocol) -> Bool {
        governmentHosts.government(of: name.lowercased().split(separator: ".")) != nil
    }

    /// The country (ISO 3166-1 alpha-3) whose government's host a name is; `nil` for other hosts.
    public func country(ofGovernmentHost name: some StringProtocol) -> String? {
        guard let code = governmentHosts.government(of: name.lowercased().split(separator: ".")) else { return nil }
        // The Internet uses a code for Great Britain that ISO 3166-1 only reserves.
        return code.utf8.count == 3 ? code : alpha3(ofAlpha2: code == "uk" ? "GB" : code.uppercased())
    }
}
