/// A regular expression of ECMA-262 with the `u` flag, as the JSON Schema keywords `pattern` and `patternProperties`
/// take it (JSON Schema 2020-12 Core, section 6.4), compiled.
///
/// The grammar is that of ECMA-262, 15th edition (2024), section 22.2.1, in Unicode mode: code points are the unit of
/// matching, and what that mode refuses is refused. There are no other flags: case counts, `^` and `$` are the ends of
/// the text, and `.` does not match a line terminator.
///
/// A pattern without look-around and back-references is decided in time linear in the text, whatever the pattern: at
/// best a few nanoseconds a byte, at worst as many steps a byte as the pattern has terms once written out. Any other
/// is decided by backtracking within a limit of steps; when that is spent the outcome is
/// ``MatchOutcome/undecided(steps:)``. A pattern is immutable; any number of threads may search with it at once.
///
/// The limits: groups nest at most 250 deep; a pattern has at most 100,000 terms, as written and also once its
/// `{n,m}` are written out; its character classes have at most 262,144 ranges of code points.
public struct Pattern: Sendable {
    /// The steps that backtracking may always take in one search.
    public static let defaultStepLimit = 1_000_000
    /// The further steps that backtracking may take for each byte of the text, so that long texts alone do not make an
    /// outcome undecided.
    public static let stepsPerByte = 64

    /// The pattern as it was written.
    public let source: String
    /// The steps that backtracking may take in one search, not counting those for the length of the text.
    public let stepLimit: Int

    private let program: Program
    private let automaton: CompleteAutomaton?
    private let run: UniformRun?

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - source: the regular expression, without delimiters.
    ///   - stepLimit: the steps that backtracking may take in one search, besides ``stepsPerByte`` for each byte.
    /// - Throws: ``PatternSyntaxError`` when ECMA-262 refuses the pattern in Unicode mode, when it names a Unicode
    ///   property or script that is not known, or when it passes a limit of size.
    public init(_ source: String, stepLimit: Int = Pattern.defaultStepLimit) throws(PatternSyntaxError) {
        self.source = source
        self.stepLimit = stepLimit
        let tree = try PatternParser.parse(source)
        run = UniformRun(tree)
        program = try Program(tree)
        automaton = CompleteAutomaton(program)
    }

    /// Whether every search is decided in time linear in the text: the pattern has neither look-around nor
    /// back-references, and no outcome is ``MatchOutcome/undecided(steps:)``.
    public var isLinear: Bool { program.isRegular }

    /// Searches the text for a match anywhere in it.
    ///
    /// Without a scratch, a pattern that is not small builds its states anew; see ``search(_:using:)``.
    ///
    /// - Parameter text: valid UTF-8. Other bytes do no harm, but mean nothing.
    public func search(_ text: UnsafeRawBufferPointer) -> MatchOutcome {
        if let run { return run.matches(text) ? .matched : .unmatched }
        if let automaton { return automaton.matches(text) ? .matched : .unmatched }
        var scratch = MatchScratch()
        return search(text, using: &scratch)
    }

    /// Whether searches build up states that are worth keeping from one to the next; a small pattern's are all built.
    public var needsScratch: Bool { run == nil && automaton == nil }

    /// Searches the text for a match anywhere in it.
    public func search(_ text: String) -> MatchOutcome {
        var text = text
        return text.withUTF8 { search(UnsafeRawBufferPointer($0)) }
    }

    /// Searches the text for a match anywhere in it, with the states that earlier searches built.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8. Other bytes do no harm, but mean nothing.
    ///   - scratch: what the caller keeps for this pattern. One that served another pattern is emptied first.
    public func search(_ text: UnsafeRawBufferPointer, using scratch: inout MatchScratch) -> MatchOutcome {
        if let run { return run.matches(text) ? .matched : .unmatched }
        if let automaton { return automaton.matches(text) ? .matched : .unmatched }
        guard program.isRegular else {
            let (allowance, overflows) = text.count.multipliedReportingOverflow(by: Pattern.stepsPerByte)
            let (limit, overflowsAgain) = allowance.addingReportingOverflow(stepLimit)
            return scratch.backtracker.search(
                program, in: text, stepLimit: overflows || overflowsAgain ? .max : limit)
        }
        return scratch.matches(program, text) ? .matched : .unmatched
    }
}

/// How a search ended.
public enum MatchOutcome: Hashable, Sendable {
    /// The pattern matches somewhere in the text.
    case matched
    /// The pattern matches nowhere in the text.
    case unmatched
    /// Backtracking was given up after so many steps: whether the pattern matches is not known.
    case undecided(steps: Int)
}

/// What searches with one pattern leave for the next: the states of its automaton, and buffers.
///
/// A scratch serves one caller at a time, one pattern best. It holds at most about 4 MiB of states between the searches
/// with a regular pattern, and for others as much as its deepest search took: at most 64 MiB of stack and 8 MiB of
/// positions.
public struct MatchScratch: Sendable {
    fileprivate var backtracker = Backtracker()
    private var automaton: LazyAutomaton?

    /// Creates an empty scratch.
    public init() {}

    fileprivate mutating func matches(_ program: Program, _ text: UnsafeRawBufferPointer) -> Bool {
        if automaton?.program !== program { automaton = LazyAutomaton(program) }
        return automaton?.matches(text) ?? false
    }
}
