import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// The sessions of a record are named in its capture.
struct SessionUnsupported: RecordRule {
    static let description = RuleDescription(
        id: "session/unsupported", severity: .warning,
        summary: "The body and the number of a session, and the symbols of documents, stand in the capture.",
        rationale: """
            A session that the capture does not name was taken from elsewhere, or was mistaken. The body has to be named, \
            or one of its committees, and the number of the session in words, in digits or in a symbol. The same goes for \
            symbols of documents: where the capture has none of the declared letters and numbers, nothing bears it out.
            """,
        triggering: [
            .init(
                #"{"sessions": [{"body": "UNHRC", "session": 48, "relation": "mentions"}], "evidence": {"/sessions/0": ["its 48th session"]}, "text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe group of friends had adopted it at its 48th session."}"#,
                capture: SampleCapture.page(then: "The group of friends had adopted it at its 48th session."))
        ],
        nonTriggering: [
            .init(
                #"{}"#,
                capture: SampleCapture.page(
                    then: "The Third Committee adopted draft resolution A/C.3/76/L.28, at the 76th session."))
        ])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        let roles: [Role] = [.sessionBody, .sourceSymbol, .sessionSymbol, .referenceSymbol]
        if roles.allSatisfy({ context.fields[$0] == nil }) { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let reading = record.capture?.reading else { return }
        let words = SessionWords(reading)
        for item in record.values(.session) {
            guard let reference = SessionReference(item, in: record), tables.body(reference.body) != nil else {
                continue
            }
            if !words.namesBody(of: reference, tables) {
                findings.report(
                    Self.description, at: reference.bodyNode, "the capture does not name \(quote(reference.bodyNode))",
                    help: "correct the body, or name the capture that names it")
            } else if let number = reference.numberNode, !words.namesNumber(of: reference, tables),
                SessionContradicted.other(than: reference, in: record, tables) == nil
            {
                findings.report(
                    Self.description, at: number,
                    "the capture does not name session \(quote(number)) of \(quote(reference.bodyNode))",
                    help: "correct the number, or name the capture that names it")
            }
        }
        for role in [Role.sourceSymbol, .sessionSymbol, .referenceSymbol] {
            for node in record.values(role) where node.kind == .string && !node.rawString.isEmpty {
                check(symbol: node, reading, &findings)
            }
        }
    }

    private func check(symbol node: JSONNode, _ reading: CaptureReading, _ findings: inout RecordFindings) {
        let text = node.string
        if let symbol = try? DocumentSymbol(parsing: text), symbol.all.contains(where: reading.symbols.contains) {
            return
        }
        // In the address of a document, or written in a way that no rule knows.
        guard !reading.folded.contains(ComparableText(text).folded) else { return }
        findings.report(
            Self.description, at: node, "the capture does not have the symbol \(quote(node))",
            help: "correct the symbol, or name the capture that has it")
    }
}
