public import Corpus
import Diagnostics

/// What a corpus says about findings: severities, suppressions, and what makes a run fail.
public struct FindingPolicy: Sendable {
    /// What is made of single rules; of several settings for one rule and file the last stands.
    public var rules: [CorpusConfiguration.RuleSetting] = [] {
        didSet { rulePositions = Self.positions(of: rules) }
    }
    /// Findings that are known and accepted.
    public var suppressions: [CorpusConfiguration.Suppression] = []
    /// What stands before the paths of a corpus's files in findings; settings name files from the corpus folder.
    public var pathPrefix = ""
    /// From which findings on a run fails.
    public var failOn = CorpusConfiguration.FailureThreshold.error
    /// The day, `YYYY-MM-DD`, by which the last days of suppressions are judged. Without it none has passed, and that
    /// is reported: no verdict depends on the clock.
    public var asOf: String?

    private var rulePositions: [RuleID: [Int]] = [:]

    /// A policy that changes nothing.
    public init() {}

    /// The policy of a corpus.
    public init(_ configuration: CorpusConfiguration, asOf: String? = nil) {
        rules = configuration.rules
        suppressions = configuration.suppressions
        failOn = configuration.failOn
        self.asOf = asOf
        // Observers do not run in initialisers.
        rulePositions = Self.positions(of: rules)
    }

    private static func positions(of rules: [CorpusConfiguration.RuleSetting]) -> [RuleID: [Int]] {
        Dictionary(grouping: rules.indices, by: { rules[$0].rule })
    }

    /// The severity of a finding after the settings; `nil` where its rule is off.
    func severity(of diagnostic: Diagnostic) -> Severity? {
        guard
            let position = rulePositions[diagnostic.rule]?.last(where: {
                rules[$0].applies(to: pathInCorpus(diagnostic.location.file))
            })
        else { return diagnostic.severity }
        // A gap that is acknowledged stays a note: the setting is about those that are not.
        let isAcknowledged = diagnostic.kind == .gap && diagnostic.severity == .note
        return rules[position].severity.map { isAcknowledged ? .note : $0 }
    }

    private func pathInCorpus(_ path: String) -> String {
        path.hasPrefix(pathPrefix) ? String(path.dropFirst(pathPrefix.count)) : path
    }

    /// Whether a finding that stands makes the run fail.
    func fails(_ diagnostic: Diagnostic) -> Bool {
        switch (failOn, diagnostic.kind) {
        case (.error, _), (.warning, .gap): diagnostic.severity == .error
        case (.warning, .violation), (.gap, _): diagnostic.severity >= .warning
        }
    }
}
