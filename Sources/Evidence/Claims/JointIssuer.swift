import Authorities

/// Several states that speak together: "on behalf of Denmark, Finland, … and my own country Sweden".
struct JointIssuer {
    private let facts: PageFacts

    /// The text says in its first blocks for whom it speaks.
    private static let blocks = 3
    /// A list of states is no longer than this, in bytes.
    private static let longest = 600

    /// Where in its sentence the word stands, in bytes.
    private static let reach = 120

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The group; `nil` where the page names no two states as its speakers.
    func read() -> IssuerClaim? {
        let boundaries = facts.boundaries
        if let group = boundaries.title.lazy.compactMap(officesOfStates).first { return group }
        if boundaries.title.contains(where: namesStateOffice) { return nil }
        let body = boundaries.body.filter { !boundaries.courtesies.holds($0) }.prefix(Self.blocks)
        for block in boundaries.title + boundaries.header + body {
            let span = facts.head(of: block)
            for cue in facts.cues(.behalf, in: span) {
                let sentence = facts.sentence(around: cue.span.lowerBound)
                if let union = union(cue.span, in: sentence) { return union }
                // A sentence says early for whom somebody speaks.
                guard cue.span.lowerBound - sentence.lowerBound <= Self.reach else { continue }
                if let group = group(
                    in: cue.span.upperBound..<min(sentence.upperBound, cue.span.upperBound + Self.longest))
                {
                    return group
                }
            }
        }
        return nil
    }

    /// "Ministers of Foreign Affairs of Estonia, Latvia and Lithuania".
    private func officesOfStates(_ block: Int) -> IssuerClaim? {
        let names = facts.names(in: facts.head(of: block))
        for (index, office) in zip(names.indices, names) where office.thing == .offices {
            var end = office.span.upperBound
            var states: Set<String> = []
            for name in names[names.index(after: index)...] where name.span.lowerBound >= end {
                let gap = end..<name.span.lowerBound
                guard name.thing == .countries, states.isEmpty ? facts.isLinked(gap) : isList(gap) else { break }
                states.insert(name.code)
                end = name.span.upperBound
            }
            guard states.count >= 2 else { continue }
            let words = office.span.lowerBound..<end
            return IssuerClaim(
                name: facts.page.quote(words), office: "group_of_states", person: nil, country: nil, spans: [words])
        }
        return nil
    }

    /// Whether nothing but a comma or "and", and an article perhaps, stands between two names.
    private func isList(_ span: TextSpan) -> Bool {
        let text = facts.page.string(span)
        let words = text.split { $0 == " " || $0 == "," || $0 == "、" || $0 == "\n" }.map { $0.lowercased() }
        let hasMark = text.contains(where: { ",、".contains($0) }) || words.contains(where: Self.and.contains)
        return hasMark
            && words.allSatisfy { Self.and.contains($0) || ["the", "la", "le", "el", "der", "die"].contains($0) }
    }

    private static let and: Set<String> = ["and", "&", "et", "y", "e", "и", "und", "och", "和", "及", "و", "as", "well"]

    /// Whether a line names the office of one state: that one speaks, for whomever.
    private func namesStateOffice(_ block: Int) -> Bool {
        facts.names(in: facts.head(of: block)).contains {
            $0.thing == .offices
                && (IssuerPhraseReader.country(of: $0, in: facts)?.grounds == .stated
                    // "utrikesminister" is one in Sweden.
                    || facts.isHeldByPerson($0.code) && $0.languages.count == 1
                        && facts.tables.soleCountry(ofLanguage: $0.languages[0]) != nil)
        }
    }

    /// "High Representative on behalf of the European Union": an organisation, and whoever speaks for it.
    private func union(_ cue: TextSpan, in sentence: TextSpan) -> IssuerClaim? {
        guard let union = facts.names(in: cue.upperBound..<sentence.upperBound).first,
            union.thing == .offices, union.code == "international_organization",
            union.span.lowerBound - cue.upperBound <= 8
        else { return nil }
        let speaker = facts.names(in: sentence.lowerBound..<cue.lowerBound).last {
            $0.thing == .offices && cue.lowerBound - $0.span.upperBound <= 2
        }
        let words = (speaker?.span ?? union.span).lowerBound..<union.span.upperBound
        return IssuerClaim(
            name: facts.page.quote(words), office: speaker?.code ?? union.code, person: nil, country: nil,
            spans: [words])
    }

    private func group(in span: TextSpan) -> IssuerClaim? {
        guard !span.isEmpty else { return nil }
        var end = span.lowerBound
        var states: Set<String> = []
        // The list ends where more than a few words stand between two states.
        for name in facts.names(in: span) where name.thing == .countries && name.kind != .adjective {
            let words = facts.page.string(end..<max(end, name.span.lowerBound)).split(separator: " ")
            guard words.count <= (states.isEmpty ? 8 : 5) else { break }
            states.insert(name.code)
            end = name.span.upperBound
        }
        guard states.count >= 2 else { return nil }
        let list = PlainTextReader.trimmed(span.lowerBound..<end, in: facts.page.text)
        return IssuerClaim(
            name: facts.page.quote(list), office: "group_of_states", person: nil, country: nil, spans: [list])
    }
}
