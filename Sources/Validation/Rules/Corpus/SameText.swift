import Diagnostics
import JSONText
import Schema

/// The same text does not stand in two records.
struct SameText: CorpusRule {
    static let description = RuleDescription(
        id: "corpus/same-text", severity: .warning,
        summary: "The same text does not stand in two records without a relation between them.",
        rationale: """
            A text that was collected twice counts twice in every analysis. Where both copies are wanted, as an original \
            and its reprint, a relation between the records says so.
            """,
        triggering: [.init(#"{"id": "xav-a", "text": "One text."}"#, #"{"id": "xav-b", "text": "One text."}"#)],
        nonTriggering: [.init(#"{"id": "xav-a", "text": "One text."}"#, #"{"id": "xav-b", "text": "Another text."}"#)])

    init?(_ fields: FieldDeclarations) {
        if fields[.text] == nil { return nil }
    }

    func occurrences(in record: RecordView) -> [NamedValue] {
        // A record that says itself what it repeats is no finding.
        if record.values(.relationRecord).contains(where: { $0.kind == .string }) { return [] }
        return record.value(.text).flatMap { NamedValue.string($0, of: record) }.map { [$0] } ?? []
    }

    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict? {
        guard let first else { return nil }
        return Verdict(
            message: "the text is that of \(first.id.map { "the record `\($0)`" } ?? "another record")",
            help: "remove one of the two, or relate them by `reprint_of`", relatedMessage: "the text stands first")
    }
}
