/// Where phrases begin, by their first three letters: one look-up tells most words of a text apart from all phrases, and
/// leads to the node of the third letter for the others.
///
/// A letter is five bits: a to z without regard to case, and one code for all other ASCII bytes, so that the table has
/// 32,768 places. It may say yes to what begins no phrase, never no to what does.
struct PhraseStarts {
    /// What the table knows of a beginning.
    enum Start {
        /// No phrase begins so.
        case none
        /// All phrases that begin so go through this node, three letters on.
        case node(Int)
        /// Phrases may begin so: look from the root.
        case root
    }

    private static let rootMark: Int32 = -1

    /// For each three letters the node, 0 for none, or the mark for the root.
    private var nodes = [Int32](repeating: 0, count: 1 << 15)
    /// Whether a phrase begins with a number.
    private var hasNumber = false
    /// The codes of the nodes at depths 0 to 2, by node, as far as they are ASCII.
    private var codes: [Int: Int] = [0: 0]

    private static let other = 31

    @inline(__always)
    private static func letter(_ byte: UInt8) -> Int {
        let letter = (byte | 0x20) &- 0x61
        return letter < 26 ? Int(letter) : other
    }

    /// Notes a new node below a node at a depth of zero to two.
    mutating func add(child: Int, of node: Int, depth: Int, _ unit: UInt32) {
        guard let code = codes[node] else { return }
        if unit >= PhrasePattern.ending {
            if depth == 0 { hasNumber = true } else { allow(code, letters: depth) }
        } else if unit < 0x80 {
            let next = code << 5 | Self.letter(UInt8(unit))
            if depth < 2 {
                codes[child] = next
            } else {
                let isLetters = next & 31 != Self.other && next >> 5 & 31 != Self.other && next >> 10 != Self.other
                nodes[next] = nodes[next] == 0 && isLetters ? Int32(child) : Self.rootMark
            }
        }
    }

    /// Notes that a phrase ends at a node at a depth of one or two: a letter behind a letter is another word.
    mutating func end(_ node: Int, depth: Int) {
        guard let code = codes[node] else { return }
        if code & 31 == Self.other {
            allow(code, letters: depth)
        } else {
            allow(code << 5 | Self.other, letters: depth + 1)
        }
    }

    /// Allows every text that begins with the letters of a code.
    private mutating func allow(_ code: Int, letters: Int) {
        let free = 5 * (3 - letters)
        for rest in 0..<(1 << free) { nodes[code << free | rest] = Self.rootMark }
    }

    /// What begins with the letter or digit of ASCII at an index below the count.
    @inline(__always)
    func start(in bytes: UnsafeRawBufferPointer, at index: Int) -> Start {
        if bytes[index].isDigit, hasNumber { return .root }
        guard index + 2 < bytes.count, (bytes[index] | bytes[index + 1] | bytes[index + 2]) < 0x80 else { return .root }
        // Capitals may stand for letters with accents.
        if (bytes[index] &- 0x41) < 26, (bytes[index + 1] &- 0x41) < 26 { return .root }
        let code =
            Self.letter(bytes[index]) << 10 | Self.letter(bytes[index + 1]) << 5 | Self.letter(bytes[index + 2])
        let node = nodes[code]
        return node > 0 ? .node(Int(node)) : node == 0 ? .none : .root
    }
}
