import Corpus
import Diagnostics
import Release
import Schema
import SchemaTools
import Validation

/// All rules of the program, wherever they are described, in one form.
struct RuleCatalogue {
    private struct Entry {
        var id: String
        var standing: String
        var summary: String
        var rationale = ""
        var examples: [(title: String, text: String)] = []
        /// Whether it is found in schemas, where no configuration says anything about it.
        var isLint = false
    }

    private let entries: [Entry]

    /// The ids of all rules, sorted.
    var ids: [String] { entries.map(\.id) }

    /// The ids of those that a configuration may set or suppress, sorted.
    var configurableIDs: [String] { entries.filter { !$0.isLint }.map(\.id) }

    /// The rules as they are with a schema, which names gaps of its own.
    ///
    /// - Parameter schema: the statement schema, unless given.
    /// - Throws: where the embedded statement schema cannot be read, which would be a fault of this program.
    init(for schema: CompiledSchema? = nil) throws {
        let schema = try schema ?? BuiltInSchema.compiled()
        var entries = RuleRegistry.descriptions(for: schema.fields).map { Self.entry($0) }
        entries += [ConfigurationRules.unknownRule, ConfigurationRules.unsupported].map { Self.entry($0) }
        entries += SchemaVerdictRules.all.map { Self.entry($0) }
        entries += keywordDocumentation.map { Self.entry($0) }
        entries += ReadingRules.all.map { Self.entry($0) }
        entries += ReleaseRules.all.map { Self.entry($0) }
        entries += SchemaLintRegistry.descriptions.map { Self.entry($0) }
        self.entries = entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// One line a rule, by groups.
    var list: String {
        let width = entries.map(\.id.count).max() ?? 0
        var text = ""
        var group: Substring = ""
        for entry in entries {
            let own = entry.id.prefix { $0 != "/" }
            if own != group, !group.isEmpty { text += "\n" }
            group = own
            let padding = String(repeating: " ", count: width - entry.id.count)
            text += "\(entry.id)\(padding)  \(entry.summary)\n"
        }
        return text
    }

    /// What is to be said about a rule; `nil` where there is none with the id.
    func page(for id: String) -> String? {
        guard let entry = entries.first(where: { $0.id == id }) else { return nil }
        var text = "\(entry.id) (\(entry.standing))\n\n\(entry.summary)\n"
        if !entry.rationale.isEmpty { text += "\n\(wrapped(entry.rationale))\n" }
        for example in entry.examples {
            text += "\n\(example.title)\n"
            // Blank lines part the paragraphs of a capture.
            for line in example.text.split(separator: "\n", omittingEmptySubsequences: false) {
                text += line.isEmpty ? "\n" : "    \(line)\n"
            }
        }
        return text
    }

    /// Lines of at most 80 characters.
    private func wrapped(_ text: String) -> String {
        var lines: [String] = [""]
        for word in text.split(whereSeparator: \.isWhitespace) {
            let last = lines.count - 1
            if !lines[last].isEmpty, lines[last].count + 1 + word.count > 80 {
                lines.append(String(word))
            } else {
                lines[last] += (lines[last].isEmpty ? "" : " ") + word
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func entry(_ rule: RuleDescription) -> Entry {
        Entry(
            id: rule.id.rawValue, standing: "\(rule.kind.rawValue), \(rule.severity.rawValue)", summary: rule.summary,
            rationale: rule.rationale,
            examples: rule.triggering.map { ("Found in a record with:", $0.text) }
                + rule.nonTriggering.map { ("Not found in a record with:", $0.text) })
    }

    private static func entry(_ rule: ReadingRules.Rule) -> Entry {
        var examples: [(title: String, text: String)] = []
        if let example = rule.example {
            examples = [("Found in \(example.file):", example.triggering), ("Not found in:", example.passing)]
        }
        return Entry(
            id: rule.id.rawValue, standing: "violation, \(rule.severity.rawValue)", summary: rule.summary,
            rationale: rule.rationale, examples: examples)
    }

    private static func entry(_ rule: ReleaseRule) -> Entry {
        Entry(
            id: rule.id.rawValue, standing: "violation, \(rule.severity.rawValue)", summary: rule.summary,
            rationale: rule.rationale)
    }

    private static func entry(_ lint: LintDescription) -> Entry {
        Entry(
            id: lint.id.rawValue, standing: "of schemas, \(lint.severity.rawValue)", summary: lint.summary,
            rationale: lint.rationale,
            examples: lint.triggering.prefix(2).map { ("Found in the schema:", $0) }
                + lint.nonTriggering.prefix(1).map { ("Not found in:", $0) },
            isLint: true)
    }

    private static func entry(_ keyword: KeywordDocumentation) -> Entry {
        Entry(
            id: keyword.rule, standing: "violation, error", summary: keyword.summary,
            rationale: "A keyword of JSON Schema 2020-12: `\(keyword.keyword)`.",
            examples: [
                ("With the schema:", keyword.schema), ("this is found:", keyword.rejected),
                ("and this is not:", keyword.accepted),
            ])
    }
}
