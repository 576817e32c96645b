import Foundation
import Storage
import TestSupport
import Testing

@Suite struct NumberSorterTests {
    @Test(arguments: [1, 100, 1000, 10_000, 1 << 20], [1, 2, 3] as [UInt64])
    func theOrderIsThatOfAStableSort(budget: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sorter = NumberSorter(memoryBudget: budget, temporaryFolder: folder.path())
        let pairs = (0..<3000).map { position in
            // Few keys, so that many are equal, over all bytes.
            NumberPair(
                key: UInt64.random(in: 0..<40, using: &generator) &* 0x0103_0000_0700_000B, value: UInt64(position))
        }
        for pair in pairs { try sorter.add(pair) }
        var sorted = try sorter.finish()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).isEmpty)
        var result: [NumberPair] = []
        while let pair = try sorted.next() { result.append(pair) }
        #expect(try sorted.next() == nil)
        #expect(result == pairs.sorted { ($0.key, $0.value) < ($1.key, $1.value) }, "seed \(seed)")
    }

    @Test(arguments: [
        UInt64.max, 0xFF, 0xFFFF_FFFF, 0xF << 60, 1 << 63, 0x1_0000_0001, 0x00FF_0000_0000_FF00, 0,
    ])
    func keysAreInOrderWhicheverOfTheirBitsDiffer(bits: UInt64) throws {
        var generator = SeededGenerator(seed: bits)
        let sorter = NumberSorter(memoryBudget: 1 << 20, temporaryFolder: "/tmp")
        let pairs = (0..<5000).map { position in
            NumberPair(key: generator.next() & bits | 0x1000 & ~bits, value: UInt64(position))
        }
        try sorter.add(pairs, raisingValuesBy: 0)
        var sorted = try sorter.finish()
        var result: [NumberPair] = []
        while let pair = try sorted.next() { result.append(pair) }
        #expect(result == pairs.sorted { ($0.key, $0.value) < ($1.key, $1.value) })
    }

    @Test(arguments: [1, 100, 1000, 1 << 20])
    func pairsComeInTheirOrderWhereverSpillsFall(budget: Int) throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sorter = NumberSorter(memoryBudget: budget, temporaryFolder: folder.path())
        var expected: [NumberPair] = []
        for (batch, count) in [0, 1, 7, 300, 2, 64].enumerated() {
            let pairs = (0..<count).map { NumberPair(key: UInt64($0 % 5), value: UInt64($0)) }
            try sorter.add(pairs, raisingValuesBy: UInt64(batch) << 32)
            expected += pairs.map { NumberPair(key: $0.key, value: $0.value + UInt64(batch) << 32) }
        }
        var sorted = try sorter.finish()
        var result: [NumberPair] = []
        while let pair = try sorted.next() { result.append(pair) }
        #expect(result == expected.sorted { ($0.key, $0.value) < ($1.key, $1.value) })
    }

    @Test func nothingGivesNothing() throws {
        let sorter = NumberSorter(memoryBudget: 100, temporaryFolder: "/tmp")
        var sorted = try sorter.finish()
        #expect(try sorted.next() == nil)
    }

    /// Parts follow each other, and no key is in two of them, wherever spills fall and however many pairs share a key.
    @Test(arguments: [1, 1000, 10_000, 1 << 20], [0, 1, 2, 40, 5000] as [UInt64])
    func partsFollowEachOther(budget: Int, keys: UInt64) throws {
        let pairs = try sorter(budget: budget, keys: keys)
        var result: [NumberPair] = []
        for part in try pairs.sorter.finish(parts: 3) {
            let part = try Self.all(of: part)
            if let last = result.last, let first = part.first { #expect(last.key < first.key) }
            result += part
        }
        #expect(result == pairs.expected)
    }

    /// Parts may be read at the same time, and merged again whatever was taken from them.
    @Test(arguments: [1000, 1 << 20])
    func partsAreReadAtTheSameTimeAndMerged(budget: Int) async throws {
        let pairs = try sorter(budget: budget, keys: 500)
        let begun = try await withThrowingTaskGroup(of: (NumberPair?, SortedNumbers).self) { group in
            for var part in try pairs.sorter.finish(parts: 4) {
                group.addTask { (try part.next(), part) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let rest = try Self.all(of: SortedNumbers(merging: begun.map(\.1)))
        #expect((begun.compactMap(\.0) + rest).sorted { ($0.key, $0.value) < ($1.key, $1.value) } == pairs.expected)
        #expect(zip(rest, rest.dropFirst()).allSatisfy { $0.key <= $1.key })
    }

    private func sorter(budget: Int, keys: UInt64) throws -> (sorter: NumberSorter, expected: [NumberPair]) {
        var generator = SeededGenerator(seed: keys)
        let sorter = NumberSorter(memoryBudget: budget, temporaryFolder: "/tmp")
        let pairs = (0..<(keys == 0 ? 0 : 3000)).map { position in
            NumberPair(key: UInt64.random(in: 0..<max(1, keys), using: &generator) << 40, value: UInt64(position))
        }
        for pair in pairs { try sorter.add(pair) }
        return (sorter, pairs.sorted { ($0.key, $0.value) < ($1.key, $1.value) })
    }

    private static func all(of sorted: SortedNumbers) throws -> [NumberPair] {
        var sorted = sorted
        var result: [NumberPair] = []
        while let pair = try sorted.next() { result.append(pair) }
        return result
    }
}

@Suite struct ByteStoreTests {
    @Test(arguments: [0, 1, 10, 100, 10_000])
    func whatIsPutAwayIsReadAgain(budget: Int) throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = ByteStore(memoryBudget: budget, temporaryFolder: folder.path())
        var all: [UInt8] = []
        for length in [0, 1, 5, 40, 3, 200, 7, 0, 90] {
            #expect(store.count == all.count)
            let piece = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ all.count) }
            try store.append(piece)
            all += piece
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).isEmpty)
        for start in stride(from: 0, through: all.count, by: 3) {
            for end in stride(from: start, through: all.count, by: 11) {
                #expect(try store.read(start..<end) == Array(all[start..<end]))
            }
        }
    }
}
