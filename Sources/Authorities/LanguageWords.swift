import Schemas

/// What tells languages apart: their frequent words, and letters that few of them have.
public struct LanguageWords: Sendable, Hashable {
    /// What a row of the table is about.
    public enum Kind: String, Sendable, Hashable {
        /// A frequent word, in small letters.
        case word
        /// Letters that the language uses and few others do, small ones where there are two sizes.
        case letters
        /// Another subtag that the language's texts may be declared with: a part of it, the whole it is a part of, or one
        /// that cannot be told from it by words.
        case covers
    }

    /// A row.
    public struct Entry: Sendable, Hashable {
        /// The language tag (BCP 47).
        public var language: String
        /// What the text is.
        public var kind: Kind
        /// The word, the letters or the subtag.
        public var text: String
    }

    static let file = "language-words.csv"

    /// The rows in the order of the file.
    public let entries: [Entry]

    /// Reads the table.
    public init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["language", "kind", "text", "source"])
        var entries: [Entry] = []
        var seen: Set<CSVKey> = []
        while let row = try reader.next() {
            guard let kind = Kind(rawValue: row[1]) else {
                throw row.fault("the kind is \"\(row[1])\": write word, letters or covers")
            }
            let entry = Entry(
                language: try row.required(0, "language"), kind: kind, text: try row.required(2, "text"))
            guard entry.text == entry.text.lowercased() || kind == .covers else {
                throw row.fault("the text \(entry.text) has capitals: write it in small letters")
            }
            guard seen.insert(row.key(0..<3)).inserted else {
                throw row.fault("\(entry.text) stands on an earlier line for \(entry.language): remove one")
            }
            _ = try row.required(3, "source")
            entries.append(entry)
        }
        self.entries = entries
    }

    /// The table that is part of the program.
    public static let builtIn: LanguageWords =
        LazyTable { () throws(AuthorityTableError) in
            try LanguageWords(EmbeddedFile.bytes(named: file) ?? [])
        }.table
}
