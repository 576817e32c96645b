/// What the strings of one path have in common.
struct StringStatistics {
    private(set) var count = 0
    private(set) var hasEmpty = false
    /// The formats that every string so far has.
    private(set) var formats = ProposedFormats.all
    /// How often each distinct string occurs; `nil` once there are too many, or one is too long.
    ///
    /// Keyed by bytes: strings that differ only in their normal form are equal in Swift, and are not in JSON.
    private(set) var occurrences: [[UInt8]: Int]? = [:]

    mutating func observe(_ text: UnsafeRawBufferPointer, _ limits: InferenceLimits) {
        count += 1
        if text.isEmpty { hasEmpty = true }
        formats.keep(onlyThoseOf: text)
        guard occurrences != nil else { return }
        if text.count <= limits.stringBytes {
            occurrences?[Array(text), default: 0] += 1
            forgetIfTooMany(limits)
        } else {
            occurrences = nil
        }
    }

    mutating func merge(_ other: StringStatistics, _ limits: InferenceLimits) {
        guard other.count > 0 else { return }
        count += other.count
        hasEmpty = hasEmpty || other.hasEmpty
        formats.keep(onlyThoseOf: other.formats)
        guard let added = other.occurrences else {
            occurrences = nil
            return
        }
        occurrences?.merge(added) { $0 + $1 }
        forgetIfTooMany(limits)
    }

    private mutating func forgetIfTooMany(_ limits: InferenceLimits) {
        if let occurrences, occurrences.count > limits.distinctStrings { self.occurrences = nil }
    }

    /// The values of an `enum` in the order of their bytes, `nil` where the strings do not look like a closed list.
    ///
    /// The share of values that are still unseen is about the share of those seen once (Good and Turing): while one value
    /// occurs only once, the list is likely not complete. Values that recur less than five times on average look like
    /// names rather than codes, and a single value says nothing about the others.
    var closedList: [[UInt8]]? {
        guard let occurrences, occurrences.count >= 2, occurrences.values.allSatisfy({ $0 >= 2 }),
            count >= 5 * occurrences.count
        else { return nil }
        return occurrences.keys.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
