import Authorities

/// Names institutions as a catalogue would: one way for each, whatever way the page chose.
struct InstitutionNames {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The institution of an issuer.
    ///
    /// In English the table of offices has the pattern of its name, such as `Ministry of Foreign Affairs of {country}`;
    /// in other languages it is what the page writes.
    func name(of issuer: IssuerClaim) -> String? {
        guard let span = issuer.spans.first else { return nil }
        let offices = facts.names(in: span).filter { $0.thing == .offices }
        // An institution stands for itself; a person's office stands for one where the table says so.
        let institution = offices.first { facts.tables.office($0.code)?.isHeldByPerson == false }
        let code = institution?.code ?? issuer.office
        // "Ministry" alone may be any ministry: its own words stand.
        let isParticular = institution.map { $0.kind != .short } ?? true
        if facts.language?.hasPrefix("en") ?? false, isParticular, issuer.name == nil || institution != nil, let code,
            let pattern = facts.tables.office(code)?.institutionPattern, let country = issuer.country
        {
            return pattern.replacing("{country}", with: countryName(country))
        }
        guard issuer.name == nil else { return nil }
        if let institution { return facts.page.quote(extended(institution)) }
        return ministryOfPage(issuer.country)
    }

    /// The name by which the page calls its own ministry, where the issuer is one of its offices.
    private func ministryOfPage(_ country: String?) -> String? {
        guard let country else { return nil }
        var counts: [(name: String, count: Int)] = []
        for office in facts.names where office.thing == .offices && office.code == "ministry" && office.kind != .short {
            guard IssuerPhraseReader.country(of: office, in: facts) == country else { continue }
            let name = facts.page.quote(extended(office))
            if let index = counts.firstIndex(where: { $0.name == name }) {
                counts[index].count += 1
            } else {
                counts.append((name, 1))
            }
        }
        var best: (name: String, count: Int)?
        for entry in counts where entry.count > best?.count ?? 0 { best = entry }
        return best?.name
    }

    /// An institution with the country that stands beside it.
    private func extended(_ institution: NameMention) -> TextSpan {
        var span = institution.span
        for name in facts.names(in: max(0, span.lowerBound - 80)..<span.upperBound + 80)
        where name.thing == .countries && facts.isOneLine(institution.span, name.span) {
            if name.span.upperBound <= span.lowerBound, span.lowerBound - name.span.upperBound <= 2 {
                span = name.span.lowerBound..<span.upperBound
            }
            if name.span.lowerBound >= span.upperBound, name.span.lowerBound - span.upperBound <= 12,
                facts.isLinked(span.upperBound..<name.span.lowerBound)
            {
                span = span.lowerBound..<name.span.upperBound
            }
        }
        return span
    }

    /// The shortest name by which the page calls a country, with the article that English gives to some.
    private func countryName(_ code: String) -> String {
        var shortest: String?
        for name in facts.names where name.thing == .countries && name.code == code {
            guard name.kind != .adjective, name.languages.contains("en") else { continue }
            let text = facts.page.quote(name.span)
            if shortest.map({ text.utf8.count < $0.utf8.count }) ?? true { shortest = text }
        }
        let name =
            shortest
            ?? {
                if case .known(let country) = facts.tables.country(code) { return country.name }
                return code
            }()
        return takesArticle(name) ? "the " + name : name
    }

    /// Abbreviations, plurals and names made of "Republic", "Kingdom" and the like.
    private func takesArticle(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        if name.allSatisfy({ $0.isUppercase || $0 == "." }), name.count > 1 { return true }
        return words.contains {
            ["Republic", "Kingdom", "Federation", "Emirates", "States", "Union", "Netherlands", "Philippines"].contains(
                $0)
        }
    }
}
