import JSONText

/// The range of numbers that a schema declares.
struct NumberBounds {
    /// An end of the range.
    struct Bound {
        let keyword: String
        let value: JSONNode
        let isExclusive: Bool
    }

    let lower: Bound?
    let upper: Bound?

    init(of schema: JSONNode) {
        lower = Self.narrower(schema, "minimum", "exclusiveMinimum") { $0 > $1 }
        upper = Self.narrower(schema, "maximum", "exclusiveMaximum") { $0 < $1 }
    }

    private static func narrower(
        _ schema: JSONNode, _ inclusive: String, _ exclusive: String, _ isNarrower: (ExactNumber, ExactNumber) -> Bool
    ) -> Bound? {
        let first = schema[inclusive].map { Bound(keyword: inclusive, value: $0, isExclusive: false) }
        let second = schema[exclusive].map { Bound(keyword: exclusive, value: $0, isExclusive: true) }
        guard let first, let second else { return first ?? second }
        return isNarrower(first.value.exactNumber, second.value.exactNumber) ? first : second
    }

    /// Whether no number lies in the range.
    var isEmpty: Bool {
        guard let lower, let upper else { return false }
        let (low, high) = (lower.value.exactNumber, upper.value.exactNumber)
        return low > high || (low == high && (lower.isExclusive || upper.isExclusive))
    }

    /// Whether a multiple of a number lies in the range; `nil` where the numbers are too long to say.
    func holdsMultiple(of divisor: DecimalNumber) -> Bool? {
        guard let lower, let upper else { return true }
        guard let low = DecimalNumber(lower.value), let high = DecimalNumber(upper.value) else { return nil }
        let exponent = min(low.exponent, high.exponent, divisor.exponent)
        guard let low = low.coefficient(at: exponent), let high = high.coefficient(at: exponent),
            let step = divisor.coefficient(at: exponent), step > 0
        else { return nil }
        // The first multiple that is not below the lower end.
        let remainder = low % step
        var (multiple, overflow) = low.subtractingReportingOverflow(remainder)
        if overflow { return nil }
        if remainder > 0 || (lower.isExclusive && remainder == 0) {
            (multiple, overflow) = multiple.addingReportingOverflow(step)
            if overflow { return nil }
        }
        return multiple < high || (multiple == high && !upper.isExclusive)
    }
}

/// A number as coefficient × 10^exponent, for arithmetic without rounding.
struct DecimalNumber {
    private let coefficient: Int128
    let exponent: Int

    static let one = DecimalNumber(coefficient: 1, exponent: 0)

    private init(coefficient: Int128, exponent: Int) {
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// `nil` for a number of more digits than are worth it.
    init?(_ number: JSONNode) {
        let text = String(decoding: number.text, as: UTF8.self).lowercased()
        let parts = text.split(separator: "e", maxSplits: 1)
        guard let significand = parts.first, text.utf8.count <= 40 else { return nil }
        let written = parts.count > 1 ? Int(parts[1]) : 0
        let point = significand.firstIndex(of: ".")
        let fractionDigits = point.map { significand.distance(from: $0, to: significand.endIndex) - 1 } ?? 0
        guard let written, written.magnitude <= 60, let coefficient = Int128(String(significand.filter { $0 != "." }))
        else { return nil }
        self.init(coefficient: coefficient, exponent: written - fractionDigits)
    }

    /// The coefficient for a lower exponent; `nil` where it does not fit.
    func coefficient(at lower: Int) -> Int128? {
        var result = coefficient
        for _ in lower..<exponent {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }
}
