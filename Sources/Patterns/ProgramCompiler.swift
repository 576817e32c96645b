/// Turns a syntax tree into a program, by Thompson's construction. Bounded repetitions are written out.
///
/// What is left to do is held on a stack of the compiler's own, so that the nesting of a pattern is no depth of calls.
struct ProgramCompiler {
    /// The most nodes that a pattern may have once its bounded repetitions are written out.
    static let expansionLimit = 100_000

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet]
    private(set) var slotCount = 0
    private(set) var hasWordAssertions = false
    let isRegular: Bool

    private let tree: SyntaxTree
    /// The groups that back-references name, in order; only they capture. Each has two slots, start and end.
    private let capturingGroups: [Int]
    private var expansion = 0
    private var loopDepth = 0
    private var outermostRepetition: Int?
    /// What is left to do; the last task is the next one.
    private var tasks: [Task] = []

    init(_ tree: SyntaxTree) {
        self.tree = tree
        sets = tree.sets
        isRegular = tree.references.isEmpty && !tree.hasLookaround
        capturingGroups = Set(tree.references).sorted()
        slotCount = capturingGroups.count * 2
    }

    mutating func compile() throws(PatternSyntaxError) {
        if isRegular, !tree.root.isAnchoredAtStart {
            // A match may begin anywhere: the automaton first skips any number of code points. It skips whole ones, for
            // a position inside an encoding is none at which an assertion may hold.
            sets.append(.any)
            instructions = [.fork(target: 3, prefersTarget: true), .scalar(set: sets.count - 1), .jump(0)]
        }
        tasks = [.append(.match), .node(tree.root, isBackward: false)]
        while let task = tasks.popLast() { try perform(task) }
    }

    private mutating func perform(_ task: Task) throws(PatternSyntaxError) {
        switch task {
        case .node(let node, let isBackward):
            try begin(node, isBackward: isBackward)
        case .append(let instruction):
            instructions.append(instruction)
        case .aimFork(let fork, let prefersTarget):
            instructions[fork] = .fork(target: instructions.count, prefersTarget: prefersTarget)
        case .aimJump(let jump):
            instructions[jump] = .jump(instructions.count)
        case .aimLook(let opening, let isNegated):
            instructions[opening] = .look(isNegated: isNegated, end: instructions.count)
        case .alternatives(let alternatives, let isBackward):
            begin(alternatives: alternatives, isBackward: isBackward)
        case .otherAlternatives(let fork, let alternatives, let isBackward):
            let jump = appendPlaceholder()
            instructions[fork] = .fork(target: instructions.count, prefersTarget: false)
            tasks += [.aimJump(at: jump), .alternatives(alternatives, isBackward: isBackward)]
        case .turns(let repetition, let done, let isBackward):
            beginTurn(of: repetition, done: done, isBackward: isBackward)
        case .endTurn(let slot):
            instructions.append(.refuseEmpty(slot: slot))
            loopDepth -= 1
        case .endOutermostRepetition:
            outermostRepetition = nil
        }
    }

    private mutating func begin(_ node: Node, isBackward: Bool) throws(PatternSyntaxError) {
        expansion += 1
        guard expansion <= ProgramCompiler.expansionLimit else {
            throw PatternSyntaxError(
                message: "the pattern is too large when expanded: with its repetitions written out it has more than "
                    + "\(ProgramCompiler.expansionLimit) terms", offset: outermostRepetition ?? 0,
                help: "lower the bounds {n,m}, or use maxLength to bound the length of the text")
        }
        switch node {
        case .empty: break
        case .scalar(let set):
            instructions.append(isBackward ? .scalarBefore(set: set) : .scalar(set: set))
        case .sequence(let terms):
            // The last task is the next one: forward, the first term comes last.
            let order = isBackward ? terms : terms.reversed()
            tasks += order.map { .node($0, isBackward: isBackward) }
        case .choice(let alternatives):
            begin(alternatives: alternatives[...], isBackward: isBackward)
        case .repetition(let repetition):
            begin(repetition, isBackward: isBackward)
        case .group(let number, let body):
            let slot = firstSlot(ofGroup: number)
            if let slot { instructions.append(.save(slot: isBackward ? slot + 1 : slot)) }
            if let slot { tasks.append(.append(.save(slot: isBackward ? slot : slot + 1))) }
            tasks.append(.node(body, isBackward: isBackward))
        case .assertion(let assertion):
            switch assertion {
            case .wordBoundary, .notWordBoundary: hasWordAssertions = true
            case .start, .end: break
            }
            instructions.append(.assertion(assertion))
        case .look(let look):
            let opening = appendPlaceholder()
            tasks += [
                .aimLook(at: opening, isNegated: look.isNegated), .append(.lookMatched),
                .node(look.body, isBackward: look.isBehind),
            ]
        case .backreference(let reference):
            if let slot = firstSlot(ofGroup: tree.references[reference]) {
                instructions.append(.backreference(slot: slot, isBackward: isBackward))
            }
        }
    }

    private mutating func begin(alternatives: ArraySlice<Node>, isBackward: Bool) {
        guard let first = alternatives.first else { return }
        if alternatives.count > 1 {
            let fork = appendPlaceholder()
            tasks.append(.otherAlternatives(fork: fork, alternatives.dropFirst(), isBackward: isBackward))
        }
        tasks.append(.node(first, isBackward: isBackward))
    }

    private mutating func begin(_ repetition: Node.Repetition, isBackward: Bool) {
        guard repetition.bodyWidth.canConsume else {
            // Turns beyond the required ones would consume nothing, and so are refused; the required ones are alike.
            if repetition.minimum > 0 { tasks.append(.node(repetition.body, isBackward: isBackward)) }
            return
        }
        if outermostRepetition == nil {
            outermostRepetition = repetition.offset
            tasks.append(.endOutermostRepetition)
        }
        tasks.append(.turns(of: repetition, done: 0, isBackward: isBackward))
    }

    /// Writes out the next turn of a loop, of which `done` have been written, or what ends it.
    private mutating func beginTurn(of repetition: Node.Repetition, done: Int, isBackward: Bool) {
        let loopsBack = repetition.maximum == nil && repetition.minimum > 0 && !needsTurn(repetition)
        if done < (loopsBack ? repetition.minimum - 1 : repetition.minimum) {
            tasks.append(.turns(of: repetition, done: done + 1, isBackward: isBackward))
            beginBody(of: repetition, refusesEmpty: false, isBackward: isBackward)
        } else if loopsBack {
            let fork = Instruction.fork(target: instructions.count, prefersTarget: repetition.isGreedy)
            tasks += [.append(fork), .node(repetition.body, isBackward: isBackward)]
        } else if let maximum = repetition.maximum {
            guard done < maximum else { return }
            let fork = appendPlaceholder()
            tasks.append(.aimFork(at: fork, prefersTarget: !repetition.isGreedy))
            tasks.append(.turns(of: repetition, done: done + 1, isBackward: isBackward))
            beginBody(of: repetition, refusesEmpty: true, isBackward: isBackward)
        } else {
            let fork = appendPlaceholder()
            tasks += [.aimFork(at: fork, prefersTarget: !repetition.isGreedy), .append(.jump(fork))]
            beginBody(of: repetition, refusesEmpty: true, isBackward: isBackward)
        }
    }

    /// Whether a turn of the loop is more than its body: it clears captures or refuses to be empty.
    private func needsTurn(_ repetition: Node.Repetition) -> Bool {
        !isRegular && (repetition.bodyWidth.canBeEmpty || !slots(ofGroups: repetition.groups).isEmpty)
    }

    private mutating func beginBody(of repetition: Node.Repetition, refusesEmpty: Bool, isBackward: Bool) {
        let cleared = slots(ofGroups: repetition.groups)
        if !cleared.isEmpty { instructions.append(.clear(slots: cleared)) }
        // An automaton, which holds sets of instructions, needs no guard against loops that consume nothing.
        if !isRegular, refusesEmpty, repetition.bodyWidth.canBeEmpty {
            // Loops that do not enclose one another may share a slot: each stores before it reads.
            let slot = capturingGroups.count * 2 + loopDepth
            slotCount = max(slotCount, slot + 1)
            loopDepth += 1
            instructions.append(.save(slot: slot))
            tasks.append(.endTurn(slot: slot))
        }
        tasks.append(.node(repetition.body, isBackward: isBackward))
    }

    /// Appends an instruction whose target is not known yet, and answers its place.
    private mutating func appendPlaceholder() -> Int {
        instructions.append(.jump(0))
        return instructions.count - 1
    }

    private func firstSlot(ofGroup number: Int) -> Int? {
        let slots = slots(ofGroups: number..<number + 1)
        return slots.isEmpty ? nil : slots.lowerBound
    }

    private func slots(ofGroups groups: Range<Int>) -> Range<Int> {
        let first = capturingGroups.partitioningIndex { $0 >= groups.lowerBound }
        let end = capturingGroups.partitioningIndex { $0 >= groups.upperBound }
        return first * 2..<end * 2
    }
}

extension ProgramCompiler {
    private enum Task {
        case node(Node, isBackward: Bool)
        case append(Instruction)
        /// Makes the instruction at a place a fork to what comes now.
        case aimFork(at: Int, prefersTarget: Bool)
        /// Makes the instruction at a place a jump to what comes now.
        case aimJump(at: Int)
        /// Makes the instruction at a place a look-around that ends before what comes now.
        case aimLook(at: Int, isNegated: Bool)
        case alternatives(ArraySlice<Node>, isBackward: Bool)
        /// Ends an alternative that began with a fork, and goes on with those after it.
        case otherAlternatives(fork: Int, ArraySlice<Node>, isBackward: Bool)
        case turns(of: Node.Repetition, done: Int, isBackward: Bool)
        case endTurn(slot: Int)
        case endOutermostRepetition
    }
}

extension [Int] {
    /// The index of the first element for which `isSecond` holds; it must hold for all elements after it.
    fileprivate func partitioningIndex(_ isSecond: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
