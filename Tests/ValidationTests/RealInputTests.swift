import Corpus
import Diagnostics
import Foundation
import Schema
import TestSupport
import Testing
import Validation

/// The figures that real input is known to give.
@Suite(.enabled(if: ProjectFolder.hasShared("corpus"), "the real corpora are not on this machine"))
struct RealInputTests {
    private func file(_ path: String) throws -> RecordFile {
        let url = ProjectFolder.shared.appending(path: path)
        return try #require(RecordFile(displayPath: url.lastPathComponent, path: url.path()))
    }

    @Test func seedsHaveNoViolationsAndTheirRealGaps() async throws {
        let found = try await validate([try file("corpus/seeds/records.jsonl")])
        #expect(found.outcome.summary.records == 5)
        #expect(found.outcome.summary.valid == 5)
        #expect(found.diagnostics.allSatisfy { $0.kind == .gap })
        let gaps = found.outcome.gapsByRule
        #expect(gaps["provenance/missing-source-url"] == 5)
        #expect(gaps["provenance/missing-retrieved-at"] == 3)
        #expect(gaps["provenance/missing-publisher"] == 2)
        #expect(gaps["provenance/missing-archived-url"] == 5)
        #expect(gaps["provenance/missing-rights"] == 5)
        #expect(gaps["provenance/missing-evidence"] == nil)
        #expect(found.outcome.summary.provenanceLevels == [2, 3, 0, 0, 0])
    }

    @Test func newsAgencyRowsThatRepeatALinkAndEmptyTextsAreFound() async throws {
        let schemaFile = ProjectFolder.root.appending(path: "Tests/Fixtures/news-agency/headlines.schema.json")
        let schema = try SchemaCompiler.compile(
            try SchemaDocument(Array(try Data(contentsOf: schemaFile)), path: "headlines.schema.json"),
            options: SchemaOptions(formats: .statements))
        let found = try await validate([try file("corpus/kcna/headlines_2024-09-15.json")], schema: schema)
        #expect(found.outcome.summary.records == 1_075)
        #expect(found.rules.filter { $0 == "corpus/duplicate-value" }.count == 21)
        #expect(found.rules.filter { $0 == "schema/min-length" }.count == 122)
    }
}
