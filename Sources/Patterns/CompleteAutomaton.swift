/// The automaton of a small regular pattern, with every transition built beforehand: searching with it needs no
/// scratch, allocates nothing and changes nothing.
struct CompleteAutomaton: Sendable {
    /// The most entries of a complete table (4 bytes each); a larger automaton is built lazily.
    static let tableLimit = 4096
    /// The most items that may be visited to build a complete table.
    static let workLimit = 50_000

    private let transitions: [UInt32]
    private let classes: [UInt8]
    private let endClass: Int
    private let start: UInt32

    /// Builds every state, or nothing when they pass a limit.
    init?(_ program: Program) {
        guard program.isRegular else { return nil }
        var automaton = LazyAutomaton(program)
        let classCount = program.byteClasses.count
        start = automaton.start()
        var row = 1
        while row <= automaton.stateCount {
            for column in 0...classCount {
                _ = automaton.target(of: UInt32(row << automaton.rowShift), column: column)
                guard automaton.transitions.count <= CompleteAutomaton.tableLimit,
                    automaton.work <= CompleteAutomaton.workLimit
                else { return nil }
            }
            row += 1
        }
        transitions = automaton.transitions
        classes = program.byteClasses.classes
        endClass = classCount
    }

    /// Whether the pattern matches somewhere in the text.
    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        if start <= LazyAutomaton.accepted { return start == LazyAutomaton.accepted }
        var state = start
        var offset = 0
        let answer = classes.withUnsafeBufferPointer { classes in
            transitions.withUnsafeBufferPointer { table in
                LazyAutomaton.scan(
                    text, from: &offset, state: &state, table: table, classes: classes, endClass: endClass)
            }
        }
        return answer == LazyAutomaton.accepted
    }
}
