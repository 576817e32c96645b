/// One step of a matching program. Every instruction but `jump` and `match` goes on to the instruction after it.
enum Instruction: Sendable {
    /// Consumes the code point after the position, when it is in the set.
    case scalar(set: Int)
    /// Consumes the code point before the position, when it is in the set: inside a look-behind.
    case scalarBefore(set: Int)
    /// Goes on with the next instruction and with `target`: first with the one that is preferred.
    case fork(target: Int, prefersTarget: Bool)
    case jump(Int)
    /// Goes on only where the assertion holds.
    case assertion(Assertion)
    /// Stores the position in a slot.
    case save(slot: Int)
    /// Empties the slots of the groups inside a loop, as each of its turns begins.
    case clear(slots: Range<Int>)
    /// Goes on only when the position is not the one in the slot: a turn of a loop that consumed nothing ends nowhere.
    case refuseEmpty(slot: Int)
    /// Consumes the text between two slots, the first of which is `slot`.
    case backreference(slot: Int, isBackward: Bool)
    /// Runs the instructions after it, up to `lookMatched`, from the same position, and goes on at `end`.
    case look(isNegated: Bool, end: Int)
    case lookMatched
    case match
}

/// A compiled pattern: immutable, and shared by everything that matches with it.
///
/// The program works on code points. The backtracker decodes them; the automaton reads them byte by byte, in the nodes
/// of `encodings`. It is a class so that a scratch can tell, by identity, which program its states belong to.
final class Program: Sendable {
    let instructions: [Instruction]
    let sets: [ScalarSet]
    /// The slots of captures and loops.
    let slotCount: Int
    let isAnchoredAtStart: Bool
    /// Whether the pattern has neither look-around nor back-references, so that an automaton decides it.
    let isRegular: Bool
    /// Whether the outcome from an instruction and a position depends on what groups captured.
    let hasBackreferences: Bool
    /// The encodings of `sets`; empty when the pattern is not regular.
    let encodings: UTF8Ranges
    /// The bytes that the program cannot tell apart; of no use when the pattern is not regular.
    let byteClasses: ByteClasses

    init(_ tree: SyntaxTree) throws(PatternSyntaxError) {
        var compiler = ProgramCompiler(tree)
        try compiler.compile()
        isRegular = compiler.isRegular
        instructions = compiler.instructions
        sets = compiler.sets
        slotCount = compiler.slotCount
        isAnchoredAtStart = tree.root.isAnchoredAtStart
        hasBackreferences = !tree.references.isEmpty
        encodings = UTF8Ranges(compiler.isRegular ? compiler.sets : [])
        byteClasses = ByteClasses(encodings, tellingWordsApart: compiler.hasWordAssertions)
    }
}

/// A partition of the 256 bytes into classes of bytes on which a program behaves alike.
struct ByteClasses: Sendable {
    /// The class of each byte.
    let classes: [UInt8]
    /// A byte of each class.
    let representatives: [UInt8]

    var count: Int { representatives.count }

    init(_ encodings: UTF8Ranges, tellingWordsApart: Bool) {
        var isBoundary = [Bool](repeating: false, count: 256)
        encodings.markBoundaries(in: &isBoundary)
        if tellingWordsApart {
            for byte in 1..<256 where UTF8Text.isWordByte(UInt8(byte)) != UTF8Text.isWordByte(UInt8(byte - 1)) {
                isBoundary[byte] = true
            }
        }
        var classes: [UInt8] = []
        var representatives: [UInt8] = []
        for byte in 0..<256 {
            if byte == 0 || isBoundary[byte] { representatives.append(UInt8(byte)) }
            classes.append(UInt8(representatives.count - 1))
        }
        self.classes = classes
        self.representatives = representatives
    }
}
