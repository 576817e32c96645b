import Diagnostics

/// What the schema engine reports beside the faults of single keywords.
public enum SchemaVerdictRules {
    /// All of them.
    public static let all = [undecided, omitted, falseSchema]

    static let undecided = RuleDescription(
        id: "schema/undecided", severity: .error,
        summary: "Every keyword of the schema comes to a verdict.",
        rationale: """
            A pattern with look-around or back-references may take longer than anyone can wait, and schemas applied \
            within each other may go deeper than the stack. Such a record is not called valid, and not invalid: it was \
            not decided, which is said.
            """)
    static let omitted = RuleDescription(
        id: "schema/omitted", severity: .error,
        summary: "A record has at most 500 findings of its schema.",
        rationale: """
            One fault, such as a list of the wrong kind, can give as many findings as the record has values. The first \
            499 are listed, and the others counted.
            """)
    static let falseSchema = RuleDescription(
        id: "schema/false-schema", severity: .error,
        summary: "No value stands where the schema allows none.",
        rationale: "The schema `false` accepts nothing: it declares that a place must stay empty.")
}
