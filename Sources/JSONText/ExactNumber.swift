/// A JSON number as it is written, without rounding: ± 0.d₁d₂…dₙ × 10^exponent with d₁ and dₙ not zero.
///
/// Two numbers are equal as `ExactNumber` exactly when they are mathematically equal. Exponents beyond ±10^15 are held
/// at that bound, which keeps order and sign for every number whose digits fit into memory.
public struct ExactNumber: Hashable, Sendable, Comparable {
    private let isNegative: Bool
    /// Significant digits, 0–9, most significant first; empty for zero.
    private let digits: [UInt8]
    private let exponent: Int

    private static let exponentBound = 1_000_000_000_000_000

    /// Creates a number from its text.
    ///
    /// - Precondition: the text follows the number grammar of RFC 8259. Complexity: O(text).
    public init(text: UnsafeRawBufferPointer) {
        var digits: [UInt8] = []
        digits.reserveCapacity(text.count)
        var integerDigits = 0
        var seenPoint = false
        var written = 0
        var exponentIsNegative = false
        var inExponent = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
            case UInt8(ascii: "-"): if inExponent { exponentIsNegative = true }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if inExponent {
                    written = min(Self.exponentBound, written * 10 + Int(digit))
                } else {
                    if !seenPoint { integerDigits += 1 }
                    digits.append(digit)
                }
            default: break
            }
        }
        let leading = digits.firstIndex { $0 != 0 } ?? digits.count
        let trailing = (digits.lastIndex { $0 != 0 } ?? digits.count - 1) + 1
        self.digits = leading < trailing ? Array(digits[leading..<trailing]) : []
        let isZero = self.digits.isEmpty
        isNegative = !isZero && text.first == UInt8(ascii: "-")
        exponent = isZero ? 0 : (exponentIsNegative ? -written : written) + integerDigits - leading
    }

    /// Creates a number from an integer.
    public init(_ value: Int) {
        self = Array(String(value).utf8).withUnsafeBytes { ExactNumber(text: $0) }
    }

    /// Whether the number has no fraction, however it is written: `1.0` and `10e-1` have none.
    public var isInteger: Bool { digits.count <= exponent || digits.isEmpty }

    /// Whether the number is zero.
    public var isZero: Bool { digits.isEmpty }

    /// Whether the number is above zero.
    public var isPositive: Bool { !isNegative && !isZero }

    /// The number as an `Int`, `nil` where it has a fraction or does not fit.
    public var integer: Int? {
        guard isInteger, exponent <= 19 else { return nil }
        var value = 0
        for position in 0..<(digits.isEmpty ? 0 : exponent) {
            let digit = position < digits.count ? Int(digits[position]) : 0
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// The order of the two.
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.magnitudeIsLess(than: left) : left.magnitudeIsLess(than: right)
    }

    private func magnitudeIsLess(than other: ExactNumber) -> Bool {
        if isZero || other.isZero { return isZero && !other.isZero }
        if exponent != other.exponent { return exponent < other.exponent }
        return digits.lexicographicallyPrecedes(other.digits)
    }

    /// Whether the number is an integral multiple of another, exactly.
    ///
    /// - Precondition: `divisor` is not zero. Complexity: O(digits × divisor digits).
    public func isMultiple(of divisor: ExactNumber) -> Bool {
        if isZero { return true }
        // With both as integers times powers of ten: (a × 10^k) mod b, where a and b have no trailing zero.
        let shift = (exponent - digits.count) - (divisor.exponent - divisor.digits.count)
        guard shift >= 0 else { return false }
        // 10^k has every factor 2 and 5 that b can have once k reaches b's bit length; more zeros change nothing.
        let zeros = min(shift, divisor.digits.count * 4)
        return divisor.digits.count <= 18
            ? remainderIsZero(zeros: zeros, by: divisor.digits.reduce(0) { $0 * 10 + UInt64($1) })
            : longRemainderIsZero(zeros: zeros, by: divisor.digits)
    }

    private func remainderIsZero(zeros: Int, by divisor: UInt64) -> Bool {
        var remainder: UInt64 = 0
        for position in 0..<digits.count + zeros {
            let digit = position < digits.count ? UInt64(digits[position]) : 0
            let (high, low) = remainder.multipliedFullWidth(by: 10)
            let (sum, carry) = low.addingReportingOverflow(digit)
            remainder = divisor.dividingFullWidth((high + (carry ? 1 : 0), sum)).remainder
        }
        return remainder == 0
    }

    /// Schoolbook division on decimal digits, for divisors longer than 18 digits.
    private func longRemainderIsZero(zeros: Int, by divisor: [UInt8]) -> Bool {
        // The remainder is held most significant digit first in `divisor.count + 1` places.
        var remainder = [UInt8](repeating: 0, count: divisor.count + 1)
        let padded = [0] + divisor
        for position in 0..<digits.count + zeros {
            remainder.removeFirst()
            remainder.append(position < digits.count ? digits[position] : 0)
            while !remainder.lexicographicallyPrecedes(padded) {
                var borrow: UInt8 = 0
                for place in stride(from: padded.count - 1, through: 0, by: -1) {
                    let taken = padded[place] + borrow
                    borrow = remainder[place] < taken ? 1 : 0
                    remainder[place] = remainder[place] &+ borrow * 10 &- taken
                }
            }
        }
        return remainder.allSatisfy { $0 == 0 }
    }
}

extension JSONNode {
    /// The number without rounding. O(digits).
    public var exactNumber: ExactNumber { ExactNumber(text: text) }

    /// The number as an `Int` where it is one, however it is written; `nil` for a fraction, an overflow or no number.
    public var integer: Int? {
        guard kind == .number else { return nil }
        return isPlainInteger && range.count <= 18 ? plainInteger : exactNumber.integer
    }

    /// Reads at most 18 characters, so it cannot overflow.
    private var plainInteger: Int {
        var value = 0
        var negative = false
        for byte in text {
            if byte == UInt8(ascii: "-") {
                negative = true
            } else {
                value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
            }
        }
        return negative ? -value : value
    }
}
