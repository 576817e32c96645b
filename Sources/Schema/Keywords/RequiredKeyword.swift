import Diagnostics
import JSONText

/// `required` (validation, section 6.5.3): names that an object must have.
struct RequiredKeyword: Keyword, KeywordDefinition {
    static let names = ["required"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "required", summary: "The object must have the declared members.",
            schema: #"{"required": ["issuer"]}"#, accepted: #"{"issuer": {}}"#, rejected: "{}")
    ]

    let kinds = KindSet.object
    let names: [String]
    private let lookup: NameLookup

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        let names = try site.names(compiler)
        return names.isEmpty ? nil : RequiredKeyword(names: names, lookup: NameLookup(names))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        // The parser has refused equal names, so counting the hits is enough.
        var found = 0
        for member in instance.members where lookup.position(ofKey: member.key) != nil { found &+= 1 }
        return found == names.count
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for name in names where instance[name] == nil {
            explanation.report(
                "required", at: instance, "`\(name)` is missing", help: Self.help(name, instance))
        }
    }

    private static func help(_ name: String, _ instance: JSONNode) -> String {
        nearestName(to: name, among: instance.members.map(\.key.string)).map { "is `\($0)` meant for it?" }
            ?? "add the member `\(name)`"
    }
}
