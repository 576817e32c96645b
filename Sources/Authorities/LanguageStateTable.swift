/// The states whose official statements a language is that of, where one state stands out.
struct LanguageStateTable: Sendable {
    static let file = "language-states.csv"

    private let countries: [String: String]
    /// By the language, other states some of whose statements are in it.
    private let others: [String: [String]]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["language", "country", "others", "source"])
        var (countries, others): ([String: String], [String: [String]]) = ([:], [:])
        while let row = try reader.next() {
            let language = try row.required(0, "language")
            _ = try row.required(3, "source")
            guard countries.updateValue(try row.required(1, "country"), forKey: language) == nil else {
                throw row.fault("the language \(language) stands on an earlier line too: remove one of them")
            }
            others[language] = row[2].split(separator: " ").map(String.init)
        }
        (self.countries, self.others) = (countries, others)
    }

    subscript(_ language: String) -> String? { countries[language] }

    func isWritten(_ language: String, in country: String) -> Bool {
        countries[language] == country || others[language]?.contains(country) ?? false
    }
}

extension AuthorityTables {
    /// The country (ISO 3166-1 alpha-3) whose officials write in a language, where it is mostly one: a guess where nothing
    /// better is known.
    public func soleCountry(ofLanguage language: String) -> String? { languageStates[language] }

    /// Whether officials of a country (ISO 3166-1 alpha-3) write in a language, among them those of which not most do.
    public func isLanguage(_ language: String, writtenIn country: String) -> Bool {
        languageStates.isWritten(language, in: country)
    }
}
