import Authorities
import Chronology

/// All that the tables find in a page, found once, with the boundaries of its statement.
struct PageFacts {
    let page: CapturePage
    let tables: AuthorityTables
    let boundaries: StatementBoundaries
    let language: String?
    /// Whether it is the annex of a letter on the same page.
    let isAnnex: Bool
    let names: [NameMention]
    let dates: [DatePhrase]
    let sessions: [SessionMention]
    let symbols: [SymbolMention]
    let resolutions: [ResolutionMention]
    let dateCues: [CueMention]

    /// - Complexity: linear in the length of the page.
    ///
    /// - Parameter part: the blocks of the one statement of several, of a letter or its annex.
    init(_ page: CapturePage, _ tables: AuthorityTables, language: String?, part: PagePart) {
        self.page = page
        self.tables = tables
        self.language = language
        isAnnex = part.isAnnex
        let reader = tables.dateReader
        let (names, dates, sessions, symbols, resolutions, cues) = page.text.withUnsafeBytes { text in
            let names = tables.nameIndex.mentions(in: text)
            let bytes = text.bindMemory(to: UInt8.self)
            let phrases = reader.phrases(in: bytes, language: language)
            let order = reader.numericOrder(of: phrases, language: language)
            return (
                names, phrases.map { $0.read(in: order) }, tables.sessionMentions(in: text, names: names),
                DocumentSymbol.mentions(in: text), tables.resolutionMentions(in: text, names: names),
                tables.cueMentions(of: .date, in: text)
            )
        }
        boundaries = BoundaryFinder(page, tables, dates: dates).find(in: part.blocks)
        self.names = names
        self.dates = dates
        self.sessions = sessions
        self.symbols = symbols
        self.resolutions = resolutions
        dateCues = cues
    }

    // MARK: Places

    /// The blocks of title, header and text, in order: where the statement is spoken of.
    var statementBlocks: [Int] { (boundaries.title + boundaries.header + boundaries.body).sorted() }

    /// Whether a stretch lies in one of some blocks.
    func isIn(_ blocks: [Int], _ span: TextSpan) -> Bool {
        page.block(at: span.lowerBound).map(blocks.contains) ?? false
    }

    /// The names in a stretch.
    func names(in span: TextSpan) -> ArraySlice<NameMention> {
        let start = names.partitioningIndex { $0.span.lowerBound >= span.lowerBound }
        let end = names.partitioningIndex { $0.span.lowerBound >= span.upperBound }
        return names[start..<max(start, end)].filter { $0.span.upperBound <= span.upperBound }[...]
    }

    /// The cues of one meaning in a stretch, in bytes of the page.
    func cues(_ meaning: Cue.Meaning, in span: TextSpan) -> [CueMention] {
        page.text.withUnsafeBytes { text in
            tables.cueMentions(of: meaning, in: UnsafeRawBufferPointer(rebasing: text[span])).map { mention in
                CueMention(
                    span: mention.span.lowerBound + span.lowerBound..<mention.span.upperBound + span.lowerBound,
                    cue: mention.cue)
            }
        }
    }

    /// The sentence around a byte, within its block.
    func sentence(around offset: Int) -> TextSpan {
        guard let index = page.block(at: offset) else { return offset..<offset }
        let block = page.blocks[index].span
        var start = offset
        while start > block.lowerBound, !isSentenceEnd(before: start) { start -= 1 }
        var end = offset
        while end < block.upperBound, end == offset || !isSentenceEnd(before: end) { end += 1 }
        return PlainTextReader.trimmed(start..<end, in: page.text)
    }

    /// Whether a sentence ends before a byte: behind a full stop and white space, or an ideographic full stop.
    private func isSentenceEnd(before offset: Int) -> Bool {
        let text = page.text
        if offset >= 3, text[offset - 3] == 0xE3, text[offset - 2] == 0x80, text[offset - 1] == 0x82 { return true }
        guard offset >= 4, text[offset - 1].isWhiteSpace, ".!?".utf8.contains(text[offset - 2]) else { return false }
        // "Nov. 21", "U.S. and": after a short word or an initial the sentence goes on, unless a word in capitals follows
        // whose sentence cannot be told; the longer stretch is the safer one.
        return text[offset - 3].isASCIISmallLetter && text[offset - 4].isASCIISmallLetter
            && !isAbbreviation(endingBefore: offset - 2)
    }

    private func isAbbreviation(endingBefore end: Int) -> Bool {
        let word = page.text[..<end].reversed().prefix { $0.isASCIILetterOrDigit }
        return ["Nov", "Dec", "Oct", "Sept", "Sep", "Aug", "Jan", "Feb", "Mar", "Apr", "Mr", "Mrs", "Dr", "No", "St"]
            .contains(String(decoding: word.reversed(), as: UTF8.self))
    }
}

extension UInt8 {
    fileprivate var isASCIISmallLetter: Bool { 0x61...0x7A ~= self }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which on something holds that holds for all behind it.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
