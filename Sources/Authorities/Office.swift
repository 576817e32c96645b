/// An office that issues statements, in the project's own vocabulary.
public struct Office: Hashable, Sendable {
    /// The code, such as `permanent_representative`.
    public let code: String
    /// The English name.
    public let name: String
    /// Whether a person holds it, and it is no institution.
    public let isHeldByPerson: Bool
    /// How the institution is named in English, with `{country}` for the country's name; `nil` where the page's own words
    /// are kept.
    public let institutionPattern: String?
    /// Where the row comes from: an id of `sources.csv`.
    public let source: String
}

/// The offices by code.
struct OfficeTable: Sendable {
    static let file = "offices.csv"

    let codes: [String]
    private let offices: [String: Office]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file, columns: ["code", "name_en", "holder", "institution", "source"])
        var index = CodeIndex<Office>()
        while let row = try reader.next() {
            let office = Office(
                code: try row.required(0, "code"), name: try row.required(1, "English name"),
                isHeldByPerson: try row.flag(2, "holder"), institutionPattern: try row.optional(3),
                source: try row.required(4, "source"))
            try index.add(office, code: office.code, row: row)
        }
        offices = index.values
        codes = index.codes
    }

    subscript(_ code: String) -> Office? { offices[code] }
}
