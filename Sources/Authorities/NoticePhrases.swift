import Schemas

/// Phrases by which pages say what they did to a text.
public struct NoticePhrases: Sendable, Hashable {
    /// What a phrase says.
    public enum Kind: String, Sendable, Hashable {
        /// The text goes on elsewhere.
        case cut
        /// The text was translated by a machine.
        case machineTranslation = "machine_translation"
    }

    static let file = "phrases.csv"

    private let phrases: [Kind: [String]]

    /// The phrases of a kind, in small letters, in the order of the file.
    public subscript(kind: Kind) -> [String] { phrases[kind] ?? [] }

    /// Reads the table.
    public init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["kind", "language", "phrase", "source"])
        var phrases: [Kind: [String]] = [:]
        while let row = try reader.next() {
            guard let kind = Kind(rawValue: row[0]) else {
                throw row.fault("the kind is \"\(row[0])\": write cut or machine_translation")
            }
            let phrase = try row.required(2, "phrase")
            guard phrase == phrase.lowercased() else {
                throw row.fault("the phrase \(phrase) has capitals: write it in small letters")
            }
            guard !(phrases[kind]?.contains(phrase) ?? false) else {
                throw row.fault("the phrase \(phrase) stands on an earlier line: remove one")
            }
            _ = try row.required(1, "language")
            _ = try row.required(3, "source")
            phrases[kind, default: []].append(phrase)
        }
        self.phrases = phrases
    }

    /// The table that is part of the program.
    public static let builtIn: NoticePhrases =
        LazyTable { () throws(AuthorityTableError) in
            try NoticePhrases(EmbeddedFile.bytes(named: file) ?? [])
        }.table
}
