public import Chronology

/// The tables of controlled values: bodies and their sessions, countries, languages, offices, rights, words of dates.
///
/// Immutable, and safe to use from any thread. Looking up a code takes constant time. A class, since each rule holds the
/// tables: to copy a dozen references is to count them all, and workers wait for each other's counting.
public final class AuthorityTables: Sendable {
    private let bodyTable: LazyTable<BodyTable>
    private let sessionTable: LazyTable<SessionTable>
    private let countryTable: LazyTable<CountryTable>
    private let languageTable: LazyTable<LanguageTable>
    private let officeTable: LazyTable<OfficeTable>
    private let rightsTable: LazyTable<RightsTable>
    private let nameTable: LazyTable<NameIndex>
    private let phraseTable: LazyTable<SessionVocabulary>
    let calendarWordTable: LazyTable<CalendarWordTable>
    private let cueTable: LazyTable<CueTable>
    private let languageStateTable: LazyTable<LanguageStateTable>
    private let governmentHostTable: LazyTable<GovernmentHostTable>

    /// Tables from the bytes of their CSV files by name, all of them checked at once; ``fileNames`` lists them.
    public convenience init(files: [String: [UInt8]]) throws(AuthorityTableError) {
        self.init { files[$0] ?? [] }
        try load()
    }

    /// The files that the tables are read from.
    public static let fileNames = [
        BodyTable.file, CalendarWordTable.file, CountryTable.file, CueTable.file, GovernmentHostTable.file,
        LanguageStateTable.file, LanguageTable.file, NameTable.file, OfficeTable.file, OrdinalTable.file,
        PlaceTable.file, RightsTable.file, SessionTable.file, SessionVocabulary.file,
    ]

    /// Tables that are read when they are first used. The bytes must be valid: see ``LazyTable/table``.
    init(reading bytes: @escaping @Sendable (_ file: String) -> [UInt8]) {
        let bodies = LazyTable { () throws(AuthorityTableError) in try BodyTable(bytes(BodyTable.file)) }
        bodyTable = bodies
        sessionTable = LazyTable { () throws(AuthorityTableError) in
            try bodies.load()
            return try SessionTable(bytes(SessionTable.file), bodies: bodies.table)
        }
        countryTable = LazyTable { () throws(AuthorityTableError) in try CountryTable(bytes(CountryTable.file)) }
        languageTable = LazyTable { () throws(AuthorityTableError) in try LanguageTable(bytes(LanguageTable.file)) }
        officeTable = LazyTable { () throws(AuthorityTableError) in try OfficeTable(bytes(OfficeTable.file)) }
        rightsTable = LazyTable { () throws(AuthorityTableError) in try RightsTable(bytes(RightsTable.file)) }
        nameTable = LazyTable { [countryTable, officeTable] () throws(AuthorityTableError) in
            try bodies.load()
            try countryTable.load()
            try officeTable.load()
            let (bodies, countries, offices) = (bodies.table, countryTable.table, officeTable.table)
            var builder = NameIndex.Builder()
            try NameTable.read(bytes(NameTable.file), into: &builder) { thing, code in
                switch thing {
                case .bodies: bodies[code] != nil
                case .countries, .places: countries.lookup(code) != .unknown
                case .offices: offices[code] != nil
                }
            }
            builder.addNames(of: bodies)
            builder.addNames(of: countries)
            try PlaceTable.read(bytes(PlaceTable.file), into: &builder) { countries.lookup($0) != .unknown }
            return NameIndex(builder)
        }
        phraseTable = LazyTable { () throws(AuthorityTableError) in
            var vocabulary = SessionVocabulary()
            try OrdinalTable.read(bytes(OrdinalTable.file), into: &vocabulary)
            try vocabulary.read(bytes(SessionVocabulary.file))
            return vocabulary
        }
        calendarWordTable = LazyTable { () throws(AuthorityTableError) in
            try CalendarWordTable(bytes(CalendarWordTable.file))
        }
        languageStateTable = LazyTable { () throws(AuthorityTableError) in
            try LanguageStateTable(bytes(LanguageStateTable.file))
        }
        governmentHostTable = LazyTable { () throws(AuthorityTableError) in
            try GovernmentHostTable(bytes(GovernmentHostTable.file))
        }
        cueTable = LazyTable { () throws(AuthorityTableError) in try CueTable(bytes(CueTable.file)) }
    }

    /// Parses the tables that statements are read with, several at a time, so that whoever reads a single page does not
    /// wait for one after the other.
    public func prepareForReading() async {
        async let names: Void = nameTable.prepare()
        calendarWordTable.prepare()
        phraseTable.prepare()
        cueTable.prepare()
        languageStateTable.prepare()
        await names
    }

    /// Parses every table now.
    func load() throws(AuthorityTableError) {
        try bodyTable.load()
        try sessionTable.load()
        try countryTable.load()
        try languageTable.load()
        try officeTable.load()
        try rightsTable.load()
        try nameTable.load()
        try phraseTable.load()
        try calendarWordTable.load()
        try cueTable.load()
        try languageStateTable.load()
        try governmentHostTable.load()
    }
}

// MARK: - Bodies and sessions

extension AuthorityTables {
    /// A body by its code.
    public func body(_ code: String) -> Body? { bodyTable.table[code] }

    /// The code of the body whose session numbers a body uses, itself for most.
    public func sessionOwner(of code: String) -> String? { body(code)?.sessionsOf }

    /// A session of a body, or of the body whose session numbers it uses.
    public func session(body code: String, number: Int) -> SessionLookup {
        guard let body = body(code), let owner = self.body(body.sessionsOf) else { return .unknownBody }
        guard owner.hasNumberedSessions else { return .notNumbered }
        if let first = owner.firstSession, number < first { return .beforeFirst(first) }
        let sessions = sessionTable.table
        return sessions.session(owner.code, number).map(SessionLookup.known)
            ?? .outOfTable(sessions.range(owner.code))
    }

    /// The session of a body that a day lies in, where the table knows both its ends.
    public func session(body code: String, on day: CalendarDay) -> Session? {
        sessionOwner(of: code).flatMap { sessionTable.table.session($0, on: day) }
    }

    /// The session of the General Assembly and its committees that is in its main part on a day of October to December:
    /// the year less 1945. `nil` in other months and before 1946.
    ///
    /// The sessions from 1946 on opened before October, but for the 19th, which opened on 1 December 1964.
    public static func assemblySession(on day: CalendarDay) -> Int? {
        guard day.month >= 10, day.year >= 1946, day.year != 1964 || day.month == 12 else { return nil }
        return day.year - 1945
    }
}

// MARK: - Names in text

extension AuthorityTables {
    /// The index of all names of bodies, countries, offices and places, compiled when it is first used.
    public var nameIndex: NameIndex { nameTable.table }

    var languageStates: LanguageStateTable { languageStateTable.table }
    var governmentHosts: GovernmentHostTable { governmentHostTable.table }

    /// What phrases say about the page around them.
    var cues: CueTable { cueTable.table }

    /// The words of sessions and resolutions.
    var sessionVocabulary: SessionVocabulary { phraseTable.table }

    /// The bodies by code.
    var bodies: BodyTable { bodyTable.table }

    /// Whether the sessions of a body, or of the one whose sessions it uses, are listed.
    func hasSessionRows(_ code: String) -> Bool {
        sessionOwner(of: code).flatMap { sessionTable.table.range($0) } != nil
    }
}

// MARK: - Other codes

extension AuthorityTables {
    /// A country by its alpha-3 code, in capitals.
    public func country(_ alpha3: String) -> CountryLookup { countryTable.table.lookup(alpha3) }

    /// The alpha-3 code of the country with an alpha-2 code.
    func alpha3(ofAlpha2 code: String) -> String? { countryTable.table.code(ofAlpha2: code) }

    /// A language by its primary subtag (RFC 5646): the ISO 639-1 code where there is one, else that of ISO 639-3 or
    /// 639-2, in any case.
    public func language(_ subtag: String) -> LanguageLookup { languageTable.table.lookup(subtag) }

    /// An office by its code.
    public func office(_ code: String) -> Office? { officeTable.table[code] }

    /// A statement of rights by its code or its address; `http` and `https`, and a last slash, make no difference.
    public func rights(_ code: String) -> RightsStatement? { rightsTable.table[code] }

    /// Whether a table has a code, or leaves it to users.
    public func contains(_ code: String, in table: AuthorityTable) -> Bool {
        switch table {
        case .bodies: body(code) != nil
        case .countries: country(code) != .unknown
        case .languages: language(code) != .unknown
        case .offices: office(code) != nil
        case .rights: rights(code) != nil
        }
    }

    /// The codes of a table that are one slip away from a misspelt one, the likeliest first, at most three. None for
    /// languages, where nearly every code of three letters is in use.
    public func nearest(to code: String, in table: AuthorityTable) -> [String] {
        switch table {
        case .bodies: nearestCodes(to: code, among: bodyTable.table.codes)
        case .countries: nearestCodes(to: code, among: countryTable.table.codes)
        case .languages: []
        case .offices: nearestCodes(to: code, among: officeTable.table.codes)
        case .rights: nearestCodes(to: code, among: rightsTable.table.codes)
        }
    }
}

/// A table that the values of a field can be codes of. The raw value is the name that a schema writes.
public enum AuthorityTable: String, CaseIterable, Sendable {
    /// The names of the tables.
    case bodies, countries, languages, offices, rights
}
