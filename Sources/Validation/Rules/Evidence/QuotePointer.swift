import Diagnostics
import JSONText
import Schema

/// A quote stands under the pointer of a value.
struct QuotePointer: RecordRule {
    static let description = RuleDescription(
        id: "evidence/quote-pointer", severity: .error,
        summary: "The pointer that quotes stand under leads to a value of the record.",
        rationale: """
            Quotes support the value that their JSON Pointer leads to. Where it leads nowhere, or to null, a field was \
            renamed, moved in its list or emptied, and the quotes support nothing.
            """,
        triggering: [
            .init(#"{"evidence": {"/sessions/1": ["76th session"]}}"#),
            .init(#"{"evidence": {"/issuer/person": ["A spokesperson"]}}"#),
        ],
        nonTriggering: [.init(#"{"evidence": {"/issuer/office": ["A spokesperson"]}}"#)])

    /// The rules that say that the value should be there.
    private static let stronger: [RuleDescription] = [
        DateUndeclared.description, SessionUndeclared.description, IssuerUndeclared.description,
    ]

    init?(_ context: RuleContext) {
        if context.fields[.evidence] == nil { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for (key, value) in record.members(.evidence) where !RecordQuotes.quotes(under: key, value).isEmpty {
            let target = record.root.value(at: key.string)
            if let target, target.kind != .null { continue }
            if findings.hasReported(Self.stronger, above: key.string) { continue }
            findings.report(
                Self.description, at: key, "\(quote(key)) leads to \(target == nil ? "no value" : "null")",
                help: "correct the pointer, or remove the quotes")
        }
    }
}
