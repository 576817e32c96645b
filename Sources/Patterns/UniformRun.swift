/// A pattern such as `^[0-9a-f]{64}$`: the whole text is a run of one ASCII class. Identifiers, digests and codes are
/// declared like that, and need no automaton: each byte is looked up without regard to the one before.
struct UniformRun: Sendable {
    private let lengths: ClosedRange<Int>
    private let low: UInt64
    private let high: UInt64

    /// `nil` for a pattern of any other form.
    init?(_ tree: SyntaxTree) {
        guard case .sequence(let terms) = tree.root, terms.count == 3, case .assertion(.start) = terms[0],
            case .assertion(.end) = terms[2], case .repetition(let repetition) = terms[1],
            case .scalar(let set) = repetition.body, repetition.minimum <= repetition.maximum ?? .max
        else { return nil }
        let spans = tree.sets[set].spans
        guard spans.allSatisfy({ $0.upper < 0x80 }) else { return nil }
        lengths = repetition.minimum...(repetition.maximum ?? .max)
        var words: [UInt64] = [0, 0]
        for span in spans {
            for value in span.lower...span.upper { words[Int(value >> 6)] |= 1 << UInt64(value & 63) }
        }
        low = words[0]
        high = words[1]
    }

    /// Whether the pattern matches the text.
    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        guard lengths.contains(text.count) else { return false }
        var mismatch: UInt64 = 0
        for byte in text {
            let word = byte < 64 ? low : high
            mismatch |= ~(word >> UInt64(byte & 63)) & 1 | UInt64(byte >> 7)
        }
        return mismatch == 0
    }
}
