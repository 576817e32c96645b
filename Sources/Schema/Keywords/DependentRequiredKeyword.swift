import JSONText

/// `dependentRequired` (validation, section 6.5.4): a member that asks for others.
struct DependentRequiredKeyword: Keyword, KeywordDefinition {
    static let names = ["dependentRequired"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "dependentRequired", summary: "An object with the one member must have the others, too.",
            schema: #"{"dependentRequired": {"capture": ["sha256"]}}"#, accepted: #"{"capture": "a", "sha256": "b"}"#,
            rejected: #"{"capture": "a"}"#)
    ]

    let kinds = KindSet.object
    let dependencies: [(name: String, wanted: [String])]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        var dependencies: [(name: String, wanted: [String])] = []
        for (key, value) in try site.map(compiler) {
            dependencies.append((key.string, try site.names(compiler, of: value)))
        }
        return DependentRequiredKeyword(dependencies: dependencies)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        dependencies.allSatisfy { name, wanted in
            instance[name] == nil || wanted.allSatisfy { instance[$0] != nil }
        }
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for (name, wanted) in dependencies where instance[name] != nil {
            for missing in wanted where instance[missing] == nil {
                explanation.report(
                    "dependentRequired", at: instance, "`\(missing)` is missing, which `\(name)` asks for",
                    help: "add the member `\(missing)`, or remove `\(name)`")
            }
        }
    }
}
