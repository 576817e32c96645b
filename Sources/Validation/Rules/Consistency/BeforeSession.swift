import Diagnostics
import JSONText
import Schema

/// A statement that responds to an event is not issued before it.
struct BeforeSession: RecordRule {
    static let description = RuleDescription(
        id: "date/before-session", severity: .error,
        summary: "A statement is not issued before the event that it responds to.",
        rationale: """
            A response follows what it responds to. Where the date of issue lies before the event, one of the two dates \
            is wrong, often because the day of a dateline was given the wrong year. One day may be due to time zones and \
            is a warning.
            """,
        triggering: [
            .init(
                #"{"date_issued": "2021-11-10", "sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2021-11-17", "relation": "responds_to"}]}"#
            )
        ],
        nonTriggering: [
            .init(
                #"{"date_issued": "2021-11-10", "sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2021-11-17", "relation": "addressed_to"}]}"#
            ),
            .init(
                #"{"date_issued": "2021-11", "sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2021-11-17", "relation": "responds_to"}]}"#
            ),
        ])

    init?(_ context: RuleContext) {
        guard context.fields[.dateIssued] != nil, context.fields[.sessionEventDate] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let issued = record.value(.dateIssued) else { return }
        for session in record.values(.session) {
            guard let relation = record.value(.sessionRelation, in: session, of: .session),
                relation.string == "responds_to",
                let event = record.value(.sessionEventDate, in: session, of: .session),
                let (days, severity) = DateOrder.violation(issued, before: event)
            else { continue }
            findings.report(
                Self.description, at: issued,
                "the date of issue \(quote(issued)) lies \(DateOrder.counted(days)) before the event of \(quote(event))",
                help: "correct one of the dates, or the relation", severity: severity,
                related: [(event, "the date of the event")])
        }
    }
}
