import Chronology
import Diagnostics
import Evidence
import JSONText
import Schema

/// The dates of a record occur in its capture.
struct DateUnsupported: RecordRule {
    static let description = RuleDescription(
        id: "date/unsupported", severity: .warning,
        summary: "The days of issue, of publication and of events occur in the capture.",
        rationale: """
            A date that no word of the capture bears out may come from another page, from the name of a file, or from a \
            slip of the pen. A day and month without a year are enough; so is a day that follows from a day of the week. \
            What is known from elsewhere should have its own source, or the qualifier `?`.
            """,
        triggering: [
            .init(
                #"{"source": {"published": "2021-11-25"}}"#,
                capture: SampleCapture.page())
        ],
        nonTriggering: [
            .init(
                #"{"date_issued": "2021-11-21?"}"#,
                capture: SampleCapture.page()),
            .init(#"{"source": {"published": "2021-11-25"}}"#),
        ])

    init?(_ context: RuleContext) {
        let roles: [Role] = [.dateIssued, .published, .sessionEventDate]
        if roles.allSatisfy({ context.fields[$0] == nil }) { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let reading = record.capture?.reading else { return }
        let claimed = reading.statements.flatMap { statement in
            [statement.dateIssued, statement.published].compactMap { $0?.value }
                + statement.sessions.compactMap { $0.eventDate?.value }
        }
        for role in [Role.dateIssued, .published, .sessionEventDate] {
            for node in record.values(role) {
                guard let declared = DeclaredDate(node), declared.isComparable,
                    !findings.hasReported([DateContradicted.description], in: node),
                    !reading.dates.contains(where: declared.agrees),
                    !claimed.contains(where: { declared.distance(to: $0) == 0 }),
                    !declared.dayAlone.contains(where: { reading.text.containsNumber($0) })
                else { continue }
                findings.report(
                    Self.description, at: node, "no date of the capture is \(quote(node))",
                    help: "correct the date, or say by `?` that it is uncertain")
            }
        }
    }
}
