import Diagnostics
import JSONText
import Schema

/// References to other records lead to records of the corpus.
struct UnresolvedReference: CorpusRule {
    static let description = RuleDescription(
        id: "corpus/unresolved-reference", severity: .error,
        summary: "A reference to another record names a record of the corpus.",
        rationale: """
            A letter without its annex, or a translation without its original, is a chain that a reader cannot follow. \
            A document outside of the corpus is named by its symbol or URL instead.
            """,
        triggering: [.init(#"{"relations": [{"type": "transmits", "record": "xav-2021-annex"}]}"#)],
        nonTriggering: [
            .init(#"{"relations": [{"type": "transmits", "symbol": "A/76/1"}]}"#),
            .init(
                #"{"id": "xav-letter", "relations": [{"type": "transmits", "record": "xav-annex"}]}"#,
                #"{"id": "xav-annex", "text": "The annex."}"#),
        ])

    static let judgesFirst = true

    private let paths: [[FieldStep]]

    init?(_ fields: FieldDeclarations) {
        paths = fields.fields.filter(\.isRecordReference).map(\.path)
        if paths.isEmpty { return nil }
    }

    func occurrences(in record: RecordView) -> [NamedValue] {
        let id = record.idNode.flatMap { NamedValue.string($0, of: record, defines: true) }.map { [$0] } ?? []
        return id + paths.flatMap { record.values(at: $0) }.compactMap { NamedValue.string($0, of: record) }
    }

    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict? {
        if occurrence.defines || first?.defines ?? false { return nil }
        return Verdict(
            message: "no record of the corpus has the id \(occurrence.quotedValue)",
            help: "correct the id, add the record, or name a document outside of the corpus by `symbol` or `url`")
    }
}
