import Foundation
import TestSupport
import Testing

/// The generated corpus of 325 MB: as many records as were made, and exactly the faulty ones are invalid.
@Suite(.enabled(if: ProjectFolder.hasShared("bench"), "the benchmark corpus's generator is not on this machine"))
struct BenchCorpusTests {
    @Test(arguments: [("0", "70,000 records, 70,000 valid"), ("0.02", "70,000 records, 68,591 valid. 1,409 errors")])
    func everyFaultyRecordIsFound(defects: String, summary: String) throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = ProjectFolder.shared.appending(path: "bench")
        let corpus = folder.appending(path: "corpus.jsonl").path()
        let generator = bench.appending(path: "gen_corpus.py").path()
        guard let made = try Program.named("python3", [generator, "70000", corpus, "--defects", defects]) else {
            print("skipped: python3 is not on this machine")
            return
        }
        try #require(made.status == 0, "\(made.errors)")
        let result = try Program.chancery([
            "validate", "--schema", bench.appending(path: "bench.schema.json").path(), "--levels", "syntax,schema",
            "--max-findings", "1", corpus,
        ])
        #expect(result.output.contains(summary), "\(result.output)")
        #expect(result.status == (defects == "0" ? 0 : 1))
    }
}
