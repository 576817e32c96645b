import Authorities
import Diagnostics
import JSONText
import Schema

/// Document symbols follow the grammar of UN document symbols.
struct SymbolSyntax: RecordRule {
    static let description = RuleDescription(
        id: "symbol/malformed", severity: .warning,
        summary: "A document symbol follows the grammar of UN document symbols.",
        rationale: """
            A symbol is how a document is found. One that the grammar does not know is mostly a slip of the keyboard, a \
            title, or the number of something else.
            """,
        triggering: [.init(#"{"source": {"symbol": "A//76"}}"#)],
        nonTriggering: [.init(#"{"source": {"symbol": "A/76/563"}}"#), .init(#"{"source": {"symbol": "S/2014/849"}}"#)])

    private static let roles: [Role] = [.sourceSymbol, .sessionSymbol, "reference_symbol", "step_symbol"]
    private let paths: [[FieldStep]]

    init?(_ context: RuleContext) {
        paths = Self.roles.compactMap { context.fields[$0]?.path }
        if paths.isEmpty { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for path in paths {
            record.forEachValue(at: path) { value in
                if value.kind == .string, !value.rawString.isEmpty { check(value, &findings) }
            }
        }
    }

    private func check(_ value: JSONNode, _ findings: inout RecordFindings) {
        do {
            try DocumentSymbol.check(value.string)
        } catch {
            // The reason may quote a part of the value.
            let why = Redaction.isOn ? "" : ": \(error.message)"
            findings.report(
                Self.description, at: value, "\(quote(value)) is not a document symbol\(why)",
                help: "write it as the document has it, such as `A/C.3/76/L.28`")
        }
    }
}
