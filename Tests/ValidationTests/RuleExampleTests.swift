import Codecs
import Diagnostics
import Foundation
import Schema
import TestSupport
import Testing
import Validation

/// The examples of each rule's description are its tests.
@Suite struct RuleExampleTests {
    static let rules = (try? statementSchema.get()).map { RuleRegistry.descriptions(for: $0.fields) } ?? []

    @Test func theBaseRecordHasNoFindings() async throws {
        let found = try await ValidationTests.validate([BaseRecord.patched("{}")])
        #expect(found.diagnostics == [])
        #expect(found.outcome.summary.provenanceLevels == [0, 0, 0, 0, 1])
        #expect(found.outcome.summary.valid == 1)
        #expect(!found.outcome.fails)
    }

    @Test(arguments: rules)
    func triggeringExamplesTrigger(_ rule: RuleDescription) async throws {
        for example in rule.triggering {
            let found = try await validate(example)
            #expect(found.rules.contains(rule.id.rawValue), "\(example.patches) gives \(found.rules)")
            // Nothing but the rule itself, so that an example shows one thing.
            #expect(Set(found.rules) == [rule.id.rawValue])
        }
    }

    @Test(arguments: rules)
    func otherExamplesDoNot(_ rule: RuleDescription) async throws {
        for example in rule.nonTriggering {
            let found = try await validate(example)
            #expect(!found.rules.contains(rule.id.rawValue), "\(example.patches)")
        }
    }

    private func validate(_ example: RuleDescription.Example) async throws -> Findings {
        let capture = example.capture.map { Array($0.utf8) }
        let digest = capture.map { SHA256Hasher.digest(of: $0).hexadecimal }
        return try await ValidationTests.validate(
            try example.patches.map { try BaseRecord.patched($0, digest: digest) },
            captures: capture.map { ["2021-11-21.txt": Data($0)] } ?? [:])
    }

    @Test func everyRuleIsNamedOnce() {
        let ids = Self.rules.map(\.id)
        #expect(!ids.isEmpty)
        #expect(Set(ids).count == ids.count)
    }

    @Test func everyRuleFileIsRegistered() throws {
        let folder = ProjectFolder.root.appending(path: "Sources/Validation/Rules")
        let registry = try String(
            contentsOf: ProjectFolder.root.appending(path: "Sources/Validation/RuleRegistry.swift"), encoding: .utf8)
        let files = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        let rules = try files.filter { $0.hasSuffix(".swift") }.filter {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8).contains("RuleDescription(")
        }
        #expect(rules.count > 10)
        for file in rules {
            let name = URL(filePath: file).deletingPathExtension().lastPathComponent
            #expect(registry.contains(name), "\(file) is not registered: add \(name) to RuleRegistry.swift")
        }
    }
}
