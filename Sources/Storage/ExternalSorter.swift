#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Sorts entries by the bytes of their keys in bounded memory. Entries with equal keys keep the order in which they came.
///
/// Entries are held in memory up to the budget; past it they are sorted and written to a run on disk, and the runs are
/// merged at the end. A sort that fits the budget never touches the disk. Memory: the budget, half of it again while the
/// buffers grow, and 64 KiB for each of at most 64 runs while merging (more where one entry is longer). As soon as there
/// are 64 runs of a size they are merged into one of the next size, so that few files are open at once, 64 for each size.
/// Complexity: O(n log n) comparisons; each entry is written once for each pass.
public final class ExternalSorter {
    private static let mergeWidth = 64
    /// What an entry costs beside its bytes.
    private static let entryOverhead = MemoryLayout<Entry>.stride

    fileprivate struct Entry {
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
    /// The runs by size: those at index n + 1 were merged from 64 at n, and are older than all of those at n.
    private var levels = RunLevels<SortedRun>(width: ExternalSorter.mergeWidth)

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
        if levels.isEmpty {
            sortEntries()
            defer {
                entries = []
                arena = []
            }
            return SortedEntries(.memory(arena: arena, entries: entries, next: 0))
        }
        if !entries.isEmpty { try spill() }
        entries = []
        arena = []
        try levels.narrow(merge: merge)
        defer { levels.removeAll() }
        return SortedEntries(.runs(try RunMerge(levels.oldestFirst)))
    }

    private func spill() throws(StorageError) {
        sortEntries()
        let writer = try SortedRun.Writer(in: temporaryFolder)
        for entry in entries {
            let middle = entry.start + entry.keyCount
            try writer.append(arena[entry.start..<middle], arena[middle..<middle + entry.payloadCount])
        }
        let run = try writer.finish()
        entries.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
        try levels.add(run, merge: merge)
    }

    /// Merges neighbouring runs, the oldest first, so that equal keys stay in the order in which they came.
    private func merge(_ runs: [SortedRun]) throws(StorageError) -> SortedRun {
        let writer = try SortedRun.Writer(in: temporaryFolder)
        let merge = try RunMerge(runs)
        while let (key, payload) = try merge.next() { try writer.append(key, payload) }
        return try writer.finish()
    }

    private func sortEntries() {
        arena.withUnsafeBytes { arena in
            // The library's sort is stable, which keeps equal keys in the order in which they came.
            entries.sort { left, right in
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                return compareBytes(
                    UnsafeRawBufferPointer(rebasing: arena[left.start..<left.start + left.keyCount]),
                    UnsafeRawBufferPointer(rebasing: arena[right.start..<right.start + right.keyCount])) < 0
            }
        }
    }
}

/// Below 0, 0 or above it, as the first bytes come before, are, or come after the second: unsigned, the shorter first.
func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    if let first = left.baseAddress, let second = right.baseAddress {
        let order = memcmp(first, second, min(left.count, right.count))
        if order != 0 { return Int(order) }
    }
    return left.count - right.count
}

private func keyPrefix(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var prefix: UInt64 = 0
    for index in 0..<8 { prefix = prefix << 8 | (index < key.count ? UInt64(key[index]) : 0) }
    return prefix
}

/// The entries of a sorter, in order.
public final class SortedEntries {
    fileprivate enum Source {
        case memory(arena: [UInt8], entries: [ExternalSorter.Entry], next: Int)
        case runs(RunMerge)
    }

    private var source: Source

    fileprivate init(_ source: Source) {
        self.source = source
    }

    /// The next entry; `nil` after the last.
    public func next() throws(StorageError) -> (key: ArraySlice<UInt8>, payload: ArraySlice<UInt8>)? {
        switch source {
        case .memory(let arena, let entries, let next):
            guard next < entries.count else { return nil }
            source = .memory(arena: arena, entries: entries, next: next + 1)
            let entry = entries[next]
            let middle = entry.start + entry.keyCount
            return (arena[entry.start..<middle], arena[middle..<middle + entry.payloadCount])
        case .runs(let merge):
            return try merge.next()
        }
    }
}
