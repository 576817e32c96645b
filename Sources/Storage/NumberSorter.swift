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
/// comparisons. Memory: the budget, and 64 KiB for each of at most 64 runs while merging. Complexity: O(n),
/// and O(n log runs) where it spills.
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
        if levels.isEmpty {
            sortByDigits(&pairs)
            defer { pairs = [] }
            return SortedNumbers(pairs)
        }
        if !pairs.isEmpty { try spill() }
        pairs = []
        try levels.narrow(merge: merge)
        let runs = levels.oldestFirst
        levels.removeAll()
        return SortedNumbers(try NumberMerge(runs))
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
        var merge = try NumberMerge(runs)
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

/// The pairs of a sorter, in order.
public struct SortedNumbers {
    private var pairs: [NumberPair] = []
    private var position = 0
    private var merge: NumberMerge?

    init(_ pairs: [NumberPair]) {
        self.pairs = pairs
    }

    init(_ merge: NumberMerge) {
        self.merge = merge
    }

    /// The next pair; `nil` after the last.
    public mutating func next() throws -> NumberPair? {
        if merge != nil { return try merge?.next() }
        guard position < pairs.count else { return nil }
        position += 1
        return pairs[position - 1]
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

/// Merges sorted runs of pairs; of equal keys those of the earlier run come first.
struct NumberMerge {
    private struct Cursor {
        let run: TemporaryFile
        var offset = 0
        var block: [NumberPair] = []
        var position = 0
        var current = NumberPair(key: 0, value: 0)

        init(_ run: TemporaryFile) {
            self.run = run
        }

        /// Moves to the next pair; false at the end.
        mutating func advance() throws -> Bool {
            if position == block.count {
                let count = min(1 << 16, run.count - offset) / MemoryLayout<NumberPair>.stride
                guard count > 0 else { return false }
                if block.count != count { block = [NumberPair](repeating: current, count: count) }
                let (run, offset) = (run, offset)
                try block.withUnsafeMutableBytes { bytes in
                    try run.read(at: offset, into: bytes)
                }
                self.offset += count * MemoryLayout<NumberPair>.stride
                position = 0
            }
            current = block[position]
            position += 1
            return true
        }
    }

    /// The run with the least key, and where it is in `cursors`.
    private struct Head {
        var key: UInt64
        var cursor: Int

        func precedes(_ other: Head) -> Bool { key == other.key ? cursor < other.cursor : key < other.key }
    }

    private var cursors: [Cursor] = []
    /// A binary heap, the run with the least key on top.
    private var heap: [Head] = []

    init(_ runs: [TemporaryFile]) throws {
        for run in runs {
            var cursor = Cursor(run)
            if try cursor.advance() { cursors.append(cursor) }
        }
        heap = cursors.indices.map { Head(key: cursors[$0].current.key, cursor: $0) }
        for position in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(position) }
    }

    mutating func next() throws -> NumberPair? {
        guard let top = heap.first else { return nil }
        let pair = cursors[top.cursor].current
        if try cursors[top.cursor].advance() {
            heap[0].key = cursors[top.cursor].current.key
        } else {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        sink(0)
        return pair
    }

    /// Moves a head down to where none below it precedes it.
    private mutating func sink(_ start: Int) {
        heap.withUnsafeMutableBufferPointer { heap in
            guard start < heap.count else { return }
            let head = heap[start]
            var place = start
            while true {
                var child = 2 &* place &+ 1
                guard child < heap.count else { break }
                if child &+ 1 < heap.count, heap[child &+ 1].precedes(heap[child]) { child &+= 1 }
                guard heap[child].precedes(head) else { break }
                heap[place] = heap[child]
                place = child
            }
            heap[place] = head
        }
    }
}
