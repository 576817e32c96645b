/// Where phrases begin, by their first three letters: one look-up tells most words of a text apart from all phrases, and
/// leads to the node of the third letter for the others.
///
/// A letter is five bits: a to z without regard to case, and one code for all other ASCII bytes. The places of a third
/// letter are there only for the two letters that something begins with, so that a table of few phrases is small. It may
/// say yes to what begins no phrase, never no to what does.
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

    /// For each two letters the number of the block in ``nodes`` that their third letters have.
    private var blocks = [UInt16](repeating: 0, count: 1 << 10)
    /// For each third letter the node, 0 for none, or the mark for the root. No phrase begins in the first block.
    private var nodes = [Int32](repeating: 0, count: blockSize)
    /// Whether a phrase begins with a number.
    private var hasNumber = false

    private static let other = 31
    private static let blockSize = 32
    /// The code of a node that is not reached by ASCII alone.
    static let noCode: Int32 = -1

    @inline(__always)
    private static func letter(_ byte: UInt8) -> Int {
        let letter = (byte | 0x20) &- 0x61
        return letter < 26 ? Int(letter) : other
    }

    /// The node of a code of three letters.
    private subscript(code: Int) -> Int32 {
        get { nodes[Int(blocks[code >> 5]) * Self.blockSize + code & 31] }
        set {
            if blocks[code >> 5] == 0 {
                blocks[code >> 5] = UInt16(nodes.count / Self.blockSize)
                nodes.append(contentsOf: repeatElement(0, count: Self.blockSize))
            }
            nodes[Int(blocks[code >> 5]) * Self.blockSize + code & 31] = newValue
        }
    }

    /// Notes a new node below one that is reached by the letters of a code, at a depth of zero to two, and gives the code
    /// of the new one.
    mutating func add(child: Int, below code: Int32, depth: Int, _ unit: UInt32) -> Int32 {
        guard code != Self.noCode else { return Self.noCode }
        if unit >= PhrasePattern.ending {
            if depth == 0 { hasNumber = true } else { allow(Int(code), letters: depth) }
        }
        guard unit < 0x80 else { return Self.noCode }
        let next = Int(code) << 5 | Self.letter(UInt8(unit))
        if depth == 2 {
            let isLetters = next & 31 != Self.other && next >> 5 & 31 != Self.other && next >> 10 != Self.other
            self[next] = self[next] == 0 && isLetters ? Int32(child) : Self.rootMark
        }
        return Int32(next)
    }

    /// Notes that a phrase ends at a node at a depth of one or two: a letter behind a letter is another word.
    mutating func end(_ code: Int32, depth: Int) {
        guard code != Self.noCode else { return }
        if code & 31 == Self.other {
            allow(Int(code), letters: depth)
        } else {
            allow(Int(code) << 5 | Self.other, letters: depth + 1)
        }
    }

    /// Allows every text that begins with the letters of a code.
    private mutating func allow(_ code: Int, letters: Int) {
        let free = 5 * (3 - letters)
        for rest in 0..<(1 << free) { self[code << free | rest] = Self.rootMark }
    }

    /// What begins with the letter or digit of ASCII at an index below the count.
    @inline(__always)
    func start(in bytes: UnsafeRawBufferPointer, at index: Int) -> Start {
        if bytes[index].isDigit, hasNumber { return .root }
        guard index + 2 < bytes.count, (bytes[index] | bytes[index + 1] | bytes[index + 2]) < 0x80 else { return .root }
        // Capitals may stand for letters with accents.
        if (bytes[index] &- 0x41) < 26, (bytes[index + 1] &- 0x41) < 26 { return .root }
        let node = self[
            Self.letter(bytes[index]) << 10 | Self.letter(bytes[index + 1]) << 5 | Self.letter(bytes[index + 2])]
        return node > 0 ? .node(Int(node)) : node == 0 ? .none : .root
    }
}
