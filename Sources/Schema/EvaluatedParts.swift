/// Which members of an object, or elements of an array, some keywords have evaluated (core, section 11), by 0-based
/// position.
///
/// Memory: none beyond the value itself up to 64 positions, then a bit for each.
struct EvaluatedParts {
    /// Whether parts count as evaluated by schemas that did not accept the instance. So it is when a fault is being
    /// explained: a member that is declared but wrong should not be called undeclared as well.
    let includesRefused: Bool
    private(set) var isAll = false
    private var first: UInt64 = 0
    private var rest: [UInt64] = []

    init(includesRefused: Bool = false) {
        self.includesRefused = includesRefused
    }

    mutating func insertAll() { isAll = true }

    mutating func insert(_ position: Int) {
        guard position >= 64 else {
            first |= 1 << UInt64(position)
            return
        }
        let word = position / 64 - 1
        while rest.count <= word { rest.append(0) }
        rest[word] |= 1 << UInt64(position % 64)
    }

    mutating func insert(_ positions: Range<Int>) {
        for position in positions { insert(position) }
    }

    func contains(_ position: Int) -> Bool {
        if isAll { return true }
        if position < 64 { return first >> UInt64(position) & 1 == 1 }
        let word = position / 64 - 1
        return word < rest.count && rest[word] >> UInt64(position % 64) & 1 == 1
    }

    mutating func formUnion(_ other: EvaluatedParts) {
        isAll = isAll || other.isAll
        first |= other.first
        while rest.count < other.rest.count { rest.append(0) }
        for (word, bits) in other.rest.enumerated() { rest[word] |= bits }
    }
}
