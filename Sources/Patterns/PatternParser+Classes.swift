/// Character classes in brackets.
extension PatternParser {
    /// Reads `[…]` or `[^…]`, from the opening bracket on.
    mutating func parseClass() throws(PatternSyntaxError) -> ScalarSet {
        let start = position
        position += 1
        let isNegated = take("^")
        var spans: [ScalarSet.Span] = []
        // An escape repeated in one class adds nothing, and may stand for many hundred ranges.
        var escapes: Set<String> = []
        while !take("]") {
            let offset = position
            let lower = try parseClassAtom(of: start)
            guard peek() == UInt8(ascii: "-"), peek(1) != UInt8(ascii: "]") else {
                switch lower {
                case .scalar(let scalar):
                    spans.append(ScalarSet.Span(lower: scalar, upper: scalar))
                case .set(let set, let escape):
                    if escapes.insert(escape).inserted { spans += set.spans }
                }
                continue
            }
            position += 1
            let upper = try parseClassAtom(of: start)
            spans.append(try range(from: lower, to: upper, offset: offset))
        }
        let set = ScalarSet(spans)
        return isNegated ? set.inverted : set
    }

    private func range(from lower: Atom, to upper: Atom, offset: Int) throws(PatternSyntaxError) -> ScalarSet.Span {
        guard case .scalar(let first) = lower, case .scalar(let last) = upper else {
            throw PatternSyntaxError(
                message: "\(quoted(from: offset)) has a set of characters as the end of a range", offset: offset,
                help: "write \"\\-\" for the hyphen itself")
        }
        guard first <= last else {
            throw PatternSyntaxError(
                message: "the range \(quoted(from: offset)) is out of order: \(PatternParser.name(first)) comes "
                    + "after \(PatternParser.name(last))", offset: offset,
                help: "swap the ends, or write \"\\-\" for the hyphen itself")
        }
        return ScalarSet.Span(lower: first, upper: last)
    }

    private mutating func parseClassAtom(of start: Int) throws(PatternSyntaxError) -> Atom {
        guard let byte = peek() else {
            throw PatternSyntaxError(
                message: "the character class is never closed", offset: start,
                help: "add \"]\", or write \"\\[\" for the character itself")
        }
        return byte == UInt8(ascii: "\\") ? try parseEscape(inClass: true) : .scalar(takeScalar())
    }
}
