/// The words that sessions and resolutions are spoken of with: the rows of `session-words.csv` and the ordinal numbers.
struct SessionVocabulary: Sendable {
    static let file = "session-words.csv"

    /// What a word does. Words of several languages that are written alike do all that any of them does.
    struct Roles: OptionSet, Sendable {
        let rawValue: Int

        /// An ordinal number.
        static let ordinal = Roles(rawValue: 1)
        /// "session".
        static let session = Roles(rawValue: 1 << 1)
        /// A word for a session that means other meetings too, so that a body must be named beside it.
        static let meeting = Roles(rawValue: 1 << 2)
        /// A word for a session that the number follows.
        static let sessionBefore = Roles(rawValue: 1 << 3)
        /// A word for a session that its owner follows without a preposition.
        static let genitive = Roles(rawValue: 1 << 4)
        /// "special".
        static let special = Roles(rawValue: 1 << 5)
        /// "emergency".
        static let emergency = Roles(rawValue: 1 << 6)
        /// "regular", "resumed".
        static let regular = Roles(rawValue: 1 << 7)
        /// What can stand between a body and its session: "at its".
        static let connector = Roles(rawValue: 1 << 8)
        /// "of": what follows owns what stands before.
        static let owner = Roles(rawValue: 1 << 9)
        /// A body that the reader knows: "of the Assembly".
        static let anaphor = Roles(rawValue: 1 << 10)
        /// "and" between two numbers.
        static let and = Roles(rawValue: 1 << 11)
        /// "resolution".
        static let resolution = Roles(rawValue: 1 << 12)
        /// "resolution of the Security Council", in one word.
        static let councilResolution = Roles(rawValue: 1 << 13)
        /// What stands before a number: "No.".
        static let numberSign = Roles(rawValue: 1 << 14)
        /// What stands behind a number that a word for resolution follows.
        static let counter = Roles(rawValue: 1 << 15)
        /// What a body has that has numbers and is no session: "meeting", "anniversary".
        static let other = Roles(rawValue: 1 << 16)
        /// A number that is an ordinal only behind the word for a session.
        static let plainNumber = Roles(rawValue: 1 << 17)
        /// A word for a session before which such a number is an ordinal, too: "78 período de sesiones".
        static let counted = Roles(rawValue: 1 << 18)
        /// "agenda items": with their numbers they stand between a body and its session.
        static let agenda = Roles(rawValue: 1 << 19)
    }

    /// A word or an ordinal number.
    struct Word: Sendable {
        var roles: Roles
        let number: Int?
    }

    /// What the search begins at: ordinal numbers, words for sessions that a number follows, words for resolutions.
    var starts = PhraseTrie(capacity: 1 << 15)
    private(set) var startWords: [Word] = []
    /// What can stand around them.
    private(set) var context = PhraseTrie()
    private(set) var contextWords: [Word] = []

    /// Reads the rows of the table.
    mutating func read(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: Self.file, columns: ["language", "role", "text", "source"])
        while let row = try reader.next() {
            let language = try row.required(0, "language")
            _ = try row.required(3, "source")
            var roles: Roles = []
            for name in row[1].split(separator: " ") {
                guard let role = Self.roles[String(name)] else {
                    throw row.fault(
                        "the role is \"\(name)\": write \(Self.roles.keys.sorted().joined(separator: ", "))")
                }
                roles.formUnion(role)
            }
            guard !roles.isEmpty else { throw row.fault("the role is empty: write it") }
            let text = try row.required(2, "text")
            let habits = PhrasePattern.Habits(language: language)
            let isStart = !roles.isDisjoint(with: [.sessionBefore, .resolution, .councilResolution])
            if isStart {
                guard let nodes = starts.nodes(for: text, habits: habits) else { throw row.malformed(text) }
                addStart(Word(roles: roles, number: nil), at: nodes)
                // What is no session must be known as such behind a body too.
                roles = .other
            }
            guard let nodes = context.nodes(for: text, habits: habits), !nodes.contains(0) else {
                throw row.malformed(text)
            }
            Self.add(Word(roles: roles, number: nil), at: nodes, of: &context, &contextWords)
        }
    }

    /// Adds a word that the search begins at.
    mutating func addStart(_ word: Word, at nodes: [Int]) {
        Self.add(word, at: nodes, of: &starts, &startWords)
    }

    private static func add(_ word: Word, at nodes: [Int], of trie: inout PhraseTrie, _ words: inout [Word]) {
        for node in nodes {
            if let known = trie[node] {
                words[known].roles.formUnion(word.roles)
            } else {
                trie[node] = words.count
                words.append(word)
            }
        }
    }

    /// The roles by the names that the table writes.
    private static let roles: [String: Roles] = [
        "session": .session, "meeting": .meeting, "session_before": .sessionBefore, "genitive": .genitive,
        "special": .special, "emergency": .emergency, "regular": .regular, "connector": .connector,
        "owner": [.owner, .connector], "anaphor": .anaphor, "and": .and, "resolution": .resolution,
        "council_resolution": .councilResolution, "number_sign": .numberSign, "counter": .counter, "other": .other,
        "counted": .counted,
        "agenda": .agenda,
    ]
}
