public import Chronology

/// The words that dates are written with, by language.
struct CalendarWordTable: Sendable {
    static let file = "calendar-words.csv"

    let words: [CalendarWord]
    /// A reader of dates with these words.
    let reader: DatePhraseReader

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file, columns: ["language", "word", "meaning", "value", "source"])
        var words: [CalendarWord] = []
        var seen: Set<CSVKey> = []
        while let row = try reader.next() {
            let (language, text) = (try row.required(0, "language"), try row.required(1, "word"))
            let meaning = try row.required(2, "meaning")
            guard let word = CalendarWord(language: language, text: text, meaning: meaning, value: try row.text(3))
            else {
                throw row.fault(
                    CalendarWord.Meaning(rawValue: meaning) == nil
                        ? "there is no meaning \(meaning): write one of "
                            + CalendarWord.Meaning.allCases.map(\.rawValue).joined(separator: ", ")
                        : "the meaning \(meaning) has no value \"\(row[3])\", or the word is longer than 255 bytes")
            }
            guard row.plainBytes(4)?.isEmpty == false else { throw row.fault("the source is empty: write it") }
            guard seen.insert(row.key(0..<3)).inserted else {
                throw row.fault("\(text) stands on an earlier line for \(language) and \(meaning): remove one of them")
            }
            words.append(word)
        }
        self.words = words
        self.reader = DatePhraseReader(words: words)
    }
}

extension AuthorityTables {
    /// The words that dates are written with, in the order of their table.
    public var calendarWords: [CalendarWord] { calendarWordTable.table.words }

    /// A reader of dates with these words.
    public var dateReader: DatePhraseReader { calendarWordTable.table.reader }
}
