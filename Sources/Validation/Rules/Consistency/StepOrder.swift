import Diagnostics
import JSONText
import Schema

/// The steps of a provenance chain stand in the order in which they happened.
struct StepOrder: RecordRule {
    static let description = RuleDescription(
        id: "provenance/step-order", severity: .warning,
        summary: "The steps of the provenance chain stand in the order of their dates.",
        rationale: """
            The chain leads from the issuer to this corpus. A step that is dated before the one in front of it stands at \
            the wrong place, or has a wrong date.
            """,
        triggering: [
            .init(
                #"{"provenance": [{"activity": "issued", "agent": "A", "date": "2021-11-21"}, {"activity": "published", "agent": "B", "date": "2021-10-01"}]}"#
            )
        ],
        nonTriggering: [
            .init(
                #"{"provenance": [{"activity": "issued", "agent": "A", "date": "2021-11-21"}, {"activity": "published", "agent": "B", "date": "2021-11"}]}"#
            )
        ])

    init?(_ context: RuleContext) {
        guard context.fields[.step] != nil, context.fields[.stepDate] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        var previous: JSONNode?
        for step in record.values(.step) {
            guard let date = record.value(.stepDate, in: step, of: .step) else { continue }
            if let earlier = previous, DateOrder.violation(date, before: earlier) != nil {
                findings.report(
                    Self.description, at: date,
                    "the step of \(quote(date)) stands after the one of \(quote(earlier))",
                    help: "bring the steps into the order in which they happened",
                    related: [(earlier, "the step in front of it")])
            }
            previous = date
        }
    }
}
