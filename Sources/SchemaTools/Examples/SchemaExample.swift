import Diagnostics
import JSONText
public import Schema

/// Whether a schema is to accept an example.
public enum ExampleKind: String, CaseIterable, Sendable {
    /// The text is an instance without findings.
    case accepted
    /// The text is an object of `instance` and `$expect`, the rules that are to be found in it.
    case rejected
}

/// A finding that an example expects: `schema/type /issuer/name`, or `schema/type` wherever it is.
struct ExpectedFinding: Hashable {
    let rule: String
    /// The JSON Pointer of the value; `nil` for any.
    let pointer: String?

    /// `nil` where the text has not that form.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard let rule = parts.first, rule.contains("/") else { return nil }
        if parts.count > 1, !parts[1].isEmpty, !parts[1].hasPrefix("/") { return nil }
        self.rule = String(rule)
        pointer = parts.count > 1 ? String(parts[1]) : nil
    }

    func matches(_ finding: SchemaFinding) -> Bool {
        finding.rule == rule && pointer.map { finding.pointer.utf8.elementsEqual($0.utf8) } ?? true
    }

    var text: String { rule + (pointer.map { " " + $0 } ?? "") }
}

/// How an example did not come out as expected.
public enum ExampleFailure: Hashable, Sendable {
    /// The findings are others than those expected; each in words.
    case otherFindings(expected: [String], found: [String])
    /// The text is no example; the offset is that of the fault in its bytes.
    case malformed(message: String, offset: Int)
}

/// Holds examples to a schema.
public struct ExampleChecker {
    private var evaluator: SchemaEvaluator

    /// Creates a checker of examples of a schema.
    public init(schema: CompiledSchema) {
        evaluator = SchemaEvaluator(schema: schema)
    }

    /// How an example fails; `nil` where it comes out as expected.
    public mutating func failure(of text: [UInt8], _ kind: ExampleKind) -> ExampleFailure? {
        let document: JSONDocument
        do {
            document = try JSONDocument(text)
        } catch {
            return .malformed(message: "the text is not JSON: \(error.message)", offset: error.range.lowerBound)
        }
        return document.withRoot { root in
            switch kind {
            case .accepted: failure(of: root, [])
            case .rejected: rejectedFailure(of: root)
            }
        }
    }

    private mutating func rejectedFailure(of root: JSONNode) -> ExampleFailure? {
        func malformed(_ node: JSONNode, _ message: String) -> ExampleFailure {
            .malformed(message: message, offset: node.range.lowerBound)
        }
        guard root.kind == .object else { return malformed(root, "it is not an object of `$expect` and `instance`") }
        if let other = root.members.first(where: { !["$expect", "instance"].contains($0.key.string) }) {
            return malformed(other.key, "\(quote(other.key)) stands beside `$expect` and `instance`")
        }
        guard let instance = root["instance"] else { return malformed(root, "it has no `instance`") }
        guard let list = root["$expect"], list.kind == .array, list.count > 0 else {
            return malformed(root["$expect"] ?? root, "`$expect` is not a list of one or more rule ids")
        }
        var expected: [ExpectedFinding] = []
        for entry in list.elements {
            guard entry.kind == .string, let finding = ExpectedFinding(entry.string) else {
                return malformed(
                    entry, "\(quote(entry)) is not a rule id such as `schema/type`, or one and a JSON Pointer")
            }
            guard schemaFindingRules.contains(finding.rule) else {
                let nearest = nearestName(to: finding.rule, among: schemaFindingRules)
                return malformed(
                    entry,
                    "no finding of a schema has the rule `\(finding.rule)`"
                        + (nearest.map { "; did you mean `\($0)`?" } ?? ""))
            }
            expected.append(finding)
        }
        return failure(of: instance, expected)
    }

    private mutating func failure(of instance: JSONNode, _ expected: [ExpectedFinding]) -> ExampleFailure? {
        let found = evaluator.explain(instance)
        let isComplete = expected.allSatisfy { wanted in found.contains { wanted.matches($0) } }
        let isExact = found.allSatisfy { finding in expected.contains { $0.matches(finding) } }
        if isComplete && isExact { return nil }
        return .otherFindings(
            expected: expected.map(\.text),
            found: found.map { $0.rule + ($0.pointer.isEmpty ? "" : " " + $0.pointer) + " (" + $0.message + ")" })
    }
}
