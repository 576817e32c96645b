/// A country of ISO 3166-1.
public struct Country: Hashable, Sendable {
    /// The code of three letters.
    public let alpha3: String
    /// The code of two letters.
    public let alpha2: String
    /// The code of three digits.
    public let numeric: String
    /// The names by language subtag, at least `en`.
    public let names: [String: String]
    /// Where the row comes from: an id of `sources.csv`.
    public let source: String

    /// The English name.
    public var name: String { names["en"] ?? alpha3 }
}

/// What is known of a country code.
public enum CountryLookup: Hashable, Sendable {
    /// The country.
    case known(Country)
    /// The code is one that ISO 3166-1 leaves to users, for whom and what no country code is.
    case userAssigned
    /// There is no such code.
    case unknown
}

/// The countries by alpha-3 code.
struct CountryTable: Sendable {
    static let file = "countries.csv"
    static let languages = BodyTable.languages

    let codes: [String]
    private let countries: [String: Country]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file,
            columns: ["alpha3", "alpha2", "numeric"] + Self.languages.map { "name_" + $0 } + ["source"])
        var index = CodeIndex<Country>()
        while let row = try reader.next() {
            let code = row[0]
            guard code.utf8.count == 3, code.utf8.allSatisfy(\.isCapital), row[1].utf8.count == 2,
                row[2].utf8.count == 3
            else {
                throw row.fault(
                    "the codes are \(row[0]), \(row[1]), \(row[2]): write three letters, two letters, three digits")
            }
            var names = ["en": try row.required(3, "English name")]
            for (offset, language) in Self.languages.enumerated().dropFirst() {
                names[language] = try row.optional(3 + offset)
            }
            let country = Country(
                alpha3: code, alpha2: row[1], numeric: row[2], names: names,
                source: try row.required(10, "source"))
            try index.add(country, code: code, row: row)
        }
        countries = index.values
        codes = index.codes
    }

    /// The alpha-3 code of the country with an alpha-2 code.
    ///
    /// Complexity: linear in the number of countries.
    func code(ofAlpha2 code: String) -> String? { codes.first { countries[$0]?.alpha2 == code } }

    func lookup(_ code: String) -> CountryLookup {
        if let country = countries[code] { return .known(country) }
        return Self.isUserAssigned(code) ? .userAssigned : .unknown
    }

    /// AAA to AAZ, QMA to QZZ, XAA to XZZ and ZZA to ZZZ (ISO 3166-1, 8.1.3).
    static func isUserAssigned(_ code: String) -> Bool {
        let letters = Array(code.utf8)
        guard letters.count == 3, letters.allSatisfy(\.isCapital) else { return false }
        switch (letters[0], letters[1]) {
        case (UInt8(ascii: "A"), UInt8(ascii: "A")), (UInt8(ascii: "X"), _), (UInt8(ascii: "Z"), UInt8(ascii: "Z")):
            return true
        case (UInt8(ascii: "Q"), let second):
            return second >= UInt8(ascii: "M")
        default:
            return false
        }
    }
}

extension UInt8 {
    /// Whether it is one of A to Z in ASCII.
    var isCapital: Bool { self >= 0x41 && self <= 0x5A }
    /// Whether it is one of a to z in ASCII.
    var isSmallLetter: Bool { self >= 0x61 && self <= 0x7A }
    /// Whether it is one of 0 to 9 in ASCII.
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
