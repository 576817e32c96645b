public import Diagnostics

/// What a rule is: the source of its findings' severity, of `chancery explain`, and of its tests.
public struct RuleDescription: Sendable, Hashable {
    /// Records that show the rule at work. Each is a JSON merge patch (RFC 7396) onto `SampleRecord`, which has no finding, so
    /// that an example shows only what matters; several patches make a corpus of several records. Under a pointer null
    /// removes, elsewhere it stays: absent and null are the same to every rule.
    public struct Example: Sendable, Hashable {
        /// The patches, as JSON.
        public var patches: [String]
        /// The text of the capture that the records name, where the example needs one.
        public var capture: String?

        /// An example of one or more records.
        public init(_ patches: String..., capture: String? = nil) {
            self.patches = patches
            self.capture = capture
        }

        /// The example as it is shown: what its patches make of the record's members, then its capture.
        public var text: String {
            patches.map { SampleRecord.members(with: $0) }.joined(separator: "\n")
                + (capture.map { "\nwith the capture:\n" + $0 } ?? "")
        }
    }

    /// The rule's id.
    public var id: RuleID
    /// A violation or a gap.
    public var kind: DiagnosticKind
    /// The severity unless the configuration sets another.
    public var severity: Severity
    /// What is demanded, in one sentence.
    public var summary: String
    /// Why it matters, in a few sentences.
    public var rationale: String
    /// Examples that trigger the rule.
    public var triggering: [Example]
    /// Examples that come near and do not.
    public var nonTriggering: [Example]

    /// Describes a rule.
    public init(
        id: RuleID, kind: DiagnosticKind = .violation, severity: Severity, summary: String, rationale: String,
        triggering: [Example] = [], nonTriggering: [Example] = []
    ) {
        self.id = id
        self.kind = kind
        self.severity = severity
        self.summary = summary
        self.rationale = rationale
        self.triggering = triggering
        self.nonTriggering = nonTriggering
    }
}
