import Authorities

/// The person who signed: the name behind a word for a signature, "(Signed) …", under the text.
struct Signatory {
    private let facts: PageFacts

    init(_ facts: PageFacts) {
        self.facts = facts
    }

    /// The name; `nil` where no line near the end of the text says who signed.
    func read() -> String? {
        guard let last = facts.boundaries.body.last else { return nil }
        let first = max(facts.part.blocks.lowerBound, last - 3)
        return (first..<min(facts.part.blocks.upperBound, last + 8)).lazy.compactMap {
            name(in: facts.page.blocks[$0].span)
        }
        .first
    }

    private func name(in line: TextSpan) -> String? {
        guard line.count <= 200 else { return nil }
        // The word may stand in brackets, or be set in bold.
        let isMark: (UInt8) -> Bool = { "([*_/ ".utf8.contains($0) }
        guard let start = facts.page.text[line].firstIndex(where: { !isMark($0) }) else { return nil }
        let cue = facts.page.text.withUnsafeBytes { facts.tables.cueMention(of: .signature, at: start, in: $0) }
        guard let cue, cue.span.upperBound < line.upperBound else { return nil }
        let rest = facts.page.string(cue.span.upperBound..<line.upperBound)
        let name = rest.drop { ")]*_/:：） ".contains($0) }.prefix { !",،，;(".contains($0) }
        let words = name.split(whereSeparator: \.isWhitespace)
        guard 1...7 ~= words.count, name.utf8.count <= 90, let letter = name.first, letter.isLetter,
            !letter.isLowercase
        else { return nil }
        return words.joined(separator: " ")
    }
}
