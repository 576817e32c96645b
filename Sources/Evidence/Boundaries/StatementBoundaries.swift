import Authorities
import Chronology

/// Where a statement stands in a page.
struct StatementBoundaries {
    /// The blocks of the statement's text, in order.
    var body: [Int] = []
    /// The blocks of its title, two where it was broken.
    var title: [Int] = []
    /// The blocks of the text that are a salutation or thanks, in order.
    var courtesies: [Int] = []
    /// The words of the title, without the name of the site where the page's own title has that behind it.
    var titleSpan: TextSpan?
    /// Other blocks about it: between title and text, and just above the title.
    var header: [Int] = []
    /// Blocks that were left out though they stand between those of the text.
    var furniture: [Int] = []
    /// Where the text ends, where a mark such as `-0-` stands in its last block.
    var endMark: Int?
    /// What there is to read in the text, see ``BlockFeatures/size``.
    var size = 0
    /// How many sentences the text has.
    var sentences = 0

    /// The first byte of the text to its last.
    func bodySpan(in page: CapturePage) -> TextSpan? {
        guard let first = body.first, let last = body.last else { return nil }
        let start = page.blocks[first].span.lowerBound
        return start..<max(start, endMark ?? page.blocks[last].span.upperBound)
    }
}

/// Finds the statement in a page: the densest stretch of sentences, from its title to where a table says that the page's
/// own matter begins again.
struct BoundaryFinder {
    private let page: CapturePage
    private let tables: AuthorityTables
    private let features: [BlockFeatures]
    private let titles: TitleFinder

    /// Blocks without sentences that may stand between two with: more are a menu.
    private static let maximumGap = 7
    /// A stretch with this part of the most to read may be the statement.
    private static let shareOfMost = 3

    /// - Parameter dates: the dates of the page, in order.
    init(_ page: CapturePage, _ tables: AuthorityTables, dates: [DatePhrase]) {
        self.page = page
        self.tables = tables
        let features = page.blocks.map { block in
            let first = dates.partitioningIndex { $0.span.lowerBound >= block.span.lowerBound }
            let end = dates.partitioningIndex { $0.span.lowerBound >= block.span.upperBound }
            return BlockFeatures(block, in: page, tables, dates: dates[first..<max(first, end)])
        }
        self.features = features
        titles = TitleFinder(page, tables, features)
    }

    /// The statement among some blocks of the page.
    ///
    /// - Complexity: linear in the length of the page.
    func find(in part: Range<Int>) -> StatementBoundaries {
        var boundaries = StatementBoundaries()
        guard let cluster = densestCluster(in: part).map(behindIntroduction) else {
            titles.find(above: part.upperBound, downTo: part.lowerBound, &boundaries)
            return boundaries
        }
        let quoted = quotedPart(of: cluster)
        let stretch = quoted == nil ? withShortLines(cluster, in: part) : cluster
        for index in stretch {
            if features[index].isFurniture || quoted.map({ !$0.contains(index) }) ?? false {
                boundaries.furniture.append(index)
                continue
            }
            boundaries.body.append(index)
            if features[index].isCourtesy { boundaries.courtesies.append(index) }
            boundaries.size += features[index].size
            boundaries.sentences += features[index].sentences
            if let mark = endMark(in: page.blocks[index].span) {
                boundaries.endMark = mark
                break
            }
        }
        // The text begins with its first sentence; what stands above is title and header.
        titles.find(above: stretch.lowerBound, downTo: part.lowerBound, &boundaries)
        return boundaries
    }

    // MARK: The text

    /// The stretch of blocks with the most to read in sentences; of several that have much, the first: a page may repeat
    /// its text in another language.
    private func densestCluster(in part: Range<Int>) -> ClosedRange<Int>? {
        var clusters: [(range: ClosedRange<Int>, size: Int)] = []
        var current: (range: ClosedRange<Int>, size: Int)?
        var gap = 0
        func close() {
            if let cluster = current { clusters.append(cluster) }
            current = nil
            gap = 0
        }
        for index in part {
            let block = features[index]
            if block.endsStatement {
                if current != nil { close() }
                continue
            }
            if block.isProse {
                let start = current?.range.lowerBound ?? index
                current = (start...index, (current?.size ?? 0) + block.size)
                gap = 0
                if endMark(in: page.blocks[index].span) != nil { close() }
            } else if current != nil, !block.continuesList {
                gap += 1
                if gap > Self.maximumGap { close() }
            }
        }
        close()
        let most = clusters.map(\.size).max() ?? 0
        return clusters.first { $0.size * Self.shareOfMost >= most }?.range
    }

    /// A stretch without what the page says itself above the heading of the statement: "Statement of … at the General
    /// Assembly".
    private func behindIntroduction(_ cluster: ClosedRange<Int>) -> ClosedRange<Int> {
        let heading = cluster.prefix(Self.longestIntroduction).dropFirst().first { index in
            let line = page.blocks[index].span
            return page.blocks[index].role.isHeading && index < cluster.upperBound
                && page.text.withUnsafeBytes { text in
                    tables.cueMentions(of: .kind, in: UnsafeRawBufferPointer(rebasing: text[line])).contains {
                        $0.span.lowerBound <= Self.kindWithin
                    }
                }
        }
        return heading.map { $0 + 1...cluster.upperBound } ?? cluster
    }

    /// So many blocks a page says before the heading of what it reprints, which names a kind in its first bytes.
    private static let (longestIntroduction, kindWithin) = (4, 8)

    /// Where the page quotes the statement within its own text: the quoted blocks, if they are enough to be one.
    private func quotedPart(of cluster: ClosedRange<Int>) -> ClosedRange<Int>? {
        let quoted = cluster.filter { page.blocks[$0].role == .quotation }
        guard let first = quoted.first, let last = quoted.last else { return nil }
        let size = quoted.reduce(0) { $0 + features[$1].size }
        let all = cluster.reduce(0) { $0 + features[$1].size }
        return size * 4 >= all && quoted.count * 2 > last - first ? first...last : nil
    }

    /// Where the text ends in a block, before a mark of its end.
    private func endMark(in span: TextSpan) -> Int? {
        // The mark is the last thing of its line.
        let mark = page.text.withUnsafeBytes { tables.endMark(endingAt: span.upperBound, in: $0) }
        guard let mark, mark.span.lowerBound >= span.lowerBound else { return nil }
        return PlainTextReader.trimmed(span.lowerBound..<mark.span.lowerBound, in: page.text).upperBound
    }

    // MARK: Short lines of the text

    /// A stretch with the short lines that belong to it: a salutation and a first sentence above, thanks, a last sentence
    /// and the items of a list below.
    private func withShortLines(_ cluster: ClosedRange<Int>, in part: Range<Int>) -> ClosedRange<Int> {
        var (start, end) = (cluster.lowerBound, cluster.upperBound)
        while start > part.lowerBound, opensText(start - 1, downTo: part.lowerBound) { start -= 1 }
        if endMark(in: page.blocks[end].span) == nil {
            while end + 1 < part.upperBound, goesOn(after: end, with: end + 1) { end += 1 }
        }
        return start...end
    }

    /// Whether a line may belong to a text at all: it has words, and is nothing else by its form.
    private func mayBeText(_ index: Int) -> Bool {
        let (block, features) = (page.blocks[index], features[index])
        return !features.isFurniture && !features.endsStatement && features.hasText && !features.isDateLine
            && block.role != .field && !block.role.isHeading
    }

    /// Whether a line above a text is its first one: a salutation, or a sentence that is no title, since there is another.
    private func opensText(_ index: Int, downTo start: Int) -> Bool {
        let features = features[index]
        guard mayBeText(index) else { return false }
        if features.isCourtesy { return true }
        return features.isSentence && titles.hasTitle(above: index, downTo: start)
    }

    /// Whether a line below a text goes on with it.
    private func goesOn(after last: Int, with index: Int) -> Bool {
        let (block, features) = (page.blocks[index], features[index])
        guard mayBeText(index) else { return false }
        if features.isSentence || features.isKnownCourtesy { return true }
        // What announces a list that follows.
        if features.announces, index + 1 < page.blocks.count, page.blocks[index + 1].role == .item { return true }
        return block.role == .item && (page.blocks[last].role == .item || self.features[last].announces)
    }
}
