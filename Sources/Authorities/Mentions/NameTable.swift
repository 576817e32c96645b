/// What a name is a name of.
public enum NamedThing: String, CaseIterable, Sendable {
    /// A body of `bodies.csv`.
    case bodies
    /// A country, or its government.
    case countries
    /// An office of `offices.csv`.
    case offices
    /// A capital or a seat of the United Nations.
    case places
}

/// How a name stands for a thing, in the order in which the kinds say so the more clearly.
public enum NameKind: String, CaseIterable, Comparable, Sendable {
    /// The official name.
    case full
    /// A name in common use.
    case short
    /// Capitals or a word made of them, found only as it is written in the table: `US` is not "us".
    case abbreviation
    /// A name that others bear too, such as "General Assembly" without the United Nations.
    case generic
    /// An adjective, or the name of the people.
    case adjective

    /// Whether a kind says more clearly than another what is named.
    public static func < (left: NameKind, right: NameKind) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .full: 0
        case .short: 1
        case .abbreviation: 2
        case .generic: 3
        case .adjective: 4
        }
    }
}

/// A name of a table, with all that it stands for. There are many thousands: small fields stand together.
struct AuthorityName: Sendable {
    /// How the letters of a text must agree with the name.
    enum Capitals {
        /// Each letter is capital or small as in the name.
        case exact
        /// The first letter is a capital.
        case first
        /// Nothing is asked.
        case free
    }

    /// `nil` for a phrase that holds a name and means something else.
    let thing: NamedThing?
    let kind: NameKind
    let capitals: Capitals
    /// The next thing that the same phrase is a name of.
    var next: Int32 = -1
    let code: String
    var languages: [String]
    /// The country whose office it can only be.
    let country: String?
    /// The scalars as the table writes them; only where ``capitals`` is exact.
    let exact: [UInt32]

    init(
        thing: NamedThing?, code: String, languages: [String], kind: NameKind, country: String? = nil,
        text: ArraySlice<UInt8>
    ) {
        self.thing = thing
        self.code = code
        self.languages = languages
        self.kind = kind
        self.country = country
        if kind == .abbreviation {
            capitals = .exact
            exact = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
        } else {
            let start = text.firstIndex { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "|") }
            let first = text[(start ?? text.endIndex)...].withUnsafeBytes { bytes in
                bytes.isEmpty ? 0 : TextReader(bytes: bytes).scalar(at: 0).scalar
            }
            capitals = TextScalar.isCapital(first) ? .first : .free
            exact = []
        }
    }
}

/// Splits the languages of rows; the same field gives the same array.
struct LanguageLists {
    private var lists: [(field: [UInt8], languages: [String])] = []

    /// The languages of a field. A table has a few dozen different fields, of which the same follow each other.
    subscript(_ field: ArraySlice<UInt8>) -> [String] {
        mutating get {
            if let index = lists.firstIndex(where: { $0.field.elementsEqual(field) }) { return lists[index].languages }
            let languages = field.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            lists.append((Array(field), languages))
            return languages
        }
    }
}

/// Reads the rows of `names.csv` into an index.
enum NameTable {
    static let file = "names.csv"

    /// - Parameter isCode: whether a table has a code.
    static func read(
        _ bytes: [UInt8], into builder: inout NameIndex.Builder, isCode: (NamedThing, String) -> Bool
    ) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: file, columns: ["table", "code", "language", "name", "kind", "country", "source"])
        var languages = LanguageLists()
        var owner: (table: ArraySlice<UInt8>, code: ArraySlice<UInt8>, thing: NamedThing?, text: String)?
        while let row = try reader.next() {
            let (table, code) = (row.bytes(0), row.bytes(1))
            // Most rows name the same thing as the one before.
            if let last = owner, last.code.elementsEqual(code), last.table.elementsEqual(table) {
            } else {
                owner = (table, code, try thing(row, isCode), row[1])
            }
            let kind = try kind(row)
            guard !row.bytes(2).isEmpty, !row.bytes(6).isEmpty else {
                throw row.fault("the language or the source is empty: write it")
            }
            let name = AuthorityName(
                thing: owner?.thing, code: owner?.text ?? "", languages: languages[row.bytes(2)], kind: kind,
                country: row.bytes(5).isEmpty ? nil : row[5], text: row.bytes(3))
            guard builder.add(name, row.bytes(3)) else { throw row.malformed(row[3]) }
        }
    }

    private static func thing(
        _ row: CSVRow, _ isCode: (NamedThing, String) -> Bool
    ) throws(AuthorityTableError) -> NamedThing? {
        let thing = NamedThing(rawValue: row[0])
        guard thing.map({ $0 != .places }) ?? (row[0] == "none") else {
            throw row.fault("the table is \"\(row[0])\": write bodies, countries, offices or none")
        }
        guard thing.map({ isCode($0, row[1]) }) ?? row[1].isEmpty else {
            throw row.fault("there is no code \(row[1]) in \(row[0]): add its row there, or correct it")
        }
        return thing
    }

    private static func kind(_ row: CSVRow) throws(AuthorityTableError) -> NameKind {
        let field = row.bytes(4)
        guard let kind = kinds.first(where: { $0.name.elementsEqual(field) }) else {
            throw row.fault(
                "the kind is \"\(row[4])\": write \(NameKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return kind.kind
    }

    private static let kinds = NameKind.allCases.map { (name: Array($0.rawValue.utf8), kind: $0) }
}

/// Reads the rows of `places.csv` into an index: capitals by country, and the seats of the United Nations, which stand
/// for no country.
enum PlaceTable {
    static let file = "places.csv"

    /// - Parameter isCountry: whether there is a country with a code.
    static func read(
        _ bytes: [UInt8], into builder: inout NameIndex.Builder, isCountry: (String) -> Bool
    ) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: file, columns: ["country", "language", "name", "source"])
        var languages = LanguageLists()
        while let row = try reader.next() {
            let code = row[0]
            guard code.isEmpty || isCountry(code) else {
                throw row.fault("there is no country \(code): write a code of countries.csv, or nothing")
            }
            guard !row.bytes(1).isEmpty, !row.bytes(3).isEmpty else {
                throw row.fault("the language or the source is empty: write it")
            }
            let name = AuthorityName(
                thing: .places, code: code, languages: languages[row.bytes(1)], kind: .short, text: row.bytes(2))
            guard builder.add(name, row.bytes(2)) else { throw row.malformed(row[2]) }
        }
    }
}

extension CSVRow {
    /// A phrase that is written wrongly.
    func malformed(_ text: String) -> AuthorityTableError {
        fault(
            "the text is \"\(text)\": write (a|b) for alternatives, no brackets in brackets, and at most \(PhrasePattern.maximumAlternatives) phrases in one row"
        )
    }
}
