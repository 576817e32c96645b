import Chronology
import Diagnostics
import Evidence
import JSONText
import Schema

/// A record without a day of issue has a capture that gives none.
struct DateUndeclared: RecordRule {
    static let description = RuleDescription(
        id: "date/undeclared", severity: .warning,
        summary: "A day of issue that the capture states is declared.",
        rationale: """
            A statement without a date falls out of every series. Where the capture says on which day it was issued, the \
            record can say so too. What cannot be trusted is listed under `unknown`, with the reason.
            """,
        triggering: [
            .init(
                #"{"date_issued": null, "evidence": {"/date_issued": null}}"#,
                capture: SampleCapture.page(on: "21 November 2021"))
        ],
        nonTriggering: [
            .init(
                #"{"date_issued": null, "evidence": {"/date_issued": null}, "unknown": {"/date_issued": "the page was dated later, by hand"}}"#,
                capture: SampleCapture.page(on: "21 November 2021"))
        ])

    private let path: [FieldStep]

    init?(_ context: RuleContext) {
        guard let field = context.fields[.dateIssued] else { return nil }
        path = field.path
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture, record.value(.dateIssued) == nil, let statement = capture.statement,
            let claim = statement.dateIssued, claim.grounds < .inferred, statement.dateRole != .header,
            let day = try? CalendarDay(parsing: claim.value), let span = claim.spans.first,
            let field = UndeclaredField(path, in: record.values(at: path.dropLast()).first, of: record)
        else { return }
        findings.report(
            Self.description, missing: field.name, in: field.parent,
            "no day of issue is declared, and the capture says \(capture.reading.quoted(span))",
            help: "declare the day, or say under `unknown` why it cannot be trusted",
            fix: field.declaring("\"\(day)\"", "declare the day that the capture states"))
    }
}
