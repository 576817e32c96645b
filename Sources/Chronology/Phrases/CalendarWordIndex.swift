/// What a set of words can mean.
struct MeaningSet: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ meaning: CalendarWord.Meaning) {
        // Written out: the meanings have raw values, by which they would be compared as strings.
        switch meaning {
        case .month: self = .month
        case .shortMonth: self = .shortMonth
        case .solarMonth: self = .solarMonth
        case .weekday: self = .weekday
        case .shortWeekday: self = .shortWeekday
        case .weekdayMark: self = .weekdayMark
        case .era: self = .era
        case .unit: self = .unit
        case .other: self = .other
        case .of: self = .of
        case .to: self = .to
        case .and: self = .and
        case .article: self = .article
        case .ordinal: self = .ordinal
        case .yearSuffix: self = .yearSuffix
        case .cue: self = .cue
        case .relativeDay: self = .relativeDay
        case .relativeMonth: self = .relativeMonth
        case .monthAfterDay: self = .monthAfterDay
        case .relativeYear: self = .relativeYear
        case .yearAfterDate: self = .yearAfterDate
        case .beforeTime: self = .beforeTime
        case .halfDay: self = .halfDay
        case .hour: self = .hour
        case .zone: self = .zone
        case .numericOrder: self = []
        }
    }

    static let month = MeaningSet(rawValue: 1 << 0)
    static let shortMonth = MeaningSet(rawValue: 1 << 1)
    static let solarMonth = MeaningSet(rawValue: 1 << 2)
    static let weekday = MeaningSet(rawValue: 1 << 3)
    static let shortWeekday = MeaningSet(rawValue: 1 << 4)
    static let weekdayMark = MeaningSet(rawValue: 1 << 5)
    static let era = MeaningSet(rawValue: 1 << 6)
    static let unit = MeaningSet(rawValue: 1 << 7)
    static let other = MeaningSet(rawValue: 1 << 8)
    static let of = MeaningSet(rawValue: 1 << 9)
    static let to = MeaningSet(rawValue: 1 << 10)
    static let and = MeaningSet(rawValue: 1 << 11)
    static let article = MeaningSet(rawValue: 1 << 12)
    static let ordinal = MeaningSet(rawValue: 1 << 13)
    static let yearSuffix = MeaningSet(rawValue: 1 << 14)
    static let cue = MeaningSet(rawValue: 1 << 15)
    static let relativeDay = MeaningSet(rawValue: 1 << 16)
    static let relativeMonth = MeaningSet(rawValue: 1 << 17)
    static let monthAfterDay = MeaningSet(rawValue: 1 << 18)
    static let relativeYear = MeaningSet(rawValue: 1 << 19)
    static let yearAfterDate = MeaningSet(rawValue: 1 << 20)
    static let beforeTime = MeaningSet(rawValue: 1 << 21)
    static let halfDay = MeaningSet(rawValue: 1 << 22)
    static let hour = MeaningSet(rawValue: 1 << 23)
    static let zone = MeaningSet(rawValue: 1 << 24)

    /// The words that a date can begin with.
    static let first: MeaningSet = [
        .month, .shortMonth, .solarMonth, .weekday, .shortWeekday, .era, .relativeDay, .relativeMonth, .relativeYear,
    ]
}

/// Calendar words by their first bytes, so that a text is searched with one look-up for each of its words.
///
/// Every word is kept as the table writes it, with a first capital, and in capitals; matching compares bytes. Words lie
/// in buckets by a hash of their first letters (see ``wordKey(_:_:_:)``), the longest first.
struct CalendarWordIndex: Sendable {
    struct Entry: Sendable {
        let key: UInt32
        let offset: UInt32
        let length: UInt8
        let meanings: MeaningSet.RawValue
        let value: Int16
        /// The languages that have the word with this meaning, a bit for each.
        var languages: UInt32
        /// Whether a day of the month may follow the month, as in `November 21`.
        var isBeforeDay: Bool
        /// Whether no letter may follow. Not asked for in Chinese, Japanese and Korean, which do not space words so.
        let endsAtBoundary: Bool
    }

    let entries: [Entry]
    let pool: [UInt8]
    /// Where the entries of a bucket begin, and behind the last bucket where they end.
    let buckets: [UInt16]
    /// A bit for each hash that a word at the beginning of a date has, so that nearly all words of a text are passed
    /// over at the cost of one look-up.
    let filter: [UInt64]
    private let languages: [String]

    static let bucketBits: UInt32 = 12
    private static let filterBits: UInt32 = 15

    init(_ words: [CalendarWord]) {
        var builder = Builder()
        for word in words where word.meaning != .numericOrder {
            builder.add(word, spelling: word.text)
            // The scripts of the tables from Hebrew (U+0590) on have no capitals.
            guard let first = word.text.unicodeScalars.first, first.value < 0x590, first.properties.isAlphabetic else {
                continue
            }
            let capitals = word.text.uppercased()
            guard capitals != word.text else { continue }
            builder.add(word, spelling: capitals)
            builder.add(word, spelling: word.text.prefix(1).uppercased() + word.text.dropFirst())
        }
        var starts = [UInt16](repeating: 0, count: (1 << Int(Self.bucketBits)) + 1)
        let sorted = builder.entries.sorted { left, right in
            let (a, b) = (Self.bucket(left.key), Self.bucket(right.key))
            if a != b { return a < b }
            return left.length != right.length ? left.length > right.length : left.offset < right.offset
        }
        for entry in sorted { starts[Self.bucket(entry.key) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var filter = [UInt64](repeating: 0, count: 1 << Int(Self.filterBits - 6))
        for entry in sorted where entry.meanings & MeaningSet.first.rawValue != 0 {
            let (word, bit) = Self.filterPlace(entry.key)
            filter[word] |= bit
        }
        self.filter = filter
        entries = sorted
        languages = builder.languages
        pool = builder.pool
        buckets = starts
    }

    /// The bit of a BCP 47 tag's language in ``Entry/languages``; all bits where the table does not have it.
    func languageBits(_ tag: String?) -> UInt32 {
        guard let tag, let index = languages.firstIndex(where: { $0 == tag || tag.hasPrefix($0 + "-") }) else {
            return .max
        }
        return 1 << UInt32(index % 32)
    }

    @inline(__always) static func filterPlace(_ key: UInt32) -> (word: Int, bit: UInt64) {
        let hash = (key &* 0x9E37_79B1) >> (32 - filterBits)
        return (Int(hash >> 6), 1 << UInt64(hash & 63))
    }

    @inline(__always) static func bucket(_ key: UInt32) -> Int {
        Int((key &* 0x9E37_79B1) >> (32 - bucketBits))
    }
}

extension CalendarWordIndex {
    /// Calls a closure with a text to search, which must not outlive the call.
    func withText(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (PhraseText) -> Void) {
        buckets.withUnsafeBufferPointer { buckets in
            entries.withUnsafeBufferPointer { entries in
                pool.withUnsafeBufferPointer { pool in
                    filter.withUnsafeBufferPointer { filter in
                        body(
                            PhraseText(bytes: bytes, buckets: buckets, entries: entries, pool: pool, filter: filter))
                    }
                }
            }
        }
    }
}

extension CalendarWordIndex {
    /// Collects the spellings; a spelling that languages share is kept once for each meaning.
    private struct Builder {
        struct Identity: Hashable {
            let spelling: [UInt8]
            let meaning: MeaningSet.RawValue
            let value: Int

            func hash(into hasher: inout Hasher) {
                spelling.withUnsafeBytes { hasher.combine(bytes: $0) }
                hasher.combine(meaning)
                hasher.combine(value)
            }
        }

        var entries: [Entry] = []
        var pool: [UInt8] = []
        private var positions: [Identity: Int] = [:]
        private(set) var languages: [String] = []

        mutating func add(_ word: CalendarWord, spelling: String) {
            let meanings = MeaningSet(word.meaning).rawValue
            let bytes = Array(spelling.utf8)
            let identity = Identity(spelling: bytes, meaning: meanings, value: word.value)
            let language = bit(of: word.language)
            // English and Spanish put the month before the day; the others' abbreviations are too like other words.
            let isBeforeDay =
                word.language == "en" && (word.meaning == .month || word.meaning == .shortMonth)
                || word.language == "es" && word.meaning == .month
            if let position = positions[identity] {
                entries[position].languages |= language
                entries[position].isBeforeDay = entries[position].isBeforeDay || isBeforeDay
                return
            }
            // The offsets of buckets have 16 bits.
            guard entries.count < Int(UInt16.max), bytes.count <= 255 else { return }
            positions[identity] = entries.count
            entries.append(
                Entry(
                    key: bytes.withUnsafeBufferPointer { wordKey($0, 0) }, offset: UInt32(pool.count),
                    length: UInt8(bytes.count), meanings: meanings, value: Int16(word.value),
                    languages: language, isBeforeDay: isBeforeDay, endsAtBoundary: Self.endsAtBoundary(spelling)))
            pool += bytes
        }

        private mutating func bit(of language: String) -> UInt32 {
            let index = languages.firstIndex(of: language) ?? languages.count
            if index == languages.count { languages.append(language) }
            return 1 << UInt32(index % 32)
        }

        private static func endsAtBoundary(_ spelling: String) -> Bool {
            guard let last = spelling.unicodeScalars.last, last.properties.isAlphabetic else { return false }
            // From U+1100 on: Hangul, kana, Han.
            return last.value < 0x1100
        }
    }
}

/// The first letters at a place as a number: the first byte with up to two more in ASCII, one character of three bytes,
/// or two of two. It ends before a byte that is no letter, so that it depends on nothing behind the word.
@inline(__always)
func wordKey(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
    let first = bytes[start]
    var key = UInt32(first)
    let length = first >= 0xC2 && first < 0xE0 ? 4 : 3
    var index = start + 1
    let end = min(start + length, bytes.count)
    while index < end {
        let byte = bytes[index]
        guard byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 else { break }
        // The second character of an alphabet with two bytes a letter: it may be punctuation, or an Arabic digit.
        if length == 4, index == start + 2, !isLetter(bytes, index) { break }
        key = key << 8 | UInt32(byte)
        index += 1
    }
    return key
}
