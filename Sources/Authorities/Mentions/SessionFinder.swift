/// Reads what stands around an ordinal number and says whether it is a session, and whose.
struct SessionFinder {
    let context: MentionContext
    private var found: [SessionMention] = []
    /// Where the last session ends.
    private var lastEnd = 0

    init(context: MentionContext) {
        self.context = context
    }

    /// All sessions in the order of the text.
    ///
    /// - Parameter hasRows: whether the sessions of a body are listed, so that `HRC 55` means a session.
    mutating func mentions(hasRows: (String) -> Bool) -> [SessionMention] {
        PhraseScan(trie: context.vocabulary.starts, text: context.text).forEach { _, _, _, endsWord in
            endsWord
        } _: { start, match in
            read(context.found(match), from: start)
        }
        addNumberedNames(hasRows: hasRows)
        return found
    }

    private mutating func read(_ word: MentionContext.Found, from start: Int) {
        guard start >= lastEnd, !context.isInName(start), !context.closesQuote(start..<word.end) else { return }
        var phrase: Phrase?
        if word.roles.contains(.ordinal), let number = word.number {
            phrase = sessionBehind(number: number, start..<word.end)
        }
        if phrase == nil, word.roles.contains(.plainNumber), let number = word.number,
            let next = context.contextWord(at: context.skipped(word.end)), next.roles.contains(.counted)
        {
            phrase = sessionBehind(number: number, start..<word.end)
        }
        if phrase == nil, word.roles.contains(.sessionBefore) { phrase = numberBehind(start..<word.end) }
        guard let phrase else { return }
        add(phrase)
    }

    private mutating func add(_ phrase: Phrase) {
        guard let body = body(of: phrase), phrase.isSession || body.mention != nil else { return }
        var code = body.mention?.code
        if phrase.isSpecial, let owner = code {
            let special = owner + (phrase.isEmergency ? "-ES" : "-S")
            if context.bodies[special] != nil { code = special }
        }
        let isSpecial = phrase.isSpecial || code.map { $0.hasSuffix("-S") || $0.hasSuffix("-ES") } ?? false
        for (number, span) in phrase.numbers where 1...999 ~= number {
            found.append(
                SessionMention(
                    span: span, number: number, isSpecial: isSpecial, body: code, bodySpan: body.mention?.span))
        }
        lastEnd = max(lastEnd, phrase.end)
    }

    // MARK: Number and session

    /// A number with a word for a session, or with a body that stands for its session.
    private struct Phrase {
        /// The numbers, of which only the last has the whole span.
        var numbers: [(Int, Range<Int>)]
        var end: Int
        /// The name between the number and the word for a session, or in place of it.
        var body: NameMention?
        /// Whether a word for a session stands there that means nothing else.
        var isSession = false
        /// Whether any word for a session stands there.
        var hasWord = false
        var isGenitive = false
        var isSpecial = false
        var isEmergency = false

        mutating func add(_ roles: SessionVocabulary.Roles) {
            if roles.contains(.emergency) { (isEmergency, isSpecial) = (true, true) }
            if roles.contains(.special) { isSpecial = true }
            if roles.contains(.genitive) { isGenitive = true }
        }
    }

    /// At most so many words stand between a number and its session.
    private static let maximumWords = 5

    /// "76th regular session", "76th UNGA session", "74th General Assembly", "75th and 76th sessions".
    private func sessionBehind(number: Int, _ span: Range<Int>, depth: Int = 0) -> Phrase? {
        var phrase = Phrase(numbers: [], end: span.upperBound)
        var position = context.behindBracket(span)
        for _ in 0..<Self.maximumWords {
            let next = context.skipped(position, marks: MentionContext.hyphens)
            if !phrase.hasWord, phrase.body == nil, let body = context.body(at: next), context.hasSessions(body.code) {
                phrase.body = body
                position = body.span.upperBound
                phrase.end = position
                continue
            }
            guard let word = context.contextWord(at: next) else { break }
            if !phrase.hasWord, !word.roles.isDisjoint(with: [.session, .meeting]) {
                phrase.hasWord = true
                phrase.isSession = word.roles.contains(.session)
            } else if !phrase.hasWord, phrase.body == nil, depth < 3, word.roles.contains(.and),
                let other = behindAnd(word.end, depth: depth)
            {
                var list = other
                list.numbers.insert((number, span), at: 0)
                return list
            } else if word.roles.isDisjoint(with: [.special, .emergency, .regular]) {
                break
            }
            phrase.add(word.roles)
            position = word.end
            if phrase.hasWord { phrase.end = position }
        }
        guard phrase.hasWord || standsForSession(phrase, number: number, digitsIn: span) else { return nil }
        phrase.numbers = [(number, span.lowerBound..<phrase.end)]
        return phrase
    }

    private func behindAnd(_ index: Int, depth: Int) -> Phrase? {
        let start = context.skipped(index)
        guard let word = context.startWord(at: start), word.roles.contains(.ordinal), let number = word.number else {
            return nil
        }
        return sessionBehind(number: number, start..<word.end, depth: depth + 1)
    }

    /// Whether a body with a number before it stands for its session. "The first General Assembly resolution" does not.
    private func standsForSession(_ phrase: Phrase, number: Int, digitsIn span: Range<Int>) -> Bool {
        guard let body = phrase.body else { return false }
        let hasDigits = span.contains { TextScalar.isDigit(context.text.scalar(at: $0).scalar) }
        guard hasDigits || number >= 20 || TextScalar.isUnspaced(context.text.scalar(at: span.lowerBound).scalar)
        else { return false }
        let next = context.skipped(body.span.upperBound, marks: MentionContext.hyphens)
        return context.contextWord(at: next)?.roles.contains(.other) != true
    }

    /// "الدورة السادسة والسبعون".
    private func numberBehind(_ session: Range<Int>) -> Phrase? {
        var phrase = Phrase(numbers: [], end: session.upperBound, isSession: true, hasWord: true)
        var position = session.upperBound
        var number: Int?
        for _ in 0..<Self.maximumWords {
            let next = context.skipped(position, marks: MentionContext.hyphens)
            if number == nil, phrase.body == nil, let body = context.body(at: next), context.hasSessions(body.code) {
                phrase.body = body
                position = body.span.upperBound
            } else if number == nil, let word = context.startWord(at: next),
                !word.roles.isDisjoint(with: [.ordinal, .plainNumber])
            {
                number = word.number
                position = word.end
            } else if let word = context.contextWord(at: next),
                !word.roles.isDisjoint(with: [.special, .emergency, .regular])
            {
                phrase.add(word.roles)
                position = word.end
            } else {
                break
            }
            if number != nil { phrase.end = position }
        }
        guard let number else { return nil }
        phrase.numbers = [(number, session.lowerBound..<phrase.end)]
        return phrase
    }

    // MARK: Body

    /// Whose session a phrase speaks of; `nil` where of a body that the tables do not know.
    private func body(of phrase: Phrase) -> (mention: NameMention?, Void)? {
        guard let start = phrase.numbers.first?.1.lowerBound else { return nil }
        var body = phrase.body
        switch owner(behind: phrase.end, isGenitive: phrase.isGenitive) {
        case .body(let owner):
            guard context.hasSessions(owner.code) else { return nil }
            if body == nil || context.isCommittee(owner.code, of: body?.code ?? "") { body = owner }
        case .unknown:
            guard let owner = body, owner.kind != .generic else { return nil }
        case .none:
            break
        }
        if let before = bodyBefore(start) {
            if body == nil {
                body = withCommittee(before)
            } else if let owner = body, context.isCommittee(before.code, of: owner.code) {
                body = before
            }
        }
        if let owner = body, let committee = committee(behind: owner) { body = committee }
        if body?.kind == .generic || body == nil, isOwnedByOther(start) { return nil }
        if body == nil { body = bodyOfSentence(before: start) }
        if let body, GenericBody(context).belongsToOther(body) { return nil }
        return (body, ())
    }

    /// The body that is named right before a session: "the General Assembly, at its". Over "of the United Nations".
    private func bodyBefore(_ start: Int) -> NameMention? {
        guard let before = context.body(endingBefore: start), context.isConnected(before.span.upperBound, start) else {
            return nil
        }
        if context.hasSessions(before.code) { return before }
        guard let owned = context.body(endingBefore: before.span.lowerBound), context.hasSessions(owned.code),
            context.isConnected(owned.span.upperBound, before.span.lowerBound)
        else { return nil }
        return owned
    }

    /// The last body with sessions that the sentence names before one: "The Council adopted at its 48th session".
    private func bodyOfSentence(before start: Int) -> NameMention? {
        var end = start
        for _ in 0..<Self.namesOfSentence {
            guard let name = context.body(endingBefore: end), !context.endsSentence(name.span.upperBound..<start) else {
                return nil
            }
            if context.hasSessions(name.code) { return withCommittee(name) }
            end = name.span.lowerBound
        }
        return nil
    }

    /// So many names of bodies are looked at for the one of a sentence.
    private static let namesOfSentence = 4

    private enum Owner {
        case body(NameMention)
        case unknown
        case none
    }

    /// What a session is said to be of, by what follows it.
    private func owner(behind end: Int, isGenitive: Bool) -> Owner {
        var position = end
        var hasOwner = isGenitive
        for _ in 0..<Self.maximumWords {
            let next = context.skipped(position)
            if let body = context.body(at: next) { return .body(body) }
            // Behind a mark nothing owns what stands before.
            if context.skipped(position, marks: []) != next, position == end { hasOwner = false }
            position = next
            guard let word = context.contextWord(at: next) else { break }
            if word.roles.contains(.anaphor), hasOwner { return namesAnother(behind: word.end) ? .unknown : .none }
            guard word.roles.contains(.connector) else { break }
            hasOwner = hasOwner || word.roles.contains(.owner)
            position = word.end
        }
        // In a heading the next line is another.
        guard hasOwner, position < context.text.bytes.count, !context.text.bytes[end..<position].contains(0x0A) else {
            return .none
        }
        return TextScalar.isCapital(context.text.scalar(at: position).scalar) ? .unknown : .none
    }

    /// Whether a word for a body goes on to the name of one that no table knows: "of the Conference of the Parties".
    private func namesAnother(behind end: Int) -> Bool {
        var position = context.skipped(end, marks: [])
        var hasOwner = false
        while let word = context.contextWord(at: position), word.roles.contains(.connector) {
            guard hasOwner || word.roles.contains(.owner) else { return false }
            hasOwner = true
            position = context.skipped(word.end, marks: [])
        }
        return hasOwner && position < context.text.bytes.count
            && TextScalar.isCapital(context.text.scalar(at: position).scalar)
    }

    /// The committee of a body that is named right before it: "Third Committee of the General Assembly".
    private func withCommittee(_ body: NameMention) -> NameMention {
        guard let before = context.body(endingBefore: body.span.lowerBound),
            context.isCommittee(before.code, of: body.code),
            context.isConnected(before.span.upperBound, body.span.lowerBound)
        else { return body }
        return before
    }

    /// The committee of a body that is named right behind it: "联合国大会第三委员会".
    private func committee(behind body: NameMention) -> NameMention? {
        let next = context.body(at: context.skipped(body.span.upperBound))
        return next.flatMap { context.isCommittee($0.code, of: body.code) ? $0 : nil }
    }

    /// Whether what stands before a number owns it: "APG's 26th General Assembly".
    private func isOwnedByOther(_ start: Int) -> Bool {
        var index = start
        while index > 0, start - index < 4, context.text.bytes[index - 1] == 0x20 { index -= 1 }
        guard index > 2, index < start, context.text.bytes[index - 1] == UInt8(ascii: "s"),
            let mark = context.text.scalar(before: index - 1)
        else { return false }
        guard TextScalar.folded(mark) == 0x27 else { return false }
        let owner = context.body(endingBefore: index)
        return owner.map { index - $0.span.upperBound > 4 || !context.hasSessions($0.code) } ?? true
    }

    // MARK: Names with numbers

    /// `UNGA76`, `HRC 55`.
    private mutating func addNumberedNames(hasRows: (String) -> Bool) {
        let bytes = context.text.bytes
        var added: [SessionMention] = []
        for name in context.names where name.kind == .abbreviation && context.hasSessions(name.code) {
            var start = name.span.upperBound
            if start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x2D, hasRows(name.code) { start += 1 }
            var (end, number) = (start, 0)
            while end < bytes.count, end - start < 4, bytes[end].isDigit {
                number = number * 10 + Int(bytes[end] - 0x30)
                end += 1
            }
            guard 1...3 ~= end - start, number > 0, isEndOfNumber(end) else { continue }
            added.append(
                SessionMention(
                    span: name.span.lowerBound..<end, number: number, isSpecial: false, body: name.code,
                    bodySpan: name.span))
        }
        merge(added)
    }

    /// Adds further sessions in order, but for those that overlap one that is already found.
    private mutating func merge(_ added: [SessionMention]) {
        guard !added.isEmpty else { return }
        var merged: [SessionMention] = []
        var rest = found[...]
        for new in added {
            while let next = rest.first, next.span.lowerBound < new.span.upperBound {
                merged.append(rest.removeFirst())
            }
            if merged.last.map({ $0.span.upperBound <= new.span.lowerBound }) ?? true { merged.append(new) }
        }
        found = merged + rest
    }

    /// Whether a number ends at a place: no slash, bracket or further digits follow.
    private func isEndOfNumber(_ index: Int) -> Bool {
        guard index < context.text.bytes.count else { return true }
        let step = context.text.scalar(at: index)
        switch step.scalar {
        case 0x2F, 0x28: return false
        case 0x2E, 0x2C: return step.end >= context.text.bytes.count || !context.text.bytes[step.end].isDigit
        default: return !TextScalar.isWord(step.scalar)
        }
    }
}
