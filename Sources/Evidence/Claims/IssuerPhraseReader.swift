import Authorities
import Chronology

/// Reads office, person and country from a stretch that names an issuer.
struct IssuerPhraseReader {
    let facts: PageFacts
    let phrase: IssuerPhrase
    let names: [NameMention]
    /// Where what names the issuer begins.
    private let start: Int

    init(_ facts: PageFacts, _ phrase: IssuerPhrase) {
        self.facts = facts
        self.phrase = phrase
        let own = Self.withoutTopic(phrase, facts)
        start = own.lowerBound
        let addressees = phrase.form == .sender ? [] : facts.cues(.addressee, in: phrase.span)
        let all = facts.names(in: phrase.span)
        names = all.filter { name in
            guard own.lowerBound <= name.span.lowerBound, name.span.upperBound <= own.upperBound else { return false }
            // Whoever is written to does not speak, nor does an institution where one speaks, with its state before it.
            let state = all.first { $0.thing == .countries && 0...1 ~= name.span.lowerBound - $0.span.upperBound }
            return name.thing != .offices && name.thing != .countries
                || !addressees.contains { 0...2 ~= (state ?? name).span.lowerBound - $0.span.upperBound }
        }
    }

    /// The stretch without what it says that the statement is about: "… of the Foreign Ministry on the situation in …".
    private static func withoutTopic(_ phrase: IssuerPhrase, _ facts: PageFacts) -> TextSpan {
        var own = phrase.span
        guard phrase.form != .sender, phrase.form != .signature else { return own }
        if phrase.isInTitle, let end = facts.topicEnd(of: own) { own = end..<own.upperBound }
        let language = facts.language?.split(separator: "-").first.map(String.init)
        let head = own.lowerBound..<min(own.upperBound, own.lowerBound + 600)
        for cue in facts.cues(.topic, in: head)
        where cue.span.lowerBound > own.lowerBound - (phrase.form == .announced ? 1 : 0)
            && language.map(cue.cue.languages.contains) ?? true
        {
            // "On 7 January the ambassador …" says when.
            if !facts.dates(in: cue.span.upperBound..<cue.span.upperBound + 4).isEmpty { continue }
            switch cue.cue.value {
            case "before": own = max(own.lowerBound, cue.span.upperBound)..<own.upperBound
            default:
                guard own.contains(cue.span.lowerBound) else { continue }
                return own.lowerBound..<cue.span.lowerBound
            }
        }
        return own
    }

    /// `nil` where the stretch names neither office nor country at its place.
    func read() -> IssuerClaim? {
        let offices = offices
        let main = main(of: offices)
        var claim = IssuerClaim(spans: [phrase.span])
        if let main, !opensWithOtherCountry(main) {
            guard isAtItsPlace(main) else { return nil }
            claim.office = main.code
            claim.person = person(beside: main)
            claim.isInternational = isInternational(main, offices)
            if claim.isInternational {
                claim.country = nil
            } else if let country = country(of: main, among: offices) {
                (claim.country, claim.countryGrounds) = (country.code, country.grounds)
            } else {
                claim.country = loneCountry()
            }
            claim.spans = [span(of: main, offices)]
            claim.name = institution(behind: main)
        } else {
            // "The … regime": an adjective alone names nobody who speaks.
            guard let country = names.first(where: { $0.thing == .countries && $0.kind != .adjective }),
                country.span.lowerBound - start <= 4
            else { return organisation() ?? body() }
            claim.country = country.code
            claim.spans = [country.span]
            if phrase.form == .subject || phrase.form == .lead { claim.name = facts.page.quote(country.span) }
        }
        return claim
    }

    /// The offices of the stretch; an agency carries what another office says.
    private var offices: [NameMention] {
        let offices = names.filter { $0.thing == .offices }
        let speakers = offices.filter { $0.code != "news_agency" }
        return speakers.isEmpty ? offices : speakers
    }

    /// The office that speaks: a person's before that of an institution. In a title or first sentence the first office, or
    /// the person's that is joined to it: what stands elsewhere is spoken of.
    private func main(of offices: [NameMention]) -> NameMention? {
        guard phrase.form == .title || phrase.form == .lead, let first = offices.first else {
            return offices.first { isHolder($0) } ?? offices.first
        }
        var end = first.span.upperBound
        for office in offices {
            guard office.span.lowerBound <= end || facts.isJoined(end..<office.span.lowerBound) else { break }
            if isHolder(office) { return office }
            end = max(end, office.span.upperBound)
        }
        return first
    }

    /// Whether an office is that of an organisation of states, which stands beside it.
    private func isInternational(_ main: NameMention, _ offices: [NameMention]) -> Bool {
        offices.contains { office in
            guard IssuerReader.international.contains(office.code) else { return false }
            let gap =
                office.span.lowerBound >= main.span.upperBound
                ? main.span.upperBound..<office.span.lowerBound
                : min(office.span.upperBound, main.span.lowerBound)..<main.span.lowerBound
            return facts.isLinked(gap)
        }
    }

    /// A title and a first sentence speak of many things: the issuer is named early.
    private func isAtItsPlace(_ office: NameMention) -> Bool {
        switch phrase.form {
        case .title, .lead: office.span.lowerBound - start <= 48
        case .subject, .sender, .announced, .signature: true
        }
    }

    /// Whether a title or first sentence begins with a country, and speaks of another's office: "X rejects the remarks of
    /// Y's spokesperson".
    private func opensWithOtherCountry(_ office: NameMention) -> Bool {
        guard phrase.form == .title || phrase.form == .lead,
            let country = names.first, country.thing == .countries,
            country.span.lowerBound - phrase.span.lowerBound <= 4,
            let other = Self.country(of: office, in: facts)
        else { return false }
        return other.code != country.code
    }

    /// The country of an office; in the stretch of an issuer's own names that of another office beside it.
    private func country(of main: NameMention, among offices: [NameMention]) -> (code: String, grounds: Grounds)? {
        if let country = Self.country(of: main, in: facts) { return country }
        guard phrase.form != .title, phrase.form != .lead else { return nil }
        return offices.lazy.compactMap { Self.country(of: $0, in: facts) }.first
    }

    func isHolder(_ name: NameMention) -> Bool {
        facts.tables.office(name.code)?.isHeldByPerson ?? false
    }

    /// The only country of a subject.
    private func loneCountry() -> String? {
        guard phrase.form != .title, phrase.form != .lead else { return nil }
        let countries = names.filter { $0.thing == .countries }
        guard Set(countries.map(\.code)).count == 1, let country = countries.first else { return nil }
        if country.span.lowerBound == phrase.span.lowerBound { return country.code }
        // "… of the DPRK": joined to what stands before it.
        let before = facts.page.string(
            max(phrase.span.lowerBound, country.span.lowerBound - 12)..<country.span.lowerBound)
        return before.split(separator: " ").last.map { PageFacts.links.contains(String($0)) } ?? false
            ? country.code : nil
    }

    /// The words from the office to the last name that is joined to it; of a stretch that has nothing else, all.
    private func span(of main: NameMention, _ offices: [NameMention]) -> TextSpan {
        switch phrase.form {
        case .subject, .sender, .signature: return phrase.span
        case .announced, .title, .lead:
            var end = main.span.upperBound
            for name in names where name.span.lowerBound >= end && name.span.lowerBound - main.span.lowerBound <= 120 {
                guard facts.isJoined(end..<name.span.lowerBound) else { break }
                end = name.span.upperBound
            }
            return main.span.lowerBound..<end
        }
    }

    // MARK: Institutions that no table has

    /// What stands behind a spokesperson's "for" or "of", where it is no office of the tables.
    private func institution(behind office: NameMention) -> String? {
        guard phrase.form == .subject || phrase.form == .announced,
            facts.tables.office(office.code)?.institutionPattern == nil
        else { return nil }
        // "… of the DPRK, Monday": the day is that of the act.
        let end = facts.dates(in: office.span.upperBound..<phrase.span.upperBound).first?.span.lowerBound
        let rest = PlainTextReader.trimmed(
            office.span.upperBound..<(end ?? phrase.span.upperBound), in: facts.page.text)
        guard !rest.isEmpty,
            !names.contains(where: { $0.thing == .offices && $0.span.lowerBound >= rest.lowerBound && isMinistry($0) })
        else { return nil }
        var text = Substring(facts.page.quote(rest))
        for word in ["for ", "of ", "from ", "du ", "de la ", "del ", "de ", "the "] where text.hasPrefix(word) {
            text = text.dropFirst(word.count)
        }
        guard let first = text.first, first.isUppercase, text.utf8.count >= 4, text != facts.page.quote(rest)[...],
            !isKnown(String(text)), !isOfCountryAndPerson(rest), !PersonName.beginsWithHonorific(text)
        else { return nil }
        let name = trimmedAtVerb(text)
        guard !isKnown(name), PersonName.leading(in: name) != name || !PersonName.beginsWithInitials(name) else {
            return nil
        }
        return isMinister(office) && facts.language?.hasPrefix("en") ?? false ? "Ministry of " + name : name
    }

    /// "… of the Republic of X H.E. Mr. …": a country and a person, and no institution.
    private func isOfCountryAndPerson(_ rest: TextSpan) -> Bool {
        names.contains {
            $0.thing == .countries && $0.span.lowerBound >= rest.lowerBound
                && facts.isLinked(rest.lowerBound..<$0.span.lowerBound)
                && PersonName.beginsWithHonorific(
                    facts.page.quote($0.span.upperBound..<rest.upperBound).dropLeadingMarks)
        }
    }

    /// Whoever is called by what a ministry is of: "Vice-Minister of National Defence".
    private func isMinister(_ office: NameMention) -> Bool {
        ["minister", "vice_minister", "deputy_minister"].contains(office.code)
    }

    private func isMinistry(_ name: NameMention) -> Bool {
        name.kind != .short && ["ministry", "permanent_mission"].contains(name.code)
    }

    /// Leaves out what a title says that the institution did.
    private func trimmedAtVerb(_ text: Substring) -> String {
        var words: [Substring] = []
        for word in text.split(separator: " ") {
            if [
                "Releases", "Issues", "Gives", "Makes", "on", "in", "at", "to", "as", "ahead", "following",
                "condemning", "after",
            ].contains(word) {
                break
            }
            words.append(word)
        }
        return words.joined(separator: " ").trimmingMarks
    }

    /// The subject of words of issuing that no table knows: its name as it stands.
    private func organisation() -> IssuerClaim? {
        guard phrase.form == .subject, 4...160 ~= phrase.span.count else { return nil }
        let text = facts.page.quote(phrase.span)
        guard text.first?.isUppercase ?? false else { return nil }
        let name = text.hasPrefix("The ") ? String(text.dropFirst(4)) : text
        return IssuerClaim(name: name.trimmingMarks, spans: [phrase.span])
    }

    /// What a title says a statement is by, where no table knows it.
    private func body() -> IssuerClaim? {
        guard phrase.form == .announced, 4...160 ~= phrase.span.count else { return nil }
        var text = Substring(facts.page.quote(phrase.span))
        // "Statement by Surname", "Discorso di Surname alla Camera": up to a small word.
        let before = facts.page.string(max(0, phrase.span.lowerBound - 8)..<phrase.span.lowerBound)
        let isBehindPreposition =
            before.split(separator: " ").last.map { PersonName.isBeforeSpeaker(String($0)) } ?? false
        let opening = ["by the ", "by ", "from the ", "of the ", "av "].first(where: text.hasPrefix)
        let words = text.dropFirst(opening == "by " ? 3 : 0).split(separator: " ").prefix {
            $0.first?.isUppercase ?? false
        }
        let person = words.joined(separator: " ").trimmingMarks
        if phrase.isInTitle, isBehindPreposition || opening == "by ", 1...4 ~= words.count, !isNoPerson(person),
            opening == "by " || before.hasSuffix("by ") || isNamedAgain(person)
        {
            return IssuerClaim(name: nil, office: nil, person: person, country: nil, spans: [phrase.span])
        }
        guard let opening else { return nil }
        text = text.dropFirst(opening.count)
        guard text.first?.isUppercase ?? false else { return nil }
        let name = trimmedAtVerb(text)
        return name.isEmpty ? nil : IssuerClaim(name: name, spans: [phrase.span])
    }

    /// Whether a name of one word or several, or its last word, stands in the text, too: "Discurso de Apertura" names none.
    private func isNamedAgain(_ person: String) -> Bool {
        guard let word = person.split(separator: " ").last, word.utf8.count >= 4 else { return false }
        return facts.boundaries.body.contains {
            !facts.page.text[facts.page.blocks[$0].span].ranges(of: Array(word.utf8)).isEmpty
        }
    }

    // MARK: Countries beside offices

    /// The country that stands beside an office: "DPRK Foreign Ministry", "Ministry of Foreign Affairs of the DPRK".
    ///
    /// Where none does, the one country that has an office of this name.
    static func country(of office: NameMention, in facts: PageFacts) -> (code: String, grounds: Grounds)? {
        if IssuerReader.international.contains(office.code) { return nil }
        if let country = countryBeside(office, in: facts) { return country }
        guard let country = office.country, !facts.namesUnknownState(in: office.span) else { return nil }
        return (country, .derived)
    }

    private static func countryBeside(_ office: NameMention, in facts: PageFacts) -> (String, Grounds)? {
        let names = facts.names
        // A ministry beside the office may be that of one country alone.
        var own: String?
        let index = names.partitioningIndex { $0.span.lowerBound >= office.span.lowerBound }
        // Over other offices between: "vice-minister … of the Foreign Ministry of …". One span may name several things.
        var end = office.span.upperBound
        for name in names[min(index, names.count)...] where name.span != office.span {
            guard name.span.lowerBound >= end || name.span.upperBound == end, name.span.lowerBound - end <= 80 else {
                break
            }
            guard name.span.lowerBound < end || facts.belongs(end..<name.span.lowerBound),
                facts.isOneLine(office.span, name.span)
            else { break }
            if name.thing == .countries { return (name.code, .stated) }
            if name.thing == .bodies { break }
            if name.thing == .offices, !facts.namesUnknownState(in: name.span) { own = own ?? name.country }
            end = name.span.upperBound
        }
        var start = office.span.lowerBound
        for name in names[..<min(index, names.count)].reversed() {
            guard name.span.upperBound <= start || name.span.lowerBound == start, start - name.span.upperBound <= 6
            else {
                break
            }
            guard name.span.upperBound > start || facts.isLinked(name.span.upperBound..<start),
                facts.isOneLine(name.span, office.span)
            else { break }
            if name.thing == .countries { return (name.code, .stated) }
            if name.thing == .offices, !facts.namesUnknownState(in: name.span) { own = own ?? name.country }
            start = name.span.lowerBound
        }
        return own.map { ($0, .derived) }
    }
}

extension StringProtocol {
    /// Without spaces, commas and marks at the start.
    var dropLeadingMarks: SubSequence { drop { " \u{3000},:*_\"“\u{2019}（(【".contains($0) } }

    /// Without spaces and marks at the end.
    var trimmingMarks: String {
        var text = Substring(self)
        while let last = text.last, " ,.;:*".contains(last) { text.removeLast() }
        return String(text)
    }
}
