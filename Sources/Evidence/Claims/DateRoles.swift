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
    /// Beside an event the date stands closer.
    private static let eventReach = 24

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
            let isAbout = facts.statementBlocks.contains(block) || isBeforeText(block) || isNearText(block)
            return isAbout ? (role, cue.lowerBound..<phrase.span.upperBound) : (.furniture, phrase.span)
        }
        let boundaries = facts.boundaries
        if isAnnounced(phrase, block) { return (.dateline, facts.sentence(around: phrase.span.lowerBound)) }
        if boundaries.body.contains(block) {
            if isDateline(phrase, block) { return (.dateline, datelineSpan(phrase, block)) }
            if isSignature(phrase, block) { return (.signature, facts.page.blocks[block].span) }
            return (.event, phrase.span)
        }
        if boundaries.header.contains(block) || boundaries.title.contains(block) {
            if standsAlone(phrase, block) || boundaries.title.contains(block) && isDatelineTitle(phrase, block) {
                return (.header, facts.page.blocks[block].span)
            }
            return (.event, phrase.span)
        }
        if isNearText(block), standsAlone(phrase, block), hasPlace(block) {
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
            guard gap <= Self.cueReach else { return nil }
            index -= 1
            guard let role = DateRole(rawValue: cue.cue.value), isReached(phrase, from: cue, role, gap) else {
                continue
            }
            return (role, cue.span)
        }
        return nil
    }

    private func isReached(_ phrase: DatePhrase, from cue: CueMention, _ role: DateRole, _ gap: Int) -> Bool {
        let between = cue.span.upperBound..<phrase.span.lowerBound
        guard facts.page.block(at: cue.span.lowerBound) == facts.page.block(at: phrase.span.lowerBound) || gap < 4,
            !endsSentence(between)
        else { return false }
        switch role {
        case .event: return gap <= Self.eventReach
        case .issued, .letter:
            // The first date behind the words counts, unless it is that of another event in the same sentence.
            return !facts.dates.contains { between.contains($0.span.lowerBound) && $0.style != .weekday }
                && !facts.dateCues.contains {
                    between.contains($0.span.lowerBound) && $0.span != cue.span
                        && phrase.span.lowerBound - $0.span.upperBound <= Self.eventReach
                }
        default: return gap <= 60 && !facts.dates.contains { between.contains($0.span.lowerBound) }
        }
    }

    /// Whether a sentence ends in a stretch.
    private func endsSentence(_ span: TextSpan) -> Bool {
        guard span.count > 3 else { return false }
        return facts.sentence(around: span.lowerBound).upperBound < span.upperBound
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
                !endsSentence(cue.span.upperBound..<phrase.span.lowerBound) || span.count <= 200
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

    /// Whether a line has little but the date: as much again at most, or a place.
    private func standsAlone(_ phrase: DatePhrase, _ block: Int) -> Bool {
        let span = facts.page.blocks[block].span
        guard phrase.style != .weekday, phrase.style != .relative, phrase.style != .year, phrase.end == nil else {
            return false
        }
        return phrase.span.count * 2 >= span.count || span.count <= 96 && hasPlace(block)
            || phrase.year != nil && phrase.day != nil && closesLine(phrase, span)
    }

    /// Whether a date ends a short line behind a comma or a bracket.
    private func closesLine(_ phrase: DatePhrase, _ line: TextSpan) -> Bool {
        guard line.count <= 120, line.upperBound - phrase.span.upperBound <= 3 else { return false }
        let before = facts.page.text[line.lowerBound..<phrase.span.lowerBound].last { $0 != 0x20 }
        return before.map { ",])|/".utf8.contains($0) } ?? true
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
