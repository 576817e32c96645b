import Authorities
import Chronology

/// The titles of links in Markdown, `[words](address "title")`: where a page that quotes a statement says which one it is,
/// by the title that its issuer gave it.
extension PageFacts {
    /// So many blocks above the text a page says what it quotes.
    private static let introductionReach = 4

    /// The titles of the links of a block.
    ///
    /// - Complexity: linear in the length of the block.
    func linkTitles(of block: Int) -> [TextSpan] {
        guard page.form == .markdown else { return [] }
        let line = head(of: block)
        let text = page.text
        var titles: [TextSpan] = []
        var index = line.lowerBound
        while let open = text[index..<line.upperBound].firstRange(of: Array("](".utf8))?.upperBound {
            index = open
            // An address has no spaces; a title stands in quotation marks, and may have some itself.
            guard let space = text[open..<line.upperBound].firstIndex(where: { $0 == 0x20 || $0 == UInt8(ascii: ")") }),
                text[space...].starts(with: Array(" \"".utf8)),
                let close = text[space + 2..<line.upperBound].firstRange(of: Array("\")".utf8))
            else { continue }
            titles.append(space + 2..<close.lowerBound)
            index = close.upperBound
        }
        return titles
    }

    /// The titles of links that announce a statement, in what introduces the text.
    var announcingTitles: [TextSpan] {
        guard let first = boundaries.body.first else { return [] }
        let blocks = Array(max(0, first - Self.introductionReach)..<first) + boundaries.body.prefix(2)
        return blocks.flatMap(linkTitles).filter { !cues(.kind, in: $0).isEmpty }
    }
}

extension DateRoleReader {
    /// Whether a date stands in the title of a link that leads to no statement.
    func isOfOtherLink(_ phrase: DatePhrase, _ block: Int) -> Bool {
        facts.linkTitles(of: block).contains {
            $0.contains(phrase.span.lowerBound) && facts.cues(.kind, in: $0).isEmpty && facts.dateCues(in: $0).isEmpty
        }
    }

    /// The title of a link that announces a statement and closes with its day: "Briefing by …, Volgograd, 1 November 2019".
    func linkTitle(closingWith phrase: DatePhrase) -> TextSpan? {
        guard phrase.year != nil, phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous else { return nil }
        return facts.announcingTitles.first { title in
            title.contains(phrase.span.lowerBound) && isSetApart(phrase.span, in: title)
                // "2020 года".
                && letters(facts.page.string(phrase.span.upperBound..<max(phrase.span.upperBound, title.upperBound)))
                    <= 4
        }
    }
}
