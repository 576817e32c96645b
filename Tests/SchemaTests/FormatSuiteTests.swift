import Foundation
import JSONText
import Schema
import TestSupport
import Testing

private let suite = "conformance/json-schema-test-suite/tests/draft2020-12/optional/format"

/// The official tests of all formats of the standard, asserted.
@Suite(.enabled(if: ProjectFolder.hasShared(suite), "the JSON Schema suite is not on this machine"))
struct FormatSuiteTests {
    @Test(arguments: [
        "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
        "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference",
        "uri-template", "uuid",
    ])
    func verdicts(of format: String) throws {
        let path = suite + "/\(format).json"
        let bytes = Array(try Data(contentsOf: ProjectFolder.shared.appending(path: path)))
        let schema = try compiled(#"{"format": "\#(format)"}"#)
        try JSONDocument(bytes).withRoot { groups in
            for test in groups.elements.flatMap({ $0["tests"].map { Array($0.elements) } ?? [] }) {
                let data = try #require(test["data"])
                var evaluator = SchemaEvaluator(schema: schema)
                let label = "\(test["description"]?.string ?? ""): \(data.string)"
                #expect(evaluator.accepts(data) == (test["valid"]?.kind == .true), "\(label)")
                #expect(evaluator.explain(data).isEmpty == (test["valid"]?.kind == .true), "\(label), explained")
            }
        }
    }
}
