import Authorities
import Chronology

// What the words beside a date say of it.

extension DateRoleReader {
    /// A cue and its date may have so many bytes between them, in one sentence.
    private static let cueReach = 220
    /// In the heading of a letter sender and addressee may stand between.
    private static let letterReach = 480
    /// Beside an event the date stands closer.
    private static let eventReach = 24
    /// The value of cues that name the day of a month by its number alone.
    static let dayOfMonth = "day"
    /// Words of issuing stand so many blocks above the text at most: further up are menus and teasers.
    private static let blocksAbove = 16

    /// The role that the nearest cue before a date gives it, within its sentence.
    func cuedRole(_ phrase: DatePhrase) -> (DateRole, TextSpan)? {
        let next = facts.dateCues.partitioningIndex { $0.span.upperBound > phrase.span.lowerBound }
        var index = next - 1
        while index >= 0 {
            let cue = facts.dateCues[index]
            let gap = phrase.span.lowerBound - cue.span.upperBound
            // What a sentence's end or another date parts from this date, it parts from all earlier words, too.
            let between = min(cue.span.upperBound, phrase.span.lowerBound)..<phrase.span.lowerBound
            guard gap <= Self.letterReach, !facts.endsSentence(between),
                facts.dates(in: between).allSatisfy({ $0.style == .weekday })
            else { return nil }
            index -= 1
            guard let role = DateRole(rawValue: cue.cue.value), cue.cue.place != .behind,
                gap <= (role == .letter ? Self.letterReach : Self.cueReach),
                isReached(phrase, from: cue, role, gap)
            else {
                continue
            }
            return (role, cue.span)
        }
        return nil
    }

    /// The role that words right behind a date give it: "from 5 May onwards".
    func roleBehind(_ phrase: DatePhrase) -> (DateRole, TextSpan)? {
        let cue = facts.dateCues(in: phrase.span.upperBound..<phrase.span.upperBound + 2).first {
            $0.cue.place == .behind
        }
        return cue.flatMap { cue in DateRole(rawValue: cue.cue.value).map { ($0, cue.span) } }
    }

    private func isReached(_ phrase: DatePhrase, from cue: CueMention, _ role: DateRole, _ gap: Int) -> Bool {
        let between = cue.span.upperBound..<max(cue.span.upperBound, phrase.span.lowerBound)
        guard facts.page.block(at: cue.span.lowerBound) == facts.page.block(at: phrase.span.lowerBound) || gap < 4,
            !facts.endsSentence(between)
        else { return false }
        switch role {
        case .event: return gap <= Self.eventReach
        case .issued, .letter:
            // The first date behind the words counts, unless it is that of another event in the same sentence.
            return speaksOfStatement(cue, role, between) && !(cue.cue.place == .start && namesTopic(between))
                && facts.dates(in: between).allSatisfy { $0.style == .weekday }
                && facts.dateCues(in: between).allSatisfy {
                    DateRole(rawValue: $0.cue.value) == nil
                        || phrase.span.lowerBound - $0.span.upperBound > Self.eventReach
                }
        default: return gap <= 60 && facts.dates(in: between).isEmpty && isLabel(cue, role)
        }
    }

    /// Whether what a statement is about is named in a stretch before a date; the date may be that of its topic. What ends
    /// just before the date, as "on" does, names the date.
    func namesTopic(_ span: TextSpan) -> Bool {
        facts.cues(.topic, in: span).contains { span.upperBound - $0.span.upperBound > 2 }
    }

    /// Whether a cue says something about the page: in the text only where a line begins with it, as within a sentence
    /// "published on" speaks of something else; of cues that begin lines, the page's own date stands above the text.
    private func isLabel(_ cue: CueMention, _ role: DateRole) -> Bool {
        guard let block = facts.page.block(at: cue.span.lowerBound) else { return true }
        let begins = beginsPart(cue.span.lowerBound, of: facts.page.blocks[block].span)
        if role == .dated, cue.cue.place == .start { return begins && isBeforeText(block) }
        return begins || !facts.boundaries.body.holds(block)
    }

    /// Whether nothing but marks stands before a place in its line, or in its part of the line between bars.
    private func beginsPart(_ place: Int, of line: TextSpan) -> Bool {
        let before = facts.page.text[line.lowerBound..<place]
        guard let last = before.lastIndex(where: { $0 >= 0x80 || $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "|") })
        else { return true }
        if before[last] == UInt8(ascii: "|") { return true }
        // Marks of other scripts, such as a full-width bracket, are few bytes.
        return before.count <= 6
            && facts.page.string(line.lowerBound..<place).allSatisfy { !$0.isLetter && !$0.isNumber }
    }

    /// Whether a line begins at a place, or goes on there behind a mark.
    private func beginsClause(_ place: Int, of line: TextSpan) -> Bool {
        let before = facts.page.text[line.lowerBound..<place].last { $0 != 0x20 }
        return before.map { $0 < 0x80 && !$0.isASCIILetterOrDigit } ?? true || beginsPart(place, of: line)
    }

    /// Whether words of issuing speak of this statement: above the text, in its first lines, or closing it. Elsewhere a
    /// text speaks of other statements and letters; words that only begin a line, too, may stand anywhere above the text.
    private func speaksOfStatement(_ cue: CueMention, _ role: DateRole, _ between: TextSpan) -> Bool {
        let body = facts.boundaries.body
        guard let block = facts.page.block(at: cue.span.lowerBound), let first = body.first, let last = body.last else {
            return true
        }
        let line = facts.page.blocks[block].span
        if block < first {
            return role == .letter
                || first - block <= Self.blocksAbove
                    && (cue.cue.place != .start || beginsClause(cue.span.lowerBound, of: line))
        }
        if block > last { return isNearText(block) && closesText(cue, line, between) && !isTeaser(block) }
        guard body.holds(block) else { return true }
        // A label on a line of its own is the page's: "Delivered on:".
        if cue.cue.place == .start, line.upperBound - cue.span.upperBound <= 1 {
            return block - first <= Self.blocksAbove
        }
        let isClosing = body.suffix(Self.lastBlocks).contains(block) && line.count <= 120
        guard isClosing || body.prefix(Self.leadBlocks).contains(block), !isQuestion(block),
            cue.cue.place != .start && role != .letter || beginsPart(cue.span.lowerBound, of: line)
        else { return false }
        return !isAnothers(cue)
    }

    /// Whether words under the text close it: they begin their line, only a place stands between them and the date, and
    /// the line does not go on to what another statement is about.
    private func closesText(_ cue: CueMention, _ line: TextSpan, _ between: TextSpan) -> Bool {
        let isBesideDate = between.count <= 6 || facts.names(in: between).contains { $0.thing == .places }
        return isBesideDate && beginsPart(cue.span.lowerBound, of: line) && line.count <= 200
            && facts.cues(.topic, in: cue.span.upperBound..<line.upperBound).allSatisfy { topic in
                // "on" and the date.
                !facts.dates(in: topic.span.upperBound..<topic.span.upperBound + 3).isEmpty
            }
    }

    /// Whether a block under the text points to another statement, or stands under a heading of such blocks.
    func isTeaser(_ block: Int) -> Bool {
        guard let last = facts.boundaries.body.last, last < block else { return false }
        return facts.page.blocks[block].isLink || facts.page.blocks[block].role == .item
            || (last + 1...block).contains { index in
                if facts.page.blocks[index].role.isHeading { return true }
                let line = facts.head(of: index)
                return facts.cues(.statementEnd, in: line).contains {
                    $0.cue.place == .start && $0.span.lowerBound == line.lowerBound
                }
            }
    }

    /// Whether the sentence of a cue names the issuer of another statement: a state, where the title says that this one is
    /// that of another.
    func isAnothers(_ cue: CueMention) -> Bool {
        guard !issuingStates.isEmpty else { return false }
        let sentence = facts.sentence(around: cue.span.lowerBound)
        let named = facts.states(in: sentence.lowerBound..<max(sentence.lowerBound, cue.span.lowerBound))
        return !named.isEmpty && named.isDisjoint(with: issuingStates)
    }

    // MARK: Dates before their words

    /// "Today, 9 April", in title, header or the first blocks of the text: a statement is issued on the day on which it
    /// speaks.
    func today(_ phrase: DatePhrase, _ block: Int) -> TextSpan? {
        guard phrase.month != nil, phrase.day != nil, phrase.end == nil, isLead(block),
            let today = facts.dates(in: max(0, phrase.span.lowerBound - 48)..<phrase.span.lowerBound).last,
            today.style == .relative, today.relation?.unit == .day, today.relation?.offset == 0,
            facts.page.blocks[block].span.contains(today.span.lowerBound)
        else { return nil }
        let between = facts.page.string(today.span.upperBound..<phrase.span.lowerBound)
        // Han and kana say more in as many signs: "今天说会议改在8月24日" is about another day.
        let size = between.unicodeScalars.reduce(0) { $0 + ($1.isIdeographic ? 3 : 1) }
        let isBeside = size <= 8 && !between.contains(where: { ".;:!?。".contains($0) })
        return isBeside ? today.span.lowerBound..<phrase.span.upperBound : nil
    }

    /// The sentence with which a page announces the text, where it begins or ends with a date: "On 2 October 2024 … the
    /// Spokesperson stated:".
    func announcement(_ phrase: DatePhrase, _ block: Int) -> TextSpan? {
        guard phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous, isLead(block), !isDateline(phrase, block)
        else { return nil }
        let line = facts.page.blocks[block].span
        guard endsWithColon(block) else { return nil }
        let sentence = facts.sentence(around: phrase.span.lowerBound)
        guard sentence.upperBound == line.upperBound else { return nil }
        let (before, behind) = (
            sentence.lowerBound..<phrase.span.lowerBound, phrase.span.upperBound..<sentence.upperBound
        )
        let isBesideVerb = facts.cues(.attribution, in: behind).contains { $0.span.lowerBound - behind.lowerBound <= 4 }
        guard before.count <= 16 || behind.count <= 24 || isBesideVerb else { return nil }
        let rest = before.count <= 16 ? behind : before
        let isIssuing =
            isBesideVerb || facts.names(in: rest).contains { $0.thing == .offices }
            || !facts.cues(.attribution, in: rest).isEmpty
            || facts.cues(.kind, in: sentence).contains { sentence.upperBound - $0.span.upperBound <= 4 }
        let named = facts.states(in: rest)
        guard isIssuing, issuingStates.isEmpty || named.isEmpty || !named.isDisjoint(with: issuingStates) else {
            return nil
        }
        return sentence
    }

    /// Whether a block is the question of somebody else, who speaks of other statements.
    private func isQuestion(_ block: Int) -> Bool {
        let line = facts.head(of: block)
        return facts.cues(.question, in: line).contains { cue in
            cue.span.lowerBound - line.lowerBound <= (cue.cue.place == .start ? 0 : Self.nameReach)
        }
    }

    /// The name of who asks stands before the mark of a question in so many bytes.
    private static let nameReach = 60

    /// Whether a block is title, header, just above the text or among its first.
    private func isLead(_ block: Int) -> Bool {
        let body = facts.boundaries.body
        if body.holds(block) { return body.prefix(Self.leadBlocks).contains(block) && !isQuestion(block) }
        return facts.statementBlocks.holds(block)
            || body.first.map { block < $0 && $0 - block <= Self.leadBlocks } ?? false
    }
}
