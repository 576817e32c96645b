import Foundation
import JSONText
import Schema
import TestSupport
import Testing

/// The official suite for draft 2020-12, as far as the keywords are known: every group whose schema compiles must be
/// right in every test, and no group of a keyword that is known may fail to compile.
@Suite(.enabled(if: ProjectFolder.hasShared(suite), "the JSON Schema suite is not on this machine"))
struct JSONSchemaTestSuiteTests {
    /// Files about keywords that this version refuses by name.
    private static let unsupported: Set<String> = [
        "dynamicRef.json", "unevaluatedItems.json", "unevaluatedProperties.json", "vocabulary.json",
    ]

    static let files: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: ProjectFolder.shared.appending(path: suite).path()))
        ?? [])
        .filter { $0.hasSuffix(".json") && !unsupported.contains($0) }
        .sorted()

    @Test(arguments: files)
    func verdicts(in file: String) throws {
        let bytes = Array(try Data(contentsOf: ProjectFolder.shared.appending(path: suite + "/" + file)))
        let remotes = try Self.remotes()
        try JSONDocument(bytes).withRoot { groups in
            for group in groups.elements {
                let title = group["description"]?.string ?? ""
                let schemaText = try #require(group["schema"]).text
                let schema: CompiledSchema
                do {
                    schema = try SchemaCompiler.compile(
                        try SchemaDocument(Array(schemaText), path: file), library: remotes, formats: .lenient)
                } catch let error as SchemaError {
                    if !Self.isExpected(error) { Issue.record("\(file): \(title): \(error.faults)") }
                    continue
                }
                for test in try #require(group["tests"]).elements {
                    let data = try #require(test["data"])
                    var evaluator = SchemaEvaluator(schema: schema)
                    let expected = test["valid"]?.kind == .true
                    let label = "\(file): \(title): \(test["description"]?.string ?? "")"
                    #expect(evaluator.accepts(data) == expected, "\(label)")
                    #expect(evaluator.explain(data).isEmpty == expected, "\(label), explained")
                }
            }
        }
    }

    /// A group may use a keyword that is refused by name, or a document that is not at hand.
    private static func isExpected(_ error: SchemaError) -> Bool {
        error.faults.allSatisfy {
            $0.message.contains("is not supported by this version") || $0.message.contains("json-schema.org")
                || $0.message.contains("localhost")
        }
    }

    /// The suite's local copies of what it refers to under `http://localhost:1234/`.
    private static func remotes() throws -> [SchemaDocument] {
        let folder = ProjectFolder.shared.appending(path: "conformance/json-schema-test-suite/remotes")
        let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        return try paths.sorted()
            .filter { $0.hasSuffix(".json") && ($0.hasPrefix("draft2020-12/") || !$0.hasPrefix("draft")) }
            .map { path in
                let bytes = Array(try Data(contentsOf: folder.appending(path: path)))
                return try SchemaDocument(bytes, path: path, uri: "http://localhost:1234/" + path)
            }
    }
}

extension FormatRegistry {
    /// The suite's `format.json` wants formats to be annotations only; this takes any name and asserts nothing.
    fileprivate static let lenient = FormatRegistry(
        [
            "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
            "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "unknown", "uri",
            "uri-reference", "uri-template", "uuid",
        ].map { AnyFormat(name: $0) })
}

private struct AnyFormat: FormatChecker {
    let name: String
    var title: String { name }
    let help = ""

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { true }
}

private let suite = "conformance/json-schema-test-suite/tests/draft2020-12"
