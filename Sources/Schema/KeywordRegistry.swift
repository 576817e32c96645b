import JSONText

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
        AdditionalItemsKeyword.self,
        ContainsKeyword.self,
        MemberCountKeyword.self,
        RequiredKeyword.self,
        DependentRequiredKeyword.self,
        PropertiesKeyword.self,
        PatternPropertiesKeyword.self,
        AdditionalPropertiesKeyword.self,
        PropertyNamesKeyword.self,
        DependentSchemasKeyword.self,
        DependenciesKeyword.self,
        ReferenceKeyword.self,
        DynamicReferenceKeyword.self,
        AllOfKeyword.self,
        AnyOfKeyword.self,
        OneOfKeyword.self,
        NotKeyword.self,
        ConditionalKeyword.self,
        UnevaluatedItemsKeyword.self,
        UnevaluatedPropertiesKeyword.self,
        DefinitionsKeyword.self,
        DescriptiveKeywords.self,
        ContentKeywords.self,
        CoreKeywords.self,
    ]

    /// By each name that triggers a definition.
    static let definitions: [String: any KeywordDefinition.Type] = Dictionary(
        uniqueKeysWithValues: all.flatMap { definition in definition.names.map { ($0, definition) } })

    /// The definition of a keyword in the dialect of its schema; `nil` where it means nothing there.
    ///
    /// - Throws: a fault for a keyword of draft 2019-09 that this program cannot honour.
    static func definition(
        of key: JSONNode, _ scope: SchemaScope, _ compiler: SchemaCompiler
    ) throws(SchemaFault) -> (any KeywordDefinition.Type)? {
        let name = key.string
        if scope.dialect.isDraft2019 {
            if name == "$recursiveRef" {
                throw compiler.fault(
                    key, scope, "the keyword `$recursiveRef` of draft 2019-09 is not supported",
                    help: "bring the schema to 2020-12, with `$dynamicRef`")
            }
            if ["prefixItems", "$dynamicRef"].contains(name) { return nil }
        } else if name == "additionalItems" {
            return nil
        }
        guard let definition = definitions[name], scope.dialect.vocabularies.contains(definition.vocabulary) else {
            return nil
        }
        return definition
    }
}

/// What each keyword demands, for `chancery explain`.
public let keywordDocumentation: [KeywordDocumentation] = KeywordRegistry.all.flatMap { $0.documentation }

/// The rules that findings of a schema can have: those of keywords, and what is said of a schema or a record as a whole.
package let schemaFindingRules: [String] =
    keywordDocumentation.map(\.rule) + ["schema/false-schema", "schema/omitted", Explanation.undecidedRule]
