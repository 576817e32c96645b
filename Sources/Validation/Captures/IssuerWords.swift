import Authorities
import JSONText
import Schema

/// The issuer that a record declares, by the words that a text would have for it.
struct IssuerWords {
    let name: JSONNode?
    let office: JSONNode?
    let person: JSONNode?
    let country: JSONNode?
    private let tables: AuthorityTables

    init(_ record: RecordView, _ tables: AuthorityTables) {
        func string(_ role: Role) -> JSONNode? {
            record.value(role).flatMap { $0.kind == .string && !$0.rawString.isEmpty ? $0 : nil }
        }
        name = string(.issuerName)
        office = string(.issuerOffice)
        person = string(.issuerPerson)
        country = string(.issuerCountry)
        self.tables = tables
    }

    /// Whether anything is declared.
    var isEmpty: Bool { name == nil && office == nil && person == nil && country == nil }

    /// Whether a short text names the issuer in any way.
    func isNamed(in text: String) -> Bool {
        let comparable = ComparableText(text).folded
        return isNamed(in: comparable, Self.names(in: text, tables))
    }

    /// Whether a text names the issuer in any way.
    ///
    /// - Parameters:
    ///   - text: the text, folded.
    ///   - names: what the table of names finds in it.
    func isNamed(in text: ComparableText, _ names: [NameMention]) -> Bool {
        if let office, Self.has(.offices, office.string, names) { return true }
        if let country, Self.has(.countries, country.string, names) { return true }
        if let person, Self.hasWord(of: person.string, text, shortest: 3) { return true }
        return name.map { isNamed($0.string, in: text, names) } ?? isEmpty
    }

    /// Whether a text has anything of an institution's name: a word of it, or a thing that it names.
    func isNamed(_ name: String, in text: ComparableText, _ names: [NameMention]) -> Bool {
        Self.names(in: name, tables).contains { own in
            names.contains { $0.thing == own.thing && $0.code == own.code }
        } || Self.hasWord(of: name, text, shortest: 4)
    }

    /// The countries that the institution's name itself names.
    var countriesOfName: [String] {
        guard let name else { return [] }
        return Self.names(in: name.string, tables).filter { $0.thing == .countries }.map(\.code)
    }

    static func names(in text: String, _ tables: AuthorityTables) -> [NameMention] {
        var text = text
        return text.withUTF8 { tables.nameIndex.mentions(in: UnsafeRawBufferPointer($0)) }
    }

    /// Whether a code is named: of a country also by an office that only it has, or by its capital.
    static func has(_ thing: NamedThing, _ code: String, _ names: [NameMention]) -> Bool {
        names.contains { name in
            name.thing == thing && name.code == code
                || thing == .countries && (name.country == code || name.thing == .places && name.code == code)
        }
    }

    /// Whether one of the words of a name stands in a folded text, as a word; of scripts without spaces, all of it.
    static func hasWord(of name: String, _ text: ComparableText, shortest: Int) -> Bool {
        let folded = ComparableText(name).folded.string
        let words = folded.split { !($0.isLetter || $0.isNumber || $0 == "'") }.filter { word in
            word.count >= shortest || word.unicodeScalars.contains { $0.value >= 0x2E80 }
        }
        return words.isEmpty || words.contains { text.containsWords(ComparableText(String($0))) }
    }
}
