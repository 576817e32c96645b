/// Every lint. A new one is a file in `Lints/` and a line here.
public enum SchemaLintRegistry {
    static let all: [any SchemaLint.Type] = [
        MisspeltKeyword.self,
        UnreachableBranch.self,
        ContradictoryBounds.self,
        UndeclaredRequired.self,
        IneffectiveKeyword.self,
        InvalidDefault.self,
        UnusedDefinition.self,
    ]

    /// The descriptions of all lints.
    public static var descriptions: [LintDescription] { all.map { $0.description } }
}
