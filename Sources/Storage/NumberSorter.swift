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
            pairs.append(
                contentsOf: more[start..<end].lazy.map { NumberPair(key: $0.key, value: $0.value &+ offset) })
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

/// Sorts by the keys' bytes, the least significant first; each step keeps the order of equal bytes.
private func sortByDigits(_ pairs: inout [NumberPair]) {
    guard pairs.count > 1 else { return }
    var counts = [Int](repeating: 0, count: 8 * 256)
    for pair in pairs {
        for digit in 0..<8 { counts[digit << 8 | Int(truncatingIfNeeded: pair.key >> (8 * UInt64(digit)) & 0xFF)] += 1 }
    }
    let first = pairs[0].key
    var other = [NumberPair](repeating: NumberPair(key: 0, value: 0), count: pairs.count)
    for digit in 0..<8 {
        let shift = 8 * UInt64(digit)
        // A byte that all keys share sorts nothing.
        if counts[digit << 8 | Int(first >> shift & 0xFF)] == pairs.count { continue }
        var place = 0
        for byte in 0..<256 {
            (place, counts[digit << 8 | byte]) = (place + counts[digit << 8 | byte], place)
        }
        for pair in pairs {
            let byte = digit << 8 | Int(truncatingIfNeeded: pair.key >> shift & 0xFF)
            other[counts[byte]] = pair
            counts[byte] += 1
        }
        swap(&pairs, &other)
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

    private var cursors: [Cursor] = []
    /// A binary heap of positions in `cursors`, the one with the least key on top.
    private var heap: [Int] = []

    init(_ runs: [TemporaryFile]) throws {
        for run in runs {
            var cursor = Cursor(run)
            if try cursor.advance() { cursors.append(cursor) }
        }
        heap = Array(cursors.indices)
        for position in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(position) }
    }

    mutating func next() throws -> NumberPair? {
        guard let top = heap.first else { return nil }
        let pair = cursors[top].current
        if try !cursors[top].advance() {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        sink(0)
        return pair
    }

    private mutating func sink(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, least) {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (cursors[heap[left]].current.key, cursors[heap[right]].current.key)
        return first == second ? heap[left] < heap[right] : first < second
    }
}
