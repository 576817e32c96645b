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
            An issuer of whom the capture has no word was taken from elsewhere, or belongs to another record. One of \
            institution, office, person and country is enough, since pages leave out what their readers know; but a \
            person or an office that is declared has to be named, and so has one word of the institution. Joint statements are left \
            out here: they name the offices together, and seldom the persons.
            """,
        triggering: [
            .init(
                #"{"issuer": {"person": "Odile Farvaque"}}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.

                    The Third Committee adopted it at the 76th session of the UN General Assembly.

                    Published on 22 November 2021
                    """)
        ],
        nonTriggering: [
            .init(
                #"{"issuer": {"office": "ministry"}}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.
                    """)
        ])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        if context.fields[.issuer] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let reading = record.capture?.reading, let node = record.value(.issuer) else { return }
        let issuer = IssuerWords(record, tables)
        guard issuer.isNamed(in: reading.folded, reading.names) else {
            findings.report(
                Self.description, at: node, "the capture has no word of the issuer",
                help: "correct the issuer, or name the capture that names it")
            return
        }
        let isJoint = !record.values(.coIssuer).isEmpty
        let parts = [
            issuer.person.flatMap {
                isJoint || IssuerWords.hasWord(of: $0.string, reading.folded, shortest: 3) ? nil : $0
            },
            issuer.office.flatMap {
                tables.office($0.string) == nil || IssuerWords.has(.offices, $0.string, reading.names) ? nil : $0
            },
            issuer.name.flatMap { issuer.isNamed($0.string, in: reading.folded, reading.names) ? nil : $0 },
        ]
        for part in parts.compactMap({ $0 }) {
            findings.report(
                Self.description, at: part, "the capture does not name \(quote(part))",
                help: "correct the name, or name the capture that has it")
        }
    }
}
