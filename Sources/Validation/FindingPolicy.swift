public import Diagnostics

/// What a configuration says about findings: severities, suppressions, and what makes a run fail.
public struct FindingPolicy: Sendable {
    /// How a rule's findings are treated.
    public struct Setting: Sendable {
        /// The severity; `nil` turns the rule off.
        public var severity: Severity?
        /// Whether the setting holds for a file; always, where it names no paths.
        public var applies: @Sendable (_ file: String) -> Bool

        /// Creates a setting.
        public init(severity: Severity?, applies: @escaping @Sendable (_ file: String) -> Bool = { _ in true }) {
            self.severity = severity
            self.applies = applies
        }
    }

    /// A finding that is known and accepted, with its reason.
    public struct Suppression: Sendable, Hashable {
        /// The rule.
        public var rule: RuleID
        /// The record's id.
        public var record: String
        /// Why the finding is accepted.
        public var reason: String
        /// The last day on which it is, as `YYYY-MM-DD`.
        public var until: String?
        /// Where it is declared.
        public var location: SourceLocation

        /// Creates a suppression.
        public init(rule: RuleID, record: String, reason: String, until: String? = nil, location: SourceLocation) {
            self.rule = rule
            self.record = record
            self.reason = reason
            self.until = until
            self.location = location
        }
    }

    /// From which findings on a run fails.
    public enum FailureThreshold: String, Sendable, Hashable, CaseIterable {
        case error
        case warning
        case gap
    }

    /// Settings by rule. Rule ids end in `/*` for a whole group.
    public var settings: [RuleID: Setting] = [:]
    /// Suppressions, in the order declared.
    public var suppressions: [Suppression] = []
    /// The threshold.
    public var failOn: FailureThreshold = .error
    /// The day by which `until` is judged; without it, no suppression expires, and that is reported.
    public var asOf: String?

    /// A policy that changes nothing.
    public init() {}

    /// The severity of a finding after the settings; `nil` where its rule is off.
    func severity(of diagnostic: Diagnostic) -> Severity? {
        let group = RuleID(rawValue: diagnostic.rule.group + "/*")
        for rule in [diagnostic.rule, group] {
            if let setting = settings[rule], setting.applies(diagnostic.location.file) {
                // An acknowledged gap stays a note: its setting is about those that are not.
                if diagnostic.kind == .gap, diagnostic.severity == .note, setting.severity != nil { return .note }
                return setting.severity
            }
        }
        return diagnostic.severity
    }

    /// Whether a finding that stands makes the run fail.
    func fails(_ diagnostic: Diagnostic) -> Bool {
        switch (diagnostic.kind, failOn) {
        case (.violation, .error), (.gap, .error): diagnostic.severity == .error
        case (.violation, .warning): diagnostic.severity >= .warning
        case (.gap, .warning): diagnostic.severity == .error
        case (.violation, .gap): diagnostic.severity >= .warning
        case (.gap, .gap): diagnostic.severity >= .warning
        }
    }
}
