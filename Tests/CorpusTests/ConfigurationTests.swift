import Diagnostics
import Testing

@testable import Corpus

@Suite struct ConfigurationTests {
    private let full = """
        name: human-rights
        title: Statements
        license: CC-BY-4.0
        creators: [{name: Example Archive}]
        schema: schema/statement.schema.json
        records: [records/**/*.md, "records/**/*.jsonl"]
        captures: captures
        fail_on: warning
        rules:
          provenance/missing-archived-url: off
          text/furniture: {severity: error, paths: [records/2024/**]}
        suppressions:
          - {rule: date/before-session, record: a, reason: "on the eve", until: 2027-01-01}
        baseline: baseline.json
        release: {formats: [jsonl], version_rule: croissant-1.1, minimum_provenance_level: 1, compression: none}
        """

    private func faults(_ text: String) -> [Diagnostic] {
        do throws(ConfigurationError) {
            _ = try CorpusConfiguration.parse(Array(text.utf8), file: "chancery.yaml")
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test func everyKeyIsRead() throws {
        let read = try CorpusConfiguration.parse(Array(full.utf8), file: "chancery.yaml")
        #expect(read.name == "human-rights" && read.title == "Statements" && read.license == "CC-BY-4.0")
        #expect(read.creators.map(\.name) == ["Example Archive"])
        #expect(read.schema == .file("schema/statement.schema.json"))
        #expect(read.records.map(\.text) == ["records/**/*.md", "records/**/*.jsonl"])
        #expect(read.captures == "captures" && read.failOn == .warning && read.baseline == "baseline.json")
        #expect(read.rules.map(\.severity) == [nil, .error])
        #expect(read.rules[1].applies(to: "records/2024/a.md") && !read.rules[1].applies(to: "records/2023/a.md"))
        #expect(read.suppressions.map(\.until) == ["2027-01-01"])
        #expect(read.suppressions.first?.location.line == 13)
        #expect(read.release.formats == [.jsonl] && read.release.minimumProvenanceLevel == 1)
        #expect(read.release.compression == .none)
    }

    @Test(arguments: [
        ("recods: [a]", "config/unknown-key", "records"), ("schema: ../s.json", "config/", ""),
        ("fail_on: never", "config/invalid-value", ""), ("records: a.jsonl", "config/invalid-value", ""),
        ("release: {minimum_provenance_level: 5}", "config/invalid-value", ""),
        ("suppressions: [{rule: a/b, record: c}]", "config/missing-key", ""),
        ("captures: /etc", "config/", ""), ("name: a/b", "config/invalid-value", ""),
    ])
    func whatIsWrongIsRefusedWithItsPlace(line: String, rule: String, help: String) throws {
        let key = line.prefix { $0 != ":" }
        let rest = ["name: n", "schema: builtin:statement", "records: [a.jsonl]"].filter { !$0.hasPrefix(key) }
        let found = faults((rest + [line]).joined(separator: "\n"))
        let fault = try #require(found.first { $0.rule.rawValue.hasPrefix(rule) }, "\(found)")
        #expect(fault.location.line == rest.count + 1)
        #expect(fault.help?.contains(help) ?? false || help.isEmpty)
    }

    @Test func allFaultsComeAtOnce() {
        #expect(faults("nam: a\nschema: 3\nrecords: [a]\nfail_on: x\n").count == 4)
    }
}
