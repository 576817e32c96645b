import Diagnostics
import Validation

/// What only the command as a whole can say about a configuration: it alone knows all rules, and what it does.
enum ConfigurationRules {
    static let unknownRule = RuleDescription(
        id: "config/unknown-rule", severity: .error,
        summary: "The rules that a configuration names exist.",
        rationale: "A setting or a suppression of a rule that does not exist would never do anything.")
    static let unsupported = RuleDescription(
        id: "config/unsupported", severity: .error,
        summary: "A configuration asks for nothing that this version cannot do.",
        rationale: "A key that is read and then ignored would promise what does not happen.")
}
