import Foundation
import Storage
import TestSupport
import Testing

@Suite struct ExternalSorterTests {
    struct Entry: Equatable {
        var key: [UInt8]
        var payload: [UInt8]
    }

    /// Sorts with a budget; the temporary folder must look empty all the while.
    static func sort(_ entries: [Entry], budget: Int, folder: String) throws -> [Entry] {
        let sorter = ExternalSorter(memoryBudget: budget, temporaryFolder: folder)
        for entry in entries {
            try entry.key.withUnsafeBytes { key in
                try entry.payload.withUnsafeBytes { try sorter.add(key: key, payload: $0) }
            }
        }
        let sorted = try sorter.finish()
        #expect(try names(in: folder).isEmpty)
        var result: [Entry] = []
        while let (key, payload) = try sorted.next() {
            result.append(Entry(key: Array(key), payload: Array(payload)))
        }
        #expect(try sorted.next() == nil)
        return result
    }

    /// What a stable sort in memory gives.
    static func expected(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().sorted { left, right in
            if left.element.key == right.element.key { return left.offset < right.offset }
            return left.element.key.lexicographicallyPrecedes(right.element.key)
        }.map(\.element)
    }

    @Test(arguments: [1, 100, 1000, 10_000, 1 << 20], [1, 2, 3] as [UInt64])
    func theOrderIsThatOfAStableSort(budget: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let entries = (0..<2000).map { index in
            // Few different bytes and short keys, so that there are ties, prefixes of each other, and empty ones.
            let key = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0 as UInt8
            }
            let payload = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: index % 40)
            return Entry(key: index % 3 == 0 ? Array(key.prefix(2)) : key, payload: payload)
        }
        try withFolder { folder throws in
            let sorted = try Self.sort(entries, budget: budget, folder: folder)
            #expect(sorted == Self.expected(entries), "budget \(budget), seed \(seed)")
        }
    }

    /// More runs than files may be open: with one entry a run, three levels of merges.
    @Test func manyRunsAreMergedInPasses() throws {
        let entries = (0..<6000).map { index in
            Entry(key: Array(String(index * 7919 % 1009).utf8), payload: Array(String(index).utf8))
        }
        try withFolder { folder throws in
            #expect(try Self.sort(entries, budget: 1, folder: folder) == Self.expected(entries))
        }
    }

    @Test func anEntryMayBeLargerThanTheBudget() throws {
        let entries = [5, 3, 9, 1].map { (first: UInt8) in
            Entry(
                key: [first] + [UInt8](repeating: 0, count: 200_000), payload: [UInt8](repeating: first, count: 500_000)
            )
        }
        try withFolder { folder throws in
            #expect(try Self.sort(entries, budget: 1000, folder: folder).map(\.key.first) == [1, 3, 5, 9])
            #expect(try Self.sort(entries, budget: 1000, folder: folder) == Self.expected(entries))
        }
    }

    @Test func nothingGivesNothing() throws {
        try withFolder { folder throws in
            #expect(try Self.sort([], budget: 1, folder: folder).isEmpty)
        }
    }

    @Test func aSortThatFitsNeverTouchesTheDisk() throws {
        let entries = [Entry(key: [2], payload: []), Entry(key: [1], payload: [1])]
        let sorter = ExternalSorter(memoryBudget: 1 << 10, temporaryFolder: "/nonexistent/folder")
        for entry in entries {
            try entry.key.withUnsafeBytes { key in
                try entry.payload.withUnsafeBytes { try sorter.add(key: key, payload: $0) }
            }
        }
        let sorted = try sorter.finish()
        #expect(try sorted.next().map { Array($0.key) } == [1])
        #expect(try sorted.next().map { Array($0.key) } == [2])
    }

    @Test func aMissingTemporaryFolderIsNamed() {
        let error = failure {
            let sorter = ExternalSorter(memoryBudget: 1, temporaryFolder: "/nonexistent/folder")
            for byte: UInt8 in [1, 2] {
                try [byte].withUnsafeBytes { try sorter.add(key: $0, payload: $0) }
            }
        }
        #expect(error?.code == .notFound)
        #expect(error?.path == "/nonexistent/folder")
    }
}
