import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// A session that the statement answers is declared.
struct SessionUndeclared: RecordRule {
    static let description = RuleDescription(
        id: "session/undeclared", severity: .warning,
        summary: "A session that the statement answers is among its sessions.",
        rationale: """
            Statements are searched and counted by the session that they answer. Where a statement names one with its \
            number in its title or its first lines, and the record has no session of that body, the record misses it. \
            Sessions that the text only mentions later on are left to the editor.
            """,
        triggering: [
            .init(
                #"{"sessions": [], "evidence": {"/sessions/0": null}}"#,
                capture: SampleCapture.page())
        ],
        nonTriggering: [
            .init(
                #"{"sessions": [], "evidence": {"/sessions/0": null}}"#,
                capture: SampleCapture.page(then: "The group of friends adopted it at its 76th session."))
        ])

    private let tables: AuthorityTables
    private let list: [FieldStep]
    private let name: String

    init?(_ context: RuleContext) {
        guard let path = context.fields[.session]?.path, path.last == .elements,
            case .property(let name)? = path.dropLast().last, context.fields[.sessionBody] != nil
        else { return nil }
        tables = context.authorities
        list = Array(path.dropLast(2))
        self.name = name
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture, let statement = capture.statement,
            let field = UndeclaredField(name, in: record.values(at: list).first, of: record)
        else { return }
        let declared = record.values(.session).compactMap { SessionReference($0, in: record)?.body }.map { owner($0) }
        var reported = declared
        for session in statement.sessions where session.number != nil && session.relation != "mentions" {
            let body = owner(session.body)
            guard !reported.contains(body) else { continue }
            reported.append(body)
            findings.report(
                Self.description, missing: field.name, in: field.parent,
                "no session of \(quote(session.body.unicodeScalars)) is declared, and the capture says "
                    + capture.reading.quoted(session.span),
                help: "declare the session")
        }
    }

    private func owner(_ body: String) -> String { tables.sessionOwner(of: body) ?? body }
}
