import Diagnostics
import JSONText
import Schema

/// What `unknown` explains is indeed not there.
struct StaleUnknown: RecordRule {
    static let description = RuleDescription(
        id: "provenance/stale-unknown", severity: .warning,
        summary: "A field that `unknown` explains has no value.",
        rationale: """
            An acknowledgement that outlives its gap contradicts the record: the field is given, and said to be unknown.
            """,
        triggering: [.init(#"{"unknown": {"/source/publisher": "the page names none"}}"#)],
        nonTriggering: [
            .init(#"{"source": {"archived_url": null}, "unknown": {"/source/archived_url": "no archive has it"}}"#)
        ])

    init?(_ context: RuleContext) {
        if context.fields[.unknown] == nil { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for member in record.members(.unknown) {
            let key = member.key
            guard let value = record.root.value(at: key.string), value.kind != .null, !isUncertain(value) else {
                continue
            }
            findings.report(
                Self.description, at: key, "`\(key.string)` is said to be unknown, and is \(quote(value))",
                help: "remove the entry under `unknown`", related: [(value, "the value is here")])
        }
    }

    /// A date with unspecified digits says itself that a part of it is not known.
    private func isUncertain(_ value: JSONNode) -> Bool {
        value.kind == .string && value.rawString.contains(UInt8(ascii: "X"))
    }
}
