import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// A record without an issuer has a capture that names none.
struct IssuerUndeclared: RecordRule {
    static let description = RuleDescription(
        id: "issuer/undeclared", severity: .warning,
        summary: "An issuer that the capture names is declared.",
        rationale: """
            Who speaks is the first thing to know of a statement. Where the capture names an office with its country, or \
            an institution, the record can too; where it declares the office alone, it can name the country. What cannot \
            be trusted is listed under `unknown`, with the reason.
            """,
        // The statement schema demands an issuer, so that an example of none would show that as well.
        triggering: [
            .init(
                #"{"issuer": {"name": "Ministry of Foreign Affairs", "office": "spokesperson", "country": null}}"#,
                capture: SampleCapture.page(by: "A spokesperson for the Ministry of Foreign Affairs of Norway"))
        ],
        nonTriggering: [
            .init(
                #"{"issuer": null, "evidence": {"/issuer": null}, "unknown": {"/issuer": "the page is a copy of a copy"}}"#,
                capture: SampleCapture.page())
        ])

    private let path: [FieldStep]
    private let countryPath: [FieldStep]?
    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        guard let field = context.fields[.issuer] else { return nil }
        path = field.path
        countryPath = context.fields[.issuerCountry]?.path
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let capture = record.capture, let read = capture.statement?.issuer, let span = read.spans.first,
            read.office != nil || read.name != nil
        else { return }
        let issuer = IssuerWords(record, tables)
        guard issuer.isEmpty else { return checkCountry(of: issuer, read, span, in: record, capture, &findings) }
        guard let field = UndeclaredField(path, in: record.values(at: path.dropLast()).first, of: record) else {
            return
        }
        findings.report(
            Self.description, missing: field.name, in: field.parent,
            "no issuer is declared, and the capture says \(capture.reading.quoted(span))",
            help: "declare the issuer, or say under `unknown` why it cannot be trusted")
    }

    /// A country that stands beside the office, in the words that name the issuer.
    private func checkCountry(
        of issuer: IssuerWords, _ read: IssuerClaim, _ span: TextSpan, in record: RecordView, _ capture: RecordCapture,
        _ findings: inout RecordFindings
    ) {
        guard issuer.country == nil, let country = read.country, record.values(.coIssuer).isEmpty,
            let office = issuer.office, office.string == read.office,
            IssuerWords.has(.countries, country, capture.reading.names(in: read)),
            let path = countryPath, let field = UndeclaredField(path, in: record.value(.issuer), of: record)
        else { return }
        findings.report(
            Self.description, missing: field.name, in: field.parent,
            "no country is declared, and the capture says \(capture.reading.quoted(span))",
            help: "declare the country, or say under `unknown` why it cannot be trusted",
            fix: field.declaring("\"\(country)\"", "declare the country that the capture names"))
    }
}
