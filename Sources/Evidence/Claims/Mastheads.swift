import Authorities

/// The lines of a page that say whose page it is: the institution of a letterhead or a menu, the state at its head.
struct Mastheads {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The institutions that the page itself belongs to: those on its short lines, outside of title and sentences.
    func institutions() -> [(name: NameMention, country: String?)] {
        facts.names.compactMap { name in
            guard name.thing == .offices, isMasthead(name) else { return nil }
            let country = IssuerPhraseReader.country(of: name, in: facts)?.code
            // "Government" is a word of any menu; a line that is "Government of Norway" heads a page.
            guard name.kind != .short || name.country != nil || country != nil && fillsLine(name) else { return nil }
            return (name, country ?? countryOfNextLine(name))
        }
    }

    /// The country of the institution that the page itself belongs to: the one that its furniture names most often.
    func country() -> String? {
        var counts: [String: Int] = [:]
        for (_, country) in institutions() { if let country { counts[country, default: 0] += 1 } }
        guard let most = counts.values.max() else { return nil }
        let states = counts.filter { $0.value == most }
        // Where two are named as often, the page may be of either.
        return states.count == 1 ? states.first?.key : nil
    }

    /// The state whose full name heads the page: the one that a line above the text consists of, "REPUBLIC OF …".
    func headedCountry() -> String? {
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
}
