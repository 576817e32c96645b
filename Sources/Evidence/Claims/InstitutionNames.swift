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
        if facts.language?.hasPrefix("en") ?? false, issuer.name == nil || institution != nil, let code,
            let pattern = facts.tables.office(code)?.institutionPattern, let country = issuer.country
        {
            return pattern.replacing("{country}", with: countryName(country))
        }
        guard issuer.name == nil, let institution else { return nil }
        return facts.page.quote(extended(institution))
    }

    /// An institution with the country that stands beside it.
    private func extended(_ institution: NameMention) -> TextSpan {
        var span = institution.span
        for name in facts.names(in: max(0, span.lowerBound - 80)..<span.upperBound + 80) where name.thing == .countries {
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
        let name = shortest ?? {
            if case .known(let country) = facts.tables.country(code) { return country.name }
            return code
        }()
        return takesArticle(name) ? "the " + name : name
    }

    /// Abbreviations, plurals and names made of "Republic", "Kingdom" and the like.
    private func takesArticle(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        if name.allSatisfy({ $0.isUppercase || $0 == "." }), name.count > 1 { return true }
        return words.contains { ["Republic", "Kingdom", "Federation", "Emirates", "States", "Union", "Netherlands", "Philippines"].contains($0) }
    }
}
