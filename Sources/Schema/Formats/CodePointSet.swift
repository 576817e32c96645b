/// A set of code points as sorted ranges.
struct CodePointSet: Sendable {
    /// The first and last code point of each range in turn.
    private let bounds: [UInt32]

    /// Reads code points and ranges in hexadecimal, sorted, as `5D0-5F4 7C0`.
    init(hexadecimal: String) {
        var bounds: [UInt32] = []
        for item in hexadecimal.split(separator: " ") {
            let ends = item.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            guard let first = ends.first, let last = ends.last else { continue }
            bounds += [first, last]
        }
        self.bounds = bounds
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var low = 0
        var high = bounds.count / 2
        while low < high {
            let middle = (low + high) / 2
            if scalar.value < bounds[2 * middle] {
                high = middle
            } else if scalar.value > bounds[2 * middle + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}
