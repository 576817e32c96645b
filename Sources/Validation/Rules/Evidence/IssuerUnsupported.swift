import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// The issuer that a record declares is named in its capture.
struct IssuerUnsupported: RecordRule {
    static let description = RuleDescription(
        id: "issuer/unsupported", severity: .warning,
        summary: "The institution, the office, the person or the country of the issuer is named in the capture.",
        rationale: """
            An issuer of whom the capture has no word was taken from elsewhere, or belongs to another record. Pages leave \
            out what their readers know, and the country may be missing; but a person and an office that are declared \
            have to be named, and so has the institution. Of an institution that the tables know, the head or the foot of \
            the page has to name it, where these name any; of another one half of the words have to stand in the page. \
            Of a person's name of three words or more, two have to stand together. Joint statements are left out as far \
            as persons go: they name the offices together.
            """,
        triggering: [
            .init(
                #"{"issuer": {"person": "Odile Farvaque"}}"#,
                capture: SampleCapture.page()),
            .init(
                #"{"issuer": {"name": "Ministry of Silly Walks"}}"#,
                capture: SampleCapture.page()),
        ],
        nonTriggering: [
            .init(
                #"{"issuer": {"office": "ministry"}}"#,
                capture: SampleCapture.page())
        ])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        if context.fields[.issuer] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture, let node = record.value(.issuer) else { return }
        let reading = capture.reading
        let issuer = IssuerWords(record, tables)
        guard issuer.isNamed(in: reading.folded, reading.names) else {
            if findings.hasReported([IssuerContradicted.description], in: node) { return }
            findings.report(
                Self.description, at: node, "the capture has no word of the issuer",
                help: "correct the issuer, or name the capture that names it")
            return
        }
        let isJoint = !record.values(.coIssuer).isEmpty
        let parts = [
            issuer.person.flatMap {
                isJoint || issuer.isPersonNamed(in: reading.folded) ? nil : $0
            },
            issuer.office.flatMap {
                tables.office($0.string) == nil || IssuerWords.has(.offices, $0.string, reading.names) ? nil : $0
            },
            issuer.name.flatMap { issuer.isInstitutionNamed(in: capture) ? nil : $0 },
        ]
        // What another rule contradicts is not named either.
        for part in parts.compactMap({ $0 }) where !findings.hasReported([IssuerContradicted.description], in: part) {
            findings.report(
                Self.description, at: part, "the capture does not name \(quote(part))",
                help: "correct the name, or name the capture that has it")
        }
    }
}
