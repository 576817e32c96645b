import Authorities
import Diagnostics
import JSONText
import Schema

/// A document symbol is of the session that it stands beside.
struct SymbolAgainstSession: RecordRule {
    static let description = RuleDescription(
        id: "session/symbol-mismatch", severity: .error,
        summary: "A document symbol is of the session and the body that it stands beside.",
        rationale: """
            The symbol of a document carries the number of its session: `A/C.3/76/L.28` belongs to the 76th. Beside \
            another session, one of the two is wrong.
            """,
        triggering: [
            .init(#"{"sessions": [{"body": "UNGA-C3", "session": 74, "symbol": "A/C.3/76/L.28"}]}"#),
            .init(#"{"sessions": [{"body": "UNGA-C3", "session": 76, "symbol": "A/C.1/76/L.28"}]}"#),
        ],
        nonTriggering: [
            .init(#"{"sessions": [{"body": "UNGA-C3", "session": 76, "symbol": "A/C.3/76/L.28"}]}"#),
            .init(#"{"sessions": [{"body": "UNGA-C3", "session": 76, "symbol": "A/RES/76/177"}]}"#),
        ])

    private let authorities: AuthorityTables

    init?(_ context: RuleContext) {
        guard context.fields[.sessionBody] != nil, context.fields[.sessionSymbol] != nil else { return nil }
        authorities = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for item in record.values(.session) {
            guard let reference = SessionReference(item, in: record),
                let node = record.value(.sessionSymbol, in: item, of: .session), node.kind == .string,
                let symbol = try? DocumentSymbol(parsing: node.string)
            else { continue }
            // A joint document has a symbol of each body; one of them has to fit.
            guard let fault = fault(in: symbol, beside: reference),
                symbol.others.allSatisfy({ self.fault(in: $0, beside: reference) != nil })
            else { continue }
            findings.report(
                Self.description, at: node,
                "the symbol \(quote(node)) is \(Redaction.isOn ? "one of another session or body" : fault)",
                help: "correct the symbol, the session or the body",
                related: [(reference.numberNode ?? reference.bodyNode, "the session referred to")])
        }
    }

    /// Why a symbol does not belong to a session; `nil` where it does, or does not say.
    private func fault(in symbol: DocumentSymbol, beside reference: SessionReference) -> String? {
        guard let body = symbol.body, let declared = authorities.body(reference.body) else { return nil }
        // A committee's statement may be about a document of its parent, and the other way round; not about one of a
        // sister.
        guard
            [declared.code, declared.parent, declared.sessionsOf].contains(body)
                || authorities.body(body)?.parent == declared.code
        else { return "one of \(body), not of \(declared.code)" }
        guard let number = reference.number, let session = symbol.session, symbol.specialSession == nil,
            authorities.sessionOwner(of: body) == authorities.sessionOwner(of: declared.code), session != number
        else { return nil }
        return "one of session \(session), not of session \(number)"
    }
}
