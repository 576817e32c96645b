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
        let named = read.first { reading in
            reading.claim.office != nil || reading.claim.name != nil
                // "Press Statement by Surname".
                || reading.phrase.isInTitle && reading.claim.person != nil
        }
        guard let first = named ?? read.first else {
            return letterhead() ?? lonePerson()
        }
        let titled = titled(among: read, against: first)
        var issuer = (titled ?? first).claim
        // Where the page is that of an institution, another country's is spoken of.
        let ownCountry = issuer.country == nil ? Mastheads(facts).country() : nil
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
        // The title may name the same person more fully.
        if let person = Signatory(facts).read(), issuer.person?.lowercased().hasSuffix(person.lowercased()) != true {
            issuer.person = person
        }
        if issuer.person == nil, facts.isHeldByPerson(issuer.office) { issuer.person = PersonFinder(facts).speaker() }
        if titled == nil, first.form == .lead { giveToMinistry(&issuer) }
        if issuer.country == nil, !issuer.isInternational {
            let lead = read.first { $0.form == .lead && $0.claim.country != nil && isProse($0.phrase.span) }
            IssuerCountry(facts).find(&issuer, lead: lead?.claim)
        }
        let names = InstitutionNames(facts)
        issuer.name = names.name(of: issuer) ?? issuer.name
        return issuer
    }

    /// The reading of the title where the text begins with what another says: somebody of another country, or whoever is
    /// not the person whom the title names; or with the state for which the title's institution speaks.
    ///
    /// A title that names an office without its country is that of the page's own institution.
    private func titled(among read: [Reading], against first: Reading) -> Reading? {
        guard first.form == .subject, !first.phrase.isInTitle else { return nil }
        return read.lazy.compactMap { reading -> Reading? in
            guard reading.phrase.isInTitle, reading.claim.office != nil, !reading.claim.isInternational else {
                return nil
            }
            var claim = reading.claim
            if claim.country == nil, let own = Mastheads(facts).country() {
                (claim.country, claim.countryGrounds) = (own, .derived)
            }
            let isOther =
                claim.person.map { person in first.claim.person.map { !person.hasSuffix($0) } ?? true } ?? false
                || claim.country.map { own in first.claim.country.map { $0 != own } ?? first.claim.isInternational }
                    ?? false
            let isStateAlone = first.claim.office == nil && first.claim.person == nil && first.claim.country != nil
            return isOther || isStateAlone ? Reading(phrase: reading.phrase, claim: claim) : nil
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
            let ministry = Mastheads(facts).institutions().first(where: { $0.name.code == "ministry" }),
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

    // MARK: Where no phrase names anybody

    /// The ministry of a letterhead: a line of its own above the text, or among its first, where nothing else says who
    /// speaks.
    private func letterhead() -> IssuerClaim? {
        guard let first = facts.boundaries.body.first else { return nil }
        let ministry = Mastheads(facts).institutions().first { name, country in
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
        IssuerCountry(facts).find(&issuer)
        return issuer
    }

    /// Whether a sentence is one, and no line of a menu.
    private func isProse(_ span: TextSpan) -> Bool {
        span.count >= 40 && facts.endsAsSentence(span)
    }

    /// Offices that are of no country.
    static let international: Set<String> = [
        "secretary_general", "high_commissioner", "international_organization", "special_rapporteur", "group_of_states",
        "high_representative",
    ]
}
