import JSONText

/// What has been seen at one path.
struct ValueStatistics {
    /// All values, of whatever type.
    var values = 0
    var nulls = 0
    var booleans = 0
    var integers = 0
    var fractions = 0
    var arrays = 0
    var objects = 0
    /// The least of the integers.
    var leastInteger: ExactNumber?
    var strings = StringStatistics()
    /// The statistics of all elements of all arrays.
    var elements: Int?
    /// The members of all objects.
    var members = MemberStatistics.named([])
    /// Where a name's entry is; empty for a map.
    var positions: [[UInt8]: Int] = [:]
    /// Whether there were names that are not kept.
    var isOpen = false
    /// Whether arrays or objects here were too deep to be looked into.
    var isCut = false

    /// Adds the counts of another path's values; its members and elements are merged by the tree.
    mutating func mergeCounts(_ other: ValueStatistics, _ limits: InferenceLimits) {
        values += other.values
        nulls += other.nulls
        booleans += other.booleans
        integers += other.integers
        fractions += other.fractions
        arrays += other.arrays
        objects += other.objects
        leastInteger = [leastInteger, other.leastInteger].compactMap { $0 }.min()
        strings.merge(other.strings, limits)
        isOpen = isOpen || other.isOpen
        isCut = isCut || other.isCut
    }

    mutating func observe(number: JSONNode) {
        guard number.isPlainInteger || number.exactNumber.isInteger else {
            fractions += 1
            return
        }
        integers += 1
        let value = number.exactNumber
        if leastInteger.map({ value < $0 }) ?? true { leastInteger = value }
    }

    /// Whether the names of the objects look like data rather than fields: many of them, none in most of the objects,
    /// and each in few.
    var looksLikeMap: Bool {
        guard case .named(let entries) = members, entries.count > 32 else { return false }
        let most = entries.map(\.count).max() ?? 0
        let all = entries.reduce(0) { $0 + $1.count }
        return most * 2 <= objects && all * 10 <= objects * entries.count
    }
}

/// The members of the objects at one path.
enum MemberStatistics {
    /// A name, in how many objects it is, and the statistics of its values.
    struct Entry {
        var name: [UInt8]
        var count: Int
        var node: Int
    }

    /// By name, in the order in which the names were first seen.
    case named([Entry])
    /// All values alike, where the names are data.
    case map(node: Int)
}
