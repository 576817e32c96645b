import Authorities

/// Finds who speaks or writes where a page names somebody without the office: in a line of his own, before a colon, in the
/// title of an archive's letter.
struct PersonFinder {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// Who speaks: the person whom a line above the text names, else the one whose words the text begins with.
    func speaker() -> String? { headedPerson() ?? label() }

    /// The person of a line above the text that has nothing but a form of address and a name: "H.E. Mr. Name Surname".
    private func headedPerson() -> String? {
        (facts.boundaries.title + facts.boundaries.header).sorted().lazy.compactMap { block -> String? in
            let line = facts.page.quote(facts.head(of: block))
            // "Señor Secretario General:" is whoever is spoken to.
            guard facts.names(in: facts.head(of: block)).isEmpty, !",:".contains(line.last ?? ","),
                PersonName.beginsWithHonorific(line),
                let name = PersonName.leading(in: line),
                line.utf8.count - name.utf8.count <= 32, line.trimmingMarks.hasSuffix(name)
            else { return nil }
            return name
        }.first
    }

    /// The sender in the title of an archive's letter, or in its first line: "Surname to the President of the Council".
    func sender() -> String? {
        guard letterLine() != nil else { return nil }
        let field = facts.page.fields.first { $0.key == "title" }.map { [$0.span] } ?? []
        let lines = field + (facts.boundaries.title.prefix(1) + facts.page.blocks.indices.prefix(1)).map(facts.head)
        return lines.lazy.compactMap(sender).first
    }

    private func sender(in line: TextSpan) -> String? {
        let words = facts.page.quote(line).split(separator: " ")
        guard let to = words.firstIndex(of: "to"), 1...3 ~= to, to + 1 < words.count,
            words[..<to].allSatisfy({ $0.first?.isUppercase ?? false && $0.allSatisfy { $0.isLetter || $0 == "." } }),
            words[to + 1].first?.isUppercase ?? false || words[to + 1] == "the"
        else { return nil }
        return words[..<to].joined(separator: " ")
    }

    /// A line at the head of the page that begins with the word for a letter.
    private func letterLine() -> TextSpan? {
        let end = facts.boundaries.body.dropFirst().first ?? facts.page.blocks.count
        return facts.page.blocks[..<min(end, facts.page.blocks.count)].lazy.map(\.span).first { line in
            facts.cues(.kind, in: line).contains {
                $0.cue.value == "letter" && $0.span.lowerBound - line.lowerBound <= 4
            }
        }
    }

    /// The person whose name and a colon begin the text, as in a transcript: "V. Surname: Dear friends".
    private func label() -> String? {
        guard let first = facts.boundaries.body.first else { return nil }
        let line = facts.page.quote(facts.head(of: first))
        guard let colon = line.firstIndex(where: { ":：".contains($0) }) else { return nil }
        let label = line[..<colon]
        guard 3...60 ~= label.utf8.count, PersonName.leading(in: label) == String(label),
            facts.names(in: facts.head(of: first)).allSatisfy({ $0.span.lowerBound > facts.head(of: first).lowerBound })
        else { return nil }
        return String(label)
    }
}
