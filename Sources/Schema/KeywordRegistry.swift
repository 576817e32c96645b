/// Every keyword that this version knows. A new keyword is a file in `Keywords/` and a line here.
enum KeywordRegistry {
    static let all: [any KeywordDefinition.Type] = [
        DialectKeyword.self,
        TypeKeyword.self,
        EnumKeyword.self,
        ConstKeyword.self,
        MultipleOfKeyword.self,
        NumberBoundKeyword.self,
        StringLengthKeyword.self,
        PatternKeyword.self,
        FormatKeyword.self,
        ItemCountKeyword.self,
        UniqueItemsKeyword.self,
        PrefixItemsKeyword.self,
        ItemsKeyword.self,
        ContainsKeyword.self,
        MemberCountKeyword.self,
        RequiredKeyword.self,
        DependentRequiredKeyword.self,
        PropertiesKeyword.self,
        PatternPropertiesKeyword.self,
        AdditionalPropertiesKeyword.self,
        PropertyNamesKeyword.self,
        DependentSchemasKeyword.self,
        ReferenceKeyword.self,
        AllOfKeyword.self,
        AnyOfKeyword.self,
        OneOfKeyword.self,
        NotKeyword.self,
        ConditionalKeyword.self,
        DefinitionsKeyword.self,
    ]

    /// By each name that triggers a definition.
    static let definitions: [String: any KeywordDefinition.Type] = Dictionary(
        uniqueKeysWithValues: all.flatMap { definition in definition.names.map { ($0, definition) } })

    /// Keywords of JSON Schema 2020-12 that would change a verdict and are not here yet, with what to write instead.
    static let unsupported: [String: String] = [
        "unevaluatedProperties": "use `additionalProperties` beside all `properties`",
        "unevaluatedItems": "use `items` after `prefixItems`",
        "$dynamicRef": "use `$ref`",
        "$recursiveRef": "use `$ref`: the keyword belongs to draft 2019-09",
    ]
}

/// What each keyword demands, for `chancery explain`.
public let keywordDocumentation: [KeywordDocumentation] = KeywordRegistry.all.flatMap { $0.documentation }
