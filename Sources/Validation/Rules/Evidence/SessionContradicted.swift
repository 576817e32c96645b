import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// The statement does not answer another session of the same body.
struct SessionContradicted: RecordRule {
    static let description = RuleDescription(
        id: "session/contradicted", severity: .error,
        summary: "The number of a session and the day of its event are those that the statement names.",
        rationale: """
            Statements of one year are copied from those of the last, and so are their records. Where the statement \
            answers a session of the same body with another number, and the declared number stands nowhere in the \
            capture, it is wrong. So it is mostly, and a warning, where the statement says on which day the body met, \
            and another day of the capture is declared. A session that is only mentioned in passing contradicts nothing.
            """,
        triggering: [
            .init(
                #"{"sessions": [{"body": "UNGA-C3", "session": 75, "relation": "mentions"}], "evidence": {"/sessions/0": ["The Third Committee adopted it"]}}"#,
                capture: SampleCapture.page()),
            .init(
                #"{"sessions": [{"body": "UNGA-C3", "session": 76, "event_date": "2021-11-21", "relation": "responds_to"}], "text": "At its 76th session the Third Committee of the UN General Assembly adopted a resolution on 17 November 2021.\nThe Ministry of Foreign Affairs does not accept it."}"#,
                capture: SampleCapture.page(
                    says:
                        "At its 76th session the Third Committee of the UN General Assembly adopted a resolution on 17 November 2021.",
                    then: "The Ministry of Foreign Affairs does not accept it."
                )),
        ],
        nonTriggering: [
            .init(
                #"{}"#,
                capture: SampleCapture.page(
                    then:
                        "The Third Committee adopted it at the 76th session of the UN General Assembly, as it had another at the 75th session."
                ))
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
            checkDay(of: item, in: record, capture, &findings)
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

    /// The day on which the statement says that the body met is the declared one.
    private func checkDay(
        of item: JSONNode, in record: RecordView, _ capture: RecordCapture, _ findings: inout RecordFindings
    ) {
        guard let reference = SessionReference(item, in: record),
            let node = record.value(.sessionEventDate, in: item, of: .session), let declared = DeclaredDate(node),
            !findings.hasReported([DateUnsupported.description], in: node)
        else { return }
        let owner = tables.sessionOwner(of: reference.body)
        let claims = (capture.statement?.sessions ?? []).filter { session in
            (session.number == reference.number || session.number == nil) && owner != nil
                && tables.sessionOwner(of: session.body) == owner
        }.compactMap(\.eventDate).filter { $0.grounds < .inferred }
        guard let claim = claims.first, let span = claim.spans.first,
            claims.allSatisfy({ declared.distance(to: $0.value).map { $0 != 0 } ?? false })
        else { return }
        findings.report(
            Self.description, at: node,
            "\(quote(node)) is declared, and the capture says \(capture.reading.quoted(span))",
            help: "correct the day of the event", severity: .warning, related: [(reference.bodyNode, "the body")])
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
