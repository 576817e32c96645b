import JSONText
import Schema

/// How well a record's origin is documented, in the manner of SLSA: each level includes those below it.
///
/// 0 nothing known; 1 a named source; 2 a source with URL and retrieval time; 3 a capture pinned by its digest;
/// 4 an unbroken chain back to the issuer, with evidence for every claimed field.
enum ProvenanceLevel {
    /// The level of a record; `nil` where the schema declares no field of provenance.
    static func of(_ record: RecordView) -> Int? {
        guard record.fields[.publisher] != nil || record.fields[.sourceURL] != nil else { return nil }
        guard record.hasString(.publisher) else { return 0 }
        guard record.hasString(.sourceURL), record.hasString(.retrievedAt) else { return 1 }
        guard record.hasString(.capture), record.hasString(.captureDigest) else { return 2 }
        return isChainUnbroken(record) && MissingEvidence.unsupported(in: record).isEmpty ? 4 : 3
    }

    /// Whether the chain begins with the issue, and every step names its agent and date.
    private static func isChainUnbroken(_ record: RecordView) -> Bool {
        let steps = record.values(.step)
        guard let first = steps.first,
            let activity = record.value(.stepActivity, in: first, of: .step), activity.string == "issued"
        else { return false }
        return steps.allSatisfy { step in
            record.value(.stepAgent, in: step, of: .step) != nil && record.value(.stepDate, in: step, of: .step) != nil
        }
    }
}
