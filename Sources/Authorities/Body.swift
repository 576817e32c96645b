/// A body that statements are addressed to or respond to: an organ, a committee, a conference.
public struct Body: Hashable, Sendable {
    /// The code, such as `UNGA-C3`.
    public let code: String
    /// The names by language subtag, at least `en`.
    public let names: [String: String]
    /// The code of the body that it belongs to.
    public let parent: String?
    /// The code of the body whose session numbers it uses: a committee of the Assembly meets in the Assembly's sessions.
    public let sessionsOf: String
    /// Whether its sessions are numbered. The Security Council, for one, has no sessions.
    public let hasNumberedSessions: Bool
    /// Whether a session lasts until the next one opens.
    public let hasContinuousSessions: Bool
    /// The lowest number that a session has.
    public let firstSession: Int?
    /// What its document symbols begin with, such as `A/C.3`.
    public let symbolPrefix: String?
    /// Where the row comes from: an id of `sources.csv`.
    public let source: String

    /// The English name.
    public var name: String { names["en"] ?? code }
}

/// The bodies by code.
struct BodyTable: Sendable {
    static let file = "bodies.csv"
    static let languages = ["en", "fr", "es", "ru", "zh", "ar", "ko"]

    let codes: [String]
    private let bodies: [String: Body]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file,
            columns: ["code"] + Self.languages.map { "name_" + $0 } + [
                "parent", "sessions_of", "numbered_sessions", "continuous_sessions", "first_session", "symbol_prefix",
                "source",
            ])
        var index = CodeIndex<Body>()
        var lines: [(Body, CSVRow)] = []
        while let row = try reader.next() {
            let code = try row.required(0, "code")
            var names = ["en": try row.required(1, "English name")]
            for (offset, language) in Self.languages.enumerated().dropFirst() {
                names[language] = try row.optional(1 + offset)
            }
            let isNumbered = try row.flag(10, "numbered_sessions")
            let first = Int(row[12])
            guard isNumbered == (first != nil) else {
                throw row.fault(
                    "first_session is \"\(row[12])\": write a number where sessions are numbered, else nothing")
            }
            let body = Body(
                code: code, names: names, parent: try row.optional(8), sessionsOf: try row.optional(9) ?? code,
                hasNumberedSessions: isNumbered, hasContinuousSessions: try row.flag(11, "continuous_sessions"),
                firstSession: first, symbolPrefix: try row.optional(13), source: try row.required(14, "source"))
            try index.add(body, code: code, row: row)
            lines.append((body, row))
        }
        bodies = index.values
        codes = index.codes
        for (body, row) in lines {
            for other in [body.parent, body.sessionsOf] {
                if let other, bodies[other] == nil {
                    throw row.fault("there is no body \(other): add its row, or leave it out")
                }
            }
        }
    }

    subscript(_ code: String) -> Body? { bodies[code] }
}

/// Gathers rows by code and refuses one that comes twice.
struct CodeIndex<Value> {
    private(set) var values: [String: Value] = [:]
    /// The codes in the order of the file.
    private(set) var codes: [String] = []

    mutating func add(_ value: Value, code: String, row: CSVRow) throws(AuthorityTableError) {
        guard values.updateValue(value, forKey: code) == nil else {
            throw row.fault("the code \(code) stands on an earlier line too: remove one of them")
        }
        codes.append(code)
    }
}
