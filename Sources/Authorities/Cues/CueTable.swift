/// The cues by what they mean.
struct CueTable: Sendable {
    static let file = "cues.csv"

    /// The phrases of one meaning.
    fileprivate struct Group: Sendable {
        var trie = PhraseTrie()
        var cues: [Cue] = []
        /// The folded characters that marks end with: few lines of a text end so, and all others are out at once.
        var lastUnitsOfMarks: Set<UInt32> = []
    }

    /// By the meaning's place among all; a name takes longer to look up than most searches last.
    private var groups = Cue.Meaning.allCases.map { _ in Group() }

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file, columns: ["meaning", "value", "languages", "phrase", "place", "source"])
        while let row = try reader.next() {
            guard let meaning = Cue.Meaning(rawValue: row[0]) else {
                let known = Cue.Meaning.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.fault("the meaning is \"\(row[0])\": write one of \(known)")
            }
            guard let place = Cue.Place(rawValue: row[4]) else {
                throw row.fault("the place is \"\(row[4])\": write line, start, anywhere, before, behind or marker")
            }
            _ = try row.required(5, "source")
            let cue = Cue(
                meaning: meaning, value: row[1], place: place,
                languages: row[2].split(separator: " ").map(String.init))
            guard groups[meaning.place].add(cue, try row.required(3, "phrase")) else {
                throw row.malformed(row[3])
            }
        }
    }

    /// The cues of one meaning in a text, in order: the longest at each place. They do not overlap.
    func mentions(of meaning: Cue.Meaning, in text: TextReader) -> [CueMention] {
        let group = groups[meaning.place]
        var mentions: [CueMention] = []
        PhraseScan(trie: group.trie, text: text).forEach { _, _, _, endsWord in
            endsWord
        } _: { start, match in
            mentions.append(CueMention(span: start..<match.end, cue: group.cues[match.value]))
        }
        return mentions
    }

    /// The longest cue of one meaning that begins at a place.
    func mention(of meaning: Cue.Meaning, at start: Int, in text: TextReader) -> CueMention? {
        guard start < text.bytes.count else { return nil }
        let group = groups[meaning.place]
        return group.trie.longestMatch(in: text, at: start) { _, _, endsWord in endsWord }.map { match in
            CueMention(span: start..<match.end, cue: group.cues[match.value])
        }
    }
}

extension CueTable {
    /// The first mark of one meaning, beginning within some bytes of a place, that ends there.
    func marker(of meaning: Cue.Meaning, endingAt end: Int, within reach: Int, in text: TextReader) -> CueMention? {
        let lastUnits = groups[meaning.place].lastUnitsOfMarks
        guard end > 0, Self.mayEnd(with: text.bytes[end - 1], lastUnits) else { return nil }
        let group = groups[meaning.place]
        for start in max(0, end - reach)..<end {
            let match = group.trie.longestMatch(in: text, at: start) { _, _, endsWord in endsWord }
            if let match, match.end == end, group.cues[match.value].place == .marker {
                return CueMention(span: start..<end, cue: group.cues[match.value])
            }
        }
        return nil
    }
}

extension CueTable {
    /// Whether a byte may be the last of a phrase that ends with one of some units.
    private static func mayEnd(with byte: UInt8, _ lastUnits: Set<UInt32>) -> Bool {
        byte >= 0x80 || lastUnits.contains(TextScalar.folded(UInt32(byte)))
            || lastUnits.contains { $0 >= PhrasePattern.ending }
    }
}

extension Cue.Meaning {
    /// The place among all meanings.
    fileprivate var place: Int {
        switch self {
        case .furniture: 0
        case .statementEnd: 1
        case .annex: 2
        case .date: 3
        case .attribution: 4
        case .kind: 5
        case .page: 6
        case .publisher: 7
        case .topic: 8
        case .sender: 9
        case .courtesy: 10
        case .signature: 11
        case .addressee: 12
        case .behalf: 13
        case .question: 14
        case .introduction: 15
        case .field: 16
        }
    }
}

extension CueTable.Group {
    /// Adds the phrases of a row; false where its text is malformed. Of two rows with one phrase the first stands.
    fileprivate mutating func add(_ cue: Cue, _ text: String) -> Bool {
        let habits = PhrasePattern.Habits(language: cue.languages.first ?? "")
        guard let nodes = trie.nodes(for: text, habits: habits), !nodes.contains(0) else { return false }
        for node in nodes where trie[node] == nil { trie[node] = cues.count }
        if cue.place == .marker { lastUnitsOfMarks.formUnion(nodes.map(trie.unit(of:))) }
        cues.append(cue)
        return true
    }
}

extension AuthorityTables {
    /// The cues of one meaning in a text, in order: the longest at each place.
    ///
    /// Complexity: linear in the length of the text.
    public func cueMentions(of meaning: Cue.Meaning, in utf8: UnsafeRawBufferPointer) -> [CueMention] {
        cues.mentions(of: meaning, in: TextReader(bytes: utf8))
    }

    /// The longest cue of one meaning that begins at a byte of a text.
    public func cueMention(
        of meaning: Cue.Meaning, at start: Int, in utf8: UnsafeRawBufferPointer
    ) -> CueMention? {
        cues.mention(of: meaning, at: start, in: TextReader(bytes: utf8))
    }

    /// The mark of the end of a statement that ends at a byte of a text, such as `-0-` or `ENDS`; `nil` where none does.
    public func endMark(endingAt end: Int, in utf8: UnsafeRawBufferPointer) -> CueMention? {
        cues.marker(of: .statementEnd, endingAt: end, within: 16, in: TextReader(bytes: utf8))
    }
}
