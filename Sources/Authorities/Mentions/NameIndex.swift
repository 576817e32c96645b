/// Finds the names of bodies, countries, offices and places in a text, in all languages of the tables at once.
///
/// Immutable, and safe to use from any thread.
public struct NameIndex: Sendable {
    private let trie: PhraseTrie
    private let names: [AuthorityName]

    init(_ builder: Builder) {
        trie = builder.trie
        names = builder.names
    }

    /// All names in a text, in order, by the longest at each place; they do not overlap. A name that stands for several
    /// things, such as a city and a country, is mentioned once for each, in the order of the tables.
    ///
    /// Case counts only where the name has it: a name that begins with a capital is found with a capital, an abbreviation
    /// as it is written. Runs of white space, kinds of hyphens and kinds of apostrophes make no difference. In scripts
    /// with spaces a name is a whole word or several.
    ///
    /// Complexity: linear in the length of the text. Bytes that are not UTF-8 are passed over.
    public func mentions(in utf8: UnsafeRawBufferPointer) -> [NameMention] {
        var mentions: [NameMention] = []
        let text = TextReader(bytes: utf8)
        PhraseScan(trie: trie, text: text).forEach { value, start, end, endsWord in
            accepts(value, start..<end, endsWord, text)
        } _: { start, match in
            append(match, start, text, to: &mentions)
        }
        return mentions
    }

    private func accepts(_ first: Int, _ span: Range<Int>, _ endsWord: Bool, _ text: TextReader) -> Bool {
        var index = first
        while index >= 0 {
            let name = names[index]
            if agrees(name, span, endsWord, text) { return true }
            index = Int(name.next)
        }
        return false
    }

    private func append(_ match: PhraseTrie.Match, _ start: Int, _ text: TextReader, to mentions: inout [NameMention]) {
        let span = start..<match.end
        let count = mentions.count
        var index = match.value
        while index >= 0 {
            let name = names[index]
            index = Int(name.next)
            guard agrees(name, span, match.endsWord, text) else { continue }
            guard let thing = name.thing else {
                mentions.removeSubrange(count...)
                return
            }
            let mention = NameMention(
                span: span, thing: thing, code: name.code, languages: name.languages, kind: name.kind,
                country: name.country)
            // One thing may have a phrase for two kinds of names, such as the French adjective "syrien" and German "Syrien".
            let known = mentions[count...].firstIndex { $0.thing == thing && $0.code == name.code }
            if let known { mentions[known].merge(mention) } else { mentions.append(mention) }
        }
    }

    /// Whether the letters of a text agree with a name. An abbreviation of a body may have a session's number behind it,
    /// as in `UNGA76`.
    private func agrees(_ name: AuthorityName, _ span: Range<Int>, _ endsWord: Bool, _ text: TextReader) -> Bool {
        if !endsWord {
            guard name.thing == .bodies, name.kind == .abbreviation, span.upperBound < text.bytes.count,
                text.bytes[span.upperBound].isDigit
            else { return false }
        }
        switch name.capitals {
        case .free: return true
        case .first: return !TextScalar.isSmallLetter(text.scalar(at: span.lowerBound).scalar)
        case .exact: return text.isWritten(name.exact, in: span)
        }
    }
}

extension TextReader {
    /// Whether a stretch that folds to a name has capitals where the name has them.
    func isWritten(_ name: [UInt32], in span: Range<Int>) -> Bool {
        var index = span.lowerBound
        for expected in name {
            guard index < span.upperBound else { return false }
            var step = scalar(at: index)
            while TextScalar.isIgnored(step.scalar), step.end < span.upperBound { step = scalar(at: step.end) }
            let hasCase = TextScalar.isCapital(expected) || TextScalar.isSmallLetter(expected)
            guard step.scalar == expected || !hasCase || 0xFF01...0xFF5E ~= step.scalar else { return false }
            index = TextScalar.isSpace(step.scalar) ? endOfSpace(step.end, limit: 64) : step.end
        }
        return true
    }
}

extension NameIndex {
    /// Gathers names by their phrases.
    struct Builder {
        fileprivate var trie = PhraseTrie(capacity: 1 << 17)
        fileprivate var names: [AuthorityName] = []
        private var nodes: [Int] = []

        init() {
            names.reserveCapacity(1 << 14)
        }

        /// Adds a name by a text of a table; `false` where the text is malformed or stands for nothing.
        mutating func add(
            _ name: AuthorityName, _ text: ArraySlice<UInt8>, habits: PhrasePattern.Habits = []
        ) -> Bool {
            var habits = habits
            for language in name.languages { habits.formUnion(PhrasePattern.Habits(language: language)) }
            nodes.removeAll(keepingCapacity: true)
            nodes.append(0)
            guard text.withUnsafeBytes({ trie.advance(&nodes, through: $0, habits: habits) }), !nodes.contains(0) else {
                return false
            }
            for node in nodes { add(name, at: node) }
            return true
        }

        /// Adds a name at a node, or a further language where the phrase is already a name of the same thing.
        private mutating func add(_ name: AuthorityName, at node: Int) {
            guard var last = trie[node] else {
                trie[node] = names.count
                names.append(name)
                return
            }
            while true {
                if names[last].thing == name.thing, names[last].code == name.code,
                    names[last].capitals == name.capitals
                {
                    for language in name.languages where !names[last].languages.contains(language) {
                        names[last].languages.append(language)
                    }
                    return
                }
                guard names[last].next >= 0 else { break }
                last = Int(names[last].next)
            }
            names[last].next = Int32(names.count)
            names.append(name)
        }

        /// The names in the columns of `bodies.csv`, without what some of them explain in brackets.
        mutating func addNames(of bodies: BodyTable) {
            for code in bodies.codes {
                for language in BodyTable.languages {
                    guard let text = bodies[code]?.names[language] else { continue }
                    let end = text.utf8.firstIndex(of: UInt8(ascii: "(")) ?? text.endIndex
                    let plain = String(text[..<end])
                    add(.bodies, code, .full, plain.hasSuffix(" ") ? String(plain.dropLast()) : plain, language)
                }
            }
        }

        /// The names in the columns of `countries.csv`. Those turned around for sorting, `Korea, Republic of`, are not
        /// written so in a text.
        mutating func addNames(of countries: CountryTable) {
            for code in countries.codes {
                guard case .known(let country) = countries.lookup(code) else { continue }
                for language in CountryTable.languages {
                    guard let text = country.names[language],
                        !text.unicodeScalars.contains(where: { $0 == "," || $0 == "(" || $0 == "،" || $0 == "、" })
                    else { continue }
                    add(.countries, code, .short, text, language)
                }
            }
        }

        private mutating func add(
            _ thing: NamedThing, _ code: String, _ kind: NameKind, _ text: String, _ language: String
        ) {
            let bytes = Array(text.utf8)[...]
            let name = AuthorityName(thing: thing, code: code, languages: [language], kind: kind, text: bytes)
            _ = add(name, bytes, habits: .literal)
        }
    }
}
