import Diagnostics
import JSONText
import Schema

/// A page is not retrieved before the statement on it is issued or published.
struct RetrievedBeforePublished: RecordRule {
    static let description = RuleDescription(
        id: "date/retrieved-before-published", severity: .error,
        summary: "A page is not retrieved before the statement on it is issued or published.",
        rationale: """
            What was retrieved was already there. A time of retrieval before that says that the capture is of another \
            page, or that one of the dates is wrong. One day may be due to time zones and is a warning.
            """,
        triggering: [
            .init(#"{"date_issued": "2021-11-21", "source": {"retrieved_at": "2020-01-29", "published": null}}"#)
        ],
        nonTriggering: [.init(#"{"source": {"published": "2021-11-21", "retrieved_at": "2021-11-21T23:30:00Z"}}"#)])

    init?(_ context: RuleContext) {
        guard context.fields[.retrievedAt] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let retrieved = record.value(.retrievedAt) else { return }
        // The later of the two is the nearer bound; one finding says enough.
        for (role, what) in [(Role.published, "publication"), (Role.dateIssued, "issue")] {
            guard let date = record.value(role), let (days, severity) = DateOrder.violation(retrieved, before: date)
            else { continue }
            findings.report(
                Self.description, at: retrieved,
                "the retrieval at \(quote(retrieved)) lies \(DateOrder.counted(days)) before the \(what) on \(quote(date))",
                help: "correct one of the dates", severity: severity, related: [(date, "the date of \(what)")])
            return
        }
    }
}
