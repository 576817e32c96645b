/// A text with its names and the vocabulary of sessions, and small steps to and fro in it.
///
/// Each step looks at a bounded number of bytes, so that what is built of a fixed number of steps takes constant time.
struct MentionContext {
    let text: TextReader
    let vocabulary: SessionVocabulary
    let bodies: BodyTable
    /// The names of bodies in order, one for each span.
    let names: [NameMention]

    init(text: TextReader, vocabulary: SessionVocabulary, bodies: BodyTable, names: [NameMention]) {
        self.text = text
        self.vocabulary = vocabulary
        self.bodies = bodies
        var spans: [NameMention] = []
        for name in names where name.thing == .bodies && spans.last?.span != name.span { spans.append(name) }
        self.names = spans
    }

    // MARK: Words

    /// A word of the vocabulary at a place.
    struct Found {
        let roles: SessionVocabulary.Roles
        let number: Int?
        let end: Int
    }

    func contextWord(at index: Int) -> Found? {
        guard index < text.bytes.count else { return nil }
        let match = vocabulary.context.longestMatch(in: text, at: index) { _, _, endsWord in endsWord }
        return match.map { match in
            Found(roles: vocabulary.contextWords[match.value].roles, number: nil, end: match.end)
        }
    }

    func startWord(at index: Int) -> Found? {
        guard index < text.bytes.count else { return nil }
        return vocabulary.starts.longestMatch(in: text, at: index) { _, _, endsWord in endsWord }.map(found)
    }

    func found(_ match: PhraseTrie.Match) -> Found {
        let word = vocabulary.startWords[match.value]
        return Found(roles: word.roles, number: word.number ?? match.number, end: match.end)
    }

    // MARK: Bodies

    /// The body whose name begins at a place, or behind an Arabic particle there.
    func body(at index: Int) -> NameMention? {
        let next = firstName { $0.span.lowerBound >= index }
        guard next < names.count, names[next].span.lowerBound - index <= 4 else { return nil }
        let start = names[next].span.lowerBound
        var position = index
        while position < start {
            let step = text.scalar(at: position)
            guard [0x648, 0x641, 0x628, 0x644, 0x643].contains(step.scalar) else { return nil }
            position = step.end
        }
        return names[next]
    }

    /// The last body whose name ends at or before a place.
    func body(endingBefore index: Int) -> NameMention? {
        let next = firstName { $0.span.upperBound > index }
        return next > 0 ? names[next - 1] : nil
    }

    /// The name that a place lies in.
    func isInName(_ index: Int) -> Bool {
        let next = firstName { $0.span.upperBound > index }
        return next < names.count && names[next].span.lowerBound <= index
    }

    /// The index of the first name for which something holds that holds for all behind it.
    private func firstName(where holds: (NameMention) -> Bool) -> Int {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(names[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether the sessions of a body have numbers.
    func hasSessions(_ code: String) -> Bool {
        bodies[code].flatMap { bodies[$0.sessionsOf] }?.hasNumberedSessions ?? false
    }

    /// Whether a body is a committee of another, whose sessions it uses.
    func isCommittee(_ code: String, of owner: String) -> Bool {
        code != owner && bodies[code]?.sessionsOf == owner
    }

    // MARK: Gaps

    /// The longest gap between two parts of one phrase, in bytes.
    static let maximumGap = 48

    /// The end of white space, quotes, commas and brackets.
    func skipped(_ index: Int, marks: Set<UInt32> = Self.marks) -> Int {
        var end = index
        let limit = min(text.bytes.count, index + Self.maximumGap)
        while end < limit {
            let step = text.scalar(at: end)
            guard TextScalar.isSpace(step.scalar) || TextScalar.isIgnored(step.scalar) || marks.contains(step.scalar)
            else { break }
            end = step.end
        }
        return end
    }

    /// Where a number ends that brackets repeat in digits, "Seventy-Ninth (79th)"; its own end where none enclose it.
    func behindBracket(_ number: Range<Int>) -> Int {
        let bytes = text.bytes
        let isEnclosed =
            number.lowerBound > 0 && bytes[number.lowerBound - 1] == UInt8(ascii: "(")
            && number.upperBound < bytes.count && bytes[number.upperBound] == UInt8(ascii: ")")
        return isEnclosed ? number.upperBound + 1 : number.upperBound
    }

    /// Whether the mark with which a number ends closes a quotation, "Group of 77", and is no ordinal's that was read
    /// wrongly.
    func closesQuote(_ number: Range<Int>) -> Bool {
        let bytes = text.bytes
        guard let last = bytes[number].last, last == 0x22 || last == 0x9D else { return false }
        let before = bytes[max(0, number.lowerBound - Self.maximumGap)..<number.lowerBound]
        let line = before.suffix(from: before.lastIndex(of: 0x0A) ?? before.startIndex)
        return line.contains { $0 == 0x22 || $0 == 0x9C }
    }

    /// What can stand beside a word of a phrase.
    static let marks: Set<UInt32> = [
        0x2C, 0x28, 0x29, 0x22, 0x27, 0x2D, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x3001, 0xFF0C, 0xFF08,
        0xFF09, 0x60C, 0x2010, 0x2011, 0x300A, 0x300B, 0x300C, 0x300D,
    ]
    /// Marks that join.
    static let hyphens: Set<UInt32> = [0x2D, 0x2010, 0x2011, 0x22, 0x201C, 0x201D]

    /// The longest part of a sentence that is looked at, in bytes.
    private static let maximumSentence = 240

    /// Whether a sentence or paragraph ends in a stretch, or the stretch is too long to be of one sentence.
    func endsSentence(_ span: Range<Int>) -> Bool {
        guard span.count <= Self.maximumSentence else { return true }
        let bytes = text.bytes
        return span.contains { index in
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                // "A. B." and "No. 5" end none: a sentence ends behind a small letter.
                return (next == 0x20 || next == 0x0A) && index > 0
                    && (0x61...0x7A ~= bytes[index - 1] || bytes[index - 1] >= 0x80)
            case 0x0A: return next == 0x0A
            // The ideographic full stop.
            case 0xE3: return index + 2 < bytes.count && next == 0x80 && bytes[index + 2] == 0x82
            default: return false
            }
        }
    }

    /// With the numbers of agenda items this much may stand between a body and its session.
    private static let maximumAgendaGap = 120

    /// Whether nothing but connecting words stands between two places; items of an agenda with their numbers may, too:
    /// "the General Assembly, under agenda items 5 and 12 (a) of the seventy-eighth session".
    func isConnected(_ start: Int, _ end: Int) -> Bool {
        guard end >= start, end - start <= Self.maximumAgendaGap else { return false }
        var index = skipped(start)
        var isAgenda = false
        while index < end {
            if isAgenda, let number = itemNumber(at: index) {
                index = skipped(number)
                continue
            }
            let joining: SessionVocabulary.Roles =
                isAgenda ? [.connector, .agenda, .owner, .and] : [.connector, .agenda]
            guard let word = contextWord(at: index), !word.roles.isDisjoint(with: joining), word.end <= end else {
                // The particle that an Arabic word begins with.
                let step = text.scalar(at: index)
                return step.end == end && [0x628, 0x644, 0x643].contains(step.scalar)
            }
            isAgenda = isAgenda || word.roles.contains(.agenda)
            index = skipped(word.end)
        }
        return isAgenda || end - start <= Self.maximumGap
    }

    /// Where the number of an agenda item ends, or the letter of a part of one.
    private func itemNumber(at index: Int) -> Int? {
        let word = text.bytes[index...].prefix(5).prefix { $0.isDigit || $0 >= 0x80 || 0x61...0x7A ~= $0 | 0x20 }
        let isNumber = 1...4 ~= word.count && word.allSatisfy(\.isDigit)
        return isNumber || word.count == 1 ? word.endIndex : nil
    }
}
