import Authorities
import Chronology

/// The titles of links in Markdown, `[words](address "title")`: where a page that quotes a statement says which one it is,
/// by the title that its issuer gave it.
struct LinkTitles {
    /// All of them, in order.
    let spans: [TextSpan]
    /// Those that announce a statement, in what introduces the text.
    let announcing: [TextSpan]

    /// So many blocks above the text a page says what it quotes, and in so many of its first.
    private static let (blocksAbove, firstBlocks) = (4, 2)

    /// - Complexity: linear in the length of the page.
    init(_ page: CapturePage, _ tables: AuthorityTables, body: [Int]) {
        spans = page.form == .markdown ? Self.find(in: page.text) : []
        guard !spans.isEmpty, let first = body.first else {
            announcing = []
            return
        }
        let start = page.blocks[max(0, first - Self.blocksAbove)].span.lowerBound
        let end = page.blocks[body[min(body.count, Self.firstBlocks) - 1]].span.upperBound
        announcing = spans.filter { title in
            (start..<end).contains(title.lowerBound)
                && page.text.withUnsafeBytes { text in
                    !tables.cueMentions(of: .kind, in: UnsafeRawBufferPointer(rebasing: text[title])).isEmpty
                }
        }
    }

    /// The title that a byte stands in.
    func title(at offset: Int) -> TextSpan? {
        let next = spans.partitioningIndex { $0.upperBound > offset }
        return next < spans.count && spans[next].contains(offset) ? spans[next] : nil
    }

    private static func find(in text: [UInt8]) -> [TextSpan] {
        var spans: [TextSpan] = []
        var index = 0
        while let bracket = text[index...].firstIndex(of: UInt8(ascii: "]")) {
            index = bracket + 1
            guard index < text.count, text[index] == UInt8(ascii: "("), let title = title(behind: index, in: text)
            else {
                continue
            }
            spans.append(title)
            index = title.upperBound
        }
        return spans
    }

    /// Longer addresses and titles are none, in bytes, so that a line of brackets is read in one go.
    private static let (longestAddress, longestTitle) = (2048, 1024)

    /// The title behind the bracket that an address begins with, in quotation marks. An address has no spaces and no
    /// brackets of links; a title is on its line, and may have quotation marks itself.
    private static func title(behind bracket: Int, in text: [UInt8]) -> TextSpan? {
        let address = text[bracket..<min(text.count, bracket + longestAddress)]
        guard let space = address.firstIndex(where: { ")]".utf8.contains($0) || $0.isWhiteSpace }),
            text[space] == 0x20, space + 1 < text.count, text[space + 1] == UInt8(ascii: "\"")
        else { return nil }
        let start = space + 2
        let limit = min(text.count - 1, start + longestTitle)
        var end = start
        while end < limit, text[end] != 0x0A {
            if text[end] == UInt8(ascii: "\""), text[end + 1] == UInt8(ascii: ")") { return start..<end }
            end += 1
        }
        return nil
    }
}

extension DateRoleReader {
    /// The title of the last link of what introduces the text, where it begins with a kind of statement and closes with its
    /// day: "Briefing by …, Volgograd, 1 November 2019". A page that announces a statement itself links to others.
    func linkTitle(closingWith phrase: DatePhrase) -> TextSpan? {
        guard phrase.year != nil, phrase.day != nil, phrase.end == nil, !phrase.isAmbiguous,
            let title = facts.linkTitles.title(at: phrase.span.lowerBound), title == facts.linkTitles.announcing.last,
            let kind = facts.cues(.kind, in: title).first, kind.span.lowerBound - title.lowerBound <= 4,
            !namesTopic(title.lowerBound..<phrase.span.lowerBound), isLastLink(title), introducesQuotation
        else { return nil }
        // "2020 года".
        let behind = phrase.span.upperBound..<max(phrase.span.upperBound, title.upperBound)
        return isSetApart(phrase.span, in: title) && letters(facts.page.string(behind)) <= 4 ? title : nil
    }

    /// Whether no other link to a statement follows in the block: "… what they said in a [statement](…)".
    private func isLastLink(_ title: TextSpan) -> Bool {
        guard let block = facts.page.block(at: title.lowerBound) else { return false }
        let rest = title.upperBound..<facts.page.blocks[block].span.upperBound
        let text = facts.page.text[rest]
        return facts.cues(.kind, in: rest).isEmpty
            || !zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(") }
    }

    private var introducesQuotation: Bool {
        let isQuoted = facts.boundaries.body.first.map { facts.page.blocks[$0].role == .quotation } ?? false
        return isQuoted
            || facts.page.fields.filter { $0.key == "title" }.allSatisfy { facts.cues(.kind, in: $0.span).isEmpty }
    }

    /// Whether a date stands in the title of a link that leads to no statement, or to another.
    func isOfOtherLink(_ phrase: DatePhrase) -> Bool {
        facts.linkTitles.title(at: phrase.span.lowerBound).map { facts.dateCues(in: $0).isEmpty } ?? false
    }
}
