import Authorities
import Chronology

/// What sort of page this is.
struct KindClaim {
    /// The kind of statement; `nil` where none is announced.
    var kind: Claim<String>?
    /// Why the page holds no statement; `nil` where it holds one.
    var refusal: String?
}

/// Tells a statement from other pages, and its kind.
struct KindReader {
    private let facts: PageFacts

    /// With less to read there is no statement, see ``BlockFeatures/size``; a title that announces one says what the few
    /// words are.
    private static let (smallestText, smallestAnnounced) = (120, 60)
    /// An invitation has no more to read, and says in its first blocks what it is; so does a report.
    private static let (longestNotice, signsReach) = (1500, 24)
    /// A kind is announced within so many bytes of a line.
    private static let announcedWithin = 160
    /// What labels a page in a heading, and begins a sentence where a statement speaks of it.
    private static let headings: Set = ["un_document", "internal"]
    /// The types of documents that a body issues in its own name, as their symbols have them.
    private static let documentTypes: Set = ["RES", "DEC", "L", "PV", "SR"]
    /// What announces no statement where an office speaks, but is told from others by it.
    private static let order = [
        "note_verbale", "letter", "joint_statement", "spokesperson_remarks", "speech", "communique", "press_statement",
    ]

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    func read() -> KindClaim {
        let agency = PublisherReader(facts).agency()
        // An agency reports the letters and messages of others: only what issues this text counts, in headline and lead.
        let announced = kind(in: titleSpans).flatMap { agency != nil && $0.value == "letter" ? nil : $0 }
        let kind =
            announced
            ?? (agency == nil
                ? kind(in: headSpans) ?? attributed(within: 2) ?? greeted() : attributed(within: 1) ?? carriedInFull())
        if let refusal = refusal(kind, isAnnounced: announced != nil) {
            return KindClaim(kind: nil, refusal: refusal)
        }
        let office = headOffices().first
        let speaks = office.map { $0.code.contains("spokesperson") } ?? false
        if isArticle, kind?.grounds != .stated, !speaks, kind?.value != "speech", !beginsWithIssuer {
            return KindClaim(refusal: "it is an article that announces no statement")
        }
        if let kind { return KindClaim(kind: kind) }
        guard let office else {
            return KindClaim(refusal: "no line of the page says that somebody issued it")
        }
        if let agency {
            return KindClaim(
                refusal: "it is a report of an agency, in which nobody issues a statement: \(agency.value)")
        }
        return KindClaim(kind: Claim(speaks ? "spokesperson_remarks" : "press_statement", .inferred, [office.span]))
    }

    // MARK: Other pages

    /// Whether a page with a head of fields is no government's own and no archive's, and quotes nothing at length: what
    /// offices are said to do in it is told.
    private var isArticle: Bool {
        guard facts.page.form == .markdown, !facts.page.fields.isEmpty, let first = facts.boundaries.body.first,
            facts.page.blocks[first].role != .quotation
        else { return false }
        // An archive has a field for the institution that a text is from.
        let isArchived = facts.page.fields.contains { field in
            ["creator", "creators", "source"].contains(field.key)
                && facts.names(in: field.span).contains { $0.thing == .offices || $0.thing == .bodies }
        }
        return !isArchived && !PublisherReader(facts).isOfficial
    }

    /// Whether the first sentence begins as a statement's does: with an agency's line, or an office that issues it.
    private var beginsWithIssuer: Bool {
        guard let first = facts.boundaries.body.first else { return false }
        let line = facts.head(of: first)
        let roles = DateRoleReader(facts)
        if facts.dates(in: line).first.map({ roles.isDateline($0, first) }) ?? false { return true }
        let sentence = facts.sentence(around: line.lowerBound)
        guard let office = facts.names(in: sentence).first(where: { $0.thing == .offices }),
            office.span.lowerBound - sentence.lowerBound <= 8
        else { return false }
        return roles.endsWithColon(first) && !facts.cues(.introduction, in: sentence).isEmpty
            || facts.tables.office(office.code)?.isHeldByPerson == false
                && facts.cues(.attribution, in: sentence).contains { $0.span.lowerBound - office.span.upperBound <= 48 }
    }

    private func refusal(_ kind: Claim<String>?, isAnnounced: Bool) -> String? {
        let boundaries = facts.boundaries
        let smallest = isAnnounced ? Self.smallestAnnounced : Self.smallestText
        guard !boundaries.body.isEmpty, boundaries.size >= smallest, boundaries.sentences > 0 else {
            return "the page has no text of sentences: a list, a menu or a title alone"
        }
        if listsStatements { return "it is a list of statements" }
        for span in headSpans {
            for cue in facts.cues(.page, in: span) where isLabel(cue, of: span) {
                if let reason = reason(cue, kind, isAnnounced: isAnnounced) {
                    return "\(reason): \(facts.page.quote(cue.span))"
                }
            }
        }
        if !isAnnounced, !facts.isAnnex, kind?.value != "letter", let symbol = ReferenceReader(facts).ownSymbol(),
            let parsed = try? DocumentSymbol(parsing: symbol.value), Self.documentTypes.contains(parsed.type ?? "")
        {
            return "it is a document of a body, and no statement: \(symbol.value)"
        }
        return signs(kind)
    }

    /// Why a page with a label is no statement; `nil` where it is one all the same.
    private func reason(_ cue: CueMention, _ kind: Claim<String>?, isAnnounced: Bool) -> String? {
        switch cue.cue.value {
        case "un_document":
            // A letter that is itself a document of the United Nations is a statement all the same.
            isAnnounced || facts.isAnnex || kind?.value == "letter"
                ? nil : "it is a document of a body, and no statement"
        case "internal": "it is an internal message, and no public statement"
        // The menu of an office names its holder's biography and the questions that it is asked.
        case "biography": isAnnounced ? nil : "it is a biography, and no statement"
        case "service": isAnnounced ? nil : "it is advice for the public, and no statement"
        case "encyclopaedia": "it is an article of an encyclopaedia, and no statement"
        // "Press invitation:" at the beginning of the title; elsewhere see ``signs(_:)``.
        case "notice" where cue.cue.place == .start: isAnnounced ? nil : "it is an invitation, and no statement"
        case "appointments": isAnnounced ? nil : "it is a list of appointments, and no statement"
        case "visit": isAnnounced || !tellsOfHolder(cue) ? nil : "it tells of a visit or a meeting, and no statement"
        case "error": "the page says that there is nothing"
        default: nil
        }
    }

    /// Whether words in the title tell what somebody did whose office stands before them: "Foreign Minister … visits …".
    private func tellsOfHolder(_ cue: CueMention) -> Bool {
        guard let title = titleSpans.first(where: { $0.contains(cue.span.lowerBound) }) else { return false }
        return facts.names(in: title.lowerBound..<cue.span.lowerBound).contains {
            $0.thing == .offices && facts.isHeldByPerson($0.code) && $0.span.lowerBound - title.lowerBound <= 24
        }
    }

    /// Whether a cue labels the page: it is a line, or a line begins with it. Within a sentence a statement speaks of
    /// others.
    private func isLabel(_ cue: CueMention, of span: TextSpan) -> Bool {
        switch cue.cue.place {
        case .line: cue.span.count * 4 >= span.count * 3
        case .start:
            cue.span.lowerBound == span.lowerBound
                && (!Self.headings.contains(cue.cue.value) || span.count <= 300 && !facts.endsSentence(span))
        case .anywhere: span.count <= 300 && !hasSentence(span)
        case .before, .behind, .marker: false
        }
    }

    /// Why a page is no statement by what stands in its text: a reporter's words, an invitation to register.
    private func signs(_ kind: Claim<String>?) -> String? {
        let isOwnForm = kind.map { $0.value != "press_statement" && $0.value != "spokesperson_remarks" } ?? false
        guard !isOwnForm, attributed(within: 2) == nil, let first = facts.boundaries.body.first else { return nil }
        var (reported, told): ([CueMention], [CueMention]) = ([], [])
        for block in first..<min(first + Self.signsReach, facts.page.blocks.count) {
            for cue in facts.cues(.page, in: facts.head(of: block)) {
                let isAtItsPlace =
                    cue.cue.place == .anywhere || cue.span.lowerBound == facts.page.blocks[block].span.lowerBound
                switch cue.cue.value {
                case "notice" where isAtItsPlace && facts.boundaries.size <= Self.longestNotice:
                    return "it is an invitation, and no statement: \(facts.page.quote(cue.span))"
                case "news" where isAtItsPlace && kind?.value != "spokesperson_remarks": reported.append(cue)
                case "life": told.append(cue)
                default: break
                }
            }
        }
        if reported.count >= 2 { return "it is a report, and no statement: \(firstWords(reported))" }
        guard told.count >= 2, self.kind(in: titleSpans) == nil else { return nil }
        return "it is a biography, and no statement: \(firstWords(told))"
    }

    private func firstWords(_ cues: [CueMention]) -> String {
        cues.prefix(2).map { facts.page.quote($0.span) }.joined(separator: ", ")
    }

    /// Whether the page lists statements: several titles of them stand beside days of their own.
    private var listsStatements: Bool {
        guard let first = facts.boundaries.body.first, let last = facts.boundaries.body.last else { return false }
        let near = max(0, first - Self.listReach)..<min(facts.page.blocks.count, last + Self.listReach)
        let titled = facts.dates.filter { date in
            guard date.day != nil, date.end == nil, let block = facts.page.block(at: date.span.lowerBound),
                near.contains(block), facts.page.blocks[block].role != .field,
                facts.page.blocks[block].span.count <= date.span.count + 8
            else { return false }
            return [block - 1, block + 1].contains { near.contains($0) && isTitle($0) }
        }
        return Set(titled.map { facts.page.quote($0.span) }).count >= Self.fewestListed
    }

    private func isTitle(_ block: Int) -> Bool {
        let line = facts.page.blocks[block].span
        return line.count <= Self.announcedWithin && !hasSentence(line) && !facts.cues(.kind, in: line).isEmpty
    }

    /// So many titles beside days make a list, so far around what looks like a text.
    private static let (fewestListed, listReach) = (3, 4)

    private func hasSentence(_ span: TextSpan) -> Bool {
        facts.endsSentence(span) || facts.page.text[span].last == UInt8(ascii: ".")
            || facts.page.string(span).hasSuffix("。")
    }

    // MARK: The kind

    /// The most particular kind that some lines announce.
    private func kind(in spans: [TextSpan]) -> Claim<String>? {
        let cues = spans.flatMap { span in
            facts.cues(.kind, in: span).filter { cue in
                switch cue.cue.place {
                case .line: isLabel(cue, of: span)
                // "Message from …" is one; "… receives a message from …" tells of one.
                case .start: cue.span.lowerBound - span.lowerBound <= 2
                default: cue.span.lowerBound - span.lowerBound <= Self.announcedWithin
                }
            }
        }
        for value in Self.order {
            if let cue = cues.first(where: { $0.cue.value == value }) { return Claim(value, .stated, [cue.span]) }
        }
        return nil
    }

    /// The kind that words of issuing in the first lines of the text leave.
    private func attributed(within blocks: Int) -> Claim<String>? {
        for block in facts.boundaries.body.prefix(blocks) {
            if let cue = facts.cues(.attribution, in: facts.head(of: block)).first {
                return Claim("press_statement", .inferred, [cue.span])
            }
        }
        return nil
    }

    /// The kind that a line of its own among the first says an agency carries: "The full text of the speech is as follows:".
    private func carriedInFull() -> Claim<String>? {
        kind(
            in: facts.boundaries.body.prefix(3).map(facts.head).filter { line in
                facts.cues(.kind, in: line).contains { $0.cue.place == .line && isLabel($0, of: line) }
            })
    }

    /// The speech whose first lines greet those to whom it is made, perhaps behind the speaker's name: "A. B.: Citizens!".
    private func greeted() -> Claim<String>? {
        guard let first = facts.boundaries.body.first else { return nil }
        for block in facts.boundaries.header + facts.boundaries.title + [first] {
            let line = facts.head(of: block)
            for cue in facts.cues(.courtesy, in: line) where cue.cue.value == Self.greeting {
                let before = facts.page.string(line.lowerBound..<cue.span.lowerBound)
                guard before.count <= 60,
                    before.allSatisfy({ !$0.isLetter }) || before.contains(where: { ":：".contains($0) })
                else { continue }
                return Claim("speech", .inferred, [cue.span])
            }
        }
        return nil
    }

    /// The value of cues with which a speech to the public begins.
    private static let greeting = "greeting"

    // MARK: Places

    /// What the page calls itself: its title, that of its head, and its first line, which a saved page often has from
    /// there.
    private var titleSpans: [TextSpan] {
        let fields = facts.page.fields.filter { $0.key == "title" || $0.key == "og:title" }.map(\.span)
        let first = facts.page.blocks.indices.prefix(1).filter {
            !facts.isAnnex && !facts.boundaries.body.holds($0) && !facts.boundaries.title.contains($0)
        }
        return facts.boundaries.title.map(facts.head) + fields + first.map(facts.head)
    }

    /// Title, header, titles in fields, and the first block of the text: where a page says what it is.
    private var headSpans: [TextSpan] {
        let boundaries = facts.boundaries
        let first = boundaries.body.first ?? facts.page.blocks.count
        let above = Array(max(0, first - 6)..<first)
        let subtitles = facts.page.fields.filter { $0.key == "subtitle" }.map(\.span)
        let blocks = above.filter { !boundaries.title.contains($0) } + Array(boundaries.body.prefix(2))
        return titleSpans + subtitles + facts.linkTitles.announcing + blocks.map(facts.head)
    }

    /// The offices that the head of a page names: institutions, and persons with whom a line begins; elsewhere much is told
    /// of presidents and ministers.
    private func headOffices() -> [NameMention] {
        // An organisation of states in a title is what others write about.
        headSpans.flatMap { span in
            facts.names(in: span).filter { name in
                guard name.thing == .offices, name.code != "international_organization",
                    let office = facts.tables.office(name.code)
                else { return false }
                return !office.isHeldByPerson || office.code.contains("spokesperson")
                    || name.span.lowerBound - span.lowerBound <= 4
            }
        }
    }
}
