/// The states whose official statements a language is that of, where one state stands out.
struct LanguageStateTable: Sendable {
    static let file = "language-states.csv"

    private let countries: [String: String]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["language", "country", "source"])
        var countries: [String: String] = [:]
        while let row = try reader.next() {
            let language = try row.required(0, "language")
            _ = try row.required(2, "source")
            guard countries.updateValue(try row.required(1, "country"), forKey: language) == nil else {
                throw row.fault("the language \(language) stands on an earlier line too: remove one of them")
            }
        }
        self.countries = countries
    }

    subscript(_ language: String) -> String? { countries[language] }
}

extension AuthorityTables {
    /// The country (ISO 3166-1 alpha-3) whose officials write in a language, where it is mostly one: a guess where nothing
    /// better is known.
    public func soleCountry(ofLanguage language: String) -> String? { languageStates[language] }
}
