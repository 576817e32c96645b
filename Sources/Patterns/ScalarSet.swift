/// A set of code points (U+0000 to U+10FFFF, surrogates included), as sorted, disjoint, non-adjacent ranges.
///
/// Membership costs one bit test for ASCII and a binary search above it; memory is 8 bytes a range.
struct ScalarSet: Hashable, Sendable {
    /// A closed range of code points.
    struct Span: Hashable, Sendable {
        let lower: UInt32
        let upper: UInt32
    }

    static let maximum: UInt32 = 0x10FFFF

    let spans: [Span]
    private let lowASCII: UInt64
    private let highASCII: UInt64

    /// Creates a set from spans in any order, which may overlap.
    init(_ unordered: [Span]) {
        var merged: [Span] = []
        merged.reserveCapacity(unordered.count)
        for span in unordered.sorted(by: { $0.lower < $1.lower }) {
            if let last = merged.last, span.lower <= last.upper &+ 1 {
                if span.upper > last.upper {
                    merged[merged.count - 1] = Span(lower: last.lower, upper: span.upper)
                }
            } else {
                merged.append(span)
            }
        }
        self.init(normalised: merged)
    }

    /// Creates a set from spans that are already sorted, disjoint and not adjacent.
    private init(normalised spans: [Span]) {
        self.spans = spans
        var low: UInt64 = 0
        var high: UInt64 = 0
        for span in spans {
            guard span.lower < 128 else { break }
            for value in span.lower...min(span.upper, 127) {
                if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
            }
        }
        lowASCII = low
        highASCII = high
    }

    init(ranges: ClosedRange<UInt32>...) {
        self.init(ranges.map { Span(lower: $0.lowerBound, upper: $0.upperBound) })
    }

    init(scalar: UInt32) {
        self.init(normalised: [Span(lower: scalar, upper: scalar)])
    }

    /// Creates the set of all scalars with a property, by asking each of them: about 50 ms. Surrogates are left out.
    init(where isMember: (Unicode.Scalar) -> Bool) {
        var spans: [Span] = []
        var start: UInt32?
        for value in 0...ScalarSet.maximum {
            if let scalar = Unicode.Scalar(value), isMember(scalar) {
                if start == nil { start = value }
            } else if let lower = start {
                spans.append(Span(lower: lower, upper: value - 1))
                start = nil
            }
        }
        if let lower = start {
            spans.append(Span(lower: lower, upper: ScalarSet.maximum))
        }
        self.init(normalised: spans)
    }

    /// All code points outside the set.
    var inverted: ScalarSet {
        var gaps: [Span] = []
        var next: UInt32 = 0
        for span in spans {
            if span.lower > next { gaps.append(Span(lower: next, upper: span.lower - 1)) }
            next = span.upper + 1
        }
        if next <= ScalarSet.maximum { gaps.append(Span(lower: next, upper: ScalarSet.maximum)) }
        return ScalarSet(normalised: gaps)
    }

    func union(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(spans + other.spans)
    }

    func subtracting(_ other: ScalarSet) -> ScalarSet {
        inverted.union(other).inverted
    }

    func contains(_ value: UInt32) -> Bool {
        if value < 64 { return lowASCII >> UInt64(value) & 1 == 1 }
        if value < 128 { return highASCII >> UInt64(value - 64) & 1 == 1 }
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upper < value { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].lower <= value
    }
}

extension ScalarSet {
    static let any = ScalarSet(ranges: 0...maximum)
    static let digits = ScalarSet(ranges: 0x30...0x39)
    static let wordCharacters = ScalarSet(ranges: 0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    /// ECMA-262 LineTerminator: LF, CR, LINE SEPARATOR, PARAGRAPH SEPARATOR.
    static let lineTerminators = ScalarSet(ranges: 0xA...0xA, 0xD...0xD, 0x2028...0x2029)
    /// ECMA-262 WhiteSpace (TAB, VT, FF, ZWNBSP and the Space_Separator category) and LineTerminator.
    static let whitespace = ScalarSet(
        ranges: 0x9...0xD, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF)
    /// What `.` matches without the `s` flag.
    static let exceptLineTerminators = lineTerminators.inverted
}
