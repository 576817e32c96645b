/// A licence or a statement of rights.
public struct RightsStatement: Hashable, Sendable {
    /// Whether copies may be passed on, unchanged and with what the statement asks for (a credit, no commerce).
    public enum Redistribution: String, Sendable {
        /// They may.
        case yes
        /// They may not without leave.
        case no
        /// The statement does not settle it.
        case unknown
    }

    /// The code: an SPDX licence identifier, or the short name of a statement of rightsstatements.org.
    public let code: String
    /// The English name.
    public let name: String
    /// The address that stands for it.
    public let url: String?
    /// Whether copies may be passed on.
    public let redistribution: Redistribution
    /// Where the row comes from: an id of `sources.csv`.
    public let source: String
}

/// The statements of rights by code and by address.
struct RightsTable: Sendable {
    static let file = "rights.csv"

    let codes: [String]
    private let statements: [String: RightsStatement]
    private let codesByAddress: [String: String]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file, columns: ["code", "name", "url", "redistribution", "source"])
        var index = CodeIndex<RightsStatement>()
        var addresses = CodeIndex<String>()
        while let row = try reader.next() {
            guard let redistribution = RightsStatement.Redistribution(rawValue: row[3]) else {
                throw row.fault("redistribution is \"\(row[3])\": write yes, no or unknown")
            }
            let statement = RightsStatement(
                code: try row.required(0, "code"), name: try row.required(1, "name"), url: try row.optional(2),
                redistribution: redistribution, source: try row.required(4, "source"))
            try index.add(statement, code: statement.code, row: row)
            if let url = statement.url { try addresses.add(statement.code, code: Self.address(url), row: row) }
        }
        statements = index.values
        codes = index.codes
        codesByAddress = addresses.values
    }

    subscript(_ code: String) -> RightsStatement? {
        statements[code] ?? codesByAddress[Self.address(code)].flatMap { statements[$0] }
    }

    /// An address without its scheme and its last slash, in which copies of the same one differ.
    private static func address(_ url: String) -> String {
        var rest = url[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }
}
