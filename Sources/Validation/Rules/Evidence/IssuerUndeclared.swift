import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// A record without an issuer has a capture that names none.
struct IssuerUndeclared: RecordRule {
    static let description = RuleDescription(
        id: "issuer/undeclared", severity: .warning,
        summary: "An issuer that the capture names is declared.",
        rationale: """
            Who speaks is the first thing to know of a statement. Where the capture names an office with its country, or \
            an institution, the record can too. What cannot be trusted is listed under `unknown`, with the reason.
            """,
        // The statement schema demands an issuer, so that an example would show that as well.
        triggering: [],
        nonTriggering: [
            .init(
                #"{"issuer": null, "evidence": {"/issuer": null}, "unknown": {"/issuer": "the page is a copy of a copy"}}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.
                    """)
        ])

    private let path: [FieldStep]
    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        guard let field = context.fields[.issuer] else { return nil }
        path = field.path
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture, let read = capture.statement?.issuer, let span = read.spans.first,
            read.office != nil || read.name != nil,
            IssuerWords(record, tables).isEmpty, case .property(let name)? = path.last,
            let parent = record.values(at: path.dropLast()).first, parent.kind == .object
        else { return }
        let pointer = (record.root.pointer(to: parent.index) ?? "") + "/" + escapedForPointer(name)
        guard AcknowledgedUnknowns(record).reason(for: pointer) == nil else { return }
        findings.report(
            Self.description, missing: name, in: parent,
            "no issuer is declared, and the capture says \(capture.reading.quoted(span))",
            help: "declare the issuer, or say under `unknown` why it cannot be trusted")
    }
}
