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
            and its reprint, a relation between the two records says so; a relation to a third one does not.
            """,
        triggering: [
            .init(#"{"id": "xav-a", "text": "One text."}"#, #"{"id": "xav-b", "text": "One text."}"#),
            .init(
                #"{"id": "xav-a", "text": "One text."}"#,
                #"{"id": "xav-b", "text": "One text.", "relations": [{"type": "is_part_of", "record": "xav-c"}]}"#,
                #"{"id": "xav-c", "text": "Another text."}"#),
        ],
        nonTriggering: [
            .init(#"{"id": "xav-a", "text": "One text."}"#, #"{"id": "xav-b", "text": "Another text."}"#),
            .init(
                #"{"id": "xav-a", "text": "One text."}"#,
                #"{"id": "xav-b", "text": "One text.", "relations": [{"type": "reprint_of", "record": "xav-a"}]}"#),
        ])

    init?(_ fields: FieldDeclarations) {
        if fields[.text] == nil { return nil }
    }

    func occurrences(in record: RecordView) -> [NamedValue] {
        guard let text = record.comparedText else { return [] }
        var note = Self.declaresOrigin(record) ? Self.origin : Self.separator
        for target in record.values(.relationRecord) where target.kind == .string {
            note += target.string + Self.separator
        }
        return [NamedValue(digest: text.digest, node: text.node, note: note)]
    }

    /// Stands around ids, in which it cannot be.
    private static let separator = "\u{0}"
    /// Stands before them where the record says itself where its text comes from.
    private static let origin = "\u{1}\u{0}"

    private static func declaresOrigin(_ record: RecordView) -> Bool {
        let types = record.values(.relationType)
        // Where the schema has no role for the type, every relation to a record may say it.
        if types.isEmpty { return record.values(.relationRecord).contains { $0.kind == .string } }
        return types.contains { $0.kind == .string && TextOverlap.Relation(rawValue: $0.string) != nil }
    }

    private static func names(_ occurrence: Occurrence, _ other: Occurrence) -> Bool {
        guard let id = other.id, let related = occurrence.value else { return false }
        return related.contains(separator + id + separator)
    }

    func judge(_ occurrence: Occurrence, first: Occurrence?) -> Verdict? {
        guard let first, occurrence.value?.hasPrefix(Self.origin) != true, !Self.names(occurrence, first),
            !Self.names(first, occurrence)
        else { return nil }
        return Verdict(
            message: "the text is that of \(first.id.map { "the record `\($0)`" } ?? "another record")",
            help: "remove one of the two, or relate them by `reprint_of`", relatedMessage: "the text stands first",
            value: first.id ?? "")
    }
}
