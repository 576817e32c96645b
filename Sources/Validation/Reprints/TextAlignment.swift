/// Which words of two texts are the same, in their order.
///
/// Words are compared by one byte of their hashes. Starting from places that are known to be alike, a passage is followed
/// to both sides over small changes: up to `reach` words that were put in, left out or changed, where `certainWords` alike
/// words follow. A word at the edge of a passage is taken for alike by chance once in 256 times; all other figures are
/// exact for the passages that were followed.
struct TextAlignment: Equatable {
    /// A place in the one and in the other text.
    struct Anchor: Equatable {
        var first: Int
        var second: Int
    }

    /// How many words of each text stand in the other.
    private(set) var firstCovered = 0
    private(set) var secondCovered = 0
    /// From the first of these words to the last; in words from the start of the text.
    private(set) var firstSpan = 0..<0
    private(set) var secondSpan = 0..<0

    private static let reach = 12
    private static let certainWords = 4

    /// Aligns two texts.
    ///
    /// Complexity: O(words of both + anchors), by a limit on the steps for texts that repeat themselves.
    init(_ first: [UInt8], _ second: [UInt8], anchors: [Anchor]) {
        var search = Search(
            first: first, second: second, steps: 64 * min(first.count, second.count) + 16 * (first.count + second.count)
        )
        // The last place in the first text that was followed on each diagonal.
        var followed: [Int: Int] = [:]
        for anchor in anchors {
            guard first.indices ~= anchor.first, second.indices ~= anchor.second,
                anchor.first >= followed[anchor.first - anchor.second] ?? Int.min
            else { continue }
            let start = search.passages.count
            search.follow(from: anchor, forward: true)
            search.follow(from: anchor, forward: false)
            for passage in search.passages[start...] {
                let diagonal = passage.first.lowerBound - passage.second.lowerBound
                followed[diagonal] = max(followed[diagonal] ?? Int.min, passage.first.upperBound)
            }
            if search.steps <= 0 { break }
        }
        (firstCovered, firstSpan) = Self.union(search.passages.map(\.first))
        (secondCovered, secondSpan) = Self.union(search.passages.map(\.second))
    }

    /// The alignment of two texts that are the same.
    init(ofEqualTextsWith count: Int) {
        (firstCovered, secondCovered) = (count, count)
        (firstSpan, secondSpan) = (0..<count, 0..<count)
    }

    /// The same for texts of which these were parts that begin at the given words.
    func moved(_ first: Int, _ second: Int) -> TextAlignment {
        var moved = self
        moved.firstSpan = firstSpan.lowerBound + first..<firstSpan.upperBound + first
        moved.secondSpan = secondSpan.lowerBound + second..<secondSpan.upperBound + second
        return moved
    }

    /// The same, seen from the other text.
    var swapped: TextAlignment {
        var swapped = self
        (swapped.firstCovered, swapped.secondCovered) = (secondCovered, firstCovered)
        (swapped.firstSpan, swapped.secondSpan) = (secondSpan, firstSpan)
        return swapped
    }

    private static func union(_ ranges: [Range<Int>]) -> (covered: Int, span: Range<Int>) {
        var covered = 0
        var end = Int.min
        let sorted = ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        for range in sorted where range.upperBound > end {
            covered += range.upperBound - max(end, range.lowerBound)
            end = range.upperBound
        }
        return (covered, (sorted.first?.lowerBound ?? 0)..<max(end, sorted.first?.lowerBound ?? 0))
    }

    /// The search for passages in both directions.
    private struct Search {
        let first: [UInt8]
        let second: [UInt8]
        /// How many comparisons are left.
        var steps: Int
        var passages: [(first: Range<Int>, second: Range<Int>)] = []

        mutating func follow(from anchor: Anchor, forward: Bool) {
            var place = anchor
            while steps > 0 {
                let length = run(at: place, forward: forward)
                let end = forward ? place.moved(length, length) : place
                let start = forward ? place : place.moved(-length, -length)
                if length > 0 { passages.append((start.first..<end.first, start.second..<end.second)) }
                guard let next = resume(after: forward ? end : start, forward: forward) else { return }
                place = next
            }
        }

        /// How many words are alike from a place on, or before it.
        private mutating func run(at place: Anchor, forward: Bool) -> Int {
            var length = 0
            while isAlike(place, length, forward) { length += 1 }
            steps -= length + 1
            return length
        }

        private func isAlike(_ place: Anchor, _ distance: Int, _ forward: Bool) -> Bool {
            let (one, other) =
                forward
                ? (place.first + distance, place.second + distance)
                : (place.first - 1 - distance, place.second - 1 - distance)
            return one >= 0 && one < first.count && other >= 0 && other < second.count && first[one] == second[other]
        }

        /// The nearest place past a change at which both texts agree again.
        private mutating func resume(after place: Anchor, forward: Bool) -> Anchor? {
            for total in 1...2 * TextAlignment.reach {
                for skipped in max(0, total - TextAlignment.reach)...min(total, TextAlignment.reach) {
                    steps -= 1
                    let next =
                        forward
                        ? place.moved(skipped, total - skipped) : place.moved(-skipped, skipped - total)
                    if (0..<TextAlignment.certainWords).allSatisfy({ isAlike(next, $0, forward) }) { return next }
                }
            }
            return nil
        }
    }
}

extension TextAlignment.Anchor {
    fileprivate func moved(_ first: Int, _ second: Int) -> TextAlignment.Anchor {
        TextAlignment.Anchor(first: self.first + first, second: self.second + second)
    }
}
