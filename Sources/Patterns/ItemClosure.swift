/// A member of an automaton's state: an instruction that waits, and the node of the encodings that the text has come
/// to.
struct AutomatonItem: Equatable, Comparable, Sendable {
    /// The instruction above the node: programs have fewer than 2^32 instructions, by the limit on their expansion.
    let bits: UInt64

    init(instruction: Int, node: UInt32) {
        bits = UInt64(instruction) << 32 | UInt64(node)
    }

    /// An assertion that waits to know the next byte. No code point waits in the node that stands here for one.
    init(assertion: Int) {
        self.init(instruction: assertion, node: UTF8Ranges.accepted)
    }

    var instruction: Int { Int(bits >> 32) }
    var node: UInt32 { UInt32(truncatingIfNeeded: bits) }
    var isAssertion: Bool { node == UTF8Ranges.accepted }

    static func < (left: AutomatonItem, right: AutomatonItem) -> Bool { left.bits < right.bits }
}

/// What an assertion needs to know of the text before a position.
struct PositionContext: Equatable, Sendable {
    let isAtStart: Bool
    let followsWord: Bool
}

/// What an assertion needs to know of the text after a position.
struct NextByte: Sendable {
    let isEnd: Bool
    let isWord: Bool
}

extension Assertion {
    func holds(in context: PositionContext, before next: NextByte) -> Bool {
        switch self {
        case .start: context.isAtStart
        case .end: next.isEnd
        case .wordBoundary: context.followsWord != next.isWord
        case .notWordBoundary: context.followsWord == next.isWord
        }
    }
}

/// Collects the items that a regular program reaches at one position without consuming anything.
struct ItemClosure: Sendable {
    private let instructions: [Instruction]
    private let roots: [UInt32]
    /// The instructions and items visited since the closure was made.
    private(set) var work = 0
    private(set) var items: [AutomatonItem] = []
    private var pending: [Int] = []
    /// The round in which each instruction was last visited.
    private var visits: [UInt32]
    private var round: UInt32 = 0

    init(_ program: Program) {
        instructions = program.instructions
        roots = program.encodings.roots
        visits = [UInt32](repeating: 0, count: program.instructions.count)
    }

    /// Begins with no items, at another position.
    mutating func begin() {
        items.removeAll(keepingCapacity: true)
        round &+= 1
        if round == 0 {
            visits = [UInt32](repeating: 0, count: visits.count)
            round = 1
        }
    }

    mutating func add(_ item: AutomatonItem) {
        items.append(item)
        work += 1
    }

    /// Adds what is reached from an instruction, and answers whether a match is; then the items are not complete. With
    /// `next` unknown, the assertions that need it are items themselves.
    mutating func reach(_ instruction: Int, in context: PositionContext, before next: NextByte?) -> Bool {
        var current = instruction
        while true {
            // Whether the instruction leads on to `current`; otherwise the next one is taken from `pending`.
            var leadsOn = visits[current] != round
            if leadsOn {
                visits[current] = round
                work += 1
                switch instructions[current] {
                case .scalar(let set):
                    items.append(AutomatonItem(instruction: current, node: roots[set]))
                    leadsOn = false
                case .fork(let target, _):
                    pending.append(target)
                    current += 1
                case .jump(let target):
                    current = target
                case .assertion(.start):
                    leadsOn = context.isAtStart
                    current += 1
                case .assertion(let assertion):
                    if let next {
                        leadsOn = assertion.holds(in: context, before: next)
                    } else {
                        items.append(AutomatonItem(assertion: current))
                        leadsOn = false
                    }
                    current += 1
                case .match:
                    pending.removeAll(keepingCapacity: true)
                    return true
                case .scalarBefore, .save, .clear, .refuseEmpty, .backreference, .look, .lookMatched:
                    // None of these is in the program of a regular pattern.
                    leadsOn = false
                }
            }
            if !leadsOn {
                guard let other = pending.popLast() else { return false }
                current = other
            }
        }
    }

    /// Sorts the items, and drops those that are there twice.
    mutating func sortedItems() -> [AutomatonItem] {
        guard items.count > 1 else { return items }
        items.sort()
        var count = 1
        for index in 1..<items.count where items[index] != items[count - 1] {
            items[count] = items[index]
            count += 1
        }
        items.removeSubrange(count...)
        return items
    }
}
