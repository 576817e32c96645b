public import JSONText
import Patterns

/// Evaluates instances against one schema. Each worker has its own, since patterns build their automata as they go.
public struct SchemaEvaluator: Sendable {
    private let schema: CompiledSchema
    private var scratch: [MatchScratch]

    /// Creates an evaluator.
    public init(schema: CompiledSchema) {
        self.schema = schema
        scratch = (0..<schema.patternCount).map { _ in MatchScratch() }
    }

    /// Whether an instance is valid. The fast path: it stops at the first fault and allocates nothing.
    ///
    /// False also where the question was not decided, by a pattern within its budget of steps or by a walk within the
    /// bound on its depth; `explain` tells which it was.
    public mutating func accepts(_ instance: JSONNode) -> Bool {
        withEvaluation(of: instance) { evaluation in
            evaluation.accepts(instance, SubschemaReference(index: 0)) && !evaluation.isUndecided
        }
    }

    /// Everything that is wrong with an instance, in the order of the schema; empty where it is valid.
    public mutating func explain(_ instance: JSONNode) -> [SchemaFinding] {
        let locations = schema.locations
        return withEvaluation(of: instance) { evaluation in
            var explanation = Explanation(evaluation: evaluation, locations: locations)
            explanation.explain(instance)
            evaluation.scratch = explanation.evaluation.scratch
            return explanation.findings
        }
    }

    /// The marks of an instance's annotations; `nil` where it is not valid.
    mutating func annotationMarks(_ instance: JSONNode) -> [AnnotationMark]? {
        withEvaluation(of: instance) { evaluation in
            let accepted = evaluation.accepts(instance, SubschemaReference(index: 0))
            return accepted && !evaluation.isUndecided ? evaluation.annotations : nil
        }
    }

    private mutating func withEvaluation<Result>(
        of instance: JSONNode, _ body: (inout Evaluation) -> Result
    ) -> Result {
        schema.subschemas.withUnsafeBufferPointer { subschemas in
            schema.keywords.withUnsafeBufferPointer { keywords in
                // The same references, as the walk takes them: without counting.
                schema.checks.withUnsafeBufferPointer { checks in
                    checks.withMemoryRebound(to: Unmanaged<Check>.self) { checks in
                        var evaluation = Evaluation(
                            subschemas: subschemas, keywords: keywords, checks: checks,
                            locations: schema.locations, scratch: scratch, textBytes: instance.range.count)
                        scratch = []
                        defer { scratch = evaluation.scratch }
                        return body(&evaluation)
                    }
                }
            }
        }
    }
}

/// The state of one walk over an instance.
///
/// Invariant: the buffers are those of the compiled schema, which outlives the walk. Recursion ends: in-place
/// references that lead back to themselves are refused when a schema is compiled, every other step goes down into the
/// instance, whose depth the parser has limited, `depthLimit` bounds the product of the two, and `stepLimit` the work.
struct Evaluation {
    let subschemas: UnsafeBufferPointer<Subschema>
    let keywords: UnsafeBufferPointer<any Keyword>
    let checks: UnsafeBufferPointer<Unmanaged<Check>>
    /// See `CompiledSchema.locations`.
    let locations: [SubschemaLocation]
    var scratch: [MatchScratch]
    /// Whether some question was not decided: a pattern or the walk ran out of steps, or the walk went too deep. The
    /// verdict of the walk is then no verdict.
    var isUndecided = false
    /// What annotation keywords have noted; only a schema that was compiled to collect annotations has any.
    var annotations: [AnnotationMark] = []
    /// The subschemas on the way here, where annotations are collected.
    var trail = Trail()
    private var depth = 0
    private var stepsLeft: Int

    /// Subschemas applied within each other; a level takes less than 1 KiB of stack.
    private static let depthLimit = 4096
    /// Subschemas applied in one walk, besides those for each byte of the instance's text. More is needed only by a
    /// schema whose branches multiply: two that each try two that each try two.
    private static let stepLimit = 2_000_000
    private static let stepsPerByte = 64

    init(
        subschemas: UnsafeBufferPointer<Subschema>, keywords: UnsafeBufferPointer<any Keyword>,
        checks: UnsafeBufferPointer<Unmanaged<Check>>, locations: [SubschemaLocation], scratch: [MatchScratch],
        textBytes: Int
    ) {
        stepsLeft = Self.stepLimit + Self.stepsPerByte * textBytes
        self.locations = locations
        self.subschemas = subschemas
        self.keywords = keywords
        self.checks = checks
        self.scratch = scratch
    }

    @inline(__always)
    mutating func accepts(_ instance: JSONNode, _ reference: SubschemaReference) -> Bool {
        let kind = instance.kind
        let index = reference.index
        guard allowsType(of: instance, kind, index) else { return false }
        guard enter() else { return false }
        defer { depth &-= 1 }
        if subschemas[index].notesParts {
            var parts = EvaluatedParts()
            return acceptsNoting(instance, kind, index, &parts)
        }
        for position in subschemas[index].checks[kind] {
            let isAccepted = checks[position]._withUnsafeGuaranteedRef { $0.accepts(instance, &self) }
            guard isAccepted else { return false }
        }
        return true
    }

    /// `accepts`, adding the parts of the instance that the subschema evaluates where it accepts the instance.
    mutating func accepts(
        _ instance: JSONNode, _ reference: SubschemaReference, marking parts: inout EvaluatedParts
    ) -> Bool {
        let kind = instance.kind
        guard allowsType(of: instance, kind, reference.index), enter() else { return false }
        defer { depth &-= 1 }
        return acceptsNoting(instance, kind, reference.index, &parts)
    }

    /// The parts that a subschema sees as evaluated are its own, not those of a schema beside it.
    private mutating func acceptsNoting(
        _ instance: JSONNode, _ kind: JSONKind, _ index: Int, _ parts: inout EvaluatedParts
    ) -> Bool {
        var own = EvaluatedParts(includesRefused: parts.includesRefused)
        trail.enter(index)
        defer { trail.leave() }
        let noted = annotations.count
        for position in subschemas[index].keywords[kind]
        where !keywords[position].accepts(instance, &self, marking: &own) && !parts.includesRefused {
            annotations.removeSubrange(noted...)
            return false
        }
        parts.formUnion(own)
        return true
    }

    private mutating func enter() -> Bool {
        depth &+= 1
        stepsLeft &-= 1
        if depth <= Self.depthLimit, stepsLeft >= 0 { return true }
        depth &-= 1
        isUndecided = true
        return false
    }

    /// Takes steps that explaining needs; false where none are left.
    mutating func spend(_ steps: Int) -> Bool {
        stepsLeft &-= steps
        if stepsLeft >= 0 { return true }
        isUndecided = true
        return false
    }

    @inline(__always)
    func allowsType(of instance: JSONNode, _ kind: JSONKind, _ index: Int) -> Bool {
        guard subschemas[index].allows else { return false }
        let types = subschemas[index].types
        if types.contains(kind) { return true }
        return kind == .number && types.contains(.integer)
            && (instance.isPlainInteger || instance.exactNumber.isInteger)
    }

    @inline(__always)
    mutating func matches(_ pattern: CompiledPattern, _ text: UnsafeRawBufferPointer) -> MatchOutcome {
        guard pattern.pattern.needsScratch else { return pattern.pattern.search(text) }
        let outcome = pattern.pattern.search(text, using: &scratch[pattern.index])
        if case .undecided = outcome { isUndecided = true }
        return outcome
    }
}

/// A pattern with the position of its automaton in an evaluator's scratch.
struct CompiledPattern: Sendable {
    let pattern: Pattern
    let index: Int
}
