import JSONText
import Patterns

/// `patternProperties` (core, section 10.3.2.2): a schema for each member whose name matches.
struct PatternPropertiesKeyword: Keyword, KeywordDefinition {
    static let names = ["patternProperties"]
    static let vocabulary = Vocabulary.applicator
    static let documentation: [KeywordDocumentation] = []

    let kinds = KindSet.object
    private let patterns: [(pattern: CompiledPattern, schema: SubschemaReference)]

    static func compile(_ site: KeywordSite, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> (any Keyword)? {
        var patterns: [(pattern: CompiledPattern, schema: SubschemaReference)] = []
        for (key, value) in try site.map(compiler) {
            patterns.append((try compiler.pattern(key, site.scope), compiler.subschema(value, site.scope)))
        }
        return PatternPropertiesKeyword(patterns: patterns)
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation) -> Bool {
        for (key, value) in instance.members {
            for (pattern, schema) in patterns {
                switch key.withString({ evaluation.matches(pattern, $0) }) {
                case .matched: if !evaluation.accepts(value, schema) { return false }
                case .unmatched: continue
                case .undecided: return false
                }
            }
        }
        return true
    }

    func accepts(_ instance: JSONNode, _ evaluation: inout Evaluation, marking parts: inout EvaluatedParts) -> Bool {
        var accepted = true
        for (position, (key, value)) in instance.members.enumerated() {
            for (pattern, schema) in patterns {
                switch key.withString({ evaluation.matches(pattern, $0) }) {
                case .matched:
                    parts.insert(position)
                    accepted = evaluation.accepts(value, schema) && accepted
                case .unmatched: continue
                case .undecided: accepted = false
                }
            }
        }
        return accepted
    }

    func explain(_ instance: JSONNode, _ explanation: inout Explanation) {
        for member in instance.members {
            for (pattern, schema) in patterns {
                switch member.key.withString({ explanation.evaluation.matches(pattern, $0) }) {
                case .matched: explanation.explain(member: member, schema)
                case .unmatched: continue
                case .undecided(let steps):
                    explanation.report(
                        "patternProperties", at: member.key,
                        "whether \(quote(name: member.key)) matches `\(pattern.pattern.source)` was not decided in \(steps) steps",
                        help: "write the pattern without look-around and back-references", isDecided: false)
                }
            }
        }
    }
}
