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

    // MARK: Against a capture

    /// Whether a capture bears out the institution's name.
    ///
    /// The institution that the name names has to be one of those at the head or the foot of the page, where that names
    /// any: another in the middle of the text is what it speaks of. Of a name that no table has whole, half of the words
    /// have to stand in the page.
    func isInstitutionNamed(in capture: RecordCapture) -> Bool {
        guard let name = name?.string else { return true }
        let own = Self.names(in: name, tables)
        let institutions = own.filter { $0.thing == .offices && $0.kind != .short && isInstitution($0) }
        if !institutions.isEmpty {
            let others = capture.namesAtEdges.filter { $0.thing == .offices && $0.kind != .short && isInstitution($0) }
            return others.isEmpty || institutions.contains { own in others.contains { isSame($0, own) } }
        }
        let words = Self.words(of: Self.rest(of: name, without: own), shortest: 3)
        guard !words.isEmpty else { return isNamed(name, in: capture.reading.folded, capture.reading.names) }
        let found = words.count { capture.reading.folded.containsWords($0) }
        return found * 2 >= words.count
    }

    /// Whether a name is that of an institution, or of an office that stands for one.
    private func isInstitution(_ name: NameMention) -> Bool {
        tables.office(name.code).map { !$0.isHeldByPerson || $0.institutionPattern != nil } ?? false
    }

    /// Whether two names are of one institution, as of a mission and of its representative.
    private func isSame(_ one: NameMention, _ other: NameMention) -> Bool {
        if one.code == other.code { return true }
        let pattern = tables.office(one.code)?.institutionPattern
        return pattern != nil && pattern == tables.office(other.code)?.institutionPattern
    }

    /// The body that the institution's name is, where it names nothing else: an organization, and no state's office.
    var bodyAlone: String? {
        guard let name = name?.string else { return nil }
        let own = Self.names(in: name, tables)
        guard let body = own.first, own.allSatisfy({ $0.thing == .bodies }),
            Self.words(of: Self.rest(of: name, without: own), shortest: 3).isEmpty
        else { return nil }
        return body.code
    }

    /// A name without the names of the tables in it, but for words such as "ministry" that many things are called by.
    private static func rest(of name: String, without mentions: [NameMention]) -> String {
        var bytes = Array(name.utf8)
        for mention in mentions where mention.thing != .offices || mention.kind == .short {
            for index in mention.span where index < bytes.count { bytes[index] = UInt8(ascii: " ") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a capture names the person: of a name of three words or more two together, of one of two either, if it is
    /// no short one that many bear.
    func isPersonNamed(in text: ComparableText) -> Bool {
        guard let person else { return true }
        let words = Self.words(of: person.string, shortest: 2)
        guard words.count > 1 else { return words.allSatisfy { text.containsWords($0) } }
        let most = text.mostTogether(of: words)
        return most >= 2 || (words.count == 2 && words.contains { $0.bytes.count >= 4 && text.containsWords($0) })
    }

    /// Whether the person that is declared cannot be another that a capture names: the words of the one are not those of
    /// the other, in whatever order, with initials for words. Names in different scripts cannot be held against each other.
    func isOtherPerson(than other: String) -> Bool {
        guard let person else { return false }
        let own = Self.words(of: person.string, shortest: 1)
        let others = Self.words(of: other, shortest: 1)
        guard let first = own.first, let second = others.first, Self.isASCII(first) == Self.isASCII(second) else {
            return false
        }
        let (fewer, more) = own.count <= others.count ? (own, others) : (others, own)
        return !fewer.allSatisfy { word in
            more.contains { $0 == word || Self.isInitial($0, of: word) || Self.isInitial(word, of: $0) }
        }
    }

    private static func isInitial(_ initial: ComparableText, of word: ComparableText) -> Bool {
        initial.string.count == 1 && word.bytes.starts(with: initial.bytes)
    }

    private static func isASCII(_ word: ComparableText) -> Bool { word.bytes.allSatisfy { $0 < 0x80 } }

    // MARK: Words

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
        let words = words(of: name, shortest: shortest)
        return words.isEmpty || words.contains { text.containsWords($0) }
    }

    /// The words of a name, folded, without the short ones; of scripts without spaces, all of it.
    static func words(of name: String, shortest: Int) -> [ComparableText] {
        ComparableText(name).folded.string.split { !($0.isLetter || $0.isNumber || $0 == "'") }.filter { word in
            word.count >= shortest || word.unicodeScalars.contains { $0.value >= 0x2E80 }
        }.filter { !joiningWords.contains(String($0)) }.map { ComparableText(String($0)) }
    }

    /// Words that join those of a name.
    private static let joiningWords: Set<String> = [
        "of", "the", "for", "and", "to", "de", "du", "des", "la", "le", "les", "del", "el", "los", "las", "der", "die",
        "das", "für", "und", "et", "mr", "mrs", "ms", "dr",
    ]
}
