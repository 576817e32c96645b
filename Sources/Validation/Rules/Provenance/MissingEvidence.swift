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

    init?(_ context: RuleContext) {
        guard context.fields[.evidence] != nil, context.fields.fields.contains(where: \.isEvidenced) else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        // Without a capture there is nothing to quote; that gap is reported by itself.
        guard record.string(.capture) != nil else { return }
        for (node, pointer) in Self.unsupported(in: record) {
            findings.report(
                Self.description, at: node, "no quote supports the claim at `\(pointer)`",
                help: "quote the capture's words under `evidence`, at `\(pointer)`",
                fix: fix(for: node, pointer, in: record))
        }
    }

    /// The words of the capture from which the reader has the same value.
    private func fix(for node: JSONNode, _ pointer: String, in record: RecordView) -> RecordEdit? {
        guard let capture = record.capture, let statement = capture.statement,
            let evidence = record.value(.evidence), evidence.kind == .object, evidence[pointer] == nil,
            let span = words(for: node, in: statement, of: record)
        else { return nil }
        var writer = JSONWriter()
        writer.string(capture.reading.page.quote(span))
        let quote = String(decoding: writer.bytes, as: UTF8.self)
        return .insert(pointer, json: "[\(quote)]", into: evidence, "Quote the capture's words")
    }

    private func words(for node: JSONNode, in statement: StatementDraft, of record: RecordView) -> Range<Int>? {
        if node.index == record.value(.dateIssued)?.index {
            guard let claim = statement.dateIssued, claim.grounds == .stated, node.string == claim.value else {
                return nil
            }
            return claim.spans.first
        }
        if node.index == record.value(.issuer)?.index {
            guard let issuer = statement.issuer, issuer.office != nil,
                record.string(.issuerOffice) == issuer.office, record.string(.issuerCountry) == issuer.country
            else { return nil }
            return issuer.spans.first
        }
        guard let reference = SessionReference(node, in: record) else { return nil }
        return statement.sessions.first { $0.body == reference.body && $0.number == reference.number }?.span
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
