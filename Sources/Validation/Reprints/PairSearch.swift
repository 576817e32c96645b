import Storage

/// Brings equal fingerprints together, and makes pairs of the texts that have one in common.
///
/// A text is paired with the first that has the same fingerprint and with the one before it: enough to find every text's
/// likeliest origin, and never more than two pairs a fingerprint; and with those that it is declared to be related to.
struct PairSearch: Sendable {
    /// The most texts that a passage stands in and is still compared by.
    static let commonTexts = 64

    let entries: [TextEntry]
    /// The places of the texts in the order of time.
    let ranks: [UInt32]
    /// Of each text the first with the same words: itself, where there is none before.
    let firsts: [UInt32]
    /// The first texts that a first text is declared to be related to.
    let partners: [Int: Set<Int>]
    let memoryBudget: Int
    let temporaryFolder: String

    /// The pairs of some fingerprints, among them all that are equal to one of them.
    func pairs(of fingerprints: SortedNumbers) throws -> SortedNumbers {
        let pairs = NumberSorter(memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
        var fingerprints = fingerprints
        var group: [(rank: UInt32, value: UInt64)] = []
        var hash: UInt64 = 0
        var isCommon = false
        func close() throws {
            defer {
                group.removeAll(keepingCapacity: true)
                isCommon = false
            }
            guard group.count > 1, !isCommon else { return }
            group.sort { $0.rank < $1.rank }
            for position in 1..<group.count {
                try add(group[position].value, group[0].value, to: pairs)
                if position > 1 { try add(group[position].value, group[position - 1].value, to: pairs) }
                guard position > 2, let partners = partners[Int(group[position].value >> 32)] else { continue }
                for other in group[1..<position - 1] where partners.contains(Int(other.value >> 32)) {
                    try add(group[position].value, other.value, to: pairs)
                }
            }
        }
        while let pair = try fingerprints.next() {
            if pair.key != hash {
                try close()
                hash = pair.key
            }
            let index = Int(pair.value >> 32)
            if isCommon || Int(firsts[index]) != index { continue }
            // Values come in input order: of one text the first place counts.
            if let last = group.last, Int(last.value >> 32) == index { continue }
            if group.count == Self.commonTexts {
                isCommon = true
            } else {
                group.append((ranks[index], pair.value))
            }
        }
        try close()
        return try pairs.finish()
    }

    private func add(_ later: UInt64, _ earlier: UInt64, to pairs: NumberSorter) throws {
        if entries[Int(later >> 32)].isReference, entries[Int(earlier >> 32)].isReference { return }
        try pairs.add(
            NumberPair(key: (later >> 32) << 32 | earlier >> 32, value: later << 32 | earlier & 0xFFFF_FFFF))
    }
}
