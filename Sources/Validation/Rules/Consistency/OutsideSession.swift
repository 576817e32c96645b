import Authorities
import Chronology
import Diagnostics
import JSONText
import Schema

/// The event that a statement refers to lies within the session.
struct OutsideSession: RecordRule {
    static let description = RuleDescription(
        id: "date/outside-session", severity: .error,
        summary: "The date of an event lies within the session that it belongs to.",
        rationale: """
            A vote in the 74th session cannot have been taken in the days of the 76th. Where the table of sessions has \
            only an unchecked date, or the event lies within two days of it, the finding is a warning.
            """,
        triggering: [
            .init(
                #"{"date_issued": "2019-11-20", "sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2019-11-14"}]}"#
            )
        ],
        nonTriggering: [
            .init(#"{"sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2021-11-17"}]}"#),
            .init(#"{"sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "XXXX-11-17"}]}"#),
        ])

    private let authorities: AuthorityTables

    init?(_ context: RuleContext) {
        guard context.fields[.sessionBody] != nil, context.fields[.sessionEventDate] != nil else { return nil }
        authorities = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for item in record.values(.session) {
            guard let reference = SessionReference(item, in: record), let number = reference.number,
                let event = record.value(.sessionEventDate, in: item, of: .session), let date = DateOrder.date(event),
                case .known(let session) = authorities.session(body: reference.body, number: number)
            else { continue }
            if let latest = date.latestDay, latest < session.firstDay {
                report(event, "before", session.firstDay, session.status, latest, session, &findings)
            } else if let earliest = date.earliestDay, let lastDay = session.lastDay, lastDay < earliest {
                report(event, "after", lastDay, session.lastDayStatus, earliest, session, &findings)
            }
        }
    }

    private func report(
        _ event: JSONNode, _ side: String, _ bound: CalendarDay, _ status: SessionStatus, _ day: CalendarDay,
        _ session: Session, _ findings: inout RecordFindings
    ) {
        let distance = abs(day.daysSinceEpoch - bound.daysSinceEpoch)
        let isCertain = status != .unchecked && distance > 2
        findings.report(
            Self.description, at: event,
            "the event of \(quote(event)) lies \(DateOrder.counted(distance)) \(side) "
                + (Redaction.isOn
                    ? "the session"
                    : "session \(session.number) of \(session.body), which "
                        + "\(side == "before" ? "opened" : "closed") on \(bound)"),
            help: "correct the date or the number of the session", severity: isCertain ? nil : .warning)
    }
}
