/// Turns a syntax tree into a program, by Thompson's construction. Bounded repetitions are written out.
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
        try emit(tree.root, isBackward: false)
        instructions.append(.match)
    }

    private mutating func emit(_ node: Node, isBackward: Bool) throws(PatternSyntaxError) {
        expansion += 1
        guard expansion <= ProgramCompiler.expansionLimit else {
            throw PatternSyntaxError(
                message: "the pattern is too large when expanded: its repetitions stand for more than "
                    + "\(ProgramCompiler.expansionLimit) terms", offset: outermostRepetition ?? 0,
                help: "lower the bounds {n,m}, or use maxLength to bound the length of the text")
        }
        switch node {
        case .empty: break
        case .scalar(let set):
            instructions.append(isBackward ? .scalarBefore(set: set) : .scalar(set: set))
        case .sequence(let terms):
            if isBackward {
                for term in terms.reversed() { try emit(term, isBackward: true) }
            } else {
                for term in terms { try emit(term, isBackward: false) }
            }
        case .choice(let alternatives):
            try emit(alternatives: alternatives, isBackward: isBackward)
        case .repetition(let repetition):
            try emit(repetition, isBackward: isBackward)
        case .group(let number, let body):
            let slot = firstSlot(ofGroup: number)
            if let slot { instructions.append(.save(slot: isBackward ? slot + 1 : slot)) }
            try emit(body, isBackward: isBackward)
            if let slot { instructions.append(.save(slot: isBackward ? slot : slot + 1)) }
        case .assertion(let assertion):
            switch assertion {
            case .wordBoundary, .notWordBoundary: hasWordAssertions = true
            case .start, .end: break
            }
            instructions.append(.assertion(assertion))
        case .look(let look):
            let opening = instructions.count
            instructions.append(.look(isNegated: look.isNegated, end: opening))
            try emit(look.body, isBackward: look.isBehind)
            instructions.append(.lookMatched)
            instructions[opening] = .look(isNegated: look.isNegated, end: instructions.count)
        case .backreference(let reference):
            if let slot = firstSlot(ofGroup: tree.references[reference]) {
                instructions.append(.backreference(slot: slot, isBackward: isBackward))
            }
        }
    }

    private mutating func emit(alternatives: [Node], isBackward: Bool) throws(PatternSyntaxError) {
        var exits: [Int] = []
        for alternative in alternatives.dropLast() {
            let fork = instructions.count
            instructions.append(.fork(target: fork, prefersTarget: false))
            try emit(alternative, isBackward: isBackward)
            exits.append(instructions.count)
            instructions.append(.jump(fork))
            instructions[fork] = .fork(target: instructions.count, prefersTarget: false)
        }
        if let last = alternatives.last { try emit(last, isBackward: isBackward) }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    private mutating func emit(_ repetition: Node.Repetition, isBackward: Bool) throws(PatternSyntaxError) {
        let isOutermost = outermostRepetition == nil
        if isOutermost { outermostRepetition = repetition.offset }
        defer { if isOutermost { outermostRepetition = nil } }

        guard repetition.bodyWidth.canConsume else {
            // Turns beyond the required ones would consume nothing, and so are refused; the required ones are alike.
            if repetition.minimum > 0 { try emit(repetition.body, isBackward: isBackward) }
            return
        }
        let loopsBack = repetition.maximum == nil && repetition.minimum > 0 && !needsTurn(repetition)
        for _ in 0..<(loopsBack ? repetition.minimum - 1 : repetition.minimum) {
            try emitTurn(of: repetition, refusesEmpty: false, isBackward: isBackward)
        }
        if loopsBack {
            let start = instructions.count
            try emit(repetition.body, isBackward: isBackward)
            instructions.append(.fork(target: start, prefersTarget: repetition.isGreedy))
        } else if let maximum = repetition.maximum {
            var forks: [Int] = []
            for _ in repetition.minimum..<maximum {
                forks.append(instructions.count)
                instructions.append(.jump(0))
                try emitTurn(of: repetition, refusesEmpty: true, isBackward: isBackward)
            }
            for fork in forks {
                instructions[fork] = .fork(target: instructions.count, prefersTarget: !repetition.isGreedy)
            }
        } else {
            let start = instructions.count
            instructions.append(.jump(0))
            try emitTurn(of: repetition, refusesEmpty: true, isBackward: isBackward)
            instructions.append(.jump(start))
            instructions[start] = .fork(target: instructions.count, prefersTarget: !repetition.isGreedy)
        }
    }

    /// Whether a turn of the loop is more than its body: it clears captures or refuses to be empty.
    private func needsTurn(_ repetition: Node.Repetition) -> Bool {
        !isRegular && (repetition.bodyWidth.canBeEmpty || !slots(ofGroups: repetition.groups).isEmpty)
    }

    private mutating func emitTurn(
        of repetition: Node.Repetition, refusesEmpty: Bool, isBackward: Bool
    ) throws(PatternSyntaxError) {
        let cleared = slots(ofGroups: repetition.groups)
        if !cleared.isEmpty { instructions.append(.clear(slots: cleared)) }
        // An automaton, which holds sets of instructions, needs no guard against loops that consume nothing.
        guard !isRegular, refusesEmpty, repetition.bodyWidth.canBeEmpty else {
            try emit(repetition.body, isBackward: isBackward)
            return
        }
        // Loops that do not enclose one another may share a slot: each stores before it reads.
        let slot = capturingGroups.count * 2 + loopDepth
        slotCount = max(slotCount, slot + 1)
        loopDepth += 1
        defer { loopDepth -= 1 }
        instructions.append(.save(slot: slot))
        try emit(repetition.body, isBackward: isBackward)
        instructions.append(.refuseEmpty(slot: slot))
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
