/// The cues by what they mean.
struct CueTable: Sendable {
    static let file = "cues.csv"

    /// The phrases of one meaning.
    fileprivate struct Group: Sendable {
        var trie = PhraseTrie()
        var cues: [Cue] = []
    }

    private var groups: [Cue.Meaning: Group] = [:]

    init(_ bytes: [UInt8]) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file, columns: ["meaning", "value", "languages", "phrase", "place", "source"])
        while let row = try reader.next() {
            guard let meaning = Cue.Meaning(rawValue: row[0]) else {
                let known = Cue.Meaning.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.fault("the meaning is \"\(row[0])\": write one of \(known)")
            }
            guard let place = Cue.Place(rawValue: row[4]) else {
                throw row.fault("the place is \"\(row[4])\": write line, start, anywhere, before or marker")
            }
            _ = try row.required(5, "source")
            let cue = Cue(
                meaning: meaning, value: row[1], place: place,
                languages: row[2].split(separator: " ").map(String.init))
            guard groups[meaning, default: Group()].add(cue, try row.required(3, "phrase")) else {
                throw row.malformed(row[3])
            }
        }
    }

    /// The cues of one meaning in a text, in order: the longest at each place. They do not overlap.
    func mentions(of meaning: Cue.Meaning, in text: TextReader) -> [CueMention] {
        guard let group = groups[meaning] else { return [] }
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
        guard let group = groups[meaning], start < text.bytes.count else { return nil }
        return group.trie.longestMatch(in: text, at: start) { _, _, endsWord in endsWord }.map { match in
            CueMention(span: start..<match.end, cue: group.cues[match.value])
        }
    }
}

extension CueTable.Group {
    /// Adds the phrases of a row; false where its text is malformed. Of two rows with one phrase the first stands.
    fileprivate mutating func add(_ cue: Cue, _ text: String) -> Bool {
        let habits = PhrasePattern.Habits(language: cue.languages.first ?? "")
        guard let nodes = trie.nodes(for: text, habits: habits), !nodes.contains(0) else { return false }
        for node in nodes where trie[node] == nil { trie[node] = cues.count }
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
}
