/// A pattern such as `^[0-9a-f]{64}$`: the whole text is a run of one ASCII class. Identifiers, digests and codes are
/// declared like that, and need no automaton: each byte is looked up without regard to the one before.
struct UniformRun: Sendable {
    private let lengths: ClosedRange<Int>
    /// For each byte 0 where it belongs to the class, else 1.
    private let foreign: [UInt8]

    /// `nil` for a pattern of any other form.
    init?(_ tree: SyntaxTree) {
        guard case .sequence(let terms) = tree.root, terms.count == 3, case .assertion(.start) = terms[0],
            case .assertion(.end) = terms[2], case .repetition(let repetition) = terms[1],
            case .scalar(let set) = repetition.body, repetition.minimum <= repetition.maximum ?? .max
        else { return nil }
        let spans = tree.sets[set].spans
        guard spans.allSatisfy({ $0.upper < 0x80 }) else { return nil }
        lengths = repetition.minimum...(repetition.maximum ?? .max)
        var foreign = [UInt8](repeating: 1, count: 256)
        for span in spans {
            for value in span.lower...span.upper { foreign[Int(value)] = 0 }
        }
        self.foreign = foreign
    }

    /// Whether the pattern matches the text.
    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        guard lengths.contains(text.count) else { return false }
        return foreign.withUnsafeBufferPointer { foreign in
            var mismatch: UInt8 = 0
            for byte in text { mismatch |= foreign[Int(byte)] }
            return mismatch == 0
        }
    }
}
