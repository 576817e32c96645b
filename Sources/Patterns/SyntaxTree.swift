/// A parsed pattern. The parser bounds the nesting, so that walking a tree by recursion cannot exhaust the stack.
struct SyntaxTree: Sendable {
    let root: Node
    /// The group that each back-reference names. Only where there is one do captures matter to the outcome.
    let references: [Int]
    /// Whether a term looks ahead or behind.
    let hasLookaround: Bool
    /// The distinct sets that `Node.scalar` names by index.
    let sets: [ScalarSet]
}

/// One construct of a pattern, with what is known of the width of its matches.
indirect enum Node: Sendable {
    /// Matches the empty text.
    case empty
    /// One code point of `SyntaxTree.sets[set]`.
    case scalar(set: Int)
    case sequence([Node])
    case choice([Node])
    case repetition(Repetition)
    /// A capturing group, numbered from 1.
    case group(Int, Node)
    case assertion(Assertion)
    case look(Look)
    /// The text last captured by the group `SyntaxTree.references[reference]`.
    case backreference(reference: Int)

    struct Repetition: Sendable {
        let body: Node
        let bodyWidth: Width
        let minimum: Int
        /// `nil`: without bound.
        let maximum: Int?
        let isGreedy: Bool
        /// The capturing groups inside the body, whose captures each turn clears.
        let groups: Range<Int>
        /// Where the repeated term begins in the source, in bytes.
        let offset: Int
    }

    struct Look: Sendable {
        let body: Node
        let isBehind: Bool
        let isNegated: Bool
    }
}

/// A condition on a position, which consumes nothing.
enum Assertion: Sendable {
    /// `^` without the `m` flag: the start of the text.
    case start
    /// `$` without the `m` flag: the end of the text.
    case end
    /// `\b`
    case wordBoundary
    /// `\B`
    case notWordBoundary
}

/// What is known, before any text is seen, of the matches of a construct.
struct Width: Sendable {
    /// Whether some match may be empty.
    var canBeEmpty: Bool
    /// Whether some match may consume a code point.
    var canConsume: Bool

    static let zero = Width(canBeEmpty: true, canConsume: false)
    static let one = Width(canBeEmpty: false, canConsume: true)
    static let unknown = Width(canBeEmpty: true, canConsume: true)

    func followed(by other: Width) -> Width {
        Width(canBeEmpty: canBeEmpty && other.canBeEmpty, canConsume: canConsume || other.canConsume)
    }

    func or(_ other: Width) -> Width {
        Width(canBeEmpty: canBeEmpty || other.canBeEmpty, canConsume: canConsume || other.canConsume)
    }

    func repeated(minimum: Int, maximum: Int?) -> Width {
        maximum == 0 ? .zero : Width(canBeEmpty: canBeEmpty || minimum == 0, canConsume: canConsume)
    }
}

extension Node {
    /// Whether every match begins at the start of the text, as far as the first terms show.
    var isAnchoredAtStart: Bool {
        switch self {
        case .assertion(.start): true
        case .sequence(let terms): terms.first?.isAnchoredAtStart ?? false
        case .choice(let alternatives): alternatives.allSatisfy(\.isAnchoredAtStart)
        case .group(_, let body): body.isAnchoredAtStart
        case .repetition(let repetition): repetition.minimum > 0 && repetition.body.isAnchoredAtStart
        case .empty, .scalar, .assertion, .look, .backreference: false
        }
    }
}
