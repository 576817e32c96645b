import Authorities
import Diagnostics
import Evidence
import JSONText
import Schema

/// Claimed fields of a record with a capture have quotes from it.
struct MissingEvidence: RecordRule {
    static let description = RuleDescription(
        id: "provenance/missing-evidence", kind: .gap, severity: .warning,
        summary: "Every claimed field has the words of the capture that support it.",
        rationale: """
            The issuer, the date and the session of a statement are claims. With a quote from the capture beside it, \
            anyone can check a claim; without one, it has to be believed.
            """,
        triggering: [.init(#"{"evidence": null}"#)],
        nonTriggering: [
            .init(#"{"source": {"capture": null, "sha256": null}, "evidence": null}"#)
        ])

    private let path: [FieldStep]
    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        guard let evidence = context.fields[.evidence], context.fields.fields.contains(where: \.isEvidenced) else {
            return nil
        }
        path = evidence.path
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        // Without a capture there is nothing to quote; that gap is reported by itself.
        guard record.hasString(.capture) else { return }
        for (node, pointer) in Self.unsupported(in: record) {
            findings.report(
                Self.description, at: node, "no quote supports the claim at `\(pointer)`",
                help: "quote the capture's words under `evidence`, at `\(pointer)`",
                fix: fix(for: node, pointer, in: record))
        }
    }

    /// The words of the capture from which the reader has the same value, and how they give it.
    private func fix(for node: JSONNode, _ pointer: String, in record: RecordView) -> RecordEdit? {
        guard let capture = record.capture, let statement = capture.statement,
            let claim = claim(for: node, in: statement, of: record)
        else { return nil }
        let page = capture.reading.page
        var quotes: [String] = []
        for span in claim.spans {
            let quote = page.quote(span)
            if !quote.isEmpty, !quotes.contains(quote) { quotes.append(quote) }
        }
        guard !quotes.isEmpty, quotes.allSatisfy({ capture.reading.text.contains(ComparableText($0)) }) else {
            return nil
        }
        // Where the words do not bear the value out by themselves, another rule would not take them for evidence.
        if node.index == record.value(.dateIssued)?.index {
            guard let date = DeclaredDate(node), QuoteUnsupported.supports(date, quotes, record, tables) else {
                return nil
            }
        }
        let list = "[" + quotes.map(JSONWriter.text(of:)).joined(separator: ", ") + "]"
        let value = claim.grounds == .stated ? list : "{\"how\": \"\(claim.grounds.rawValue)\", \"quotes\": \(list)}"
        return edit(pointer, json: value, in: record)
    }

    /// Adds quotes under a pointer, and the member that holds all of them where there is none yet.
    private func edit(_ pointer: String, json: String, in record: RecordView) -> RecordEdit? {
        let message = "quote the capture's words"
        let nodes = record.values(at: path)
        if let evidence = nodes.first, evidence.kind == .object {
            return evidence[pointer] == nil ? .insert(pointer, json: json, into: evidence, message) : nil
        }
        guard path.count == 1, case .property(let name)? = path.first, record.root.kind == .object else { return nil }
        let object = "{\(JSONWriter.text(of: pointer)): \(json)}"
        guard let present = nodes.first else { return .insert(name, json: object, into: record.root, message) }
        return present.kind == .null ? .fill(present, json: object, message) : nil
    }

    private func claim(
        for node: JSONNode, in statement: StatementDraft, of record: RecordView
    ) -> (grounds: Grounds, spans: [TextSpan])? {
        if node.index == record.value(.dateIssued)?.index {
            guard node.kind == .string, let claim = statement.dateIssued, node.string == claim.value else { return nil }
            return (claim.grounds, claim.grounds == .stated ? Array(claim.spans.prefix(1)) : claim.spans)
        }
        if node.index == record.value(.issuer)?.index {
            guard let issuer = statement.issuer, issuer.office != nil,
                record.string(.issuerOffice) == issuer.office, record.string(.issuerCountry) == issuer.country
            else { return nil }
            return (.stated, Array(issuer.spans.prefix(1)))
        }
        guard let reference = SessionReference(node, in: record) else { return nil }
        return statement.sessions.first { $0.body == reference.body && $0.number == reference.number }
            .map { (.stated, [$0.span]) }
    }

    /// The claimed values without a quote for them or for a value that holds them.
    static func unsupported(in record: RecordView) -> [(node: JSONNode, pointer: String)] {
        let quoted = Set(
            record.members(.evidence).filter { hasQuotes($0.value) }.map { $0.key.string })
        return record.fields.fields.filter(\.isEvidenced).flatMap { field in
            record.values(at: field.path).filter { $0.kind != .null }.compactMap { node in
                let pointer = record.root.pointer(to: node.index) ?? ""
                return quoted.contains(pointer) || quoted.contains(where: { $0.hasPrefix(pointer + "/") })
                    ? nil : (node, pointer)
            }
        }
    }

    private static func hasQuotes(_ value: JSONNode) -> Bool {
        let quotes = value.kind == .object ? value["quotes"] : value
        return quotes.map { $0.kind == .array && $0.count > 0 } ?? false
    }
}
