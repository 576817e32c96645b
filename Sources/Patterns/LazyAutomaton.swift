/// A deterministic automaton over bytes whose states are built when a text first asks for them.
///
/// A state is a set of items: an instruction that waits for a code point, together with how far into its encoding the
/// text has come, or an assertion that the next byte will decide. Transitions lead by class of byte; one more column
/// stands for the end of the text. As soon as a match is complete the answer is known, whatever follows, so there are
/// no accepting states, only a transition to `accepted`.
///
/// Time is linear in the text: one table look-up a byte where the states exist, and at most one pass over the program
/// (and a sort of the items found) where they do not. Memory is bounded by `cacheLimit` and one state: when the states
/// pass it they are dropped, and building begins anew from where the text stands.
struct LazyAutomaton: Sendable {
    /// Entries of the table that are no state.
    static let unknown: UInt32 = 0
    static let dead: UInt32 = 1
    static let accepted: UInt32 = 2

    let program: Program
    /// The bytes that transitions and items may take before they are dropped.
    let cacheLimit: Int
    /// State 0 does not exist, so that no state's number collides with the special entries.
    private(set) var transitions: [UInt32] = []
    /// States are numbered by where their row begins in `transitions`: a multiple of 2 to this power, and at least 4.
    let rowShift: Int
    private var startState = LazyAutomaton.unknown

    private var items: [AutomatonItem] = []
    private var itemEnds: [Int] = []
    private var contexts: [PositionContext] = []
    private var index = StateIndex()

    // Kept between the builds of two states, to allocate nothing.
    /// The items that wait for the next byte, once assertions are decided.
    private var waiting: ItemClosure
    /// The items after that byte: those of the state being built.
    private var advanced: ItemClosure

    init(_ program: Program, cacheLimit: Int = 4 << 20) {
        self.program = program
        self.cacheLimit = cacheLimit
        rowShift = max(2, Int.bitWidth - program.byteClasses.count.leadingZeroBitCount)
        waiting = ItemClosure(program)
        advanced = ItemClosure(program)
        dropStates()
    }

    /// The states that exist; their rows are numbered from 1.
    var stateCount: Int { contexts.count - 1 }

    /// The work done so far to build states, in instructions and items visited.
    var work: Int { waiting.work + advanced.work }

    /// Whether the program matches somewhere in the text.
    mutating func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        var state = start()
        var offset = 0
        if state <= LazyAutomaton.accepted { return state == LazyAutomaton.accepted }
        while true {
            let next = program.byteClasses.classes.withUnsafeBufferPointer { classes in
                transitions.withUnsafeBufferPointer { table in
                    LazyAutomaton.scan(
                        text, from: &offset, state: &state, table: table, classes: classes,
                        endClass: program.byteClasses.count)
                }
            }
            switch next {
            case LazyAutomaton.accepted: return true
            case LazyAutomaton.dead: return false
            default: break
            }
            let isAtEnd = offset == text.count
            let column = isAtEnd ? program.byteClasses.count : Int(program.byteClasses.classes[Int(text[offset])])
            state = target(of: state, column: column)
            if state <= LazyAutomaton.accepted { return state == LazyAutomaton.accepted }
            offset += 1
        }
    }

    /// Follows known transitions until one is no state; answers that entry. `offset` is then that of the byte whose
    /// transition it was, or the length of the text for the transition at the end.
    @inline(__always)
    static func scan(
        _ text: UnsafeRawBufferPointer, from offset: inout Int, state: inout UInt32,
        table: UnsafeBufferPointer<UInt32>, classes: UnsafeBufferPointer<UInt8>, endClass: Int
    ) -> UInt32 {
        var position = offset
        var current = state
        defer {
            offset = position
            state = current
        }
        while position < text.count {
            let next = table[Int(current) + Int(classes[Int(text[position])])]
            if next <= accepted { return next }
            current = next
            position += 1
        }
        return table[Int(current) + endClass]
    }

    /// The state in which a text begins, or a special entry.
    mutating func start() -> UInt32 {
        if startState == LazyAutomaton.unknown {
            let context = PositionContext(isAtStart: true, followsWord: false)
            advanced.begin()
            let isMatch = advanced.reach(0, in: context, before: nil)
            startState = isMatch ? LazyAutomaton.accepted : state(in: context).number
        }
        return startState
    }

    /// The entry that the column of a state's row holds, built when it is unknown.
    mutating func target(of state: UInt32, column: Int) -> UInt32 {
        let known = transitions[Int(state) + column]
        guard known == LazyAutomaton.unknown else { return known }
        let (target, wereStatesDropped) = buildTarget(of: Int(state) >> rowShift, column: column)
        if !wereStatesDropped { transitions[Int(state) + column] = target }
        return target
    }
}

// MARK: - States

extension LazyAutomaton {
    private mutating func dropStates() {
        transitions.removeAll(keepingCapacity: true)
        transitions.append(contentsOf: repeatElement(LazyAutomaton.unknown, count: 1 << rowShift))
        items.removeAll(keepingCapacity: true)
        itemEnds = [0]
        contexts = [PositionContext(isAtStart: false, followsWord: false)]
        index = StateIndex()
        startState = LazyAutomaton.unknown
    }

    /// Builds the entry for a state (by its row) and a column.
    private mutating func buildTarget(of row: Int, column: Int) -> (number: UInt32, wereStatesDropped: Bool) {
        let isEnd = column == program.byteClasses.count
        let byte = isEnd ? 0 : program.byteClasses.representatives[column]
        let next = NextByte(isEnd: isEnd, isWord: !isEnd && UTF8Text.isWordByte(byte))

        // First the assertions that waited for this byte: what they let pass is waiting at the same position.
        waiting.begin()
        for position in itemEnds[row - 1]..<itemEnds[row] {
            let item = items[position]
            if case .assertion(let assertion) = program.instructions[item.instruction] {
                guard assertion.holds(in: contexts[row], before: next) else { continue }
                if waiting.reach(item.instruction + 1, in: contexts[row], before: next) {
                    return (LazyAutomaton.accepted, false)
                }
            } else {
                waiting.add(item)
            }
        }
        if isEnd { return (LazyAutomaton.dead, false) }

        // Then the byte itself.
        advanced.begin()
        let context = PositionContext(isAtStart: false, followsWord: next.isWord)
        for item in waiting.items {
            guard let node = program.encodings.target(from: item.node, on: byte) else { continue }
            if node != UTF8Ranges.accepted {
                advanced.add(AutomatonItem(instruction: item.instruction, node: node))
            } else if advanced.reach(item.instruction + 1, in: context, before: nil) {
                return (LazyAutomaton.accepted, false)
            }
        }
        return state(in: context)
    }

    /// The state of the items in `advanced`: the one that exists, or a new one.
    private mutating func state(in context: PositionContext) -> (number: UInt32, wereStatesDropped: Bool) {
        let found = advanced.sortedItems()
        guard !found.isEmpty else { return (LazyAutomaton.dead, false) }
        // The context matters to assertions only; without one, states that differ in it alone are the same.
        let hasAssertion = found.contains(where: \.isAssertion)
        let context = hasAssertion ? context : PositionContext(isAtStart: false, followsWord: false)

        var hash: UInt64 = context.followsWord ? 1 : context.isAtStart ? 2 : 0
        for item in found { hash = (hash ^ item.bits) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
        if let row = index.row(hash: hash, where: { isState($0, of: found, in: context) }) {
            return (UInt32(row << rowShift), false)
        }
        let size = (transitions.count + (1 << rowShift)) * 4 + (items.count + found.count) * 8
        let mustDrop = size > cacheLimit && contexts.count > 1
        if mustDrop { dropStates() }
        let row = contexts.count
        transitions.append(contentsOf: repeatElement(LazyAutomaton.unknown, count: 1 << rowShift))
        items += found
        itemEnds.append(items.count)
        contexts.append(context)
        index.insert(row: row, hash: hash)
        return (UInt32(row << rowShift), mustDrop)
    }

    /// Whether a row is the state of the items in the context.
    private func isState(_ row: Int, of found: [AutomatonItem], in context: PositionContext) -> Bool {
        let start = itemEnds[row - 1]
        guard itemEnds[row] - start == found.count, contexts[row] == context else { return false }
        for position in found.indices where items[start + position] != found[position] { return false }
        return true
    }
}

/// Finds the rows of states by the hash of their items: open addressing, at most half full. The upper half of a hash
/// chooses the slot, for its last step is a multiplication, which leaves the lower bits poorly mixed.
private struct StateIndex: Sendable {
    private var rows = [UInt32](repeating: 0, count: 16)
    private var hashes = [UInt64](repeating: 0, count: 16)
    private var count = 0

    func row(hash: UInt64, where isSame: (Int) -> Bool) -> Int? {
        var slot = Int(truncatingIfNeeded: hash >> 32) & (rows.count - 1)
        while rows[slot] != 0 {
            if hashes[slot] == hash, isSame(Int(rows[slot])) { return Int(rows[slot]) }
            slot = (slot + 1) & (rows.count - 1)
        }
        return nil
    }

    mutating func insert(row: Int, hash: UInt64) {
        if count * 2 >= rows.count {
            let old = zip(rows, hashes).filter { $0.0 != 0 }
            rows = [UInt32](repeating: 0, count: rows.count * 2)
            hashes = [UInt64](repeating: 0, count: rows.count)
            for (row, hash) in old { place(row: row, hash: hash) }
        }
        place(row: UInt32(row), hash: hash)
        count += 1
    }

    private mutating func place(row: UInt32, hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash >> 32) & (rows.count - 1)
        while rows[slot] != 0 { slot = (slot + 1) & (rows.count - 1) }
        rows[slot] = row
        hashes[slot] = hash
    }
}
