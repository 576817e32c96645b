import Authorities
import Chronology

// What the place of a date in the page says of it.

extension DateRoleReader {
    /// Between the words that announce a statement and its day stand who speaks, where and of what, in so many bytes.
    private static let announcedWithin = 400

    /// Whether a block stands above the text.
    func isBeforeText(_ block: Int) -> Bool {
        facts.boundaries.body.first.map { block < $0 } ?? true
    }

    /// Whether a line between title and text names its source, with a date behind it: "Source: (office) 2020-05-05".
    func namesSource(_ block: Int) -> Bool {
        guard let title = facts.boundaries.title.last, title < block, block - title <= 4, isBeforeText(block) else {
            return false
        }
        return !facts.cues(.publisher, in: facts.head(of: block)).isEmpty
    }

    /// Whether a block stands among the last of the text or just behind it; behind a quotation the page speaks itself.
    func isNearText(_ block: Int) -> Bool {
        guard let first = facts.boundaries.body.first, let last = facts.boundaries.body.last else { return false }
        if facts.page.blocks[last].role == .quotation, facts.page.blocks[block].role != .quotation, block > last {
            return false
        }
        return block >= first && block <= last + 3
    }

    /// Whether a date begins the text as an agency's line does: a place in front of it at most, and behind it an agency
    /// in brackets, a dash, or a colon; where it begins with the place, and has the year, a full stop will do.
    func isDateline(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let body = facts.boundaries.body
        guard body.prefix(2).contains(block) || body.first == block + 1 else { return false }
        let span = facts.page.blocks[block].span
        guard phrase.span.lowerBound - span.lowerBound <= 60 else { return false }
        let before = facts.page.string(span.lowerBound..<phrase.span.lowerBound)
        let place = facts.names(in: span.lowerBound..<phrase.span.lowerBound).first {
            $0.thing == .places && phrase.span.lowerBound - $0.span.upperBound <= 8
        }
        guard
            place != nil
                || before.split(separator: " ").allSatisfy({
                    $0.first?.isUppercase ?? false || $0.first?.isLetter != true
                })
        else { return false }
        let behind = facts.page.string(phrase.span.upperBound..<min(span.upperBound, phrase.span.upperBound + 24))
        if phrase.year != nil, body.first == block, behind.hasPrefix(". "), place?.span.lowerBound == span.lowerBound {
            return true
        }
        var after = behind.drop { $0 == " " || $0 == "," || $0 == "." }
        let isInBrackets = before.hasSuffix("(") && after.first == ")"
        if isInBrackets { after = after.dropFirst().drop { $0 == " " } }
        if ["(", "--", "–", "—", "/", "（", "- "].contains(where: { after.hasPrefix($0) }) { return true }
        // "Sent from": 【平壌10月8日発…】, 新华社北京10月8日电, (평양 10월 8일발 …).
        if ["発", "发", "电", "電", "발"].contains(where: { after.hasPrefix($0) }) { return true }
        return (after.first == ":" || after.first == "：")
            && (place != nil || !isInBrackets && before.contains(",") && phrase.year != nil)
    }

    /// Whether a date with its place closes what announces the statement: "Briefing by …, Moscow, January 28, 2021".
    func isAnnounced(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard phrase.year != nil, phrase.day != nil,
            isBeforeText(block) || facts.boundaries.body.prefix(2).contains(block)
        else { return false }
        let span = facts.page.blocks[block].span
        let start = max(span.lowerBound, phrase.span.lowerBound - Self.announcedWithin)
        let near = facts.names(in: start..<min(span.upperBound, phrase.span.upperBound + 24))
        let isBesidePlace = near.contains { place in
            place.thing == .places
                && (isJustBefore(place.span, phrase) && isSetApart(place.span, in: span)
                    || 0...4 ~= place.span.lowerBound - phrase.span.upperBound && isSetApart(phrase.span, in: span))
        }
        return isBesidePlace
            && facts.cues(.kind, in: start..<phrase.span.lowerBound).contains { cue in
                !facts.endsSentence(cue.span.upperBound..<max(cue.span.upperBound, phrase.span.lowerBound))
                    || span.count <= 200
            }
    }

    /// Whether a mark or nothing stands before a place or date in its line: ", Moscow, 28 January", not "the attack in
    /// Moscow, 22 March".
    func isSetApart(_ span: TextSpan, in line: TextSpan) -> Bool {
        var before = facts.page.string(max(line.lowerBound, span.lowerBound - 12)..<span.lowerBound)[...]
        before = before[..<(before.lastIndex { $0 != " " }.map(before.index(after:)) ?? before.startIndex)]
        // "…, am 15. Oktober 2020 in Moskau".
        if let word = before.split(separator: " ").last, Self.dayWords.contains(String(word)) {
            before = before.dropLast(word.count)
        }
        return before.last { $0 != " " }.map { !$0.isLetter && !$0.isNumber } ?? true
    }

    /// "Press Conference on March 3, 2023".
    private func isBehindDayWord(_ span: TextSpan, in line: TextSpan) -> Bool {
        let before = facts.page.string(max(line.lowerBound, span.lowerBound - 12)..<span.lowerBound)
        return before.split(separator: " ").last.map { Self.dayWords.contains(String($0)) } ?? false
    }

    /// Whether nothing but a mark or a small word stands between a place and the date behind it: "Stockholm den 12
    /// december".
    func isJustBefore(_ place: TextSpan, _ phrase: DatePhrase) -> Bool {
        guard 0...8 ~= phrase.span.lowerBound - place.upperBound else { return false }
        return facts.page.string(place.upperBound..<phrase.span.lowerBound).split { !$0.isLetter }.allSatisfy {
            Self.dayWords.contains(String($0))
        }
    }

    /// Small words before a day.
    private static let dayWords: Set<String> = ["on", "am", "le", "el", "den", "em", "il"]

    /// The agency's line up to its bracket or dash.
    func datelineSpan(_ phrase: DatePhrase, _ block: Int) -> TextSpan {
        let span = facts.page.blocks[block].span
        let end = facts.page.text[phrase.span.upperBound..<min(span.upperBound, phrase.span.upperBound + 24)]
            .firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 }
        return span.lowerBound..<(end ?? phrase.span.upperBound)
    }

    func letters(_ text: String) -> Int { text.reduce(0) { $0 + ($1.isLetter ? 1 : 0) } }

    /// Whether a line, or a part of it between bars or in its own sentence, has little but the date: a place, a label, a
    /// time.
    func standsAlone(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        guard line.count <= 400, phrase.style != .weekday, phrase.style != .relative, phrase.style != .year,
            phrase.end == nil
        else { return false }
        let part = part(of: facts.sentence(around: phrase.span.lowerBound), around: phrase.span)
        let before = part.lowerBound..<phrase.span.lowerBound
        let behind = phrase.span.upperBound..<max(phrase.span.upperBound, part.upperBound)
        return isInBrackets(before, behind) || introduces(before) && follows(behind)
    }

    /// Whether a date ends its line in brackets, with a time or a place behind it at most.
    private func isInBrackets(_ before: TextSpan, _ behind: TextSpan) -> Bool {
        guard let open = facts.page.string(before).last, let close = ["(": ")", "[": "]", "（": "）", "【": "】"][open]
        else {
            return false
        }
        let rest = facts.page.string(behind)
        return rest.count <= 24 && rest.hasSuffix(close)
    }

    /// Whether a line has nothing but the date, its place and marks.
    func isWholeLine(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        return line.count <= 96 && phrase.year != nil && phrase.day != nil && standsAlone(phrase, block)
            && (phrase.span.count * 2 >= line.count || hasPlace(block))
    }

    /// The part of a line between bars.
    func part(of line: TextSpan, around span: TextSpan) -> TextSpan {
        let text = facts.page.text
        let bar = UInt8(ascii: "|")
        let start = text[line.lowerBound..<max(line.lowerBound, span.lowerBound)].lastIndex(of: bar).map { $0 + 1 }
        let end = text[span.upperBound..<max(span.upperBound, line.upperBound)].firstIndex(of: bar)
        return (start ?? line.lowerBound)..<(end ?? max(span.upperBound, line.upperBound))
    }

    /// Whether what stands before a date in its line only introduces it: nothing, a place, a label behind which a mark
    /// stands, a word such as "le" or "den".
    func introduces(_ span: TextSpan) -> Bool {
        let text = facts.page.string(span)
        let words = text.split(separator: " ")
        guard words.count <= 12 else { return false }
        let isOpen: (Character) -> Bool = { ",|/-–—:;([（【、，。)）】".contains($0) }
        let joining = words.reversed().prefix { !($0.last.map(isOpen) ?? false) }.count
        if joining < words.count { return joining <= 2 }
        return words.count <= 1 || words.count <= 3 && !facts.names(in: span).allSatisfy { $0.thing != .places }
    }

    /// Whether what follows a date in its line does not go on with it: nothing, a mark, a time, a place.
    func follows(_ span: TextSpan) -> Bool {
        let text = facts.page.string(span)
        let rest = text.drop { $0 == " " }
        guard let first = rest.first else { return true }
        // "No: 112, 5 May 2020, Press Release Regarding …".
        if first == ",", facts.cues(.kind, in: span).contains(where: { $0.span.lowerBound - span.lowerBound <= 4 }) {
            return true
        }
        if rest.count > 100 { return false }
        if ",.;|/-–—)]）】，".contains(first) || ["于", "於", "在"].contains(first) { return true }
        return letters(String(rest)) <= 4
            || facts.names(in: span).contains { $0.thing == .places && $0.span.lowerBound - span.lowerBound <= 4 }
    }

    /// Whether a date with its place begins a letter that the page quotes.
    func isQuotedLetterhead(_ phrase: DatePhrase, _ block: Int) -> Bool {
        facts.page.blocks[block].role == .quotation && facts.boundaries.body.first == block && !phrase.isAmbiguous
            && isWholeLine(phrase, block)
    }

    /// Whether a heading that begins with its date is that of a letter: "2019年9月27日…给安全理事会主席的信".
    func isLetterHeading(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.head(of: block)
        guard phrase.span.lowerBound == line.lowerBound, phrase.year != nil, phrase.day != nil, line.count <= 600,
            isBeforeText(block) || facts.boundaries.body.first == block
        else { return false }
        return facts.cues(.kind, in: line).contains {
            ($0.cue.value == "letter" || $0.cue.value == "note_verbale") && line.upperBound - $0.span.upperBound <= 3
        }
    }

    func hasPlace(_ block: Int) -> Bool {
        facts.names(in: facts.page.blocks[block].span).contains { $0.thing == .places }
    }

    /// Whether a title, or a line that announces a briefing or speech, ends with its date: behind a place, or on the day
    /// on which it was held.
    func endsTitle(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        return endsTitle(phrase, in: line, isTitle: facts.boundaries.title.contains(block))
    }

    func endsTitle(_ phrase: DatePhrase, in line: TextSpan, isTitle: Bool = true) -> Bool {
        let rest = phrase.span.upperBound..<max(phrase.span.upperBound, line.upperBound)
        guard phrase.year != nil, phrase.day != nil, phrase.end == nil,
            rest.count <= 3 || rest.count <= 40 && facts.names(in: rest).contains(where: { $0.thing == .places })
        else { return false }
        let before = line.lowerBound..<phrase.span.lowerBound
        let isBehindPlace = facts.names(in: before).contains {
            $0.thing == .places && isJustBefore($0.span, phrase) && isSetApart($0.span, in: line)
        }
        return rest.count <= 3 && isTitle && isBehindPlace || endsOccasion(before)
    }

    /// Whether a stretch before a date at the end of a title names what was held on that day, and nothing else.
    private func endsOccasion(_ before: TextSpan) -> Bool {
        guard let kind = facts.cues(.kind, in: before).last(where: { Self.heldKinds.contains($0.cue.value) }) else {
            return false
        }
        // Of what else a title speaks, as in "remarks on the attack of", the date may be.
        let between = kind.span.upperBound..<before.upperBound
        return !namesTopic(between) && between.count <= 120
            && facts.dateCues(in: between).allSatisfy { DateRole(rawValue: $0.cue.value) == nil }
    }

    /// Whether a date is the day on which was held what the title names: the title begins with it, or ends with it behind a
    /// mark.
    func isDayOfTitle(_ phrase: DatePhrase, _ block: Int) -> Bool {
        if beginsTitle(phrase, block) { return true }
        let line = facts.page.blocks[block].span
        return facts.boundaries.title.contains(block) && phrase.year != nil && phrase.day != nil && phrase.end == nil
            && line.upperBound - phrase.span.upperBound <= 3
            && (isSetApart(phrase.span, in: line) || isBehindDayWord(phrase.span, in: line))
            && endsOccasion(line.lowerBound..<phrase.span.lowerBound)
    }

    /// Whether a title begins with the day on which what it announces was held: "2023年10月18日外交部发言人…记者会".
    private func beginsTitle(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        guard phrase.span.lowerBound == line.lowerBound, phrase.year != nil, phrase.day != nil, phrase.end == nil else {
            return false
        }
        let behind = phrase.span.upperBound..<max(phrase.span.upperBound, line.upperBound)
        guard let kind = facts.cues(.kind, in: behind).last(where: { Self.heldKinds.contains($0.cue.value) }) else {
            return false
        }
        return line.upperBound - kind.span.upperBound <= 3
            && facts.cues(.topic, in: behind.lowerBound..<kind.span.lowerBound).isEmpty
    }

    /// Kinds of statements that are held on a day.
    private static let heldKinds: Set = ["spokesperson_remarks", "speech"]

    /// Whether a date above the title, and apart from it, is the clock of the page: with the day of the week and the time.
    func isClock(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard let title = facts.boundaries.title.first, block + 1 < title else { return false }
        return phrase.weekday != nil && phrase.time != nil
    }
}
