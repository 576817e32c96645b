import Corpus
import Diagnostics
import Foundation
import Schema
import TestSupport
import Testing
import Validation

@Suite struct RunTests {
    @Test func findingsDoNotDependOnTheNumberOfWorkers() async throws {
        let lines = try (0..<300).map { index in
            try BaseRecord.patched(
                #"{"id": "xav-\#(index % 290)", "text": "Text \#(index % 200).", "language": "\#(index % 7 == 0 ? "zz" : "en")"}"#
            )
        }
        let one = try await validate(lines)
        for jobs in [2, 3, 8] {
            let many = try await validate(lines, jobs: jobs)
            #expect(many.diagnostics == one.diagnostics)
            #expect(many.outcome.summary == one.outcome.summary)
        }
        #expect(one.diagnostics.filter { $0.rule == "corpus/duplicate-id" }.count == 10)
        #expect(one.diagnostics.filter { $0.rule == "corpus/same-text" }.count == 100)
    }

    @Test func findingsDoNotDependOnTheMemoryBudget() async throws {
        let lines = try (0..<200).map {
            try BaseRecord.patched(#"{"id": "xav-\#($0 % 150)", "text": "Text \#($0 % 90)."}"#)
        }
        let inMemory = try await validate(lines)
        let spilled = try await validate(lines, memoryBudget: 2_000)
        #expect(spilled.diagnostics == inMemory.diagnostics)
        #expect(inMemory.diagnostics.count == 50 + 110)
    }

    @Test func everyLevelReportsInOnePass() async throws {
        let found = try await validate([
            "{\"id\": ", try BaseRecord.patched(#"{"title": "", "language": "zz", "source": {"url": null}}"#),
            try BaseRecord.patched("{}"),
        ])
        #expect(
            found.rules == [
                "syntax/unexpected-end", "authority/unknown-value", "provenance/missing-source-url",
                "schema/min-length",
                "corpus/duplicate-id", "corpus/same-text",
            ])
        #expect(found.outcome.summary.records == 3)
        #expect(found.outcome.summary.valid == 0)
        #expect(found.outcome.summary.gaps == 1)
        #expect(found.diagnostics.map(\.location.line) == [1, 2, 2, 2, 3, 3])
    }

    @Test func acknowledgedGapsAreNotes() async throws {
        let found = try await validate([
            try BaseRecord.patched(
                #"{"source": {"url": null, "archived_url": null}, "unknown": {"/source/url": "the page is gone"}}"#)
        ])
        #expect(found.rules == ["provenance/missing-archived-url", "provenance/missing-source-url"])
        #expect(found.diagnostics.map(\.severity) == [.warning, .note])
        #expect(found.diagnostics.map(\.kind) == [.gap, .gap])
        #expect(found.diagnostics.map(\.pointer) == ["/source/archived_url", "/source/url"])
    }

    @Test func aSchemaWithoutTheVocabularyGetsRepeatsOnly() async throws {
        let schema = try SchemaCompiler.compile(
            try SchemaDocument(Array(#"{"type": "object", "required": ["a"]}"#.utf8), path: "s.json"))
        let found = try await validate(
            [#"{"a": 1}"#, #"{"a": 1.0}"#, #"{"a": 1}"#, #"{"id": "x"}"#, #"{"id": "x", "a": 2}"#], schema: schema)
        #expect(found.rules == ["schema/required", "corpus/repeated-record", "corpus/duplicate-id"])
        #expect(found.diagnostics.map(\.location.line) == [4, 3, 5])
    }

    @Test func onlyTheLevelsAskedForRun() async throws {
        let lines = [try BaseRecord.patched(#"{"language": "zz"}"#), try BaseRecord.patched("{}")]
        #expect(try await validate(lines, levels: [.syntax, .schema]).rules == [])
        #expect(try await validate(lines, levels: [.corpus]).rules == ["corpus/duplicate-id", "corpus/same-text"])
    }
}

@Suite struct PolicyTests {
    private func location(_ line: Int) -> Diagnostics.SourceLocation {
        Diagnostics.SourceLocation(file: "chancery.yaml", line: line, column: 1, byteRange: 0..<1)
    }

    private func setting(_ rule: RuleID, _ severity: Severity?) -> CorpusConfiguration.RuleSetting {
        CorpusConfiguration.RuleSetting(rule: rule, severity: severity, paths: [], location: location(1))
    }

    @Test func settingsChangeSeverities() async throws {
        let lines = [try BaseRecord.patched(#"{"language": "zz", "source": {"url": null}}"#)]
        var policy = FindingPolicy()
        #expect(try await validate(lines, policy: policy).outcome.fails)
        policy.rules = [setting("authority/unknown-value", .note), setting("provenance/missing-source-url", nil)]
        let found = try await validate(lines, policy: policy)
        #expect(found.diagnostics.map(\.severity) == [.note])
        #expect(!found.outcome.fails)
        #expect(found.outcome.summary.valid == 1)
        policy.rules = [setting("authority/unknown-value", nil), setting("provenance/missing-source-url", .error)]
        #expect(try await validate(lines, policy: policy).outcome.fails)
    }

    @Test(arguments: [
        (CorpusConfiguration.FailureThreshold.error, false), (.warning, false), (.gap, true),
    ])
    func gapsFailOnlyWhenAsked(threshold: CorpusConfiguration.FailureThreshold, fails: Bool) async throws {
        var policy = FindingPolicy()
        policy.failOn = threshold
        let gap = try BaseRecord.patched(#"{"source": {"archived_url": null}}"#)
        #expect(try await validate([gap], policy: policy).outcome.fails == fails)
        let acknowledged = try BaseRecord.patched(
            #"{"source": {"archived_url": null}, "unknown": {"/source/archived_url": "none"}}"#)
        #expect(try await !validate([acknowledged], policy: policy).outcome.fails)
    }

    @Test func suppressionsNameRuleAndRecordAndDoNotRot() async throws {
        let lines = [try BaseRecord.patched(#"{"language": "zz"}"#)]
        var policy = FindingPolicy()
        policy.suppressions = [
            .init(
                rule: "authority/unknown-value", record: "xav-2021-11-21-spokesperson", reason: "invented language",
                location: location(7)),
            .init(rule: "authority/unknown-value", record: "another", reason: "gone", location: location(8)),
        ]
        let found = try await validate(lines, policy: policy)
        #expect(found.rules == ["config/unused-suppression"])
        #expect(found.diagnostics.first?.location.line == 8)
        #expect(found.outcome.summary.suppressed == 1)
        #expect(found.outcome.summary.valid == 1)
        #expect(found.outcome.waivers.map(\.reason) == ["invented language"])
        #expect(!found.outcome.fails)
    }

    @Test(
        arguments: [
            (nil, ["config/unchecked-expiry"]), ("2026-12-31", []),
            ("2027-01-02", ["authority/unknown-value", "config/expired-suppression"]),
        ] as [(String?, [String])])
    func expiryIsJudgedByTheDayGiven(asOf: String?, rules: [String]) async throws {
        var policy = FindingPolicy()
        policy.asOf = asOf
        policy.suppressions = [
            .init(
                rule: "authority/unknown-value", record: "xav-2021-11-21-spokesperson", reason: "invented language",
                until: "2027-01-01", location: location(7))
        ]
        #expect(try await validate([try BaseRecord.patched(#"{"language": "zz"}"#)], policy: policy).rules == rules)
    }
}
