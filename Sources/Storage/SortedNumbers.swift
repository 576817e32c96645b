/// Pairs in order, merged from sorted runs as they are asked for; of equal keys those of the earlier run come first.
///
/// Memory: 64 KiB for each run on disk.
public struct SortedNumbers: Sendable {
    /// A sorted run, on disk or in memory.
    enum Run {
        case file(TemporaryFile)
        case memory([NumberPair])

        var count: Int {
            switch self {
            case .file(let file): file.count / MemoryLayout<NumberPair>.stride
            case .memory(let pairs): pairs.count
            }
        }

        /// The pair at a position.
        func pair(at position: Int) throws -> NumberPair {
            switch self {
            case .memory(let pairs): return pairs[position]
            case .file(let file):
                var block = [NumberPair(key: 0, value: 0)]
                try file.read(pairsFrom: position, into: &block)
                return block[0]
            }
        }

        /// The position of the first pair whose key is not less than one.
        func position(ofKey key: UInt64) throws -> Int {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if try pair(at: middle).key < key { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// What a part of a run has left.
    private struct Cursor {
        /// Where what is not in the block comes from, and its positions there.
        private let file: TemporaryFile?
        private var unread: Range<Int>
        private var block: [NumberPair]
        private var rest: Range<Int>

        init(_ run: Run, _ range: Range<Int>) {
            switch run {
            case .file(let file): (self.file, unread, block, rest) = (file, range, [], 0..<0)
            case .memory(let pairs): (file, unread, block, rest) = (nil, 0..<0, pairs, range)
            }
        }

        /// The next pair; `nil` after the last.
        mutating func next() throws -> NumberPair? {
            if rest.isEmpty {
                let count = min(unread.count, (1 << 16) / MemoryLayout<NumberPair>.stride)
                guard let file, count > 0 else { return nil }
                if block.count != count { block = [NumberPair](repeating: NumberPair(key: 0, value: 0), count: count) }
                try file.read(pairsFrom: unread.lowerBound, into: &block)
                unread = unread.lowerBound + count..<unread.upperBound
                rest = block.indices
            }
            defer { rest = rest.lowerBound + 1..<rest.upperBound }
            return block[rest.lowerBound]
        }
    }

    /// The next pair of a cursor, and where that is in `cursors`.
    private struct Head {
        var pair: NumberPair
        var cursor: Int

        func precedes(_ other: Head) -> Bool {
            pair.key == other.pair.key ? cursor < other.cursor : pair.key < other.pair.key
        }
    }

    private var cursors: [Cursor] = []
    /// A binary heap, the least key on top.
    private var heap: [Head] = []

    private init(_ cursors: [Cursor]) throws {
        for var cursor in cursors {
            guard let first = try cursor.next() else { continue }
            heap.append(Head(pair: first, cursor: self.cursors.count))
            self.cursors.append(cursor)
        }
        makeHeap()
    }

    /// The pairs of some runs, the earlier first.
    init(_ runs: [Run]) throws {
        try self.init(runs.map { Cursor($0, 0..<$0.count) })
    }

    /// What several have left; of equal keys those of the earlier come first.
    public init(merging parts: [SortedNumbers]) {
        for part in parts {
            heap += part.heap.map { Head(pair: $0.pair, cursor: $0.cursor + cursors.count) }
            cursors += part.cursors
        }
        makeHeap()
    }

    /// The pairs of some runs in parts that follow each other, about as large; those of one key are in one part.
    static func parts(_ count: Int, of runs: [Run]) throws -> [SortedNumbers] {
        guard let longest = runs.max(by: { $0.count < $1.count }), longest.count > 0 else {
            return [SortedNumbers](repeating: try SortedNumbers([Run]()), count: count)
        }
        let firstKeys = try (1..<max(1, count)).map { try longest.pair(at: longest.count * $0 / count).key }
        let bounds = try runs.map { run in try [0] + firstKeys.map(run.position(ofKey:)) + [run.count] }
        return try (0..<count).map { part in
            try SortedNumbers(zip(runs, bounds).map { Cursor($0, $1[part]..<$1[part + 1]) })
        }
    }

    /// The next pair; `nil` after the last.
    public mutating func next() throws -> NumberPair? {
        guard let top = heap.first else { return nil }
        if let next = try cursors[top.cursor].next() {
            heap[0].pair = next
        } else {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        sink(0)
        return top.pair
    }

    private mutating func makeHeap() {
        for position in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(position) }
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

extension TemporaryFile {
    /// Fills a block with the pairs from a position on.
    fileprivate func read(pairsFrom position: Int, into block: inout [NumberPair]) throws {
        let offset = position * MemoryLayout<NumberPair>.stride
        try block.withUnsafeMutableBytes { bytes in try read(at: offset, into: bytes) }
    }
}
