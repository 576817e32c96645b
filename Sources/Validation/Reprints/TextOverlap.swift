/// Two texts with a passage in common, and what the one is to the other by it.
struct TextOverlap {
    /// What a text is to another, by the words that they share.
    enum Relation: String, Sendable {
        case reprint = "reprint_of"
        case excerpt = "excerpt_of"
        case revision = "revision_of"
    }

    /// One of the two.
    struct Side {
        var text: ComparedText
        var entry: TextEntry
        /// Its words that stand in the other, and from the first of these to the last.
        var covered: Int
        var span: Range<Int>

        var wordCount: Int { Int(entry.wordCount) }

        /// The share that stands in the other, in percent, rounded down.
        var share: Int { covered * 100 / max(1, wordCount) }

        fileprivate func covers(_ percent: Int) -> Bool { covered * 100 >= percent * wordCount }
    }

    /// The one that came later, by its date or else by its place in the input.
    var later: Side
    var earlier: Side

    private static let daysOfARevision = 180

    private var shorter: Side { later.wordCount <= earlier.wordCount ? later : earlier }
    private var longer: Side { later.wordCount <= earlier.wordCount ? earlier : later }

    /// Whether the shorter one is the later, or both are of one day.
    private var shorterIsNotBefore: Bool { later.wordCount <= earlier.wordCount || !datesDiffer }

    var datesDiffer: Bool { later.entry.day != earlier.entry.day }
    var publishersDiffer: Bool { later.text.publisher != earlier.text.publisher }

    private var haveOneOrigin: Bool {
        later.text.issuer != 0 && later.text.issuer == earlier.text.issuer
            || later.text.title != 0 && later.text.title == earlier.text.title
    }

    /// Whether so much time lies between them that the later was issued anew.
    private var areFarApart: Bool {
        later.entry.day != TextEntry.unknownDay && earlier.entry.day != TextEntry.unknownDay
            && Int(later.entry.day) - Int(earlier.entry.day) >= Self.daysOfARevision
    }

    /// What the one is to the other; `nil` where they share too little to say.
    var relation: Relation? {
        if longer.covers(50), shorter.covers(50), haveOneOrigin, areFarApart || !shorter.covers(90) { return .revision }
        if longer.covers(90), shorter.covers(90) { return .reprint }
        if shorter.covers(90) || shorter.covers(80) && !longer.covers(50) {
            return shorterIsNotBefore ? .excerpt : .reprint
        }
        return nil
    }

    /// Whether so much is the same that nobody need look: the relation may be written into a record.
    ///
    /// Formulas are short, and the same in many texts: a passage has to be longer than any. Two texts that one office wrote
    /// anew share more of them, so that a revision takes more.
    func isCertain(_ relation: Relation) -> Bool {
        let unit = later.text.isOfCharacters && earlier.text.isOfCharacters ? 2 : 1
        let haveOneIssuer =
            later.text.issuer == earlier.text.issuer || later.text.issuer == 0 || earlier.text.issuer == 0
        switch relation {
        case .revision:
            return min(later.covered, earlier.covered) >= 150 * unit && later.covers(80) && earlier.covers(80)
                && haveOneIssuer
        case .reprint, .excerpt:
            // The record as a whole is said to be a copy: most of it has to be.
            let (copy, original) = subject(of: relation)
            let contained = relation == .excerpt ? copy : original
            return contained.covered >= 60 * unit && contained.covers(haveOneIssuer ? 95 : 100) && copy.covers(50)
        }
    }

    /// The text that is something to the other: the later, and of an excerpt the shorter.
    func subject(of relation: Relation) -> (subject: Side, other: Side) {
        relation == .excerpt ? (shorter, longer) : (later, earlier)
    }

    /// Whether a declared type of relation cannot be, given the words that the two share.
    ///
    /// - Parameter isShorter: whether the record that declares it has the shorter text.
    static func contradicts(_ type: String, _ relation: Relation, isShorter: Bool) -> Bool {
        switch type {
        case "translation_of": true
        case Relation.excerpt.rawValue: relation != .reprint && !isShorter
        default: false
        }
    }
}
