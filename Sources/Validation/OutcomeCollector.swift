import Corpus
public import Diagnostics

/// What a run came to.
public struct ValidationOutcome: Sendable {
    /// The true totals.
    public var summary = DiagnosticSummary()
    /// Whether a finding at or above the failing severity stands.
    public var fails = false
    /// Whether an error violation stands that is neither suppressed nor baselined: such a corpus is not released.
    public var hasErrors: Bool { summary.errors > 0 }
    /// Findings that were taken out by a suppression: rule, record and reason, in the order found.
    public var waivers: [Waiver] = []
    /// Gaps by rule.
    public var gapsByRule: [RuleID: Int] = [:]

    /// A finding that a suppression took out.
    public struct Waiver: Sendable, Hashable {
        /// The rule.
        public var rule: RuleID
        /// The record's id.
        public var record: String
        /// The reason given.
        public var reason: String
    }

    /// Nothing yet.
    public init() {}
}

/// Applies a policy to findings as they come in order, and keeps the totals.
///
/// Memory: one bit a record, and the waivers.
struct OutcomeCollector {
    private var application: PolicyApplication
    private let policy: FindingPolicy
    private var invalid = BitSet()
    var outcome: ValidationOutcome

    init(policy: FindingPolicy, outcome: ValidationOutcome) {
        self.policy = policy
        self.outcome = outcome
        application = PolicyApplication(policy)
    }

    mutating func collect<Payload>(
        _ result: BatchResult<Payload>, receive: (LocatedFinding) throws -> Void,
        take: (String?, Payload) throws -> Void
    ) throws {
        outcome.summary.records += result.silentRecords
        for item in result.items {
            switch item {
            case .finding(let finding): try collect(finding, record: nil, receive: receive)
            case .record(let record):
                outcome.summary.records += 1
                if let level = record.provenanceLevel { count(provenanceLevel: level) }
                for finding in record.findings { try collect(finding, record: record.ordinal, receive: receive) }
                if let payload = record.payload { try take(record.id, payload) }
            }
        }
    }

    mutating func collect(
        _ diagnostic: Diagnostic, record: Int?, receive: (LocatedFinding) throws -> Void
    ) throws {
        try collect(LocatedFinding(diagnostic: diagnostic), record: record, receive: receive)
    }

    private mutating func collect(
        _ finding: LocatedFinding, record: Int?, receive: (LocatedFinding) throws -> Void
    ) throws {
        switch application.apply(finding.diagnostic) {
        case .off: return
        case .suppressed(let suppression):
            outcome.summary.suppressed += 1
            outcome.waivers.append(
                ValidationOutcome.Waiver(
                    rule: suppression.rule, record: suppression.record, reason: suppression.reason))
        case .stands(let severity):
            var finding = finding
            finding.diagnostic.severity = severity
            outcome.summary.count(finding.diagnostic)
            if finding.diagnostic.kind == .gap { outcome.gapsByRule[finding.diagnostic.rule, default: 0] += 1 }
            if finding.diagnostic.kind == .violation, severity == .error, let record { invalid.insert(record) }
            if policy.fails(finding.diagnostic) { outcome.fails = true }
            try receive(finding)
        }
    }

    /// Reports on the policy itself.
    mutating func finish(receive: (LocatedFinding) throws -> Void) throws {
        for diagnostic in application.closingFindings() {
            try collect(diagnostic, record: nil, receive: receive)
        }
    }

    /// Works out how many of the records that were read are valid.
    mutating func settle() {
        outcome.summary.valid = outcome.summary.records - invalid.count
    }

    private mutating func count(provenanceLevel level: Int) {
        if outcome.summary.provenanceLevels.isEmpty { outcome.summary.provenanceLevels = [0, 0, 0, 0, 0] }
        outcome.summary.provenanceLevels[level] += 1
    }
}

/// A set of small integers, one bit each.
private struct BitSet {
    private var words: [UInt64] = []
    private(set) var count = 0

    mutating func insert(_ member: Int) {
        let word = member / 64
        if word >= words.count { words += [UInt64](repeating: 0, count: word + 1 - words.count) }
        let bit: UInt64 = 1 << UInt64(member % 64)
        if words[word] & bit == 0 { count += 1 }
        words[word] |= bit
    }
}
