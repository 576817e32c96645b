/// How the tables write phrases.
///
/// `(a|b)` are alternatives, one of which may be empty, `*` is any ending of a word of at most ``maximumEnding`` letters,
/// and `#` a number in digits: `Швеци(я|и|ю|ей)`, `российск*`, `第#届`.
enum PhrasePattern {
    /// The unit that stands for any ending of a word, an empty one included.
    static let ending: UInt32 = 0x11_0000
    /// The unit that stands for one to three digits.
    static let number: UInt32 = 0x11_0001
    /// The letters that an ending has at most.
    static let maximumEnding = 6
    /// The phrases that one text stands for at most.
    static let maximumAlternatives = 256

    /// What is particular to the phrases of a language.
    struct Habits: OptionSet {
        let rawValue: Int
        /// Spaces are set freely, as in Korean.
        static let freeSpaces = Habits(rawValue: 1)
        /// The preposition li- merges with the article, as in Arabic.
        static let mergedArticle = Habits(rawValue: 2)
        /// The marks of a pattern stand for themselves.
        static let literal = Habits(rawValue: 4)

        init(rawValue: Int) {
            self.rawValue = rawValue
        }

        init(language: some StringProtocol) {
            self = language == "ko" ? .freeSpaces : language == "ar" ? .mergedArticle : []
        }
    }
}

extension PhraseTrie {
    /// Adds the phrases that a text of a table stands for behind some nodes, and goes on to the nodes at which they end.
    ///
    /// Gives `false` where its brackets are nested or do not close, where it stands for too many phrases, or where it is
    /// not UTF-8.
    mutating func advance(
        _ nodes: inout [Int], through text: UnsafeRawBufferPointer, habits: PhrasePattern.Habits
    ) -> Bool {
        let reader = TextReader(bytes: text)
        let isPattern = !habits.contains(.literal)
        var group: (starts: [Int], ends: [Int])?
        var index = 0
        while index < text.count {
            let step = reader.scalar(at: index)
            index = step.end
            switch step.scalar {
            case 0x28 where isPattern:
                guard group == nil else { return false }
                group = (nodes, [])
            case 0x7C where isPattern, 0x29 where isPattern:
                guard let open = group else { return false }
                let ends = open.ends + nodes
                guard ends.count <= PhrasePattern.maximumAlternatives else { return false }
                let isEnd = step.scalar == 0x29
                nodes = isEnd ? ends : open.starts
                group = isEnd ? nil : (open.starts, ends)
            case 0x2A where isPattern:
                advance(&nodes, PhrasePattern.ending)
            case 0x23 where isPattern:
                advance(&nodes, PhrasePattern.number)
            case 0xFFFD:
                return false
            default:
                if TextScalar.isIgnored(step.scalar) { continue }
                advance(&nodes, TextScalar.folded(step.scalar), habits, next: index, in: reader)
            }
        }
        return group == nil
    }

    /// The nodes at which the phrases of a text end, see above; `nil` where it is malformed.
    mutating func nodes(
        for text: String, behind starts: [Int] = [0], habits: PhrasePattern.Habits = []
    ) -> [Int]? {
        var (text, nodes) = (text, starts)
        return text.withUTF8 { advance(&nodes, through: UnsafeRawBufferPointer($0), habits: habits) } ? nodes : nil
    }

    private mutating func advance(_ nodes: inout [Int], _ unit: UInt32) {
        for index in nodes.indices { nodes[index] = addChild(of: nodes[index], unit) }
    }

    private mutating func advance(
        _ nodes: inout [Int], _ unit: UInt32, _ habits: PhrasePattern.Habits, next: Int, in reader: TextReader
    ) {
        if habits.contains(.freeSpaces), unit == TextScalar.space, nodes.count <= PhrasePattern.maximumAlternatives / 2
        {
            let joined = nodes
            advance(&nodes, unit)
            nodes += joined
        } else if habits.contains(.mergedArticle), unit == 0x627, next < reader.bytes.count,
            reader.scalar(at: next).scalar == 0x644
        {
            // At the start of a phrase, lam may stand for the alef of the article.
            let starts = nodes.filter { $0 == 0 }
            advance(&nodes, unit)
            for start in starts { nodes.append(addChild(of: start, 0x644)) }
        } else {
            advance(&nodes, unit)
        }
    }
}
