/// Composes the ordinal numbers in words and digits from the rows of `ordinals.csv`.
enum OrdinalTable {
    static let file = "ordinals.csv"
    /// The highest number that words compose.
    static let highest = 100

    /// What a row adds to the numbers of its language.
    private enum Role: String {
        /// A number in one word, or in several that compose no other.
        case whole
        /// What stands first in a composed number.
        case first
        /// What stands second.
        case second
        /// What stands between the two, perhaps nothing.
        case joiner
        /// What stands around a number in words, with `~` for the number.
        case around
        /// A number in digits, with `#` for them.
        case digits
        /// A number in digits that is an ordinal only behind the word for a session.
        case plain
    }

    /// A row, with its place for the message where it is faulty.
    private struct Part {
        let row: CSVRow
        let value: Int
        let text: String
    }

    /// The rows of one language.
    private struct Language {
        let code: String
        var parts: [Role: [Part]] = [:]

        subscript(_ role: Role) -> [Part] { parts[role] ?? [] }
    }

    static func read(
        _ bytes: [UInt8], into vocabulary: inout SessionVocabulary
    ) throws(AuthorityTableError) {
        var reader = try CSVReader(bytes, file: file, columns: ["language", "role", "value", "text", "source"])
        var language: Language?
        var done: Set<String> = []
        while let row = try reader.next() {
            let code = try row.required(0, "language")
            if let last = language, last.code != code {
                try compose(last, into: &vocabulary)
                done.insert(last.code)
                language = nil
            }
            guard !done.contains(code) else {
                throw row.fault("the language \(code) stands on earlier lines too: keep its rows together")
            }
            var current = language ?? Language(code: code)
            let (role, part) = try part(row)
            current.parts[role, default: []].append(part)
            language = current
        }
        if let language { try compose(language, into: &vocabulary) }
    }

    private static func part(_ row: CSVRow) throws(AuthorityTableError) -> (Role, Part) {
        _ = try row.required(4, "source")
        guard let role = Role(rawValue: row[1]) else {
            throw row.fault("the role is \"\(row[1])\": write whole, first, second, joiner, around, digits or plain")
        }
        let text = try row.text(3)
        switch role {
        case .whole, .first, .second:
            guard let value = Int(row[2]), 1...highest ~= value, !text.isEmpty else {
                throw row.fault("the value is \"\(row[2])\": write a number from 1 to \(highest), and its text")
            }
            return (role, Part(row: row, value: value, text: text))
        case .around where !text.utf8.contains(UInt8(ascii: "~")):
            throw row.fault("the text is \"\(text)\": write ~ where the number stands")
        case .digits where !text.utf8.contains(UInt8(ascii: "#")), .plain where !text.utf8.contains(UInt8(ascii: "#")):
            throw row.fault("the text is \"\(text)\": write # where the digits stand")
        case .joiner, .around, .digits, .plain:
            return (role, Part(row: row, value: 0, text: text))
        }
    }

    /// Adds all numbers of a language: those in digits, the whole ones, and each first part with each second one. What
    /// several numbers begin with is added once.
    private static func compose(
        _ language: Language, into vocabulary: inout SessionVocabulary
    ) throws(AuthorityTableError) {
        let habits = PhrasePattern.Habits(language: language.code)
        func nodes(
            _ part: Part, _ text: Substring? = nil, behind starts: [Int] = [0]
        ) throws(AuthorityTableError) -> [Int] {
            let text = text.map(String.init) ?? part.text
            guard let nodes = vocabulary.starts.nodes(for: text, behind: starts, habits: habits) else {
                throw part.row.malformed(part.text)
            }
            return nodes
        }
        for part in language[.digits] {
            vocabulary.addStart(.init(roles: .ordinal, number: nil), at: try nodes(part))
        }
        for part in language[.plain] {
            vocabulary.addStart(.init(roles: .plainNumber, number: nil), at: try nodes(part))
        }
        // A language whose numbers stand in nothing has one empty frame.
        let frames: [(part: Part, before: Substring, after: Substring)] = language[.around].map { part in
            let pieces = part.text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
            return (part, pieces[0], pieces[1])
        }
        func add(_ number: Int, _ ends: [Int], _ frame: (part: Part, before: Substring, after: Substring)?)
            throws(AuthorityTableError)
        {
            let ends = if let frame { try nodes(frame.part, frame.after, behind: ends) } else { ends }
            vocabulary.addStart(.init(roles: .ordinal, number: number), at: ends)
        }
        for frame in frames.isEmpty ? [nil] : frames.map(Optional.some) {
            let starts = if let frame { try nodes(frame.part, frame.before) } else { [0] }
            for part in language[.whole] { try add(part.value, try nodes(part, behind: starts), frame) }
            for first in language[.first] {
                let stems = try nodes(first, behind: starts)
                for joiner in language[.joiner] {
                    let joints = try nodes(joiner, behind: stems)
                    for second in language[.second] where first.value + second.value <= highest {
                        try add(first.value + second.value, try nodes(second, behind: joints), frame)
                    }
                }
            }
        }
    }
}
