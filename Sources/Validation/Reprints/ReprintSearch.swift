import Diagnostics
import Schema
import Storage

/// Finds texts that stand in others, whole or in part, among the texts of a corpus.
///
/// Each text gives fingerprints; sorted, equal ones meet, and the texts that share many are aligned word by word. A
/// passage that stands in more than ``PairSearch/commonTexts`` texts is not looked at: it is a formula, or page furniture. Texts that
/// are the same word for word count as one there, so that a text that was copied a thousand times is still found; each of
/// its copies is held against the first. Of each text at most `candidates` others are aligned. Texts of which one record
/// names the other are held against each other whatever else is alike.
///
/// Memory: about 72 bytes a text and 100 for each relation to another, and the budget each for fingerprints, pairs, and
/// what is kept of the texts; past it they go to the temporary folder. Complexity: O(n log n) in the words of the corpus.
final class ReprintSearch {
    /// How many parts of the fingerprints are brought together at the same time.
    private static let parts = 2
    /// The most texts that one is aligned with.
    static let candidates = 16

    private let fingerprints: NumberSorter
    private let store: ByteStore
    private var entries: [TextEntry] = []
    private let memoryBudget: Int
    private let temporaryFolder: String

    init(memoryBudget: Int, temporaryFolder: String) {
        self.memoryBudget = memoryBudget
        self.temporaryFolder = temporaryFolder
        fingerprints = NumberSorter(memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
        store = ByteStore(memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
    }

    func add(_ batch: TextBatch) throws {
        if batch.entries.isEmpty { return }
        let firstEntry = UInt64(entries.count)
        let start = store.count
        for var entry in batch.entries {
            entry.start += start
            entries.append(entry)
        }
        try store.append(batch.bytes)
        try fingerprints.add(batch.fingerprints, raisingValuesBy: firstEntry << 32)
    }

    /// Hands out each text that shares enough with another, in no order that matters: the later ones by their place in
    /// the input, and of each those that share most first.
    ///
    /// - Parameter meanwhile: what else there is to do, while pairs are looked for.
    func finish(meanwhile: () throws -> Void, _ receive: (TextOverlap) throws -> Void) async throws {
        guard entries.count > 1 else { return try meanwhile() }
        let ranks = ranks()
        let firstOfRepeats = try exactRepeats(ranks, receive)
        let declared = try declaredPairs(firstOfRepeats, ranks)
        for pair in declared.ofEqualTexts {
            let words = Int(entries[pair.later].wordCount)
            try receive(
                overlap(later: pair.later, earlier: pair.earlier, TextAlignment(ofEqualTextsWith: words)))
        }
        let search = PairSearch(
            entries: entries, ranks: ranks, firsts: firstOfRepeats, partners: declared.partners,
            memoryBudget: memoryBudget / Self.parts, temporaryFolder: temporaryFolder)
        let pairs = try await withThrowingTaskGroup(of: SortedNumbers.self) { group in
            for part in try fingerprints.finish(parts: Self.parts) {
                group.addTask { try search.pairs(of: part) }
            }
            try meanwhile()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try align(SortedNumbers(merging: pairs), declared, receive)
    }

    /// The places of the texts in the order of time; those without a date stand last, and of one day in input order.
    private func ranks() -> [UInt32] {
        let order = entries.indices.sorted { (entries[$0].day, $0) < (entries[$1].day, $1) }
        var ranks = [UInt32](repeating: 0, count: entries.count)
        for (rank, index) in order.enumerated() { ranks[index] = UInt32(rank) }
        return ranks
    }

    // MARK: Texts that are the same

    /// Reports texts with the same words as an earlier one, and says of each which is the first: itself, where none is.
    private func exactRepeats(_ ranks: [UInt32], _ receive: (TextOverlap) throws -> Void) throws -> [UInt32] {
        var firsts = entries.indices.map { UInt32($0) }
        let order = entries.indices.sorted { left, right in
            (entries[left].wordsHash, entries[left].wordCount, ranks[left])
                < (entries[right].wordsHash, entries[right].wordCount, ranks[right])
        }
        var start = 0
        while start < order.count {
            let first = entries[order[start]]
            let end =
                order[start...].firstIndex {
                    entries[$0].wordsHash != first.wordsHash || entries[$0].wordCount != first.wordCount
                } ?? order.count
            if end - start > 1 { try report(repeats: order[start..<end], &firsts, receive) }
            start = end
        }
        return firsts
    }

    /// Reports texts of which all have one hash, the earliest first. Where texts are the same byte for byte, and do not
    /// name another record, `corpus/same-text` reports all but the first of the input.
    private func report(
        repeats: ArraySlice<Int>, _ firsts: inout [UInt32], _ receive: (TextOverlap) throws -> Void
    ) throws {
        guard let first = repeats.first else { return }
        // What is found does not rest on hashes alone.
        let firstWords = try words(of: first)
        let same = try repeats.dropFirst().filter { try words(of: $0) == firstWords }
        let unrelated = ([first] + same).filter { !entries[$0].namesRecord }
        let firstOfBytes = Dictionary(unrelated.map { (entries[$0].bytesHash, $0) }, uniquingKeysWith: min)
        for index in same {
            firsts[index] = UInt32(first)
            if entries[index].isReference, entries[first].isReference { continue }
            if !entries[index].namesRecord {
                if firstOfBytes[entries[index].bytesHash] != index { continue }
                if !entries[first].namesRecord, entries[index].bytesHash == entries[first].bytesHash { continue }
            }
            try receive(
                overlap(later: index, earlier: first, TextAlignment(ofEqualTextsWith: firstWords.count)))
        }
    }

    // MARK: Declared relations

    /// Two texts of which one record names the other, the later first.
    private struct DeclaredPair {
        let later: Int
        let earlier: Int
    }

    private struct DeclaredPairs {
        var ofEqualTexts: [DeclaredPair] = []
        /// By the first texts with the same words as theirs, the later and the earlier of these.
        var byFirsts: [UInt64: [DeclaredPair]] = [:]
        /// The first texts that a first text is paired with.
        var partners: [Int: Set<Int>] = [:]

        static func key(_ later: Int, _ earlier: Int) -> UInt64 { UInt64(later) << 32 | UInt64(earlier) }
    }

    private func declaredPairs(_ firsts: [UInt32], _ ranks: [UInt32]) throws -> DeclaredPairs {
        var namedBy: [UInt64: [Int]] = [:]
        for index in entries.indices where entries[index].namesRecord {
            for case let target? in try text(index).relations.map(\.target) {
                namedBy[TextEntry.hash(ofID: target), default: []].append(index)
            }
        }
        var pairs = DeclaredPairs()
        guard !namedBy.isEmpty else { return pairs }
        for (target, entry) in entries.enumerated() {
            for index in namedBy[entry.idHash] ?? [] where index != target {
                if entries[index].isReference, entry.isReference { continue }
                let isLater = ranks[index] > ranks[target]
                let pair = DeclaredPair(later: isLater ? index : target, earlier: isLater ? target : index)
                let (one, other) = (Int(firsts[index]), Int(firsts[target]))
                if one == other {
                    pairs.ofEqualTexts.append(pair)
                    continue
                }
                let isOneLater = ranks[one] > ranks[other]
                let key = isOneLater ? DeclaredPairs.key(one, other) : DeclaredPairs.key(other, one)
                pairs.byFirsts[key, default: []].append(pair)
                pairs.partners[isOneLater ? one : other, default: []].insert(isOneLater ? other : one)
            }
        }
        return pairs
    }

    // MARK: Alignment

    private struct Candidate {
        let earlier: Int
        let anchors: [TextAlignment.Anchor]
    }

    private func align(
        _ pairs: SortedNumbers, _ declared: DeclaredPairs, _ receive: (TextOverlap) throws -> Void
    ) throws {
        var sorted = pairs
        var candidates: [Candidate] = []
        var anchors: [TextAlignment.Anchor] = []
        var key: UInt64?
        while true {
            let pair = try sorted.next()
            if let key, pair?.key != key {
                if isPromising(key, anchors.count) {
                    candidates.append(Candidate(earlier: Int(key & 0xFFFF_FFFF), anchors: anchors))
                    // Those that share most are kept; of equal ones the first.
                    if candidates.count > 2 * Self.candidates { candidates = best(candidates) }
                }
                anchors.removeAll(keepingCapacity: true)
                if pair.map({ $0.key >> 32 }) != key >> 32 {
                    try align(Int(key >> 32), best(candidates), declared, receive)
                    candidates.removeAll()
                }
            }
            guard let pair else { return }
            key = pair.key
            anchors.append(
                TextAlignment.Anchor(first: Int(pair.value >> 32), second: Int(pair.value & 0xFFFF_FFFF)))
        }
    }

    /// Whether so many fingerprints in common can be half of the shorter text: about two in `window` + 1 runs have one,
    /// and each changed word takes away a few. A fifth of those to be expected is enough.
    private func isPromising(_ key: UInt64, _ shared: Int) -> Bool {
        let words = min(entries[Int(key >> 32)].wordCount, entries[Int(key & 0xFFFF_FFFF)].wordCount)
        return shared * (Fingerprints.window + 1) * 5 >= Int(words)
    }

    private func best(_ candidates: [Candidate]) -> [Candidate] {
        Array(
            candidates.sorted { left, right in
                (right.anchors.count, entries[left.earlier].day, left.earlier)
                    < (left.anchors.count, entries[right.earlier].day, right.earlier)
            }.prefix(Self.candidates))
    }

    private func align(
        _ later: Int, _ candidates: [Candidate], _ declared: DeclaredPairs, _ receive: (TextOverlap) throws -> Void
    ) throws {
        for candidate in candidates {
            let alignment = try alignment(of: later, with: candidate)
            try receive(overlap(later: later, earlier: candidate.earlier, alignment))
            // Copies of the two that name each other share the same words.
            for pair in declared.byFirsts[DeclaredPairs.key(later, candidate.earlier)] ?? []
            where pair.later != later || pair.earlier != candidate.earlier {
                let isSame = entries[pair.later].wordsHash == entries[later].wordsHash
                try receive(
                    overlap(later: pair.later, earlier: pair.earlier, isSame ? alignment : alignment.swapped))
            }
        }
    }

    /// Aligns two texts; of one that is much longer only the part where most places are alike is read.
    private func alignment(of later: Int, with candidate: Candidate) throws -> TextAlignment {
        let (laterCount, earlierCount) = (
            Int(entries[later].wordCount), Int(entries[candidate.earlier].wordCount)
        )
        let reach = 2 * min(laterCount, earlierCount) + 1024
        let laterPart = part(of: laterCount, reach, candidate.anchors.map(\.first))
        let earlierPart = part(of: earlierCount, reach, candidate.anchors.map(\.second))
        let anchors = candidate.anchors.map {
            TextAlignment.Anchor(
                first: $0.first - laterPart.lowerBound, second: $0.second - earlierPart.lowerBound)
        }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        let alignment = TextAlignment(
            try words(of: later, laterPart), try words(of: candidate.earlier, earlierPart), anchors: anchors)
        return alignment.moved(laterPart.lowerBound, earlierPart.lowerBound)
    }

    /// The part of a text, `reach` words to both sides of the `reach` words with the most places.
    private func part(of count: Int, _ reach: Int, _ places: [Int]) -> Range<Int> {
        guard count > 3 * reach else { return 0..<count }
        let places = places.sorted()
        var best = (count: 0, start: 0)
        var start = 0
        for (position, place) in places.enumerated() {
            while place - places[start] > reach { start += 1 }
            if position - start + 1 > best.count { best = (position - start + 1, places[start]) }
        }
        return max(0, best.start - reach)..<min(count, best.start + 2 * reach)
    }

    private func words(of index: Int, _ part: Range<Int>? = nil) throws -> [UInt8] {
        let part = part ?? 0..<Int(entries[index].wordCount)
        let start = entries[index].start
        return try store.read(start + part.lowerBound..<start + part.upperBound)
    }

    private func overlap(later: Int, earlier: Int, _ alignment: TextAlignment) throws -> TextOverlap {
        TextOverlap(
            later: TextOverlap.Side(
                text: try text(later), entry: entries[later], covered: alignment.firstCovered,
                span: alignment.firstSpan),
            earlier: TextOverlap.Side(
                text: try text(earlier), entry: entries[earlier], covered: alignment.secondCovered,
                span: alignment.secondSpan))
    }

    private func text(_ index: Int) throws -> ComparedText {
        let entry = entries[index]
        let start = entry.start + Int(entry.wordCount)
        var bytes = try store.read(start..<start + Int(entry.detailCount))[...]
        return ComparedText(decoding: &bytes)
    }
}
