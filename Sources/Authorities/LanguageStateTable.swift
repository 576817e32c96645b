/// The states whose official statements a language is that of, where one state stands out.
struct LanguageStateTable: Sendable {
    static let file = "language-states.csv"

    private let countries: [String: String]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        countries = try CSVReader.values(of: bytes, file: Self.file, by: "language", "country")
    }

    subscript(_ language: String) -> String? { countries[language] }
}

extension AuthorityTables {
    /// The country (ISO 3166-1 alpha-3) whose officials write in a language, where it is mostly one: a guess where nothing
    /// better is known.
    public func soleCountry(ofLanguage language: String) -> String? { languageStates[language] }
}
