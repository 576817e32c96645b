import Authorities

/// Works out who issued a statement from the places where pages name an issuer: before the words of issuing, in the
/// title, in a letter's heading, under the text.
struct IssuerReader {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// A phrase with what it says.
    private struct Reading {
        let phrase: IssuerPhrase
        let claim: IssuerClaim

        var form: IssuerPhrase.Form { phrase.form }
    }

    /// The issuer; `nil` where no place of the page names one.
    func read() -> IssuerClaim? {
        if var group = JointIssuer(facts).read() {
            group.person = group.person ?? Signatory(facts).read()
            return group
        }
        let read: [Reading] = IssuerPhraseFinder(facts).phrases().compactMap { phrase in
            IssuerPhraseReader(facts, phrase).read().map { Reading(phrase: phrase, claim: $0) }
        }.filter { reading in
            // In the text such words are followed by what a statement is about, too.
            reading.form != .announced || reading.phrase.isInTitle || reading.claim.office != nil
        }
        guard let first = read.first(where: { $0.claim.office != nil || $0.claim.name != nil }) ?? read.first else {
            return letterhead() ?? lonePerson()
        }
        let titled = titled(among: read, against: first)
        var issuer = (titled ?? first).claim
        // Where the page is that of an institution, another country's is spoken of.
        let ownCountry = issuer.country == nil ? pageCountry() : nil
        for other in read
        where other.claim != issuer
            // Where the title speaks, whoever the text begins with does not.
            && (titled == nil || other.phrase.isInTitle
                || other.claim.person != nil && other.claim.person == issuer.person)
            // A first sentence that begins with a country may speak of another's.
            && (other.form != .lead || other.claim.office != nil || issuer.office == nil)
        {
            fill(&issuer, from: other, ownCountry: ownCountry)
        }
        if let person = Signatory(facts).read() { issuer.person = person }
        if issuer.person == nil, facts.isHeldByPerson(issuer.office) { issuer.person = PersonFinder(facts).speaker() }
        if titled == nil, first.form == .lead { giveToMinistry(&issuer) }
        if issuer.country == nil, !issuer.isInternational { findCountry(&issuer, read) }
        let names = InstitutionNames(facts)
        issuer.name = names.name(of: issuer) ?? issuer.name
        return issuer
    }

    /// The reading of the title where the text begins with what another says: somebody of another country, or whoever is
    /// not the person whom the title names.
    ///
    /// A title that names an office without its country is that of the page's own institution.
    private func titled(among read: [Reading], against first: Reading) -> Reading? {
        guard first.form == .subject, !first.phrase.isInTitle else { return nil }
        return read.lazy.compactMap { reading -> Reading? in
            guard reading.phrase.isInTitle, reading.claim.office != nil, !reading.claim.isInternational else {
                return nil
            }
            var claim = reading.claim
            if claim.country == nil, let own = pageCountry() {
                (claim.country, claim.countryGrounds) = (own, .derived)
            }
            let isOther =
                claim.person.map { person in first.claim.person.map { !person.hasSuffix($0) } ?? true } ?? false
                || claim.country.map { own in first.claim.country.map { $0 != own } ?? first.claim.isInternational }
                    ?? false
            return isOther ? Reading(phrase: reading.phrase, claim: claim) : nil
        }.first
    }

    /// What one phrase leaves open another may say, where the two do not disagree.
    private func fill(_ issuer: inout IssuerClaim, from reading: Reading, ownCountry: String?) {
        let (phrase, other) = (reading.phrase, reading.claim)
        if let country = issuer.country ?? ownCountry, let second = other.country, country != second { return }
        let sharesOffice =
            issuer.office == nil || other.office == nil || issuer.office == other.office
            || [issuer.office, other.office].contains("ambassador")
        // "At the invitation of the Foreign Ministry of …": what a sentence does not begin with may be anybody.
        if phrase.form == .lead, !sharesOffice, !beginsWithName(phrase.span) { return }
        // What the text announces may be the statement of another.
        if phrase.form == .announced, !phrase.isInTitle, issuer.office != nil, issuer.office != other.office { return }
        if issuer.country == nil, !issuer.isInternational, let country = other.country {
            (issuer.country, issuer.countryGrounds) = (country, other.countryGrounds)
        }
        guard sharesOffice else { return }
        issuer.office = issuer.office ?? other.office
        issuer.person = issuer.person ?? other.person
        // A sentence that begins with a country names no institution.
        if issuer.office == nil || other.office != nil { issuer.name = issuer.name ?? other.name }
        if issuer.spans.count < 2 { issuer.spans += other.spans }
    }

    /// Whether nothing but an article stands before the first name of a sentence.
    private func beginsWithName(_ span: TextSpan) -> Bool {
        facts.names(in: span).first.map { facts.isLinked(span.lowerBound..<$0.span.lowerBound) } ?? false
    }

    /// On the page of a ministry what "the Government", without a country's name, or a country says is the ministry's
    /// statement.
    private func giveToMinistry(_ issuer: inout IssuerClaim) {
        guard issuer.office == nil || issuer.office == "government" && !namesCountry(issuer.spans.first),
            let ministry = mastheads().first(where: { $0.name.code == "ministry" }),
            ministry.country == nil || issuer.country == nil || ministry.country == issuer.country
        else { return }
        issuer.office = "ministry"
        issuer.name = nil
        if issuer.country == nil { issuer.country = ministry.country }
        issuer.spans = [ministry.name.span] + issuer.spans.prefix(1)
    }

    private func namesCountry(_ span: TextSpan?) -> Bool {
        span.map { facts.names(in: $0).contains { $0.thing == .countries && $0.kind != .adjective } } ?? false
    }

    // MARK: Countries

    private func findCountry(_ issuer: inout IssuerClaim, _ read: [Reading]) {
        if let office = issuer.office, Self.international.contains(office) { return }
        if let country = pageCountry() ?? headedCountry() ?? diplomatCountry(issuer)
            ?? governmentCountry(issuer)
            ?? placeCountry().flatMap({ issuer.office != nil || isSpokenOf($0) ? $0 : nil })
        {
            (issuer.country, issuer.countryGrounds) = (country, .derived)
        } else if let country = PageHosts(facts).country() ?? languageCountry(issuer) {
            (issuer.country, issuer.countryGrounds) = (country, .inferred)
        } else if let lead = read.first(where: {
            $0.form == .lead && $0.claim.country != nil && isProse($0.phrase.span)
        }) {
            (issuer.country, issuer.countryGrounds) = (lead.claim.country, .inferred)
        }
    }

    /// Whether a sentence is one, and no line of a menu.
    private func isProse(_ span: TextSpan) -> Bool {
        span.count >= 40 && facts.endsAsSentence(span)
    }

    /// The institutions that the page itself belongs to: those on its short lines, outside of title and sentences.
    private func mastheads() -> [(name: NameMention, country: String?)] {
        facts.names.compactMap { name in
            guard name.thing == .offices, isMasthead(name) else { return nil }
            let country = IssuerPhraseReader.country(of: name, in: facts)?.code
            // "Government" is a word of any menu; a line that is "Government of Norway" heads a page.
            guard name.kind != .short || name.country != nil || country != nil && fillsLine(name) else { return nil }
            return (name, country ?? countryOfNextLine(name))
        }
    }

    /// The country that has a line of its own above or beneath an institution's: a letterhead.
    private func countryOfNextLine(_ institution: NameMention) -> String? {
        guard let index = facts.page.block(at: institution.span.lowerBound) else { return nil }
        let line = facts.page.blocks[index].span
        guard line.count <= 160, institution.span.lowerBound - line.lowerBound <= 4 else { return nil }
        let states = [index - 1, index + 1].filter(facts.page.blocks.indices.contains).compactMap { other in
            let other = facts.page.blocks[other].span
            // Marks of bold letters may stand around it.
            return facts.names(in: other).first {
                $0.thing == .countries && $0.kind == .full && other.count - $0.span.count <= 6
            }?.code
        }
        return Set(states).count == 1 ? states[0] : nil
    }

    /// The country of the one diplomat whom the page names before the text with his country, where the issuer is one.
    private func diplomatCountry(_ issuer: IssuerClaim) -> String? {
        guard let office = issuer.office, Self.diplomats.contains(office) else { return nil }
        let end = facts.boundaries.body.first.map { facts.page.blocks[$0].span.lowerBound } ?? 0
        let countries = facts.names(in: 0..<end).filter { $0.thing == .offices && Self.diplomats.contains($0.code) }
            .compactMap { IssuerPhraseReader.country(of: $0, in: facts)?.code }
        return Set(countries).count == 1 ? countries[0] : nil
    }

    /// The country of the one government that the statement names with its country, where a government speaks.
    private func governmentCountry(_ issuer: IssuerClaim) -> String? {
        guard issuer.office == "government" else { return nil }
        let countries = facts.names.filter {
            $0.thing == .offices && $0.code == "government" && facts.isIn(facts.statementBlocks, $0.span)
        }.compactMap { IssuerPhraseReader.country(of: $0, in: facts)?.code }
        return Set(countries).count == 1 ? countries[0] : nil
    }

    /// Whether the statement names a country: where somebody is named without an office, a place alone says little, for
    /// delegates speak abroad.
    private func isSpokenOf(_ country: String) -> Bool {
        facts.statementBlocks.contains { facts.states(in: facts.page.blocks[$0].span).contains(country) }
    }

    /// The ministry of a letterhead: a line of its own above the text, or among its first, where nothing else says who
    /// speaks.
    private func letterhead() -> IssuerClaim? {
        guard let first = facts.boundaries.body.first else { return nil }
        let ministry = mastheads().first { name, country in
            guard name.code == "ministry", name.kind == .full, country != nil,
                let block = facts.page.block(at: name.span.lowerBound), abs(block - first) <= 5
            else { return false }
            return facts.page.blocks[block].span.count - name.span.count <= 6
        }
        guard let ministry else { return nil }
        var issuer = IssuerClaim(office: "ministry", country: ministry.country, spans: [ministry.name.span])
        issuer.countryGrounds = .derived
        issuer.person = Signatory(facts).read()
        issuer.name = InstitutionNames(facts).name(of: issuer)
        return issuer
    }

    /// Somebody whom the page names without an office.
    private func lonePerson() -> IssuerClaim? {
        let persons = PersonFinder(facts)
        guard let person = persons.speaker() ?? persons.sender(), let first = facts.boundaries.body.first else {
            return nil
        }
        var issuer = IssuerClaim(person: person, spans: [facts.head(of: first)])
        findCountry(&issuer, [])
        return issuer
    }

    private static let diplomats: Set<String> = [
        "ambassador", "permanent_representative", "deputy_permanent_representative", "permanent_mission",
    ]

    private func isMasthead(_ name: NameMention) -> Bool {
        guard let block = facts.page.block(at: name.span.lowerBound) else { return false }
        let span = facts.page.blocks[block].span
        // Behind a comma, or among other words, it is where somebody works.
        let before = facts.page.text[span.lowerBound..<max(span.lowerBound, start(of: name))].last { $0 != 0x20 }
        let isInPhrase =
            before == UInt8(ascii: ",")
            || before.map { 0x61...0x7A ~= $0 | 0x20 } ?? false && span.upperBound - name.span.upperBound > 32
        if span.count > 200 || facts.boundaries.title.contains(block) || isInPhrase { return false }
        let body = facts.boundaries.body
        // In the middle of a text such lines are those of a list.
        return !body.holds(block)
            || (body.prefix(3).contains(block) || body.suffix(3).contains(block))
                && name.span.lowerBound - span.lowerBound <= 24
                && facts.tables.office(name.code)?.isHeldByPerson == false && !facts.endsSentence(span)
                && !facts.endsAsSentence(span)
    }

    /// Whether a line has nothing but an institution with its state, and a word perhaps: "Portal of the Norwegian Government".
    private func fillsLine(_ institution: NameMention) -> Bool {
        guard let block = facts.page.block(at: institution.span.lowerBound) else { return false }
        let line = facts.page.blocks[block].span
        let states = facts.names(in: line).filter { $0.thing == .countries }.reduce(0) { $0 + $1.span.count }
        return line.count - institution.span.count - states <= 14
    }

    /// Where an institution begins with the state before it: "US Department of …".
    private func start(of institution: NameMention) -> Int {
        let reach = max(0, institution.span.lowerBound - 48)..<institution.span.lowerBound
        return facts.names(in: reach).last {
            $0.thing == .countries && institution.span.lowerBound - $0.span.upperBound <= 1
        }?.span.lowerBound ?? institution.span.lowerBound
    }

    /// The country of the institution that the page itself belongs to: the one that its furniture names most often.
    private func pageCountry() -> String? {
        var counts: [String: Int] = [:]
        for (_, country) in mastheads() { if let country { counts[country, default: 0] += 1 } }
        guard let most = counts.values.max() else { return nil }
        let states = counts.filter { $0.value == most }
        // Where two are named as often, the page may be of either.
        return states.count == 1 ? states.first?.key : nil
    }

    /// The state whose full name heads the page: the one that a line above the text consists of, "REPUBLIC OF …".
    private func headedCountry() -> String? {
        let end = facts.boundaries.body.first ?? facts.page.blocks.count
        var states: Set<String> = []
        for block in max(facts.part.blocks.lowerBound, end - Self.headReach)..<end {
            let line = facts.page.blocks[block].span
            guard line.count <= 120, !facts.boundaries.title.contains(block) else { continue }
            let names = facts.names(in: line).filter { $0.thing == .countries && $0.kind == .full }
            guard names.reduce(0, { $0 + $1.span.count }) * 3 >= line.count * 2 else { continue }
            states.formUnion(names.map(\.code))
        }
        return states.count == 1 ? states.first : nil
    }

    /// The head of a page is so many blocks above the text.
    private static let headReach = 24

    /// The country whose capital an agency's line or the closing line names.
    private func placeCountry() -> String? {
        let boundaries = facts.boundaries
        for block in boundaries.body.prefix(1) + boundaries.header + boundaries.body.suffix(2) {
            let span = facts.page.blocks[block].span
            // A sentence speaks of places, too; an agency's line begins with its own.
            let reach = span.count <= 160 ? 60 : 16
            let head = span.lowerBound..<min(span.upperBound, span.lowerBound + 60)
            if let place = facts.names(in: head).first(where: { $0.thing == .places && !$0.code.isEmpty }),
                place.span.lowerBound - span.lowerBound <= reach, !isSubject(place.span, of: span)
            {
                return place.code
            }
        }
        return nil
    }

    /// Whether a sentence goes on behind a place with which it begins: "London has announced …".
    private func isSubject(_ place: TextSpan, of line: TextSpan) -> Bool {
        let rest = facts.page.string(place.upperBound..<min(line.upperBound, place.upperBound + 8))
        return rest.first == " " && rest.dropFirst().first?.isLowercase ?? false
    }

    /// Offices that are of no country.
    static let international: Set<String> = [
        "secretary_general", "high_commissioner", "international_organization", "special_rapporteur", "group_of_states",
        "high_representative",
    ]

    /// The country whose language alone writes an office so.
    private func languageCountry(_ issuer: IssuerClaim) -> String? {
        guard let tag = facts.language, let language = tag.split(separator: "-").first,
            !issuer.spans.contains(where: { facts.namesUnknownState(in: $0) })
        else { return nil }
        return facts.tables.soleCountry(ofLanguage: tag) ?? facts.tables.soleCountry(ofLanguage: String(language))
    }
}
