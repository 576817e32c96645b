import Diagnostics
import JSONText
import Schema

/// A record does not stand in a corpus twice.
struct RepeatedRecord: CorpusRule {
    static let description = RuleDescription(
        id: "corpus/repeated-record", severity: .warning,
        summary: "No record stands in the corpus twice, member for member.",
        rationale: """
            Rows that are repeated as they are come from collecting a page twice or from joining two files. This rule \
            serves schemas that name neither an id nor a text: with one of these, `{"link": "https://example.org/1"}` is \
            found where it stands a second time.
            """)

    init?(_ fields: FieldDeclarations) {
        // Where the schema names the text or the id, their rules say it better.
        if fields[.text] != nil || fields[.id] != nil { return nil }
    }

    func occurrences(in record: RecordView) -> [NamedValue] {
        NamedValue.value(record.root).map { [$0] } ?? []
    }

    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict? {
        guard first != nil else { return nil }
        return Verdict(
            message: "the record repeats another one", help: "remove one of the two",
            relatedMessage: "the record stands first")
    }
}
