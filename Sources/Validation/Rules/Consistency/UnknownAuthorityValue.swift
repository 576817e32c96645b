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
            .init(#"{"language": "zz"}"#),
        ],
        nonTriggering: [
            .init(#"{"issuer": {"country": "XAV"}}"#), .init(#"{"issuer": {"country": null}}"#),
            .init(#"{"language": "zh-Hant"}"#),
        ])

    private let fields: [(path: [FieldStep], table: AuthorityTable)]
    private let authorities: AuthorityTables

    init?(_ context: RuleContext) {
        fields = context.fields.fields.compactMap { field in
            field.authority.flatMap { AuthorityTable(rawValue: $0) }.map { (field.path, $0) }
        }
        authorities = context.authorities
        if fields.isEmpty { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for (path, table) in fields {
            record.forEachValue(at: path) { value in
                if value.kind == .string, !value.rawString.isEmpty { check(value, against: table, &findings) }
            }
        }
    }

    private func check(_ value: JSONNode, against table: AuthorityTable, _ findings: inout RecordFindings) {
        let code = value.string
        if isKnown(code, in: table) { return }
        // What is near to the value would give it away.
        let nearest = Redaction.isOn ? [] : authorities.nearest(to: code, in: table)
        findings.report(
            Self.description, at: value, "\(quote(value)) is not a code of the table `\(table.rawValue)`",
            help: nearest.isEmpty
                ? "correct the code, or add a row to the table `\(table.rawValue)`"
                : "did you mean \(nearest.map { "`\($0)`" }.joined(separator: " or "))?")
    }

    private func isKnown(_ code: String, in table: AuthorityTable) -> Bool {
        guard table == .languages else { return authorities.contains(code, in: table) }
        // Of a tag, its primary language; `x-…` and `i-…` name none.
        let language = code.prefix { $0 != "-" }
        return language.utf8.count == 1 || authorities.contains(String(language), in: table)
    }
}
