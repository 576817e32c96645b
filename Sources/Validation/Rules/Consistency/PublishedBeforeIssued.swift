import Diagnostics
import JSONText
import Schema

/// A statement is not published before it is issued.
struct PublishedBeforeIssued: RecordRule {
    static let description = RuleDescription(
        id: "date/published-before-issued", severity: .error,
        summary: "A statement is not published before it is issued.",
        rationale: """
            The day of publication is often taken for the day of issue, and a day-first date for a month-first one. A \
            publication before the issue shows it. One day may be due to time zones and is a warning.
            """,
        triggering: [.init(#"{"date_issued": "2021-11-21", "source": {"published": "2021-11-11"}}"#)],
        nonTriggering: [.init(#"{"date_issued": "2021-11-21", "source": {"published": "2021-11-22"}}"#)])

    init?(_ context: RuleContext) {
        guard context.fields[.dateIssued] != nil, context.fields[.published] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let issued = record.value(.dateIssued), let published = record.value(.published),
            let (days, severity) = DateOrder.violation(published, before: issued)
        else { return }
        findings.report(
            Self.description, at: published,
            "the publication on \(quote(published)) lies \(DateOrder.counted(days)) before the issue on \(quote(issued))",
            help: "correct one of the dates", severity: severity, related: [(issued, "the date of issue")])
    }
}
