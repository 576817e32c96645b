/// Sorts entries by the bytes of their keys in bounded memory. Entries with equal keys keep the order in which they came.
///
/// Entries are held in memory up to the budget; past it they are sorted and written to a run on disk, and the runs are
/// merged at the end. A sort that fits the budget never touches the disk. Memory: the budget, and 64 KiB for each run
/// while merging (more where one entry is longer); runs are merged in passes, so that no more than 64 are open at once.
/// Complexity: O(n log n) comparisons; each entry is written once for each pass.
public final class ExternalSorter {
    private static let mergeWidth = 64
    /// What an entry costs beside its bytes.
    private static let entryOverhead = MemoryLayout<Entry>.stride

    private struct Entry {
        /// The first eight bytes of the key, most significant first, padded with zeros: most comparisons end here.
        var prefix: UInt64
        var start: Int
        var keyCount: Int
        var payloadCount: Int
    }

    private let memoryBudget: Int
    private let temporaryFolder: String
    private var arena: [UInt8] = []
    private var entries: [Entry] = []
    private var runs: [SortedRun] = []

    /// Creates a sorter.
    ///
    /// - Parameters:
    ///   - memoryBudget: bytes of entries that are held in memory.
    ///   - temporaryFolder: where runs go; nothing is left there.
    public init(memoryBudget: Int, temporaryFolder: String) {
        self.memoryBudget = max(1, memoryBudget)
        self.temporaryFolder = temporaryFolder
    }

    /// Adds an entry.
    public func add(key: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) throws(StorageError) {
        let cost = key.count + payload.count + Self.entryOverhead
        if !entries.isEmpty, arena.count + entries.count * Self.entryOverhead + cost > memoryBudget { try spill() }
        entries.append(
            Entry(prefix: keyPrefix(key), start: arena.count, keyCount: key.count, payloadCount: payload.count))
        arena.append(contentsOf: key)
        arena.append(contentsOf: payload)
    }

    /// Ends adding, and hands out the entries in order.
    public func finish() throws(StorageError) -> SortedEntries {
        if runs.isEmpty {
            sortEntries()
            let parts = entries.map { (key: $0.start..<$0.start + $0.keyCount, end: $0.start + $0.keyCount + $0.payloadCount) }
            entries = []
            return SortedEntries(.memory(arena: arena, entries: parts, next: 0))
        }
        if !entries.isEmpty { try spill() }
        arena = []
        // Neighbouring runs are merged, so that equal keys stay in the order in which they came.
        while runs.count > Self.mergeWidth {
            var merged: [SortedRun] = []
            for start in stride(from: 0, to: runs.count, by: Self.mergeWidth) {
                let group = Array(runs[start..<min(start + Self.mergeWidth, runs.count)])
                let writer = try SortedRun.Writer(in: temporaryFolder)
                let merge = try RunMerge(group)
                while let (key, payload) = try merge.next() { try writer.append(key, payload) }
                merged.append(try writer.finish())
            }
            runs = merged
        }
        defer { runs = [] }
        return SortedEntries(.runs(try RunMerge(runs)))
    }

    private func spill() throws(StorageError) {
        sortEntries()
        let writer = try SortedRun.Writer(in: temporaryFolder)
        for entry in entries {
            let middle = entry.start + entry.keyCount
            try writer.append(arena[entry.start..<middle], arena[middle..<middle + entry.payloadCount])
        }
        runs.append(try writer.finish())
        entries.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
    }

    private func sortEntries() {
        arena.withUnsafeBytes { arena in
            func key(_ entry: Entry) -> Slice<UnsafeRawBufferPointer> {
                arena[entry.start..<entry.start + entry.keyCount]
            }
            entries.sort { left, right in
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                if key(left).lexicographicallyPrecedes(key(right)) { return true }
                if key(right).lexicographicallyPrecedes(key(left)) { return false }
                // Entries stand in the arena in the order in which they came.
                return left.start < right.start
            }
        }
    }
}

private func keyPrefix(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var prefix: UInt64 = 0
    for index in 0..<8 { prefix = prefix << 8 | (index < key.count ? UInt64(key[index]) : 0) }
    return prefix
}

/// The entries of a sorter, in order.
public final class SortedEntries {
    enum Source {
        case memory(arena: [UInt8], entries: [(key: Range<Int>, end: Int)], next: Int)
        case runs(RunMerge)
    }

    private var source: Source

    init(_ source: Source) {
        self.source = source
    }

    /// The next entry; `nil` after the last.
    public func next() throws(StorageError) -> (key: ArraySlice<UInt8>, payload: ArraySlice<UInt8>)? {
        switch source {
        case .memory(let arena, let entries, let next):
            guard next < entries.count else { return nil }
            source = .memory(arena: arena, entries: entries, next: next + 1)
            let entry = entries[next]
            return (arena[entry.key], arena[entry.key.upperBound..<entry.end])
        case .runs(let merge):
            return try merge.next()
        }
    }
}
