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
    /// A pattern that could not be decided within its budget counts as not accepted; `explain` tells it apart.
    public mutating func accepts(_ instance: JSONNode) -> Bool {
        schema.subschemas.withUnsafeBufferPointer { subschemas in
            schema.keywords.withUnsafeBufferPointer { keywords in
                var evaluation = Evaluation(subschemas: subschemas, keywords: keywords, scratch: scratch)
                scratch = []
                defer { scratch = evaluation.scratch }
                return evaluation.accepts(instance, SubschemaReference(index: 0))
            }
        }
    }

    /// Everything that is wrong with an instance, in the order of the schema; empty where it is valid.
    public mutating func explain(_ instance: JSONNode) -> [SchemaFinding] {
        schema.subschemas.withUnsafeBufferPointer { subschemas in
            schema.keywords.withUnsafeBufferPointer { keywords in
                let evaluation = Evaluation(subschemas: subschemas, keywords: keywords, scratch: scratch)
                var explanation = Explanation(evaluation: evaluation)
                explanation.explain(instance, SubschemaReference(index: 0))
                scratch = explanation.evaluation.scratch
                return explanation.findings
            }
        }
    }
}

/// The state of one walk over an instance.
///
/// Invariant: the buffers are those of the compiled schema, which outlives the walk. Recursion ends: in-place
/// references that lead back to themselves are refused when a schema is compiled, and every other step goes down into
/// the instance, whose depth the parser has limited.
struct Evaluation {
    let subschemas: UnsafeBufferPointer<Subschema>
    let keywords: UnsafeBufferPointer<any Keyword>
    var scratch: [MatchScratch]

    @inline(__always)
    mutating func accepts(_ instance: JSONNode, _ reference: SubschemaReference) -> Bool {
        let kind = instance.kind
        let index = reference.index
        guard allowsType(of: instance, kind, index) else { return false }
        for position in subschemas[index].keywords[kind] where !keywords[position].accepts(instance, &self) {
            return false
        }
        return true
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
        pattern.pattern.search(text, using: &scratch[pattern.index])
    }
}

/// A pattern with the position of its automaton in an evaluator's scratch.
struct CompiledPattern: Sendable {
    let pattern: Pattern
    let index: Int
}
