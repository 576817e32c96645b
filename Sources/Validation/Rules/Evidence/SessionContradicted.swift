import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// The statement does not answer another session of the same body.
struct SessionContradicted: RecordRule {
    static let description = RuleDescription(
        id: "session/contradicted", severity: .error,
        summary: "The number of a session is the one that the statement names.",
        rationale: """
            Statements of one year are copied from those of the last, and so are their records. Where the statement \
            answers a session of the same body with another number, and the declared number stands nowhere in the \
            capture, it is wrong. A session that is only mentioned in passing contradicts nothing.
            """,
        triggering: [
            .init(
                #"{"sessions": [{"body": "UNGA-C3", "session": 75, "relation": "mentions"}], "evidence": {"/sessions/0": ["The Third Committee adopted it"]}}"#,
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
                #"{}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.

                    The Third Committee adopted it at the 76th session of the UN General Assembly, as it had another at the 75th session.
                    """)
        ])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        guard context.fields[.sessionBody] != nil, context.fields[.sessionNumber] != nil else { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture else { return }
        let words = SessionWords(capture.reading)
        for item in record.values(.session) {
            guard let reference = SessionReference(item, in: record), let node = reference.numberNode,
                !words.namesNumber(of: reference, tables),
                let span = Self.other(than: reference, in: record, tables)
            else { continue }
            findings.report(
                Self.description, at: node,
                "session \(quote(node)) is declared, and the capture says \(capture.reading.quoted(span))",
                help: "correct the number of the session, or name the right capture",
                related: [(reference.bodyNode, "the body")])
        }
    }

    /// Where the statement names a session with another number that it answers; `nil` where it does not.
    static func other(
        than reference: SessionReference, in record: RecordView, _ tables: AuthorityTables
    ) -> Range<Int>? {
        let owner = tables.sessionOwner(of: reference.body)
        return record.capture?.statement?.sessions.first { session in
            session.number != nil && session.number != reference.number && session.relation != "mentions"
                && owner != nil && tables.sessionOwner(of: session.body) == owner
        }?.span
    }
}
