import Authorities
import Diagnostics
import Schema

/// What a rule is made from.
struct RuleContext {
    /// What the schema declares.
    let fields: FieldDeclarations
    /// The controlled values.
    let authorities: AuthorityTables
}

/// Something that looks at one record at a time.
protocol RecordCheck: Sendable {
    /// Reports what is wrong with a record.
    func check(_ record: RecordView, _ findings: inout RecordFindings)
}

/// A rule that looks at one record at a time. One file in `Rules/`, one line in `RuleRegistry`.
protocol RecordRule: RecordCheck, SendableMetatype {
    /// What the rule is.
    static var description: RuleDescription { get }

    /// The rules that this type stands for with a schema: one, unless the schema itself names them.
    static func descriptions(for fields: FieldDeclarations) -> [RuleDescription]

    /// Makes the rule for a schema; `nil` where the schema lacks the roles that it needs.
    init?(_ context: RuleContext)
}

extension RecordRule {
    static func descriptions(for fields: FieldDeclarations) -> [RuleDescription] { [description] }
}
