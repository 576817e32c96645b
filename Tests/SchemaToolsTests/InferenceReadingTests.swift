import Corpus
import Diagnostics
import Foundation
import JSONText
import Schema
import TestSupport
import Testing

@testable import SchemaTools

/// Drafts from files, and from the real corpora.
@Suite struct InferenceReadingTests {
    /// The draft from files, what was reported, and how many of their records the draft refuses.
    private func infer(
        _ files: [URL]
    ) throws -> (draft: [UInt8], reading: InferenceReading, reported: [Diagnostic], refused: Int, records: Int) {
        let records = try files.map { file in
            try #require(RecordFile(displayPath: file.lastPathComponent, path: file.path()))
        }
        var inference = SchemaInference()
        var reader = RecordReader(files: records)
        var reported: [Diagnostic] = []
        let reading = try inference.read(&reader) { reported.append($0) }
        let draft = inference.draft()
        let schema = try SchemaCompiler.compile(try SchemaDocument(draft, path: "draft.json"))
        var evaluator = SchemaEvaluator(schema: schema)
        var refused = 0
        var again = RecordReader(files: records)
        while let batch = try again.nextBatch()?.converted() {
            for case .record(let record) in batch.items {
                batch.withText(of: record) { text in
                    guard let document = try? JSONDocument(Array(text)) else { return }
                    if !document.withRoot({ evaluator.accepts($0) }) { refused += 1 }
                }
            }
        }
        return (draft, reading, reported, refused, inference.recordCount)
    }

    @Test func malformedRecordsAreReportedAndCounted() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = folder.appending(path: "a.jsonl")
        try Data("{\"id\": \"a\"}\n{\"id\": }\n{\"id\": 1, \"id\": 2}\n{\"id\": \"b\"}\n".utf8).write(to: lines)
        let page = folder.appending(path: "b.md")
        try Data("---\nid: c\n---\n\nThe text.\n".utf8).write(to: page)
        let empty = folder.appending(path: "c.json")
        try Data().write(to: empty)
        let result = try infer([lines, page, empty])
        #expect(result.records == 3)
        #expect(result.reading.malformedRecords == 2 || result.reading.malformedRecords == 3)
        #expect(!result.reading.isComplete)
        #expect(result.refused == 0)
        let places = result.reported.map { "\($0.location.file):\($0.location.line) \($0.rule)" }
        #expect(places.prefix(2) == ["a.jsonl:2 syntax/malformed", "a.jsonl:3 syntax/duplicate-key"])
        #expect(places.last == "c.json:1 syntax/empty-file")
        #expect(
            String(decoding: result.draft, as: UTF8.self).contains(
                "\"text\": {\n      \"$comment\": \"in 33.3% of 3 records\""))
    }

    @Test(
        .enabled(if: ProjectFolder.hasShared("corpus"), "the real corpora are not on this machine"),
        arguments: [
            ("corpus/seeds/records.jsonl", 5), ("corpus/captures/labels.jsonl", 25),
            ("corpus/kcna/headlines_2024-09-15.json", 1_075), ("corpus/kcna/headlines_2024-08-04.json", nil),
        ] as [(String, Int?)])
    func draftsAcceptTheRealCorpora(path: String, records: Int?) throws {
        let result = try infer([ProjectFolder.shared.appending(path: path)])
        #expect(result.reading.isComplete)
        #expect(result.refused == 0)
        if let records { #expect(result.records == records) }
    }

    @Test func theDraftOfTheSampleCorpusAcceptsIt() throws {
        let folder = ProjectFolder.root.appending(path: "Exports/sample-corpus/records")
        let files = (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? [])
            .compactMap { $0 as? URL }
            .filter { RecordFile(displayPath: "", path: $0.path()) != nil }
            .sorted { $0.path() < $1.path() }
        let result = try infer(files)
        #expect(result.reading.isComplete)
        #expect(result.records == 25)
        #expect(result.refused == 0)
    }
}
