import Authorities

/// Names institutions as a catalogue would: one way for each, whatever way the page chose.
struct InstitutionNames {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// Institutions that are mostly named as a part of another, or beside it.
    private static let parts: Set<String> = ["department", "press_service", "delegation", "news_agency"]

    /// The institution of an issuer.
    ///
    /// In English the table of offices has the pattern of its name, such as `Ministry of Foreign Affairs of {country}`;
    /// in other languages it is what the page writes.
    func name(of issuer: IssuerClaim) -> String? {
        guard let span = issuer.spans.first else { return nil }
        let offices = facts.names(in: span).filter { $0.thing == .offices }
        // An institution stands for itself; a person's office stands for one where the table says so.
        let institutions = offices.filter { facts.tables.office($0.code)?.isHeldByPerson == false }
        // A department is one of a ministry, an agency carries what another says.
        let institution = institutions.first { !Self.parts.contains($0.code) } ?? institutions.first
        let code = institution?.code ?? issuer.office
        // "Ministry" alone may be any ministry: its own words stand.
        let isParticular = institution.map { $0.kind != .short } ?? true
        if facts.language?.hasPrefix("en") ?? false, isParticular, issuer.name == nil || institution != nil, let code,
            let pattern = facts.tables.office(code)?.institutionPattern, let country = issuer.country
        {
            // What only one country calls so has a name of its own.
            if let institution, institution.country == country, institution.kind == .full {
                return words(of: institution)
            }
            if let own = ministryOfMore(institution) { return own + " of " + countryName(country) }
            let name = pattern.replacing("{country}", with: countryName(country))
            return name.hasSuffix("United Nations") && isAtGeneva(span) ? name + " Office at Geneva" : name
        }
        guard issuer.name == nil else { return nil }
        if let institution { return usualName(of: institution, issuer.country) }
        return ministryOfPage(issuer.country)
    }

    /// The words of a ministry that is one of foreign affairs "and" of something else, not in capitals throughout.
    private func ministryOfMore(_ institution: NameMention?) -> String? {
        guard let institution, institution.code == "ministry", institution.kind == .full else { return nil }
        let words = facts.page.quote(institution.span)
        guard words.lowercased().contains(" affairs and ") else { return nil }
        guard !words.contains(where: \.isLowercase) else { return words }
        return words.split(separator: " ").map {
            ["OF", "FOR", "AND"].contains($0) ? $0.lowercased() : $0.withOneCapital
        }.joined(separator: " ")
    }

    /// Whether names change with their place in a sentence.
    private var inflects: Bool { ["de", "ru"].contains { facts.language?.hasPrefix($0) ?? false } }

    /// What the page calls an institution: of a ministry, where the sentence inflects its name or leaves out the country,
    /// the name that the page uses most.
    private func usualName(of institution: NameMention, _ country: String?) -> String {
        let own = words(of: fullest(institution, country))
        guard institution.code == "ministry", institution.kind == .full, let usual = ministryOfPage(country) else {
            return own
        }
        return inflects || usual.hasSuffix(own) ? usual : own
    }

    /// What the page calls an institution, with the country beside it.
    private func words(of institution: NameMention) -> String {
        facts.page.quote(extended(institution))
    }

    /// Where the words leave out the country or abbreviate it, the same institution with its full name in the statement.
    private func fullest(_ institution: NameMention, _ country: String?) -> NameMention {
        let isShort: (NameMention) -> Bool = { name in
            let span = extended(name)
            let words = facts.page.quote(span).split(separator: " ")
            // A heading may be in capitals throughout.
            let isAbbreviated =
                words.contains { $0.count >= 2 && $0.allSatisfy(\.isUppercase) }
                && !words.allSatisfy { $0.allSatisfy { !$0.isLowercase } }
            return span == name.span || isAbbreviated
        }
        guard isShort(institution) else { return institution }
        return facts.names.first {
            $0.code == institution.code && $0.thing == .offices && $0.kind == institution.kind
                && facts.isIn(facts.statementBlocks, $0.span) && extended($0) != $0.span && !isShort($0)
                && IssuerPhraseReader.country(of: $0, in: facts)?.code == country
        } ?? institution
    }

    private func isAtGeneva(_ span: TextSpan) -> Bool {
        facts.names(in: span.lowerBound..<span.upperBound + 120).contains {
            $0.thing == .places && facts.page.string($0.span).hasPrefix("Geneva") && facts.isOneLine(span, $0.span)
                && $0.span.lowerBound - span.upperBound <= 48
        }
    }

    /// The name by which the page calls its own ministry, where the issuer is one of its offices.
    private func ministryOfPage(_ country: String?) -> String? {
        guard let country else { return nil }
        var counts: [(name: String, count: Int)] = []
        for office in facts.names where office.thing == .offices && office.code == "ministry" && (office.kind == .full)
        {
            guard IssuerPhraseReader.country(of: office, in: facts).map({ $0.code == country }) ?? true,
                isWritten(office)
            else { continue }
            let name = facts.page.quote(extended(office))
            // At the start of a line it is not inflected.
            let block = facts.page.block(at: office.span.lowerBound).map { facts.page.blocks[$0].span.lowerBound }
            let weight = inflects && block == office.span.lowerBound ? 2 : 1
            if let index = counts.firstIndex(where: { $0.name == name }) {
                counts[index].count += weight
            } else {
                counts.append((name, weight))
            }
        }
        var best: (name: String, count: Int)?
        for entry in counts where entry.count > best?.count ?? 0 { best = entry }
        return best?.name
    }

    /// Whether a name is in the page's language, as those of its footer may not be.
    private func isWritten(_ name: NameMention) -> Bool {
        guard let language = facts.language?.split(separator: "-").first else { return true }
        return name.languages.contains(String(language))
    }

    /// An institution with the country, or the institution of which it is one, that stands beside it.
    private func extended(_ institution: NameMention) -> TextSpan {
        var span = withObject(institution)
        for name in facts.names(in: max(0, span.lowerBound - 80)..<span.upperBound + 80)
        where (name.thing == .countries || isOther(name, than: institution))
            && facts.isOneLine(institution.span, name.span)
        {
            if name.span.upperBound <= span.lowerBound, span.lowerBound - name.span.upperBound <= 2 {
                span = name.span.lowerBound..<span.upperBound
            }
            if name.span.lowerBound >= span.upperBound, name.span.lowerBound - span.upperBound <= 12,
                facts.belongs(span.upperBound..<name.span.lowerBound)
            {
                span = span.lowerBound..<name.span.upperBound
            }
        }
        return span
    }

    /// "Institute" and what it is for: the words with capitals behind a word that many institutions share, or before it.
    private func withObject(_ institution: NameMention) -> TextSpan {
        guard Self.generic.contains(institution.code), institution.kind == .short,
            let block = facts.page.block(at: institution.span.lowerBound)
        else {
            return institution.span
        }
        if let object = objectBefore(institution, from: facts.page.blocks[block].span.lowerBound) { return object }
        let limit = min(facts.page.blocks[block].span.upperBound, institution.span.upperBound + 120)
        // Another name ends it, of a country or of the ministry that it belongs to.
        let stop = facts.names(in: institution.span.upperBound..<limit).first { $0.thing != .places }?.span.lowerBound
        let rest = facts.page.string(institution.span.upperBound..<(stop ?? limit))
        guard rest.first == " " else { return institution.span }
        var (offset, end) = (0, 0)
        for (index, word) in rest.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { offset += 1 }
            offset += word.utf8.count
            if word.isEmpty { continue }
            if ["of", "for", "on", "and", "the"].contains(word) { continue }
            guard let first = word.first, first.isUppercase, index > 1 else { break }
            end = offset - (word.last?.isPunctuation ?? false ? 1 : 0)
            if word.last?.isPunctuation ?? false { break }
        }
        return institution.span.lowerBound..<institution.span.upperBound + end
    }

    /// "Disarmament and Peace Institute": the words with capitals before it, up to another name or a small word.
    private func objectBefore(_ institution: NameMention, from start: Int) -> TextSpan? {
        let start = facts.names(in: start..<institution.span.lowerBound).last?.span.upperBound ?? start
        let before = facts.page.string(start..<institution.span.lowerBound)
        guard before.last == " " else { return nil }
        let words = before.dropLast().split(separator: " ").reversed().prefix { word in
            word == "and" || word.first?.isUppercase ?? false && word.allSatisfy { $0.isLetter || $0 == "-" }
        }
        guard let first = words.last(where: { $0 != "and" && !["The", "A", "An"].contains($0) }) else { return nil }
        return start + before[..<first.startIndex].utf8.count..<institution.span.upperBound
    }

    /// Offices whose names say little without what they are for.
    private static let generic: Set<String> = [
        "institute", "association", "committee", "commission", "council", "agency",
    ]

    /// Whether a name is that of another institution.
    private func isOther(_ name: NameMention, than institution: NameMention) -> Bool {
        name.thing == .offices && name.code != institution.code
            && facts.tables.office(name.code)?.isHeldByPerson == false
            && name.span.lowerBound >= institution.span.upperBound
    }

    /// The shortest name by which the page calls a country, with the article that English gives to some.
    private func countryName(_ code: String) -> String {
        var shortest: String?
        for name in facts.names where name.thing == .countries && name.code == code {
            guard name.kind != .adjective, name.languages.contains("en") else { continue }
            let text = facts.page.quote(name.span)
            // "MALAYSIA" of a heading is no abbreviation.
            if text.utf8.count > 4, !text.contains(where: { $0.isLowercase || $0 == "." }) { continue }
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
