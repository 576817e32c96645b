/// Reads a pattern of ECMA-262 with the `u` flag into a `SyntaxTree`.
///
/// The grammar is that of ECMA-262, 15th edition (2024), section 22.2.1, with the parameters UnicodeMode and
/// NamedCaptureGroups and without Annex B. Open groups are held on a stack of the parser's own, so the nesting of the
/// source never becomes depth of calls. Time is linear in the source, but for the sorting of character classes.
struct PatternParser {
    /// The deepest nesting of groups that is accepted.
    static let nestingLimit = 250
    /// The most terms and alternatives that a pattern may be written with.
    static let termLimit = 100_000
    /// The most ranges of code points that the distinct sets of a pattern may have in all (8 bytes each).
    static let spanLimit = 1 << 18

    let bytes: [UInt8]
    var position = 0
    private var frames: [Frame] = []
    private var termCount = 0
    private var groupCount = 0
    private var groupsByName: [[UInt32]: Int] = [:]
    private var references: [Reference] = []
    private var hasLookaround = false
    private var sets: [ScalarSet] = []
    private var spanCount = 0
    private var indexBySet: [ScalarSet: Int] = [:]
    private var indexByScalar: [UInt32: Int] = [:]
    private var indexByEscape: [String: Int] = [:]
    /// The sets of the property escapes met so far, by their text.
    var propertySets: [String: ScalarSet] = [:]

    private init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// Parses the whole of `source`.
    static func parse(_ source: String) throws(PatternSyntaxError) -> SyntaxTree {
        var parser = PatternParser(source)
        return try parser.parse()
    }

    private mutating func parse() throws(PatternSyntaxError) -> SyntaxTree {
        frames = [Frame(kind: .pattern, offset: 0, groupsBefore: 0)]
        while let byte = peek() {
            try parseTerm(startingWith: byte)
        }
        guard frames.count == 1, let outermost = frames.popLast() else {
            throw PatternSyntaxError(
                message: "the group is never closed", offset: frames.last?.offset ?? 0,
                help: "add \")\", or write \"\\(\" for the character itself")
        }
        return SyntaxTree(
            root: outermost.closed().node, references: try resolvedReferences(), hasLookaround: hasLookaround,
            sets: sets)
    }

    private mutating func parseTerm(startingWith byte: UInt8) throws(PatternSyntaxError) {
        let start = position
        switch byte {
        case UInt8(ascii: "|"):
            position += 1
            try count(at: start)
            frames[frames.count - 1].endAlternative()
        case UInt8(ascii: "("):
            try openGroup()
        case UInt8(ascii: ")"):
            try closeGroup()
        case UInt8(ascii: "^"):
            position += 1
            try append(assertion: .start, from: start)
        case UInt8(ascii: "$"):
            position += 1
            try append(assertion: .end, from: start)
        case UInt8(ascii: "."):
            position += 1
            try append(set: .exceptLineTerminators, escape: ".", from: start)
        case UInt8(ascii: "["):
            let set = try parseClass()
            try append(set: set, escape: nil, from: start)
        case UInt8(ascii: "\\"):
            try parseEscapedTerm()
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
            throw nothingToRepeat(at: start)
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "]"):
            let character = Character(Unicode.Scalar(byte))
            throw PatternSyntaxError(
                message: "\"\(character)\" stands alone", offset: start,
                help: "write \"\\\(character)\" for the character itself")
        default:
            try append(scalar: takeScalar(), from: start)
        }
    }

    // MARK: Groups

    private mutating func openGroup() throws(PatternSyntaxError) {
        let start = position
        guard frames.count <= PatternParser.nestingLimit else {
            throw PatternSyntaxError(
                message: "groups are nested more than \(PatternParser.nestingLimit) deep", offset: start,
                help: "flatten the pattern")
        }
        let groupsBefore = groupCount
        let kind = try parseGroupOpening()
        frames.append(Frame(kind: kind, offset: start, groupsBefore: groupsBefore))
    }

    /// Reads `(`, `(?:`, `(?=`, `(?!`, `(?<=`, `(?<!` or `(?<name>`.
    private mutating func parseGroupOpening() throws(PatternSyntaxError) -> Frame.Kind {
        let start = position
        position += 1
        guard take("?") else {
            groupCount += 1
            return .capture(groupCount)
        }
        if take(":") { return .plain }
        if take("=") { return .look(isBehind: false, isNegated: false) }
        if take("!") { return .look(isBehind: false, isNegated: true) }
        if take("<=") { return .look(isBehind: true, isNegated: false) }
        if take("<!") { return .look(isBehind: true, isNegated: true) }
        guard peek() == UInt8(ascii: "<") else {
            let written = peek() == nil ? "(?" : "(?" + String(Character(takeUnicodeScalar()))
            throw PatternSyntaxError(
                message: "\"\(written)\" opens no kind of group that ECMA-262 knows", offset: start,
                help: "write one of (?:…) (?=…) (?!…) (?<=…) (?<!…) (?<name>…); there are no inline flags or comments")
        }
        let name = try parseGroupName()
        groupCount += 1
        guard groupsByName.updateValue(groupCount, forKey: name) == nil else {
            throw PatternSyntaxError(
                message: "two groups are named \(PatternParser.quoted(name))", offset: start,
                help: "give each group a name of its own")
        }
        return .capture(groupCount)
    }

    private mutating func closeGroup() throws(PatternSyntaxError) {
        guard frames.count > 1, let frame = frames.popLast() else {
            throw PatternSyntaxError(
                message: "\")\" closes no group", offset: position,
                help: "write \"\\)\" for the character itself")
        }
        position += 1
        let body = frame.closed()
        switch frame.kind {
        case .pattern, .plain:
            try append(body, from: frame.offset, groupsBefore: frame.groupsBefore)
        case .capture(let number):
            let term = Term(node: .group(number, body.node), width: body.width)
            try append(term, from: frame.offset, groupsBefore: frame.groupsBefore)
        case .look(let isBehind, let isNegated):
            hasLookaround = true
            let look = Node.Look(body: body.node, isBehind: isBehind, isNegated: isNegated)
            try append(unrepeatable: .look(look), from: frame.offset)
        }
    }

    // MARK: Terms and quantifiers

    /// Adds a set of code points as a term. `escape` is the source text when the same text always means the same set.
    mutating func append(set: ScalarSet, escape: String?, from start: Int) throws(PatternSyntaxError) {
        let index: Int
        if let escape, let known = indexByEscape[escape] {
            index = known
        } else {
            index = try intern(set, at: start)
            if let escape { indexByEscape[escape] = index }
        }
        try append(Term(node: .scalar(set: index), width: .one), from: start, groupsBefore: groupCount)
    }

    mutating func append(scalar: UInt32, from start: Int) throws(PatternSyntaxError) {
        let index: Int
        if let known = indexByScalar[scalar] {
            index = known
        } else {
            index = try intern(ScalarSet(scalar: scalar), at: start)
            indexByScalar[scalar] = index
        }
        try append(Term(node: .scalar(set: index), width: .one), from: start, groupsBefore: groupCount)
    }

    mutating func append(assertion: Assertion, from start: Int) throws(PatternSyntaxError) {
        try append(unrepeatable: .assertion(assertion), from: start)
    }

    mutating func append(reference target: Reference.Target, from start: Int) throws(PatternSyntaxError) {
        references.append(Reference(target: target, offset: start))
        let term = Term(node: .backreference(reference: references.count - 1), width: .unknown)
        try append(term, from: start, groupsBefore: groupCount)
    }

    private mutating func append(unrepeatable node: Node, from start: Int) throws(PatternSyntaxError) {
        try count(at: start)
        frames[frames.count - 1].append(Term(node: node, width: .zero))
        if let byte = peek(), "*+?{".utf8.contains(byte) {
            throw PatternSyntaxError(
                message: "an assertion cannot be repeated", offset: position,
                help: "put the assertion into a group (?:…) or drop the quantifier")
        }
    }

    private mutating func append(_ term: Term, from start: Int, groupsBefore: Int) throws(PatternSyntaxError) {
        try count(at: start)
        guard let quantifier = try parseQuantifier() else {
            frames[frames.count - 1].append(term)
            return
        }
        let repetition = Node.Repetition(
            body: term.node, bodyWidth: term.width, minimum: quantifier.minimum, maximum: quantifier.maximum,
            isGreedy: quantifier.isGreedy, groups: groupsBefore + 1..<groupCount + 1, offset: start)
        let width = term.width.repeated(minimum: quantifier.minimum, maximum: quantifier.maximum)
        frames[frames.count - 1].append(Term(node: .repetition(repetition), width: width))
        if let byte = peek(), "*+?{".utf8.contains(byte) {
            throw nothingToRepeat(at: position)
        }
    }

    private mutating func parseQuantifier() throws(PatternSyntaxError) -> Quantifier? {
        var quantifier: Quantifier
        if take("*") {
            quantifier = Quantifier(minimum: 0, maximum: nil)
        } else if take("+") {
            quantifier = Quantifier(minimum: 1, maximum: nil)
        } else if take("?") {
            quantifier = Quantifier(minimum: 0, maximum: 1)
        } else if peek() == UInt8(ascii: "{") {
            quantifier = try parseBounds()
        } else {
            return nil
        }
        quantifier.isGreedy = !take("?")
        return quantifier
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`. A bound beyond the range of `Int` counts as the largest `Int`.
    private mutating func parseBounds() throws(PatternSyntaxError) -> Quantifier {
        let start = position
        position += 1
        if let minimum = takeDecimal() {
            var maximum: Int? = minimum
            if take(",") { maximum = takeDecimal() }
            if take("}") {
                if let maximum, maximum < minimum {
                    throw PatternSyntaxError(
                        message: "the quantifier {\(minimum),\(maximum)} has its bounds in the wrong order",
                        offset: start, help: "write {\(maximum),\(minimum)}")
                }
                return Quantifier(minimum: minimum, maximum: maximum)
            }
        }
        throw PatternSyntaxError(
            message: "\"{\" begins no quantifier", offset: start,
            help: "write {n}, {n,} or {n,m}, or \"\\{\" for the character itself")
    }

    private func nothingToRepeat(at offset: Int) -> PatternSyntaxError {
        let character = Character(Unicode.Scalar(bytes[offset]))
        return PatternSyntaxError(
            message: "\"\(character)\" has nothing to repeat", offset: offset,
            help: "write \"\\\(character)\" for the character itself")
    }

    private mutating func count(at offset: Int) throws(PatternSyntaxError) {
        termCount += 1
        guard termCount <= PatternParser.termLimit else {
            throw PatternSyntaxError(
                message: "the pattern is too large: it has more than \(PatternParser.termLimit) terms", offset: offset,
                help: "split the pattern")
        }
    }

    private mutating func intern(_ set: ScalarSet, at offset: Int) throws(PatternSyntaxError) -> Int {
        if let known = indexBySet[set] { return known }
        spanCount += set.spans.count
        guard spanCount <= PatternParser.spanLimit else {
            throw PatternSyntaxError(
                message: "the pattern is too large: its character classes have more than \(PatternParser.spanLimit) "
                    + "ranges of code points", offset: offset, help: "use fewer different classes")
        }
        sets.append(set)
        indexBySet[set] = sets.count - 1
        return sets.count - 1
    }

    // MARK: References

    private func resolvedReferences() throws(PatternSyntaxError) -> [Int] {
        var resolved: [Int] = []
        for reference in references {
            switch reference.target {
            case .number(let number):
                guard number <= groupCount else {
                    throw PatternSyntaxError(
                        message: "\"\\\(number)\" refers to a group that does not exist; the pattern has \(groupCount)",
                        offset: reference.offset, help: "number the groups from 1 by their opening parentheses")
                }
                resolved.append(number)
            case .name(let name):
                guard let number = groupsByName[name] else {
                    throw PatternSyntaxError(
                        message: "no group is named \(PatternParser.quoted(name))", offset: reference.offset,
                        help: "name one with (?<name>…)")
                }
                resolved.append(number)
            }
        }
        return resolved
    }
}

// MARK: - What the parser keeps

extension PatternParser {
    /// A node and the width of its matches.
    struct Term {
        let node: Node
        let width: Width
    }

    struct Quantifier {
        var minimum: Int
        var maximum: Int?
        var isGreedy = true
    }

    /// A back-reference, resolved when the last group is known.
    struct Reference {
        enum Target {
            case number(Int)
            case name([UInt32])
        }

        let target: Target
        let offset: Int
    }

    /// A group whose closing parenthesis has not been read, or the whole pattern.
    struct Frame {
        enum Kind {
            case pattern
            case plain
            case capture(Int)
            case look(isBehind: Bool, isNegated: Bool)
        }

        let kind: Kind
        let offset: Int
        /// How many groups were opened before this one.
        let groupsBefore: Int
        private var alternatives: [Node] = []
        private var alternativesWidth: Width?
        private var terms: [Node] = []
        private var width = Width.zero

        init(kind: Kind, offset: Int, groupsBefore: Int) {
            self.kind = kind
            self.offset = offset
            self.groupsBefore = groupsBefore
        }

        mutating func append(_ term: Term) {
            width = width.followed(by: term.width)
            if case .empty = term.node { return }
            terms.append(term.node)
        }

        mutating func endAlternative() {
            switch terms.count {
            case 0: alternatives.append(.empty)
            case 1: alternatives.append(terms[0])
            default: alternatives.append(.sequence(terms))
            }
            alternativesWidth = alternativesWidth.map { $0.or(width) } ?? width
            terms = []
            width = .zero
        }

        /// The content of the group as one term.
        func closed() -> Term {
            var copy = self
            copy.endAlternative()
            let node = copy.alternatives.count == 1 ? copy.alternatives[0] : .choice(copy.alternatives)
            return Term(node: node, width: copy.alternativesWidth ?? .zero)
        }
    }
}
