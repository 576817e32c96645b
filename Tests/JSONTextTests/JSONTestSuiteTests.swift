import Foundation
import JSONText
import TestSupport
import Testing

/// The outside suite of JSON texts: `y_` must be accepted, `n_` refused, `i_` decided by the policy stated here.
@Suite(.enabled(if: ProjectFolder.hasShared(suite), "the JSON parsing suite is not on this machine"))
struct JSONTestSuiteTests {
    /// Duplicate names are valid by the grammar of RFC 8259, which leaves them to the reader; this one refuses them.
    private static let duplicates = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"]

    /// Texts whose fate RFC 8259 leaves open and which are taken: numbers of any size, since they stay text, and 500
    /// levels, which are within the limit. All others in the suite are not UTF-8, have half a surrogate pair or a byte
    /// order mark, and are refused.
    private static let accepted: Set<String> = [
        "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
        "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
        "i_number_real_underflow.json", "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
        "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json",
    ]

    static let texts: [URL] =
        ((try? FileManager.default.contentsOfDirectory(
            at: ProjectFolder.shared.appending(path: suite), includingPropertiesForKeys: nil)) ?? [])
        .filter { $0.pathExtension == "json" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }

    @Test(arguments: texts)
    func verdict(of text: URL) throws {
        let name = text.lastPathComponent
        let faults = faults(in: Array(try Data(contentsOf: text)))
        switch name.prefix(2) {
        case "y_" where Self.duplicates.contains(name): #expect(faults.map(\.code) == [.duplicateKey])
        case "y_": #expect(faults == [])
        case "n_": #expect(!faults.isEmpty)
        default: #expect(faults.isEmpty == Self.accepted.contains(name))
        }
    }

    @Test(arguments: texts.filter { duplicates.contains($0.lastPathComponent) })
    func repeatedNamesCanBeAccepted(in text: URL) throws {
        let limits = JSONLimits(acceptsRepeatedNames: true)
        #expect(faults(in: Array(try Data(contentsOf: text)), limits: limits).isEmpty)
    }

    @Test func suiteIsComplete() {
        let counts = Dictionary(grouping: Self.texts) { $0.lastPathComponent.prefix(2) }.mapValues(\.count)
        #expect(counts == ["y_": 95, "n_": 188, "i_": 35])
    }
}

private let suite = "conformance/json-parsing/test_parsing"
