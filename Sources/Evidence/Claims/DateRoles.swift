import Authorities
import Chronology

/// What a date of a page is the date of.
public enum DateRole: String, Sendable {
    /// The statement was issued: said beside the date.
    case issued
    /// What stands between title and text says when it was made, or the title of a link that leads to it does; lines of the
    /// statement's own go before.
    case lead
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
    /// The month and day, where they were worked out and the year was not.
    var monthAndDay: (month: Int, day: Int)?
    /// Whether the day may be another one: an agency carries on Monday what was said "on Sunday", too, and without a year
    /// nobody knows which day of the week its line names.
    var isUncertain = false
}

/// Tells what each date of a page is the date of.
struct DateRoleReader {
    let facts: PageFacts
    /// The states that the title names between the kind of statement and its topic: "Statement by … of Norway on …".
    let issuingStates: Set<String>
    /// Whether the page is a government's own.
    private let isOfficial: Bool

    /// So many blocks of the text may announce its issue, and so many close it.
    static let (leadBlocks, lastBlocks) = (3, 2)

    init(_ facts: PageFacts) {
        self.facts = facts
        issuingStates = Self.issuingStates(facts)
        isOfficial = PublisherReader(facts).isOfficial
    }

    private static func issuingStates(_ facts: PageFacts) -> Set<String> {
        guard let block = facts.boundaries.title.first else { return [] }
        let title = facts.head(of: block)
        let topics = facts.cues(.topic, in: title)
        guard let kind = facts.cues(.kind, in: title).first, kind.span.lowerBound - title.lowerBound <= 24,
            !topics.contains(where: { $0.span.overlaps(kind.span) })
        else { return [] }
        let end = topics.first { $0.span.lowerBound > kind.span.lowerBound }?.span.lowerBound ?? title.upperBound
        return facts.states(in: kind.span.lowerBound..<end)
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
        if let title = linkTitle(closingWith: phrase) { return (.lead, title) }
        if isOfOtherLink(phrase) { return (.event, phrase.span) }
        if let (role, cue) = roleBehind(phrase) { return (role, phrase.span.lowerBound..<cue.upperBound) }
        let cued = cuedRole(phrase)
        // "Today is" speaks of the day on which the page was seen.
        if cued?.0 != .captured, let today = today(phrase, block) { return (.issued, today) }
        if let (role, cue) = cued {
            // What the page says of itself counts anywhere but in the teasers of other articles.
            let isAbout = facts.statementBlocks.holds(block) || isBeforeText(block) || isNearText(block)
            return isAbout ? (role, cue.lowerBound..<phrase.span.upperBound) : (.furniture, phrase.span)
        }
        if let sentence = announcement(phrase, block) ?? announcedSpeech(phrase, block) { return (.issued, sentence) }
        if let sentence = speechDay(phrase, block) { return (.issued, sentence) }
        let boundaries = facts.boundaries
        if isQuotedLetterhead(phrase, block) { return (.letter, facts.page.blocks[block].span) }
        if isLetterHeading(phrase, block) { return (.letter, facts.head(of: block)) }
        if isOccasion(phrase, block) || isAnnounced(phrase, block) || closesAnnouncement(phrase, block) {
            return (.dateline, facts.sentence(around: phrase.span.lowerBound))
        }
        if let sentence = leadDay(phrase, block) { return (.lead, sentence) }
        if boundaries.body.holds(block) {
            if isDateline(phrase, block) { return (.dateline, datelineSpan(phrase, block)) }
            // Beneath what introduces a letter and to whom it is, too: "Brasília, 16 de agosto de 2016".
            if isWholeLine(phrase, block) || isLineOfTitle(phrase, block),
                boundaries.body.prefix(hasPlace(block) ? 2 * Self.leadBlocks : Self.leadBlocks).contains(block)
            {
                return (.header, facts.page.blocks[block].span)
            }
            if isSignature(phrase, block) { return (.signature, facts.page.blocks[block].span) }
            return (.event, phrase.span)
        }
        if isClock(phrase, block) { return (.captured, facts.page.blocks[block].span) }
        if boundaries.header.holds(block) || boundaries.title.contains(block) || namesSource(block) {
            if isDateline(phrase, block) { return (.dateline, datelineSpan(phrase, block)) }
            if isDayOfTitle(phrase, block) { return (.issued, facts.page.blocks[block].span) }
            if standsAlone(phrase, block) || endsTitle(phrase, block) {
                return (.header, facts.page.blocks[block].span)
            }
            return (.event, phrase.span)
        }
        if isNearText(block), !isTeaser(block), isClosing(phrase, block), hasPlace(block) || closesPage(phrase, block) {
            return (.signature, facts.page.blocks[block].span)
        }
        return (.furniture, phrase.span)
    }

    // MARK: Fields

    /// The role of a date in the page's head, by the name of its field.
    private func fieldRole(_ phrase: DatePhrase) -> DateRole {
        let next = facts.page.fields.partitioningIndex { $0.span.upperBound > phrase.span.lowerBound }
        guard next < facts.page.fields.count else { return .furniture }
        let field = facts.page.fields[next]
        let key = field.key
        if key == "title", endsTitle(phrase, in: field.span) { return .header }
        if key.contains("mod") || key.contains("updated") { return .updated }
        if key.contains("issued") { return .issued }
        let name = key.filter { $0.isLetter }
        if Self.publishedKeys.contains(where: name.hasSuffix) || Self.ownKeys.contains(name) {
            // What a government's own page says of itself is no stamp of another.
            return isOfficial ? .dated : .published
        }
        return .event
    }

    /// The letters of fields that say when a page was published, whole or behind those of a vocabulary; "crawl_date" and
    /// "event-date" are none.
    private static let ownKeys: Set = [
        "date", "dcdate", "dctermsdate", "created", "createdat", "datecreated", "posted", "time",
    ]
    private static let publishedKeys = [
        "published", "publishedtime", "publishedat", "publisheddate", "publishdate", "publishtime", "pubdate",
        "datepublished",
        "publicationdate", "releasedate", "dateposted",
    ]
}
