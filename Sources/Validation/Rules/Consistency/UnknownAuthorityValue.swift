import Authorities
import Diagnostics
import JSONText
import Schema

/// Values that the schema ties to an authority table are codes of that table.
struct UnknownAuthorityValue: RecordRule {
    static let description = RuleDescription(
        id: "authority/unknown-value", severity: .error,
        summary: "A value that the schema ties to an authority table is a code of that table.",
        rationale: """
            Codes are what records are joined and counted by. A body, country, language, office or right that no table \
            knows is a misspelling, or a row that the table lacks; the tables are files that anyone can add to.
            """,
        triggering: [
            .init(#"{"issuer": {"country": "DKN"}}"#),
            .init(#"{"sessions": [{"body": "UNGA-C9", "session": 76}]}"#),
        ],
        nonTriggering: [.init(#"{"issuer": {"country": "XAV"}}"#), .init(#"{"issuer": {"country": null}}"#)])

    private let fields: [(path: [FieldStep], authority: Authority)]

    init?(_ context: RuleContext) {
        fields = context.fields.fields.compactMap { field in
            field.authority.flatMap { Authority(rawValue: $0, tables: context.authorities) }.map { (field.path, $0) }
        }
        if fields.isEmpty { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for (path, authority) in fields {
            for value in record.values(at: path) where value.kind == .string && !value.rawString.isEmpty {
                let code = value.string
                guard !authority.contains(code) else { continue }
                findings.report(
                    Self.description, at: value, "\(quote(value)) is not a code of the authority `\(authority.name)`",
                    help: authority.nearest(to: code).map { "did you mean `\($0)`?" }
                        ?? "correct the code, or add a row to the table `\(authority.name)`")
            }
        }
    }
}
