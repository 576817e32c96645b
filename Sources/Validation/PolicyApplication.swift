import Corpus
import Diagnostics

/// A policy at work on the findings of one run: it also notes which suppressions were used.
struct PolicyApplication {
    /// What became of a finding.
    enum Outcome {
        case stands(Severity)
        case suppressed(CorpusConfiguration.Suppression)
        case off
    }

    private struct SuppressionKey: Hashable {
        let rule: RuleID
        let record: String
    }

    private let policy: FindingPolicy
    private let suppressions: [SuppressionKey: Int]
    private var used: Set<Int> = []

    static let unused = RuleDescription(
        id: "config/unused-suppression", severity: .warning,
        summary: "Every suppression still matches a finding.",
        rationale: """
            A suppression that outlives its finding would hide the next one. It is reported so that the list only holds \
            what is needed.
            """)
    static let expired = RuleDescription(
        id: "config/expired-suppression", severity: .error,
        summary: "No suppression is used after its last day.",
        rationale: "A suppression with a last day is a promise to look again; after that day its findings count.")
    static let uncheckedExpiry = RuleDescription(
        id: "config/unchecked-expiry", severity: .note,
        summary: "A suppression has a last day, and no day was given to judge it by.",
        rationale: "No verdict depends on the clock: `--as-of` gives the day on which suppressions are judged.")

    init(_ policy: FindingPolicy) {
        self.policy = policy
        var suppressions: [SuppressionKey: Int] = [:]
        for (index, suppression) in policy.suppressions.enumerated() where !Self.isExpired(suppression, policy) {
            suppressions[SuppressionKey(rule: suppression.rule, record: suppression.record)] = index
        }
        self.suppressions = suppressions
    }

    mutating func apply(_ diagnostic: Diagnostic) -> Outcome {
        guard let severity = policy.severity(of: diagnostic) else { return .off }
        if let record = diagnostic.record,
            let index = suppressions[SuppressionKey(rule: diagnostic.rule, record: record)]
        {
            used.insert(index)
            return .suppressed(policy.suppressions[index])
        }
        return .stands(severity)
    }

    /// What is wrong with the suppressions themselves, once everything was seen.
    func closingFindings() -> [Diagnostic] {
        policy.suppressions.enumerated().flatMap { index, suppression -> [Diagnostic] in
            if Self.isExpired(suppression, policy) {
                return [
                    Self.finding(
                        Self.expired, suppression, "this suppression ended on \(suppression.until ?? "")",
                        help: "resolve the finding, or set a later day with a reason that still holds")
                ]
            }
            var findings: [Diagnostic] = []
            if !used.contains(index) {
                findings.append(
                    Self.finding(
                        Self.unused, suppression, "this suppression matches no finding", help: "remove it"))
            }
            if suppression.until != nil, policy.asOf == nil {
                findings.append(
                    Self.finding(
                        Self.uncheckedExpiry, suppression,
                        "whether this suppression has ended was not checked", help: "give the day by `--as-of`"))
            }
            return findings
        }
    }

    private static func isExpired(_ suppression: CorpusConfiguration.Suppression, _ policy: FindingPolicy) -> Bool {
        guard let until = suppression.until, let day = policy.asOf else { return false }
        // Both are YYYY-MM-DD, which sorts as it counts.
        return until < day
    }

    private static func finding(
        _ rule: RuleDescription, _ suppression: CorpusConfiguration.Suppression, _ message: String, help: String
    ) -> Diagnostic {
        Diagnostic(
            rule: rule.id, severity: rule.severity,
            message: message + ": `\(suppression.rule)` of `\(suppression.record)`",
            help: help, location: suppression.location)
    }
}
