import Codecs
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

    /// Each mismatch was read: a dateline of February 10 under February 12, and one of September 5 under September 12.
    @Test(arguments: [("headlines_2024-08-04.json", 1), ("headlines_2024-09-15.json", 2)])
    func newsAgencyDatelinesThatAreNotTheDeclaredDayAreFound(_ name: String, _ mismatches: Int) async throws {
        let schemaFile = ProjectFolder.root.appending(path: "Tests/Fixtures/news-agency/headlines.schema.json")
        let schema = try SchemaCompiler.compile(
            try SchemaDocument(Array(try Data(contentsOf: schemaFile)), path: "headlines.schema.json"),
            options: SchemaOptions(formats: .statements))
        let found = try await validate([try file("corpus/kcna/\(name)")], schema: schema)
        let dates = found.diagnostics.filter { $0.rule == "date/contradicted" }
        #expect(dates.count == mismatches)
        #expect(dates.allSatisfy { $0.severity == .error })
        #expect(Set(dates.compactMap(\.value)).isSubset(of: ["\"2024-02-12\"", "\"2024-09-12\""]))
    }

    /// Records made from what is known of real captures, most of it from the pages themselves. What the pages do not bear
    /// out is named here: a committee's mother that is only called "the present Assembly", and a name in another spelling.
    @Test func whatIsKnownOfRealCapturesIsBorneOut() async throws {
        let folder = ProjectFolder.shared.appending(path: "corpus/captures")
        let labels = try String(contentsOf: folder.appending(path: "labels.jsonl"), encoding: .utf8)
        var lines: [String] = []
        for line in labels.split(separator: "\n") {
            let label = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard label["is_statement"] as? Bool == true, let name = label["file"] as? String,
                label["issuer_name"] is String
            else { continue }
            let digest = SHA256Hasher.digest(of: Array(try Data(contentsOf: folder.appending(path: name))))
            let sessions = (label["sessions"] as? [[String: Any]] ?? []).map { session in
                ["body": session["body"] ?? "", "session": session["session"] ?? NSNull(), "relation": "mentions"]
            }
            var evidence: [String: Any] = [:]
            for (index, session) in (label["sessions"] as? [[String: Any]] ?? []).enumerated() {
                evidence["/sessions/\(index)"] = [session["evidence"] ?? ""]
            }
            let date = label["date_text_edtf"] ?? NSNull()
            if date is String, let quote = label["date_evidence"] as? String { evidence["/date_issued"] = [quote] }
            let record: [String: Any] = [
                "id": name, "title": name, "kind": label["kind"] ?? "", "language": label["language"] ?? "",
                "issuer": ["name": label["issuer_name"] ?? NSNull(), "country": label["issuer_country"] ?? NSNull()],
                "date_issued": date, "source": ["capture": name, "sha256": digest.hexadecimal],
                "sessions": sessions, "evidence": evidence,
            ]
            lines.append(
                String(
                    decoding: try JSONSerialization.data(withJSONObject: record, options: .sortedKeys), as: UTF8.self))
        }
        #expect(lines.count >= 19)
        let captures = Dictionary(
            uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder.path())
                .filter { $0.hasSuffix(".txt") }.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
        let found = try await validate(lines, levels: [.consistency, .evidence], captures: captures)
        let violations = found.diagnostics.filter { $0.kind == .violation }.map { "\($0.record ?? "") \($0.rule)" }
        #expect(
            violations.sorted() == [
                "057.txt session/unsupported", "075.txt issuer/unsupported",
            ])
    }
}
