import Corpus
public import Diagnostics

/// A finding and the source line that it is shown with.
public struct LocatedFinding: Sendable {
    /// The finding.
    public var diagnostic: Diagnostic
    /// The line around it, where that was asked for and is at hand.
    public var excerpt: SourceExcerpt?
}

/// What the records of one batch came to, in the order of the input.
struct BatchResult<Payload: Sendable>: Sendable {
    /// One record.
    struct Record: Sendable {
        /// The record's position in the input.
        var ordinal: Int
        var id: String?
        var findings: [LocatedFinding] = []
        var provenanceLevel: Int?
        /// What the caller's hook made of the record; `nil` for a malformed one.
        var payload: Payload?
    }

    /// A record, or a finding that belongs to none.
    enum Item: Sendable {
        case record(Record)
        case finding(LocatedFinding)
    }

    /// Records of which there is nothing to say but that they were read and are valid.
    var silentRecords = 0
    /// All that there is to say something of.
    var items: [Item] = []
    /// About how much memory this takes, counted in findings.
    var weight: Int { items.count + occurrences.payloadEnds.count / 8 }
    /// What corpus rules want to compare.
    var occurrences = OccurrenceBatch()
    /// The texts that are searched for in each other.
    var texts = TextBatch()
}
