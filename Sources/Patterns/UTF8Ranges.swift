/// The UTF-8 encodings of sets of code points, as deterministic acyclic automata over bytes.
///
/// Node `accepted` is where an encoding is complete. Nodes with the same transitions are one node, within a set and
/// between sets, so that \p{Letter} with its 660 ranges takes some 250 nodes.
struct UTF8Ranges: Sendable {
    /// A transition: the bytes `lower...upper` lead to `target`.
    struct Transition: Hashable, Sendable {
        let lower: UInt8
        let upper: UInt8
        let target: UInt32
    }

    /// The node in which a whole code point has been read.
    static let accepted: UInt32 = 0

    /// Where each node's transitions begin in `transitions`; one more entry than there are nodes.
    private var starts: [Int32] = [0, 0]
    private var transitions: [Transition] = []
    /// The node from which each set's encodings are read.
    private(set) var roots: [UInt32] = []

    init(_ sets: [ScalarSet]) {
        var known: [[Transition]: UInt32] = [:]
        for set in sets {
            var sequences: [ByteSequence] = []
            for span in set.spans { UTF8Ranges.split(span, into: &sequences) }
            roots.append(addNode(for: sequences[...], depth: 0, known: &known))
        }
    }

    /// The node that `byte` leads to from `node`, or `nil` when no encoding goes on so.
    func target(from node: UInt32, on byte: UInt8) -> UInt32? {
        for index in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) {
            let transition = transitions[index]
            if byte < transition.lower { return nil }
            if byte <= transition.upper { return transition.target }
        }
        return nil
    }

    /// For each byte, whether some transition tells it from the byte before it.
    func markBoundaries(in isBoundary: inout [Bool]) {
        for transition in transitions {
            isBoundary[Int(transition.lower)] = true
            if transition.upper < .max { isBoundary[Int(transition.upper) + 1] = true }
        }
    }

    /// Adds the node that reads the sequences from their byte `depth` on. They are sorted, and any two of them have
    /// the same range of bytes there or disjoint ones. At most four deep.
    private mutating func addNode(
        for sequences: ArraySlice<ByteSequence>, depth: Int, known: inout [[Transition]: UInt32]
    ) -> UInt32 {
        var node: [Transition] = []
        var index = sequences.startIndex
        while index < sequences.endIndex {
            let range = sequences[index][depth]
            var end = index + 1
            while end < sequences.endIndex, sequences[end][depth] == range { end += 1 }
            let isLast = sequences[index].count == depth + 1
            let target =
                isLast ? UTF8Ranges.accepted : addNode(for: sequences[index..<end], depth: depth + 1, known: &known)
            if let last = node.last, last.target == target, last.upper &+ 1 == range.lower {
                node[node.count - 1] = Transition(lower: last.lower, upper: range.upper, target: target)
            } else {
                node.append(Transition(lower: range.lower, upper: range.upper, target: target))
            }
            index = end
        }
        if let existing = known[node] { return existing }
        transitions += node
        starts.append(Int32(transitions.count))
        let number = UInt32(starts.count - 2)
        known[node] = number
        return number
    }
}

// MARK: - From code points to bytes

extension UTF8Ranges {
    struct ByteRange: Hashable {
        let lower: UInt8
        let upper: UInt8
    }

    /// One to four ranges of bytes, which encode a range of code points together.
    struct ByteSequence {
        private var first: ByteRange
        private var second = ByteRange(lower: 0, upper: 0)
        private var third = ByteRange(lower: 0, upper: 0)
        private var fourth = ByteRange(lower: 0, upper: 0)
        private(set) var count: Int

        init(_ lower: Encoded, _ upper: Encoded) {
            count = lower.count
            first = ByteRange(lower: lower[0], upper: upper[0])
            if count > 1 { second = ByteRange(lower: lower[1], upper: upper[1]) }
            if count > 2 { third = ByteRange(lower: lower[2], upper: upper[2]) }
            if count > 3 { fourth = ByteRange(lower: lower[3], upper: upper[3]) }
        }

        subscript(index: Int) -> ByteRange {
            switch index {
            case 0: first
            case 1: second
            case 2: third
            default: fourth
            }
        }
    }

    /// The encoding of one code point.
    struct Encoded {
        private let bytes: UInt32
        let count: Int

        init(_ scalar: UInt32) {
            let tail = { (shift: UInt32) -> UInt32 in 0x80 | scalar >> shift & 0x3F }
            switch scalar {
            case 0...0x7F: (bytes, count) = (scalar, 1)
            case 0x80...0x7FF: (bytes, count) = ((0xC0 | scalar >> 6) << 8 | tail(0), 2)
            case 0x800...0xFFFF: (bytes, count) = ((0xE0 | scalar >> 12) << 16 | tail(6) << 8 | tail(0), 3)
            default:
                (bytes, count) = ((0xF0 | scalar >> 18) << 24 | tail(12) << 16 | tail(6) << 8 | tail(0), 4)
            }
        }

        subscript(index: Int) -> UInt8 {
            UInt8(truncatingIfNeeded: bytes >> UInt32((count - 1 - index) * 8))
        }
    }

    /// Appends the byte sequences of a range of code points, in ascending order. Surrogates, which have no encoding,
    /// are left out.
    static func split(_ span: ScalarSet.Span, into sequences: inout [ByteSequence]) {
        // Parts in which all encodings are of one length, and none is a surrogate.
        let parts: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...ScalarSet.maximum,
        ]
        for part in parts where span.lower <= part.upperBound && span.upper >= part.lowerBound {
            splitByTails(max(span.lower, part.lowerBound), min(span.upper, part.upperBound), into: &sequences)
        }
    }

    /// Cuts a range of code points of one length where a tail of the encoding would not run through all of 80…BF, so
    /// that each piece is the product of its ranges of bytes.
    private static func splitByTails(_ lower: UInt32, _ upper: UInt32, into sequences: inout [ByteSequence]) {
        for bits in [UInt32(6), 12, 18] where lower >> bits != upper >> bits {
            let mask: UInt32 = (1 << bits) - 1
            if lower & mask != 0 {
                splitByTails(lower, lower | mask, into: &sequences)
                splitByTails((lower | mask) + 1, upper, into: &sequences)
                return
            }
            if upper & mask != mask {
                splitByTails(lower, (upper & ~mask) - 1, into: &sequences)
                splitByTails(upper & ~mask, upper, into: &sequences)
                return
            }
        }
        sequences.append(ByteSequence(Encoded(lower), Encoded(upper)))
    }
}
