import Diagnostics
import TestSupport
import Validation

/// Texts of invented words in an invented order: nothing in them is alike by chance.
struct Prose {
    var generator: SeededGenerator

    init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in
            let syllables = ["ka", "lo", "mi", "ter", "ven", "su", "dra", "pol", "ne", "gri"]
            return (0..<Int.random(in: 2...4, using: &generator))
                .map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
        }
    }
}

func record(
    _ id: String, _ words: [String], date: String = "2021-11-21", publisher: String = "Mirnara Digest",
    issuer: String = "Ministry of Foreign Affairs of Avaria", relations: String? = nil, source: String = ""
) -> String {
    let relations = relations.map { #", "relations": \#($0)"# } ?? ""
    return
        #"{"id": "\#(id)", "title": "\#(id)", "issuer": {"name": "\#(issuer)"}, "date_issued": "\#(date)", "source": {"publisher": "\#(publisher)"}, "text": "\#(words.joined(separator: " "))"\#(relations)}"#
}

func corpusFindings(_ lines: [String], jobs: Int = 1, memoryBudget: Int = 1 << 20) async throws -> [Diagnostic] {
    // Gaps in provenance are found beside every level.
    try await validate(lines, jobs: jobs, levels: [.corpus], memoryBudget: memoryBudget).diagnostics
        .filter { $0.rule.group == "corpus" }
}
