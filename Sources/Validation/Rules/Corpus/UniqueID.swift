import Diagnostics
import JSONText
import Schema

/// No two records of a corpus have one id.
struct UniqueID: CorpusRule {
    static let description = RuleDescription(
        id: "corpus/duplicate-id", severity: .error,
        summary: "The id of a record is unique in its corpus.",
        rationale: """
            Citations, relations and differences between releases all name records by their ids. Two records with one \
            id cannot be told apart, and a release sorted by id could not be rebuilt.
            """,
        triggering: [.init(#"{"id": "xav-2021-11-21"}"#, #"{"id": "xav-2021-11-21", "text": "Another."}"#)],
        nonTriggering: [.init(#"{"id": "xav-2021-11-21-a"}"#, #"{"id": "xav-2021-11-21-b", "text": "Another."}"#)])

    init?(_ fields: FieldDeclarations) {}

    func occurrences(in record: RecordView) -> [NamedValue] {
        record.idNode.flatMap { NamedValue.string($0, of: record) }.map { [$0] } ?? []
    }

    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict? {
        guard first != nil else { return nil }
        return Verdict(
            message: "the id \(occurrence.quotedValue) is that of another record",
            help: "give each record its own id, or remove the repeated one", relatedMessage: "it occurs first")
    }
}
