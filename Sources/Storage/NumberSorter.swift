/// Two numbers that are sorted by the first.
@frozen public struct NumberPair: Sendable, Hashable {
    /// What is sorted by.
    public var key: UInt64
    /// What goes with it.
    public var value: UInt64

    /// Creates a pair.
    @inlinable
    public init(key: UInt64, value: UInt64) {
        self.key = key
        self.value = value
    }
}

/// Sorts pairs of numbers by their keys in bounded memory. Pairs with equal keys keep the order in which they came.
///
/// The sibling of ``ExternalSorter`` for very many small entries: 16 bytes each, sorted by their digits without
/// comparisons. Memory: the budget, and 64 KiB for each of at most 64 runs, and each part, while merging.
/// Complexity: O(n), and O(n log runs) where it spills.
public final class NumberSorter {
    private let capacity: Int
    private let temporaryFolder: String
    private var pairs: [NumberPair] = []
    private var levels = RunLevels<TemporaryFile>(width: 64)

    /// Creates a sorter.
    ///
    /// - Parameters:
    ///   - memoryBudget: bytes for the pairs that are held in memory, with what sorting them takes.
    ///   - temporaryFolder: where runs go; nothing is left there.
    public init(memoryBudget: Int, temporaryFolder: String) {
        // Sorting by digits takes a second place for each pair.
        capacity = max(2, memoryBudget / (2 * MemoryLayout<NumberPair>.stride))
        self.temporaryFolder = temporaryFolder
    }

    /// Adds a pair.
    ///
    /// - Throws: `StorageError`, as everything here does that may touch the disk.
    public func add(_ pair: NumberPair) throws {
        if pairs.count == capacity { try spill() }
        pairs.append(pair)
    }

    /// Adds pairs, each with a number added to its value.
    ///
    /// - Throws: `StorageError`.
    public func add(_ more: [NumberPair], raisingValuesBy offset: UInt64) throws {
        var start = 0
        while start < more.count {
            if pairs.count == capacity { try spill() }
            let end = min(more.count, start + capacity - pairs.count)
            for pair in more[start..<end] { pairs.append(NumberPair(key: pair.key, value: pair.value &+ offset)) }
            start = end
        }
    }

    /// Ends adding, and hands out the pairs in order.
    public func finish() throws -> SortedNumbers {
        try finish(parts: 1)[0]
    }

    /// Ends adding, and hands out the pairs in order, in parts that follow each other; all pairs with one key are in one
    /// part. Different parts may be read at the same time.
    public func finish(parts: Int) throws -> [SortedNumbers] {
        sortByDigits(&pairs)
        try levels.narrow(merge: merge)
        let runs = levels.oldestFirst.map(SortedNumbers.Run.file) + [.memory(pairs)]
        pairs = []
        levels.removeAll()
        return try SortedNumbers.parts(parts, of: runs)
    }

    private func spill() throws {
        sortByDigits(&pairs)
        let run = try TemporaryFile(in: temporaryFolder)
        try pairs.withUnsafeBytes { bytes in try run.append(bytes) }
        pairs.removeAll(keepingCapacity: true)
        try levels.add(run, merge: merge)
    }

    private func merge(_ runs: [TemporaryFile]) throws -> TemporaryFile {
        let merged = try TemporaryFile(in: temporaryFolder)
        var merge = try SortedNumbers(runs.map(SortedNumbers.Run.file))
        var block: [NumberPair] = []
        while true {
            let pair = try merge.next()
            if let pair { block.append(pair) }
            if pair == nil || block.count == 1 << 14 {
                try block.withUnsafeBytes { bytes in try merged.append(bytes) }
                block.removeAll(keepingCapacity: true)
            }
            if pair == nil { return merged }
        }
    }
}

/// Sorts by the keys' bits, the highest that differ first; equal keys keep their order.
///
/// Hashes are in order after two steps, of which the second finds its pairs in the first cache.
private func sortByDigits(_ pairs: inout [NumberPair]) {
    withUnsafeTemporaryAllocation(of: NumberPair.self, capacity: pairs.count) { other in
        pairs.withUnsafeMutableBufferPointer { DigitSort.sort($0, other, staysInFirst: true) }
    }
}

private enum DigitSort {
    /// Up to so many are sorted by insertion.
    private static let fewPairs = 32

    /// Sorts the pairs of the first buffer into itself or into the second, which is as large.
    static func sort(
        _ pairs: UnsafeMutableBufferPointer<NumberPair>, _ other: UnsafeMutableBufferPointer<NumberPair>,
        staysInFirst: Bool
    ) {
        let differing = pairs.count > fewPairs ? pairs.reduce(0) { $0 | ($1.key ^ pairs[0].key) } : 0
        guard differing != 0 else {
            if pairs.count <= fewPairs { sortByInsertion(pairs) }
            if !staysInFirst { _ = other.update(fromContentsOf: pairs) }
            return
        }
        // A digit is the highest eight bits in which not all keys are the same.
        let shift = UInt64(max(0, 56 - differing.leadingZeroBitCount))
        func digit(_ pair: NumberPair) -> Int { Int(truncatingIfNeeded: pair.key &>> shift & 0xFF) }
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { ends in
            ends.initialize(repeating: 0)
            for pair in pairs { ends[digit(pair)] &+= 1 }
            var place = 0
            for digit in 0..<256 { (ends[digit], place) = (place, place &+ ends[digit]) }
            for pair in pairs {
                let digit = digit(pair)
                other[ends[digit]] = pair
                ends[digit] &+= 1
            }
            var start = 0
            for end in ends where end > start {
                sort(
                    UnsafeMutableBufferPointer(rebasing: other[start..<end]),
                    UnsafeMutableBufferPointer(rebasing: pairs[start..<end]), staysInFirst: !staysInFirst)
                start = end
            }
        }
    }

    private static func sortByInsertion(_ pairs: UnsafeMutableBufferPointer<NumberPair>) {
        for index in pairs.indices.dropFirst() {
            let pair = pairs[index]
            var place = index
            while place > 0, pairs[place - 1].key > pair.key {
                pairs[place] = pairs[place - 1]
                place -= 1
            }
            pairs[place] = pair
        }
    }
}
