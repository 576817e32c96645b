import Authorities
import Chronology

/// Where a statement stands in a page.
struct StatementBoundaries {
    /// The blocks of the statement's text, in order.
    var body: [Int] = []
    /// The blocks of its title, two where it was broken.
    var title: [Int] = []
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

    /// Blocks without sentences that may stand between two with: more are a menu.
    private static let maximumGap = 7
    /// A stretch with this part of the most to read may be the statement.
    private static let shareOfMost = 3
    /// How far above the text the title is looked for, in blocks.
    private static let titleReach = 16

    /// - Parameter dates: the dates of the page, in order.
    init(_ page: CapturePage, _ tables: AuthorityTables, dates: [DatePhrase]) {
        self.page = page
        self.tables = tables
        features = page.blocks.map { block in
            let first = dates.partitioningIndex { $0.span.lowerBound >= block.span.lowerBound }
            let end = dates.partitioningIndex { $0.span.lowerBound >= block.span.upperBound }
            return BlockFeatures(block, in: page, tables, dates: dates[first..<max(first, end)])
        }
    }

    /// The statement among some blocks of the page.
    ///
    /// - Complexity: linear in the length of the page.
    func find(in part: Range<Int>) -> StatementBoundaries {
        var boundaries = StatementBoundaries()
        guard let cluster = densestCluster(in: part) else {
            findTitle(above: part.upperBound, downTo: part.lowerBound, &boundaries)
            return boundaries
        }
        let quoted = quotedPart(of: cluster)
        for index in cluster {
            if features[index].isFurniture || quoted.map({ !$0.contains(index) }) ?? false {
                boundaries.furniture.append(index)
                continue
            }
            boundaries.body.append(index)
            boundaries.size += features[index].size
            boundaries.sentences += features[index].sentences
            if let mark = endMark(in: page.blocks[index].span) {
                boundaries.endMark = mark
                break
            }
        }
        // The text begins with its first sentence; what stands above is title and header.
        findTitle(above: cluster.lowerBound, downTo: part.lowerBound, &boundaries)
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

    // MARK: The title

    private func findTitle(above end: Int, downTo start: Int, _ boundaries: inout StatementBoundaries) {
        var index = end - 1
        let limit = max(start, end - Self.titleReach)
        let heading = nearestHeading(above: end, downTo: limit)
        while index >= limit {
            let block = page.blocks[index]
            let features = features[index]
            if features.isFurniture || features.endsStatement || !features.hasText {
                index -= 1
                continue
            }
            if !boundaries.title.isEmpty {
                // One more block above the title: the line that it was broken from, or a date.
                boundaries.header.append(index)
                if isHeading(block.role) { break }
                if boundaries.header.count >= 6 || index < (boundaries.title.min() ?? 0) - 3 { break }
            } else if heading.map({ $0 == index }) ?? isTitle(block, features) {
                boundaries.title = [index]
            } else {
                boundaries.header.append(index)
            }
            index -= 1
        }
        boundaries.header.sort()
        joinBrokenTitle(&boundaries)
    }

    /// The heading nearest above the text: what the page itself calls a title goes before what looks like one.
    private func nearestHeading(above end: Int, downTo limit: Int) -> Int? {
        for index in stride(from: end - 1, through: limit, by: -1) {
            let features = features[index]
            if features.isProse || features.endsStatement { return nil }
            if isHeading(page.blocks[index].role), !features.isFurniture, features.size >= 8 { return index }
        }
        return nil
    }

    private func isHeading(_ role: TextBlock.Role) -> Bool {
        if case .heading = role { true } else { false }
    }

    /// A title has some words, and is no date and no short label.
    private func isTitle(_ block: TextBlock, _ features: BlockFeatures) -> Bool {
        if isHeading(block.role) { return features.size >= 8 }
        if features.isDateLine { return false }
        let letters = page.string(block.span).unicodeScalars.reduce(0) { count, scalar in
            count + (scalar.properties.isAlphabetic ? (scalar.isIdeographic ? 3 : 1) : 0)
        }
        return features.size <= 400 && letters >= 16 && letters * 2 > features.size
    }

    /// A title whose second line stands alone: the line above belongs to it where that has no end and the title no
    /// beginning.
    private func joinBrokenTitle(_ boundaries: inout StatementBoundaries) {
        guard let title = boundaries.title.first, title > 0, boundaries.header.contains(title - 1),
            !isHeading(page.blocks[title].role), features[title - 1].size >= 30
        else { return }
        let above = page.blocks[title - 1].span
        let names: (TextSpan) -> Bool = { span in
            page.text.withUnsafeBytes { text in
                !tables.nameIndex.mentions(in: UnsafeRawBufferPointer(rebasing: text[span]))
                    .filter { $0.thing == .offices }.isEmpty
            }
        }
        guard names(above), !names(page.blocks[title].span) else { return }
        boundaries.title = [title - 1, title]
        boundaries.header.removeAll { $0 == title - 1 }
    }
}
