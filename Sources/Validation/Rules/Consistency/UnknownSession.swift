import Authorities
import Diagnostics
import JSONText
import Schema

/// A body has the session that is referred to.
struct UnknownSession: RecordRule {
    static let description = RuleDescription(
        id: "session/unknown", severity: .error,
        summary: "The body has a session with the number given.",
        rationale: """
            The Security Council has no numbered sessions, and no body has a session before its first. A number that the \
            table of sessions merely does not reach yet is a warning: the table can be added to.
            """,
        triggering: [
            .init(#"{"sessions": [{"body": "UNSC", "session": 76}]}"#),
            .init(#"{"sessions": [{"body": "UNHRC", "session": 155}]}"#),
        ],
        nonTriggering: [
            .init(#"{"sessions": [{"body": "UNSC", "session": null}]}"#),
            .init(#"{"sessions": [{"body": "UNHRC", "session": 55}]}"#),
        ])

    private let authorities: AuthorityTables

    init?(_ context: RuleContext) {
        guard context.fields[.sessionBody] != nil, context.fields[.sessionNumber] != nil else { return nil }
        authorities = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for session in record.values(.session) {
            guard let reference = SessionReference(session, in: record), let number = reference.number else { continue }
            let body = Redaction.isOn ? "its body" : reference.body
            let name = Redaction.isOn ? "a session" : "session \(number) of \(body)"
            switch authorities.session(body: reference.body, number: number) {
            case .known, .unknownBody: continue
            case .notNumbered:
                findings.report(
                    Self.description, at: reference.numberNode ?? session,
                    "\(name) is referred to, and \(body) has no numbered sessions",
                    help: "leave the number out, or name the body that has it")
            case .beforeFirst(let first):
                findings.report(
                    Self.description, at: reference.numberNode ?? session,
                    "\(name) is referred to, and its first session is \(first)", help: "correct the number or the body")
            case .outOfTable(let range):
                guard let range else { continue }
                findings.report(
                    Self.description, at: reference.numberNode ?? session,
                    "\(name) is not in the table of sessions, which has \(range.lowerBound) to \(range.upperBound)",
                    help: "correct the number, or add the session to the table", severity: .warning)
            }
        }
    }
}
