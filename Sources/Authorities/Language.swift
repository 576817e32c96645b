/// What is known of a language subtag.
public enum LanguageLookup: Hashable, Sendable {
    /// The language's English name.
    case known(String)
    /// One of `qaa` to `qtz`, which ISO 639-2 leaves to users.
    case privateUse
    /// There is no such subtag.
    case unknown
}

/// The languages by subtag, packed: the file has some eight thousand rows, of which a run looks up a few.
struct LanguageTable: Sendable {
    static let file = "languages.csv"

    /// The subtags in order, as the number that their letters make.
    private let keys: [UInt32]
    /// The names in the order of the keys.
    private let names: [String]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["code", "name_en", "source"])
        var keys: [UInt32] = []
        var names: [String] = []
        while let row = try reader.next() {
            guard let key = row.plainBytes(0).flatMap(Self.key) else {
                throw row.fault("the code is \(row[0]): write two or three small letters")
            }
            guard keys.last.map({ $0 < key }) ?? true else {
                throw row.fault("the code \(row[0]) does not follow the one before: sort the rows, each code once")
            }
            keys.append(key)
            names.append(try row.required(1, "English name"))
            guard row.plainBytes(2)?.isEmpty == false else { throw row.fault("the source is empty: write it") }
        }
        self.keys = keys
        self.names = names
    }

    /// A subtag in any case, as subtags are compared (RFC 5646, section 2.1.1).
    func lookup(_ subtag: String) -> LanguageLookup {
        guard let key = Self.key(subtag.utf8.map { $0.isCapital ? $0 + 0x20 : $0 }) else { return .unknown }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        if low < keys.count, keys[low] == key { return .known(names[low]) }
        return Self.privateUse.contains(key) ? .privateUse : .unknown
    }

    private static let privateUse: ClosedRange<UInt32> = {
        // Three small letters always have a key.
        let bounds = ["qaa", "qtz"].compactMap { key($0.utf8) }
        return bounds[0]...bounds[1]
    }()

    /// Two or three small letters as a number that sorts like them.
    private static func key(_ letters: some Collection<UInt8>) -> UInt32? {
        guard 2...3 ~= letters.count, letters.allSatisfy(\.isSmallLetter) else { return nil }
        let number = letters.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return letters.count == 2 ? number << 8 : number
    }
}
