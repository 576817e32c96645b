import Authorities

/// Works out the country of an issuer that the page names without it.
struct IssuerCountry {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// Fills in the country where something on the page says it, from the surest to a guess.
    ///
    /// - Parameter lead: what the first sentence names, if it is one.
    func find(_ issuer: inout IssuerClaim, lead: IssuerClaim? = nil) {
        if let office = issuer.office, IssuerReader.international.contains(office) { return }
        let mastheads = Mastheads(facts)
        if let country = mastheads.country() ?? mastheads.headedCountry() ?? diplomatCountry(issuer)
            ?? governmentCountry(issuer)
        {
            (issuer.country, issuer.countryGrounds) = (country, .derived)
        } else if let country = officeCountry(issuer) {
            (issuer.country, issuer.countryGrounds) = (country, .inferred)
        } else if let country = placeCountry(), issuer.office != nil || isSpokenOf(country) {
            (issuer.country, issuer.countryGrounds) = (country, .derived)
        } else if let country = PageHosts(facts).country() ?? languageCountry(issuer) ?? lead?.country {
            (issuer.country, issuer.countryGrounds) = (country, .inferred)
        }
    }

    /// The country in whose language alone the page names the office, though the speech be in another, and held abroad:
    /// "Tal av utrikesminister …".
    private func officeCountry(_ issuer: IssuerClaim) -> String? {
        guard let office = issuer.office, !issuer.spans.contains(where: facts.namesUnknownState) else { return nil }
        let blocks = (facts.boundaries.title + facts.boundaries.header + facts.boundaries.body.prefix(1)).sorted()
        let named = facts.names.first {
            $0.thing == .offices && $0.code == office && facts.isIn(blocks, $0.span)
        }
        let own = facts.language.map { String($0.prefix { $0 != "-" }) }
        let languages = named?.languages ?? []
        guard let language = languages.count == 1 ? languages.first : languages.first(where: { $0 == own }) else {
            return nil
        }
        // Of several states that write so, the place or a name says which.
        let states = Set(
            (facts.boundaries.title + facts.boundaries.header).flatMap { facts.states(in: facts.head(of: $0)) }
        )
        .filter { facts.tables.isLanguage(language, writtenIn: $0) }
        let other = states.count == 1 ? states.first : nil
        let place = placeCountry().flatMap { facts.tables.isLanguage(language, writtenIn: $0) ? $0 : nil }
        return place ?? other ?? facts.tables.soleCountry(ofLanguage: language)
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

    private static let diplomats: Set<String> = [
        "ambassador", "permanent_representative", "deputy_permanent_representative", "permanent_mission",
    ]

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

    /// The country whose language alone writes an office so.
    private func languageCountry(_ issuer: IssuerClaim) -> String? {
        guard let tag = facts.language, let language = tag.split(separator: "-").first,
            !issuer.spans.contains(where: { facts.namesUnknownState(in: $0) })
        else { return nil }
        return facts.tables.soleCountry(ofLanguage: tag) ?? facts.tables.soleCountry(ofLanguage: String(language))
    }
}
