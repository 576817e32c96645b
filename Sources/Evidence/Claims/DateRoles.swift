import Authorities
import Chronology

/// What a date of a page is the date of.
public enum DateRole: String, Sendable {
    /// The statement was issued: said beside the date.
    case issued
    /// A news agency's line before the text names place and day.
    case dateline
    /// It closes the text, with a place.
    case signature
    /// It stands alone beside the title.
    case header
    /// The page itself bears it: "Date: …", "Published on …".
    case dated
    /// The text was published.
    case published
    /// It was published again elsewhere.
    case reprinted
    /// A document of the United Nations with the text was distributed.
    case transmitted
    /// A letter was written.
    case letter
    /// A letter was handed over.
    case delivered
    /// The page was changed.
    case updated
    /// The page was saved.
    case captured
    /// Something happened that the text speaks of.
    case event
    /// It belongs to the page's furniture.
    case furniture
}

/// A date of a page and its role.
struct RoledDate {
    let phrase: DatePhrase
    let role: DateRole
    /// The words that give it its role, with the date.
    let span: TextSpan
    /// The day, where it was worked out and is not the phrase's own.
    var resolved: CalendarDay?
}

/// Tells what each date of a page is the date of.
struct DateRoleReader {
    private let facts: PageFacts

    /// A cue and its date may have so many bytes between them, in one sentence.
    private static let cueReach = 220
    /// In the heading of a letter sender and addressee may stand between.
    private static let letterReach = 480
    /// Beside an event the date stands closer.
    private static let eventReach = 24
    /// So many blocks of the text may announce its issue, and so many close it.
    private static let (leadBlocks, lastBlocks) = (3, 2)

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// All dates, in order.
    func read() -> [RoledDate] {
        facts.dates.map { phrase in
            let (role, span) = role(of: phrase)
            return RoledDate(phrase: phrase, role: role, span: span)
        }
    }

    private func role(of phrase: DatePhrase) -> (DateRole, TextSpan) {
        guard let block = facts.page.block(at: phrase.span.lowerBound) else { return (.furniture, phrase.span) }
        if facts.page.blocks[block].role == .field { return (fieldRole(phrase), phrase.span) }
        if let (role, cue) = cuedRole(phrase) {
            // What the page says of itself counts anywhere but in the teasers of other articles.
            let isAbout = facts.statementBlocks.holds(block) || isBeforeText(block) || isNearText(block)
            return isAbout ? (role, cue.lowerBound..<phrase.span.upperBound) : (.furniture, phrase.span)
        }
        let boundaries = facts.boundaries
        if isLetterHeading(phrase, block) { return (.letter, facts.head(of: block)) }
        if isAnnounced(phrase, block) { return (.dateline, facts.sentence(around: phrase.span.lowerBound)) }
        if boundaries.body.holds(block) {
            if isDateline(phrase, block) { return (.dateline, datelineSpan(phrase, block)) }
            if boundaries.body.prefix(Self.leadBlocks).contains(block), isWholeLine(phrase, block) {
                return (.header, facts.page.blocks[block].span)
            }
            if isSignature(phrase, block) { return (.signature, facts.page.blocks[block].span) }
            return (.event, phrase.span)
        }
        if boundaries.header.holds(block) || boundaries.title.contains(block) {
            if standsAlone(phrase, block) || boundaries.title.contains(block) && isDatelineTitle(phrase, block) {
                return (.header, facts.page.blocks[block].span)
            }
            return (.event, phrase.span)
        }
        if isNearText(block), standsAlone(phrase, block), hasPlace(block) || closesPage(phrase, block) {
            return (.signature, facts.page.blocks[block].span)
        }
        return (.furniture, phrase.span)
    }

    // MARK: Fields

    /// The role of a date in the page's head, by the name of its field.
    private func fieldRole(_ phrase: DatePhrase) -> DateRole {
        guard let field = facts.page.fields.first(where: { $0.span.overlaps(phrase.span) }) else { return .furniture }
        let key = field.key
        if key.contains("mod") || key.contains("updated") { return .updated }
        if key.contains("issued") { return .issued }
        if key.contains("date") || key.contains("publish") || key.contains("time") || key.contains("created") {
            return .published
        }
        return .event
    }

    // MARK: Cues

    /// The role that the nearest cue before a date gives it, within its sentence.
    private func cuedRole(_ phrase: DatePhrase) -> (DateRole, TextSpan)? {
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
            guard let role = DateRole(rawValue: cue.cue.value),
                gap <= (role == .letter ? Self.letterReach : Self.cueReach),
                isReached(phrase, from: cue, role, gap)
            else {
                continue
            }
            return (role, cue.span)
        }
        return nil
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
            return speaksOfStatement(cue, role) && facts.dates(in: between).allSatisfy { $0.style == .weekday }
                && facts.dateCues(in: between).allSatisfy {
                    phrase.span.lowerBound - $0.span.upperBound > Self.eventReach
                }
        default: return gap <= 60 && facts.dates(in: between).isEmpty
        }
    }

    /// Whether words of issuing speak of this statement: above the text, in its first lines, or closing it. Elsewhere a
    /// text speaks of other statements and letters; words that only begin a line, too, may stand anywhere above the text.
    private func speaksOfStatement(_ cue: CueMention, _ role: DateRole) -> Bool {
        let body = facts.boundaries.body
        guard let block = facts.page.block(at: cue.span.lowerBound), body.holds(block) else { return true }
        let line = facts.page.blocks[block].span
        let isClosing = body.suffix(Self.lastBlocks).contains(block) && line.count <= 120
        guard isClosing || body.prefix(Self.leadBlocks).contains(block) else { return false }
        guard cue.cue.place == .start || role == .letter else { return true }
        let before = facts.page.text[line.lowerBound..<cue.span.lowerBound].last { $0 != 0x20 }
        return before.map { "\"'*_[(>".utf8.contains($0) || $0 >= 0x80 && cue.span.lowerBound - line.lowerBound <= 3 }
            ?? true
    }

    // MARK: Places in the page

    /// Whether a block stands above the text.
    private func isBeforeText(_ block: Int) -> Bool {
        facts.boundaries.body.first.map { block < $0 } ?? true
    }

    /// Whether a block stands among the last of the text or just behind it.
    private func isNearText(_ block: Int) -> Bool {
        guard let first = facts.boundaries.body.first, let last = facts.boundaries.body.last else { return false }
        return block >= first && block <= last + 3
    }

    /// Whether a date begins the text as an agency's line does: a place in front of it at most, and behind it an agency
    /// in brackets or a dash.
    private func isDateline(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard facts.boundaries.body.prefix(2).contains(block) else { return false }
        let span = facts.page.blocks[block].span
        guard phrase.span.lowerBound - span.lowerBound <= 60 else { return false }
        let before = facts.page.string(span.lowerBound..<phrase.span.lowerBound)
        guard before.split(separator: " ").allSatisfy({ $0.first?.isUppercase ?? false || $0.first?.isLetter == false })
        else { return false }
        let after = facts.page.string(phrase.span.upperBound..<min(span.upperBound, phrase.span.upperBound + 24))
            .drop { $0 == " " || $0 == "," || $0 == "." }
        return ["(", "--", "–", "—", "/", "（", "- "].contains { after.hasPrefix($0) }
    }

    /// Whether a date with its place closes what announces the statement: "Briefing by …, Moscow, January 28, 2021".
    private func isAnnounced(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard phrase.year != nil, phrase.day != nil,
            isBeforeText(block) || facts.boundaries.body.prefix(2).contains(block)
        else { return false }
        let span = facts.page.blocks[block].span
        let start = max(span.lowerBound, phrase.span.lowerBound - 200)
        let near = facts.names(in: start..<min(span.upperBound, phrase.span.upperBound + 24))
        let isBesidePlace = near.contains { place in
            place.thing == .places
                && (0...3 ~= phrase.span.lowerBound - place.span.upperBound
                    || 0...3 ~= place.span.lowerBound - phrase.span.upperBound)
        }
        return isBesidePlace
            && facts.cues(.kind, in: start..<phrase.span.lowerBound).contains { cue in
                !facts.endsSentence(cue.span.upperBound..<max(cue.span.upperBound, phrase.span.lowerBound))
                    || span.count <= 200
            }
    }

    /// The agency's line up to its bracket or dash.
    private func datelineSpan(_ phrase: DatePhrase, _ block: Int) -> TextSpan {
        let span = facts.page.blocks[block].span
        let end = facts.page.text[phrase.span.upperBound..<min(span.upperBound, phrase.span.upperBound + 24)]
            .firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 }
        return span.lowerBound..<(end ?? phrase.span.upperBound)
    }

    /// Whether a date closes the text in a line of its own.
    private func isSignature(_ phrase: DatePhrase, _ block: Int) -> Bool {
        facts.boundaries.body.suffix(2).contains(block) && standsAlone(phrase, block)
    }

    /// Whether a line, or a part of it between bars or in its own sentence, has little but the date: a place, a label, a
    /// time.
    private func standsAlone(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        guard line.count <= 400, phrase.style != .weekday, phrase.style != .relative, phrase.style != .year,
            phrase.end == nil
        else { return false }
        let part = part(of: facts.sentence(around: phrase.span.lowerBound), around: phrase.span)
        return introduces(part.lowerBound..<phrase.span.lowerBound)
            && follows(phrase.span.upperBound..<max(phrase.span.upperBound, part.upperBound))
    }

    /// Whether a line has nothing but the date, its place and marks.
    private func isWholeLine(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        return line.count <= 96 && phrase.year != nil && phrase.day != nil && standsAlone(phrase, block)
            && (phrase.span.count * 2 >= line.count || hasPlace(block))
    }

    /// The part of a line between bars.
    private func part(of line: TextSpan, around span: TextSpan) -> TextSpan {
        let text = facts.page.text
        let bar = UInt8(ascii: "|")
        let start = text[line.lowerBound..<max(line.lowerBound, span.lowerBound)].lastIndex(of: bar).map { $0 + 1 }
        let end = text[span.upperBound..<max(span.upperBound, line.upperBound)].firstIndex(of: bar)
        return (start ?? line.lowerBound)..<(end ?? max(span.upperBound, line.upperBound))
    }

    /// Whether what stands before a date in its line only introduces it: nothing, a place, a label behind which a mark
    /// stands, a word such as "le" or "den".
    private func introduces(_ span: TextSpan) -> Bool {
        let text = facts.page.string(span)
        let words = text.split(separator: " ")
        guard words.count <= 12 else { return false }
        let isOpen: (Character) -> Bool = { ",|/-–—:;([（【、，。".contains($0) }
        let joining = words.reversed().prefix { !($0.last.map(isOpen) ?? false) }.count
        if joining < words.count { return joining <= 2 }
        return words.count <= 1 || words.count <= 3 && !facts.names(in: span).allSatisfy { $0.thing != .places }
    }

    /// Whether what follows a date in its line does not go on with it: nothing, a mark, a time, a place.
    private func follows(_ span: TextSpan) -> Bool {
        let text = facts.page.string(span)
        let rest = text.drop { $0 == " " }
        guard let first = rest.first else { return true }
        if rest.count > 100 { return false }
        if ",.;|/-–—)]）】，".contains(first) || ["于", "於", "在"].contains(first) { return true }
        return rest.reduce(0) { $0 + ($1.isLetter ? 1 : 0) } <= 4
            || facts.names(in: span).contains { $0.thing == .places && $0.span.lowerBound - span.lowerBound <= 4 }
    }

    /// Whether a date closes a page: the line behind the text, and little behind it.
    private func closesPage(_ phrase: DatePhrase, _ block: Int) -> Bool {
        guard phrase.year != nil, phrase.day != nil, facts.boundaries.body.last == block - 1 else { return false }
        let line = facts.page.blocks[block]
        let rest = facts.page.blocks[(block + 1)...]
        return line.role == .paragraph && !line.isLink
            && (rest.count <= 2 || rest.first.map { $0.span.count <= 24 && !$0.isLink } ?? true)
    }

    /// Whether a heading that begins with its date is that of a letter: "2019年9月27日…给安全理事会主席的信".
    private func isLetterHeading(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let line = facts.head(of: block)
        guard phrase.span.lowerBound == line.lowerBound, phrase.year != nil, phrase.day != nil, line.count <= 600,
            isBeforeText(block) || facts.boundaries.body.first == block
        else { return false }
        return facts.cues(.kind, in: line).contains {
            ($0.cue.value == "letter" || $0.cue.value == "note_verbale") && line.upperBound - $0.span.upperBound <= 3
        }
    }

    private func hasPlace(_ block: Int) -> Bool {
        facts.names(in: facts.page.blocks[block].span).contains { $0.thing == .places }
    }

    /// Whether a title ends with place and date.
    private func isDatelineTitle(_ phrase: DatePhrase, _ block: Int) -> Bool {
        facts.page.blocks[block].span.upperBound - phrase.span.upperBound <= 3 && phrase.year != nil
            && phrase.day != nil
            && hasPlace(block)
    }
}
