import Authorities
import Chronology

/// Works out who issued a statement from the places where pages name an issuer: before the words of issuing, in the
/// title, in a letter's heading, under the text.
struct IssuerReader {
    private let facts: PageFacts

    /// Blocks of the text that are looked at for words of issuing.
    private static let leadBlocks = 3
    /// A stretch that names an issuer is no longer than this, in bytes.
    private static let longestPhrase = 400

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The issuer; `nil` where no place of the page names one.
    func read() -> IssuerClaim? {
        let read = phrases().compactMap { phrase in
            IssuerPhraseReader(facts, phrase).read().map { (form: phrase.form, claim: $0) }
        }
        let readings = read.map(\.claim)
        guard var issuer = readings.first(where: { $0.office != nil || $0.name != nil }) ?? readings.first else {
            return nil
        }
        // A first sentence that begins with a country may speak of another's.
        for (form, other) in read
        where other != issuer && (form != .lead || other.office != nil || issuer.office == nil) {
            fill(&issuer, from: other)
        }
        if issuer.country == nil {
            issuer.country =
                pageCountry() ?? placeCountry() ?? languageCountry(issuer)
                ?? read.first { $0.form == .lead }?.claim.country
        }
        let names = InstitutionNames(facts)
        issuer.name = names.name(of: issuer) ?? issuer.name
        return issuer
    }

    /// What one phrase leaves open another may say, where the two do not disagree.
    private func fill(_ issuer: inout IssuerClaim, from other: IssuerClaim) {
        if let country = issuer.country, let second = other.country, country != second { return }
        issuer.country = issuer.country ?? other.country
        let sharesOffice =
            issuer.office == nil || other.office == nil || issuer.office == other.office
            || [issuer.office, other.office].contains("ambassador")
        guard sharesOffice else { return }
        issuer.office = issuer.office ?? other.office
        issuer.person = issuer.person ?? other.person
        // A sentence that begins with a country names no institution.
        if issuer.office == nil || other.office != nil { issuer.name = issuer.name ?? other.name }
        if issuer.spans.count < 2 { issuer.spans += other.spans }
    }

    // MARK: Where issuers are named

    /// The stretches that may name the issuer, the surest first.
    private func phrases() -> [IssuerPhrase] {
        let boundaries = facts.boundaries
        let lead = Array(boundaries.body.prefix(Self.leadBlocks))
        var phrases: [IssuerPhrase] = []
        for block in lead { phrases += subjects(in: facts.head(of: block), isTitle: false) }
        for block in statementHead { phrases += senders(in: facts.head(of: block)) }
        let title = titleSpan
        // A title that begins with an office: "Foreign Ministry Spokesperson …’s remarks on …".
        if let title,
            facts.names(in: title).contains(where: {
                $0.thing == .offices && $0.span.lowerBound - title.lowerBound <= 40
            })
        {
            phrases.append(IssuerPhrase(span: title, form: .title))
        }
        if let title {
            phrases += subjects(in: title, isTitle: true)
            phrases += announced(in: title)
        }
        phrases += signature()
        for block in lead { phrases += announced(in: facts.head(of: block)) }
        for field in facts.page.fields where ["title", "og:title", "subtitle"].contains(field.key) {
            phrases += subjects(in: field.span, isTitle: true) + announced(in: field.span)
        }
        if let title { phrases.append(IssuerPhrase(span: title, form: .title)) }
        for block in statementHead
        where !facts.boundaries.title.contains(block) && !facts.boundaries.body.contains(block) {
            let sentence = facts.sentence(around: facts.page.blocks[block].span.lowerBound)
            phrases.append(IssuerPhrase(span: sentence, form: .lead))
        }
        if let first = lead.first {
            phrases.append(
                IssuerPhrase(span: facts.sentence(around: facts.page.blocks[first].span.lowerBound), form: .lead))
        }
        return phrases.filter { $0.span.count <= Self.longestPhrase || $0.form == .lead }
    }

    private var titleSpan: TextSpan? {
        guard let first = facts.boundaries.title.first, let last = facts.boundaries.title.last else { return nil }
        return facts.page.blocks[first].span.lowerBound..<facts.page.blocks[last].span.upperBound
    }

    /// Header, title and the first blocks of page and text.
    private var statementHead: [Int] {
        let first = facts.boundaries.body.first ?? 0
        return Array(Set(facts.boundaries.title + facts.boundaries.header + Array(max(0, first - 3)...max(0, first))))
            .filter { block in
                block < facts.page.blocks.count
                    && facts.page.text.withUnsafeBytes {
                        facts.tables.cueMention(of: .furniture, at: facts.page.blocks[block].span.lowerBound, in: $0)
                            == nil
                    }
            }
            .sorted()
    }

    /// What stands before words of issuing, from the start of the sentence or the end of an agency's line.
    private func subjects(in span: TextSpan, isTitle: Bool) -> [IssuerPhrase] {
        facts.cues(.attribution, in: span).compactMap { cue in
            let sentence = isTitle ? span : facts.sentence(around: cue.span.lowerBound)
            let start = max(sentence.lowerBound, endOfDateline(before: cue.span.lowerBound, from: sentence.lowerBound))
            let phrase = PlainTextReader.trimmed(start..<cue.span.lowerBound, in: facts.page.text)
            return phrase.isEmpty ? nil : IssuerPhrase(span: phrase, form: .subject)
        }
    }

    /// Where an agency's line ends: behind its dash.
    private func endOfDateline(before end: Int, from start: Int) -> Int {
        var index = start
        var last = start
        while index < end {
            let rest = facts.page.text[index..<end]
            if rest.starts(with: [0x2D, 0x2D]) { last = index + 2 }
            if rest.starts(with: [0xE2, 0x80, 0x93]) || rest.starts(with: [0xE2, 0x80, 0x94]) { last = index + 3 }
            index += 1
        }
        return last - start <= 90 ? last : start
    }

    /// The sender in the heading of a letter: what stands between its date and its addressee.
    private func senders(in span: TextSpan) -> [IssuerPhrase] {
        var starts = facts.dateCues(in: span).filter { $0.cue.value == "letter" }.map(\.span)
        // "2019年9月27日…给…的信": the date begins the heading.
        if starts.isEmpty, let date = facts.dates(in: span).first, date.span.lowerBound == span.lowerBound,
            facts.cues(.kind, in: span).contains(where: { $0.cue.value == "letter" })
        {
            starts = [span.lowerBound..<span.lowerBound]
        }
        return starts.compactMap { start in
            let date = facts.dates(in: start.upperBound..<span.upperBound).first?.span
            // "Письмо … от 27 сентября": the sender stands before the date.
            if let date,
                let sender = facts.names(in: start.upperBound..<date.lowerBound).first(where: { $0.thing == .offices }),
                facts.names(in: start.upperBound..<date.lowerBound).allSatisfy({
                    $0.thing != .bodies || $0.code == "UN"
                })
            {
                return IssuerPhrase(span: sender.span.lowerBound..<date.lowerBound, form: .sender)
            }
            let after = date?.upperBound ?? start.upperBound
            guard after < span.upperBound, after - start.upperBound < 64 else { return nil }
            if let named = namedSender(in: after..<span.upperBound) { return named }
            let offices = facts.names(in: after..<span.upperBound).filter { $0.thing == .offices }
            guard let office = offices.first, office.span.lowerBound - after < 40 else { return nil }
            return sender(office, before: span.upperBound)
        }
    }

    /// A sender's office up to the addressee, who is an office, too, or a body behind the sender's country.
    private func sender(_ office: NameMention, before end: Int) -> IssuerPhrase {
        let addressee = facts.names(in: office.span.upperBound..<max(office.span.upperBound, end)).first {
            $0.thing == .bodies || $0.thing == .offices
        }
        return IssuerPhrase(span: office.span.lowerBound..<(addressee?.span.lowerBound ?? end), form: .sender)
    }

    /// What stands behind a word that names the sender, as where a heading has the addressee first.
    private func namedSender(in span: TextSpan) -> IssuerPhrase? {
        facts.cues(.sender, in: span).lazy.compactMap { cue in
            facts.names(in: cue.span.upperBound..<span.upperBound)
                .first { $0.thing == .offices && $0.span.lowerBound - cue.span.upperBound <= 8 }
                .map { sender($0, before: span.upperBound) }
        }.first
    }

    /// What follows words that announce a statement: "Press Statement of …".
    private func announced(in span: TextSpan) -> [IssuerPhrase] {
        facts.cues(.kind, in: span).compactMap { cue in
            let rest = PlainTextReader.trimmed(cue.span.upperBound..<span.upperBound, in: facts.page.text)
            guard !rest.isEmpty else { return nil }
            return IssuerPhrase(span: rest.lowerBound..<min(rest.upperBound, rest.lowerBound + 240), form: .announced)
        }
    }

    /// A short line with an office under the text.
    private func signature() -> [IssuerPhrase] {
        guard let last = facts.boundaries.body.last else { return [] }
        let end = min(facts.page.blocks.count, last + 4)
        return (max(0, last - 3)..<end).compactMap { index in
            let span = facts.page.blocks[index].span
            // A line that ends as a sentence does is text.
            guard span.count <= 160, !facts.page.string(span).hasSuffix("."), !facts.page.string(span).hasSuffix("。"),
                facts.names(in: span).contains(where: { $0.thing == .offices })
            else { return nil }
            return IssuerPhrase(span: span, form: .signature)
        }
    }

    // MARK: Countries

    /// The country of the ministry that the page itself belongs to: the one that its furniture names most often.
    private func pageCountry() -> String? {
        var counts: [String: Int] = [:]
        let isShort: (NameMention) -> Bool = { name in
            facts.page.block(at: name.span.lowerBound).map { facts.page.blocks[$0].span.count <= 200 } ?? false
        }
        for office in facts.names
        where office.thing == .offices && isShort(office) && !facts.isIn(facts.statementBlocks, office.span) {
            if let country = IssuerPhraseReader.country(of: office, in: facts) { counts[country, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The country whose capital an agency's line or the closing line names.
    private func placeCountry() -> String? {
        let boundaries = facts.boundaries
        for block in boundaries.body.prefix(1) + boundaries.header + boundaries.body.suffix(2) {
            let span = facts.page.blocks[block].span
            // A sentence speaks of places, too; an agency's line begins with its own.
            let reach = span.count <= 160 ? 60 : 16
            let head = span.lowerBound..<min(span.upperBound, span.lowerBound + 60)
            if let place = facts.names(in: head).first(where: { $0.thing == .places && !$0.code.isEmpty }),
                place.span.lowerBound - span.lowerBound <= reach
            {
                return place.code
            }
        }
        return nil
    }

    /// Offices that are of no country.
    private static let international: Set<String> = [
        "secretary_general", "high_commissioner", "international_organization", "special_rapporteur", "group_of_states",
        "high_representative",
    ]

    /// The country whose language alone writes an office so.
    private func languageCountry(_ issuer: IssuerClaim) -> String? {
        guard let office = issuer.office, !Self.international.contains(office), let tag = facts.language,
            let language = tag.split(separator: "-").first
        else { return nil }
        return facts.tables.soleCountry(ofLanguage: tag) ?? facts.tables.soleCountry(ofLanguage: String(language))
    }
}

/// A stretch of a page that may name the issuer.
struct IssuerPhrase {
    /// What it is in the page.
    enum Form {
        /// The subject of words of issuing.
        case subject
        /// The sender of a letter.
        case sender
        /// What follows the announcement of a statement.
        case announced
        /// A line under the text.
        case signature
        /// The title.
        case title
        /// The first sentence.
        case lead
    }

    let span: TextSpan
    let form: Form
}
