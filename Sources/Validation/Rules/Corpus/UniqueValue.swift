import Diagnostics
import JSONText
import Schema

/// Values that a schema declares `unique` occur once in a corpus.
struct UniqueValue: CorpusRule {
    static let description = RuleDescription(
        id: "corpus/duplicate-value", severity: .error,
        summary: "A value that the schema declares `unique` occurs once in the corpus.",
        rationale: """
            A link, a document number or an accession number that stands in two records says that one of the two is a \
            repetition, or that one of the numbers is wrong. With `"link": {"type": "string", "unique": true}` among the \
            properties of the schema, two records with `{"link": "https://example.org/1"}` are found.
            """)

    private let paths: [[FieldStep]]

    init?(_ fields: FieldDeclarations) {
        paths = fields.fields.filter { $0.isUnique && $0.role != .id }.map(\.path)
        if paths.isEmpty { return nil }
    }

    func occurrences(in record: RecordView) -> [NamedValue] {
        paths.flatMap { record.values(at: $0) }.compactMap { NamedValue.value($0) }
    }

    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict? {
        guard first != nil else { return nil }
        return Verdict(
            message: "\(occurrence.quotedValue) stands in another record, too, and must be unique",
            help: "correct the value, or remove the repeated record", relatedMessage: "it occurs first")
    }
}
