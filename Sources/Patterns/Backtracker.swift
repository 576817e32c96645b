/// Decides the patterns that no finite automaton can, by trying the ways to match one after the other.
///
/// Each instruction carried out is a step, and the steps are counted against a limit. Without back-references, an
/// instruction and a position that have once led nowhere never lead anywhere else; forks are remembered so, and all
/// but hostile look-arounds take time linear in the text. The stack is the backtracker's own. It keeps its buffers from
/// one search to the next.
struct Backtracker: Sendable {
    /// The most entries of the stack (16 bytes each): the search is given up as undecided beyond them.
    static let stackLimit = 1 << 22
    /// The most forks times positions to remember, in bits.
    static let memoryLimit = 1 << 26

    private var stack: [Entry] = []
    private var barriers: [Barrier] = []
    private var slots: [Int] = []
    private var exhausted = PositionSet()

    /// Searches the text for a match, in at most `stepLimit` steps.
    mutating func search(
        _ program: Program, in text: UnsafeRawBufferPointer, stepLimit: Int
    ) -> MatchOutcome {
        slots.fill(with: -1, count: program.slotCount)
        stack.removeAll(keepingCapacity: true)
        barriers.removeAll(keepingCapacity: true)
        exhausted.reset(
            instructions: program.hasBackreferences ? 0 : program.instructions.count, positions: text.count + 1,
            limit: Backtracker.memoryLimit)
        var steps = 0
        var start = 0
        while true {
            switch run(program, on: text, from: start, steps: &steps, stepLimit: stepLimit) {
            case .unmatched: break
            case let outcome: return outcome
            }
            if program.isAnchoredAtStart || start >= text.count { return .unmatched }
            start += UTF8Text.scalar(in: text, at: start).length
        }
    }

    /// Tries to match from one position on. When it fails, the stack is empty and every slot is as it was.
    private mutating func run(
        _ program: Program, on text: UnsafeRawBufferPointer, from start: Int, steps: inout Int, stepLimit: Int
    ) -> MatchOutcome {
        // Held here, so that no step retains what it reads.
        let instructions = program.instructions
        let sets = program.sets
        var instruction = 0
        var position = start
        while true {
            guard steps < stepLimit, stack.count < Backtracker.stackLimit else { return .undecided(steps: steps) }
            steps += 1
            var isAlive = true
            switch instructions[instruction] {
            case .scalar(let set):
                isAlive = position < text.count
                if isAlive {
                    let scalar = UTF8Text.scalar(in: text, at: position)
                    isAlive = sets[set].contains(scalar.value)
                    position += scalar.length
                }
                instruction += 1
            case .scalarBefore(let set):
                isAlive = position > 0
                if isAlive {
                    let scalar = UTF8Text.scalar(in: text, before: position)
                    isAlive = sets[set].contains(scalar.value)
                    position -= scalar.length
                }
                instruction += 1
            case .fork(let target, let prefersTarget):
                isAlive = exhausted.insert(instruction: instruction, position: position, logging: !barriers.isEmpty)
                if isAlive {
                    let other = prefersTarget ? instruction + 1 : target
                    stack.append(Entry(.retry, index: other, value: position))
                    instruction = prefersTarget ? target : instruction + 1
                }
            case .jump(let target):
                instruction = target
            case .assertion(let assertion):
                isAlive = Backtracker.holds(assertion, at: position, in: text)
                instruction += 1
            case .save(let slot):
                set(slot, to: position)
                instruction += 1
            case .clear(let cleared):
                for slot in cleared where slots[slot] >= 0 { set(slot, to: -1) }
                instruction += 1
            case .refuseEmpty(let slot):
                isAlive = slots[slot] != position
                instruction += 1
            case .backreference(let slot, let isBackward):
                isAlive = consume(slots[slot], slots[slot + 1], of: text, at: &position, isBackward: isBackward)
                instruction += 1
            case .look:
                barriers.append(Barrier(instruction: instruction, position: position, logCount: exhausted.log.count))
                stack.append(Entry(.barrier, index: 0, value: 0))
                instruction += 1
            case .lookMatched:
                isAlive = leaveLook(program, instruction: &instruction, position: &position)
            case .match:
                return .matched
            }
            if !isAlive, !backtrack(program, instruction: &instruction, position: &position) { return .unmatched }
        }
    }

    /// Goes back to the last choice that is left; answers whether there was one.
    private mutating func backtrack(_ program: Program, instruction: inout Int, position: inout Int) -> Bool {
        while let entry = stack.popLast() {
            switch entry.kind {
            case .retry:
                instruction = entry.index
                position = entry.value
                return true
            case .restore:
                slots[entry.index] = entry.value
            case .barrier:
                // The body of a look-around has failed in every way: a negated one holds, another one fails.
                guard let barrier = barriers.popLast(),
                    case .look(let isNegated, let end) = program.instructions[barrier.instruction]
                else { continue }
                if barriers.isEmpty { exhausted.forgetLog() }
                if isNegated {
                    instruction = end
                    position = barrier.position
                    return true
                }
            }
        }
        return false
    }

    /// Ends a look-around whose body has matched: drops the choices left in the body, for it is not entered again, and
    /// answers whether matching goes on.
    private mutating func leaveLook(_ program: Program, instruction: inout Int, position: inout Int) -> Bool {
        guard let barrier = barriers.popLast(),
            case .look(let isNegated, let end) = program.instructions[barrier.instruction],
            let bottom = stack.lastIndex(where: { $0.kind == .barrier })
        else { return false }
        // Forks on the way to the match did lead somewhere.
        exhausted.rollBack(to: barrier.logCount)
        if isNegated {
            while stack.count > bottom {
                if let entry = stack.popLast(), entry.kind == .restore { slots[entry.index] = entry.value }
            }
            return false
        }
        // The captures stay, and so must what undoes them.
        var count = bottom
        for index in bottom..<stack.count where stack[index].kind == .restore {
            stack[count] = stack[index]
            count += 1
        }
        stack.removeSubrange(count...)
        instruction = end
        position = barrier.position
        return true
    }

    private mutating func set(_ slot: Int, to value: Int) {
        stack.append(Entry(.restore, index: slot, value: slots[slot]))
        slots[slot] = value
    }

    /// Consumes the text that a group captured; a group that captured nothing stands for the empty text.
    private func consume(
        _ start: Int, _ end: Int, of text: UnsafeRawBufferPointer, at position: inout Int, isBackward: Bool
    ) -> Bool {
        guard start >= 0, end >= 0 else { return true }
        let length = end - start
        let from = isBackward ? position - length : position
        guard from >= 0, from + length <= text.count else { return false }
        for offset in 0..<length where text[start + offset] != text[from + offset] { return false }
        position = isBackward ? from : from + length
        return true
    }

    private static func holds(_ assertion: Assertion, at position: Int, in text: UnsafeRawBufferPointer) -> Bool {
        switch assertion {
        case .start: return position == 0
        case .end: return position == text.count
        case .wordBoundary, .notWordBoundary:
            let isAfterWord = position > 0 && UTF8Text.isWordByte(text[position - 1])
            let isBeforeWord = position < text.count && UTF8Text.isWordByte(text[position])
            return (isAfterWord != isBeforeWord) == (assertion == .wordBoundary)
        }
    }
}

extension Backtracker {
    /// What to do when the way taken since has failed.
    private struct Entry {
        enum Kind: UInt8 {
            /// Go on at instruction `index` from position `value`.
            case retry
            /// Put `value` back into slot `index`.
            case restore
            /// Leave the look-around that began here; the last of `barriers` tells which.
            case barrier
        }

        let kind: Kind
        private let storedIndex: UInt32
        let value: Int

        var index: Int { Int(storedIndex) }

        init(_ kind: Kind, index: Int, value: Int) {
            self.kind = kind
            // Programs have fewer than 2^32 instructions and slots, by the limit on their expansion.
            storedIndex = UInt32(truncatingIfNeeded: index)
            self.value = value
        }
    }

    /// A look-around that is being tried.
    private struct Barrier {
        let instruction: Int
        let position: Int
        /// How many entries the log of `exhausted` had.
        let logCount: Int
    }
}

/// The pairs of an instruction and a position that have been tried, in one bit each. It is inactive, and takes every
/// pair as new, when there would be too many.
private struct PositionSet: Sendable {
    private var words: [UInt64] = []
    private var positions = 0
    private(set) var log: [Int] = []

    mutating func reset(instructions: Int, positions: Int, limit: Int) {
        let (bits, overflows) = instructions.multipliedReportingOverflow(by: positions)
        let isActive = !overflows && bits <= limit
        words.fill(with: 0, count: isActive ? (bits + 63) / 64 : 0)
        log.removeAll(keepingCapacity: true)
        self.positions = positions
    }

    /// Adds a pair, and answers whether it is new; `logging` makes it one that `rollBack` can take out.
    mutating func insert(instruction: Int, position: Int, logging: Bool) -> Bool {
        guard !words.isEmpty else { return true }
        let bit = instruction * positions + position
        let mask: UInt64 = 1 << UInt64(bit & 63)
        guard words[bit >> 6] & mask == 0 else { return false }
        words[bit >> 6] |= mask
        if logging { log.append(bit) }
        return true
    }

    /// Takes out the pairs that were logged after the first `count`.
    mutating func rollBack(to count: Int) {
        while log.count > count, let bit = log.popLast() { words[bit >> 6] &= ~(1 << UInt64(bit & 63)) }
    }

    mutating func forgetLog() {
        log.removeAll(keepingCapacity: true)
    }
}

extension Array {
    /// Makes the array `count` copies of an element, in the memory that it has when that is enough.
    fileprivate mutating func fill(with element: Element, count: Int) {
        removeAll(keepingCapacity: true)
        // To append nothing to an array that never had memory would give it some, at every call.
        if count > 0 { append(contentsOf: repeatElement(element, count: count)) }
    }
}
