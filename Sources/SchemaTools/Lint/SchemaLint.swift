public import Diagnostics

/// What a lint is: the source of its findings' severity, of `chancery explain`, and of its tests.
public struct LintDescription: Sendable, Hashable {
    /// The lint's id.
    public var id: RuleID
    /// The severity of its findings, unless one is graver.
    public var severity: Severity
    /// What is demanded, in one sentence.
    public var summary: String
    /// Why it matters, in a few sentences.
    public var rationale: String
    /// Schemas with this finding and no other, as JSON.
    public var triggering: [String]
    /// Schemas that come near and have no finding, as JSON.
    public var nonTriggering: [String]
}

/// A look at schemas that compile, for what is not meant. One file in `Lints/`, one line in `SchemaLintRegistry`.
protocol SchemaLint: SendableMetatype {
    /// What the lint is.
    static var description: LintDescription { get }

    /// Reports what is odd about a schema.
    static func check(_ schema: LintedSchema, _ findings: inout LintFindings)
}
