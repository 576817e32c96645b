import JSONText
import Patterns

/// `pattern` (validation, section 6.3.3): the string contains a match of a regular expression of ECMA-262.
struct PatternKeyword: Keyword, KeywordDefinition {
    static let names = ["pattern"]
    static let vocabulary = Vocabulary.validation
    static let documentation = [
        KeywordDocumentation(
            keyword: "pattern", summary: "The string must match the declared regular expression.",
            schema: #"{"pattern": "^[A-Z]{3}$"}"#, accepted: #""XAV""#, rejected: #""xav""#)
    ]

    let kinds = KindSet.string
    private let pattern: CompiledPattern

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        _ = try site.text(compiler, wants: "a regular expression as a string")
        return PatternKeyword(pattern: try compiler.pattern(site.value, site.scope))
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        instance.withString { evaluation.matches(pattern, $0) == .matched }
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        switch instance.withString({ explanation.evaluation.matches(pattern, $0) }) {
        case .matched: return
        case .unmatched:
            explanation.report(
                "pattern", at: instance, "\(quote(instance)) does not match the pattern `\(pattern.pattern.source)`")
        case .undecided(let steps):
            explanation.report(
                "pattern", at: instance,
                "whether \(quote(instance)) matches `\(pattern.pattern.source)` was not decided in \(steps) steps",
                help: "write the pattern without look-around and back-references", isDecided: false)
        }
    }
}
