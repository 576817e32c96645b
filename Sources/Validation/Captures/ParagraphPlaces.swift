/// Where the paragraphs of a record's text stand in its capture, and what of the statement there none of them holds.
///
/// Complexity: a search over the capture for each paragraph, which mostly ends where it begins, since paragraphs follow each
/// other; after `mostSearches` that began anew the rest is not looked for.
struct ParagraphPlaces {
    /// A line of the record's text that is not blank.
    struct Paragraph {
        /// The line as it is compared.
        let text: ComparableText
        /// Its bytes of the record's text.
        let range: Range<Int>
        /// Its bytes of the capture's text; `nil` where the capture does not have it.
        var place: Range<Int>?
        /// What is odd about the place.
        var oddity: Oddity?
    }

    /// What is odd about where a paragraph stands.
    enum Oddity {
        /// The capture has it before paragraphs that the record has above it.
        case moved
        /// A paragraph above it is the same passage of the capture.
        case repeated
    }

    /// A stretch of the statement that no paragraph of the record holds.
    struct Gap {
        /// Its bytes of the capture's text.
        var range: Range<Int>
        /// The paragraph that stands before it in the record; `nil` where it is left out at the start.
        var before: Int?
        /// Whether no paragraph of the record follows it.
        var isAtEnd = false
    }

    /// A shorter paragraph may stand anywhere by chance, and says nothing of the order. In bytes.
    private static let shortestTelling = 24
    /// How many searches may begin anew before the rest is given up: the texts have nothing in common.
    private static let mostSearches = 64

    /// All paragraphs, in order.
    private(set) var paragraphs: [Paragraph]
    /// Whether the search was given up: what comes after has no place.
    private(set) var isGivenUp = false

    /// - Parameters:
    ///   - text: the text of the capture.
    ///   - start: where the statement begins there: what the page says above it may be a teaser of it.
    init(_ paragraphs: [(text: ComparableText, range: Range<Int>)], in text: ComparableText, from start: Int) {
        self.paragraphs = paragraphs.map { Paragraph(text: $0.text, range: $0.range) }
        var place = start
        var taken: [Range<Int>] = []
        var searches = 0
        for index in self.paragraphs.indices where self.paragraphs[index].text.bytes.count >= Self.shortestTelling {
            let own = self.paragraphs[index].text
            if let found = text.firstIndex(of: own, from: place) {
                place = found + own.bytes.count
                self.paragraphs[index].place = found..<place
            } else {
                searches += 1
                let found = text.firstIndex(of: own, from: start) ?? text.firstIndex(of: own)
                if let found {
                    let range = found..<found + own.bytes.count
                    let isTaken = taken.contains { $0.overlaps(range) }
                    self.paragraphs[index].place = range
                    self.paragraphs[index].oddity = isTaken ? .repeated : .moved
                }
            }
            if let found = self.paragraphs[index].place { taken.append(found) }
            if searches == Self.mostSearches {
                isGivenUp = true
                return
            }
        }
        placeShort(in: text)
    }

    /// Short paragraphs are looked for where they should be, and else anywhere.
    private mutating func placeShort(in text: ComparableText) {
        var place = 0
        var searches = 0
        for index in paragraphs.indices {
            if let known = paragraphs[index].place {
                place = known.upperBound
                continue
            }
            let own = paragraphs[index].text
            guard own.bytes.count < Self.shortestTelling, searches < Self.mostSearches else { continue }
            searches += 1
            if let found = text.firstIndex(of: own, from: place) ?? text.firstIndex(of: own) {
                paragraphs[index].place = found..<found + own.bytes.count
                let next = paragraphs[index...].lazy.compactMap {
                    $0.text.bytes.count >= Self.shortestTelling ? $0.place : nil
                }
                if found >= place, next.first.map({ found < $0.lowerBound }) ?? true { place = found + own.bytes.count }
            }
        }
    }

    // MARK: What is left out

    /// The stretches of blocks of the statement that no paragraph holds, in order. One beside a paragraph that the capture
    /// does not have may be what that was made of, and is left out.
    ///
    /// - Parameter blocks: the blocks of the statement as bytes of the capture's text, in order.
    func gaps(in blocks: [Range<Int>]) -> [Gap] {
        let placed = paragraphs.indices.compactMap { index in
            paragraphs[index].place.map { (index: index, place: $0) }
        }.sorted { ($0.place.lowerBound, $0.index) < ($1.place.lowerBound, $1.index) }
        var gaps: [Gap] = []
        var next = 0
        var covered = 0
        var before: Int?
        func isExplained(_ after: Int?) -> Bool {
            let first = before.map { $0 + 1 } ?? 0
            let end = after ?? paragraphs.count
            return first < end && paragraphs[first..<end].contains { $0.place == nil }
        }
        for block in blocks {
            var start = max(block.lowerBound, covered)
            while start < block.upperBound {
                while next < placed.count, placed[next].place.lowerBound <= start {
                    if placed[next].place.upperBound > covered {
                        covered = placed[next].place.upperBound
                        before = placed[next].index
                    }
                    next += 1
                }
                start = max(start, covered)
                let end = min(block.upperBound, next < placed.count ? placed[next].place.lowerBound : block.upperBound)
                if start < end {
                    let after = next < placed.count ? placed[next].index : nil
                    if !isExplained(after) {
                        gaps.append(Gap(range: start..<end, before: before, isAtEnd: after == nil))
                    }
                    start = end
                }
                if start >= block.upperBound { break }
            }
        }
        return gaps
    }
}
