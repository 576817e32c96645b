import Authorities
import Chronology
import Diagnostics
import Evidence
import JSONText
import Schema

/// The declared day of issue is not another than the one that the capture gives.
struct DateContradicted: RecordRule {
    static let description = RuleDescription(
        id: "date/contradicted", severity: .error,
        summary: "The day of issue is the one that the capture gives.",
        rationale: """
            The day of publication, of capture or of a file's name is easily taken for the day of issue. Where the capture \
            says when a statement was issued, or begins with a news agency's dateline, another declared day is wrong. A \
            dateline may be a day late, since agencies carry a statement on the day after. A year that was only inferred \
            and a day that only stands at the head of a page are doubts, and a warning. Without a capture, the text's own \
            dateline counts. A date with unspecified digits that may be the day is no contradiction.
            """,
        triggering: [
            .init(
                #"{"date_issued": "2021-11-21", "text": "Port Amaranth, November 12 (ANA) -- The Ministry of Foreign Affairs answered the vote."}"#
            ),
            .init(
                #"{"date_issued": "2021-11-22", "evidence": {"/date_issued": ["22 November 2021"]}}"#,
                capture: SampleCapture.page()),
        ],
        nonTriggering: [
            .init(
                #"{"date_issued": "2021-11-21", "text": "Port Amaranth, November 22 (ANA) -- The Ministry of Foreign Affairs answered the vote."}"#
            ),
            .init(
                #"{"date_issued": "XXXX-11-12", "text": "Port Amaranth, November 12 (ANA) -- The Ministry answered the vote."}"#
            ),
            .init(
                #"{"date_issued": "2021-11-21", "text": "The Ministry of Foreign Affairs answered the vote of November 12 (a Friday)."}"#
            ),
        ])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        if context.fields[.dateIssued] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let node = record.value(.dateIssued), let declared = DeclaredDate(node) else { return }
        if let capture = record.capture, let statement = capture.statement, let claim = statement.dateIssued,
            let role = statement.dateRole
        {
            check(declared, at: node, claim, role, capture.reading, &findings)
        } else if let text = record.value(.text), text.kind == .string {
            check(declared, at: node, datelineOf: text, &findings)
        }
    }

    private func check(
        _ declared: DeclaredDate, at node: JSONNode, _ claim: Claim<String>, _ role: DateRole,
        _ reading: CaptureReading, _ findings: inout RecordFindings
    ) {
        guard let distance = declared.distance(to: claim.value), distance != 0, let span = claim.spans.first else {
            return
        }
        // The page's own date is that of its publication, and a dateline may be of the day after.
        if role == .dated || role == .dateline && distance == 1 { return }
        let isSure =
            claim.grounds < .inferred && role != .header && role != .lead && !(role == .dateline && abs(distance) == 1)
        findings.report(
            Self.description, at: node, "\(quote(node)) is declared, and the capture says \(reading.quoted(span))",
            help: "correct the day of issue, or name the right capture", severity: isSure ? nil : .warning)
    }

    private func check(
        _ declared: DeclaredDate, at node: JSONNode, datelineOf text: JSONNode, _ findings: inout RecordFindings
    ) {
        // As it is written: a dateline has no escapes before its end.
        guard let phrase = Dateline.read(text.rawString, tables)?.phrase, let month = phrase.month,
            let day = phrase.day,
            let distance = phrase.start.calendarDay.map({ declared.distance(to: $0.description) })
                ?? declared.distance(month: month, day: day), distance != 0, distance != 1
        else { return }
        let words = String(decoding: text.rawString[phrase.span], as: UTF8.self)
        findings.report(
            Self.description, at: node,
            "\(quote(node)) is declared, and the text's dateline says \(quote(words.unicodeScalars))",
            help: "correct the day of issue, or the text", severity: distance == -1 ? .warning : nil,
            related: [(text, "the text")])
    }
}
