import Authorities
import Chronology

/// All that the tables find in a page, found once, with the boundaries of its statement.
struct PageFacts {
    let page: CapturePage
    let tables: AuthorityTables
    let boundaries: StatementBoundaries
    let linkTitles: LinkTitles
    let language: String?
    /// The blocks of the part of the page that is read: all, those of a letter, or those of its annex.
    let part: PagePart
    let names: [NameMention]
    let dates: [DatePhrase]
    let sessions: [SessionMention]
    let symbols: [SymbolMention]
    let resolutions: [ResolutionMention]
    let dateCues: [CueMention]
    /// The blocks of title, header and text, in order: where the statement is spoken of.
    let statementBlocks: [Int]

    /// What a sentence is looked for in, to both sides, in bytes: a page may be one line.
    private static let longestSentence = 4096

    /// - Complexity: linear in the length of the page.
    ///
    /// - Parameter part: the blocks of the one statement of several, of a letter or its annex.
    init(_ page: CapturePage, _ tables: AuthorityTables, language: String?, part: PagePart) {
        self.page = page
        self.tables = tables
        self.language = language
        self.part = part
        let reader = tables.dateReader
        let (names, found, sessions, symbols, resolutions, cues) = page.text.withUnsafeBytes { text in
            let names = Self.names(in: text, tables)
            let bytes = text.bindMemory(to: UInt8.self)
            let phrases = reader.phrases(in: bytes, language: language)
            let order = reader.numericOrder(of: phrases, language: language)
            return (
                names, phrases.map { $0.read(in: order) }, tables.sessionMentions(in: text, names: names),
                DocumentSymbol.mentions(in: text), tables.resolutionMentions(in: text, names: names),
                tables.cueMentions(of: .date, in: text)
            )
        }
        // A phrase that goes over two lines, "Tuesday,\n15 May 2022", stands in that of the day.
        let dates = found.map { phrase in
            page.block(at: phrase.span.upperBound - 1).map { phrase.clipped(to: page.blocks[$0].span) } ?? phrase
        }
        boundaries = BoundaryFinder(page, tables, dates: dates).find(in: part.blocks)
        linkTitles = LinkTitles(page, tables, body: boundaries.body)
        statementBlocks = (boundaries.title + boundaries.header + boundaries.body).sorted()
        self.names = names
        self.dates = dates
        self.sessions = sessions
        self.symbols = symbols
        self.resolutions = resolutions
        dateCues = cues.filter { cue in
            guard cue.cue.place == .behind else { return true }
            let next = dates.partitioningIndex { $0.span.upperBound > cue.span.lowerBound }
            return next > 0 && cue.span.lowerBound - dates[next - 1].span.upperBound <= 1
        }
    }

    /// Whether it is the annex of a letter on the same page.
    var isAnnex: Bool { part.isAnnex }

    /// The names of a text, without the states that an office deals with, and those of offices with the state that their
    /// last word begins.
    private static func names(in text: UnsafeRawBufferPointer, _ tables: AuthorityTables) -> [NameMention] {
        var names: [NameMention] = []
        var end = 0
        for name in tables.nameIndex.mentions(in: text) where name.span.lowerBound >= end {
            if isField(name, in: text, tables) { continue }
            let whole = withState(name, in: text, tables)
            if whole.span != name.span { end = whole.span.upperBound }
            names.append(whole)
        }
        return names
    }

    /// Whether a state is what an office deals with: "Institute for American Studies".
    private static func isField(_ name: NameMention, in text: UnsafeRawBufferPointer, _ tables: AuthorityTables) -> Bool
    {
        guard name.thing == .countries else { return false }
        let end = name.span.upperBound
        let next = end < text.count && text[end] == 0x20 ? end + 1 : end
        return tables.cueMention(of: .field, at: next, in: text) != nil
    }

    /// An office whose last word begins the name of a state with that state: "Président de la | République du Cameroun".
    private static func withState(
        _ name: NameMention, in text: UnsafeRawBufferPointer, _ tables: AuthorityTables
    ) -> NameMention {
        guard name.thing == .offices, name.country == nil,
            let word = text[name.span].lastIndex(of: 0x20).map({ $0 + 1 }), word < name.span.upperBound
        else { return name }
        let rest = UnsafeRawBufferPointer(rebasing: text[word..<min(text.count, name.span.upperBound + 80)])
        guard let state = tables.nameIndex.mentions(in: rest).first, state.thing == .countries,
            state.span.lowerBound == 0,
            word + state.span.upperBound > name.span.upperBound
        else { return name }
        return name.extended(to: word + state.span.upperBound, country: state.code)
    }

    // MARK: Places

    /// Whether a stretch lies in the part that is read.
    func isInPart(_ span: TextSpan) -> Bool {
        page.block(at: span.lowerBound).map(part.blocks.contains) ?? false
    }

    /// Whether a stretch lies in one of some blocks, which are in order.
    func isIn(_ blocks: [Int], _ span: TextSpan) -> Bool {
        page.block(at: span.lowerBound).map { blocks.holds($0) } ?? false
    }

    /// The dates that begin in a stretch.
    func dates(in span: TextSpan) -> ArraySlice<DatePhrase> {
        let start = dates.partitioningIndex { $0.span.lowerBound >= span.lowerBound }
        let end = dates.partitioningIndex { $0.span.lowerBound >= span.upperBound }
        return dates[start..<max(start, end)]
    }

    /// The cues of dates that begin in a stretch.
    func dateCues(in span: TextSpan) -> ArraySlice<CueMention> {
        let start = dateCues.partitioningIndex { $0.span.lowerBound >= span.lowerBound }
        let end = dateCues.partitioningIndex { $0.span.lowerBound >= span.upperBound }
        return dateCues[start..<max(start, end)]
    }

    /// The first bytes of a block, as many as say what it is.
    func head(of block: Int) -> TextSpan {
        let span = page.blocks[block].span
        return span.lowerBound..<min(span.upperBound, span.lowerBound + Self.longestSentence)
    }

    /// The names in a stretch.
    func names(in span: TextSpan) -> ArraySlice<NameMention> {
        let start = names.partitioningIndex { $0.span.lowerBound >= span.lowerBound }
        let end = names.partitioningIndex { $0.span.lowerBound >= span.upperBound }
        return names[start..<max(start, end)].filter { $0.span.upperBound <= span.upperBound }[...]
    }

    /// The codes of the countries that a stretch names.
    func states(in span: TextSpan) -> Set<String> {
        Set(names(in: span).filter { $0.thing == .countries }.map(\.code))
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
        let first = max(block.lowerBound, offset - Self.longestSentence)
        let last = min(block.upperBound, offset + Self.longestSentence)
        var start = offset
        while start > first, !isSentenceEnd(before: start) { start -= 1 }
        var end = offset
        while end < last, end == offset || !isSentenceEnd(before: end) { end += 1 }
        return PlainTextReader.trimmed(start..<end, in: page.text)
    }

    /// Whether a sentence ends within a stretch.
    func endsSentence(_ span: TextSpan) -> Bool {
        span.count > 3 && (span.lowerBound + 1..<span.upperBound).contains { isSentenceEnd(before: $0) }
    }

    /// Whether a sentence ends before a byte: behind a full stop and white space, or an ideographic full stop.
    private func isSentenceEnd(before offset: Int) -> Bool {
        let text = page.text
        if offset >= 3, text[offset - 3] == 0xE3, text[offset - 2] == 0x80, text[offset - 1] == 0x82 { return true }
        guard offset >= 4, text[offset - 1].isWhiteSpace, ".!?".utf8.contains(text[offset - 2]) else { return false }
        // "Nov. 21", "U.S. and": after a short word or an initial the sentence goes on, unless a word in capitals follows
        // whose sentence cannot be told; the longer stretch is the safer one.
        // A year ends a sentence; "13. Januar" does not.
        if offset >= 6, text[offset - 6..<offset - 2].allSatisfy({ 0x30...0x39 ~= $0 }) { return true }
        return text[offset - 3].isASCIISmallLetter && text[offset - 4].isASCIISmallLetter
            && !isAbbreviation(endingBefore: offset - 2)
    }

    private func isAbbreviation(endingBefore end: Int) -> Bool {
        let word = page.text[max(0, end - 8)..<end].reversed().prefix { $0.isASCIILetterOrDigit }
        return [
            "Nov", "Dec", "Oct", "Sept", "Sep", "Aug", "Jan", "Feb", "Mar", "Apr", "Mr", "Mrs", "Dr", "No", "St", "Hon",
            "Gen", "Prof",
            "Sen", "Amb", "Sra", "Mme", "Art", "para", "Hrsg",
        ]
        .contains(String(decoding: word.reversed(), as: UTF8.self))
    }
}

extension UInt8 {
    fileprivate var isASCIISmallLetter: Bool { 0x61...0x7A ~= self }
}

extension [Int] {
    /// Whether it holds a number; it must be in order.
    func holds(_ number: Int) -> Bool {
        let index = partitioningIndex { $0 >= number }
        return index < count && self[index] == number
    }
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
