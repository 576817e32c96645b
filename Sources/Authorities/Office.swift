/// An office that issues statements, in the project's own vocabulary.
public struct Office: Hashable, Sendable {
    /// The code, such as `permanent_representative`.
    public let code: String
    /// The English name.
    public let name: String
    /// Where the row comes from: an id of `sources.csv`.
    public let source: String
}

/// The offices by code.
struct OfficeTable: Sendable {
    static let file = "offices.csv"

    let codes: [String]
    private let offices: [String: Office]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["code", "name_en", "source"])
        var index = CodeIndex<Office>()
        while let row = try reader.next() {
            let office = Office(
                code: try row.required(0, "code"), name: try row.required(1, "English name"),
                source: try row.required(2, "source"))
            try index.add(office, code: office.code, row: row)
        }
        offices = index.values
        codes = index.codes
    }

    subscript(_ code: String) -> Office? { offices[code] }
}
