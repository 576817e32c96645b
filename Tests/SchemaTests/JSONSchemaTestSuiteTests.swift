import Foundation
import JSONText
import Schema
import TestSupport
import Testing

/// The official suite for draft 2020-12: every test of every file, without exceptions. Formats are annotations here, as
/// the suite wants them; `FormatSuiteTests` asserts them.
@Suite(.enabled(if: ProjectFolder.hasShared(suite), "the JSON Schema suite is not on this machine"))
struct JSONSchemaTestSuiteTests {
    static let required = SuiteFile.all(in: suite)
    static let optional = SuiteFile.all(in: suite + "/optional")

    @Test(arguments: required + optional)
    func verdicts(in file: SuiteFile) throws {
        var options = SchemaOptions()
        options.formatHandling = .annotated
        try file.check(options)
    }

    /// So that a file that went missing is noticed.
    @Test func nothingIsLeftOut() throws {
        #expect(try Self.required.reduce(0) { try $0 + $1.count() } == 1299)
        #expect(try Self.optional.reduce(0) { try $0 + $1.count() } == 162)
    }
}

/// A file of the suite.
struct SuiteFile: CustomTestStringConvertible {
    let path: String

    var testDescription: String { path }

    /// The files of a folder of `../shared`, sorted.
    static func all(in folder: String) -> [SuiteFile] {
        let url = ProjectFolder.shared.appending(path: folder)
        return ((try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? [])
            .filter { $0.hasSuffix(".json") }.sorted().map { SuiteFile(path: folder + "/" + $0) }
    }

    /// How many tests there are.
    func count() throws -> Int {
        let bytes = Array(try Data(contentsOf: ProjectFolder.shared.appending(path: path)))
        return try JSONDocument(bytes).withRoot { groups in
            groups.elements.reduce(0) { $0 + ($1["tests"]?.count ?? 0) }
        }
    }

    /// Runs every test on both paths.
    func check(_ options: SchemaOptions) throws {
        let bytes = Array(try Data(contentsOf: ProjectFolder.shared.appending(path: path)))
        try JSONDocument(bytes).withRoot { groups in
            for group in groups.elements {
                let title = group["description"]?.string ?? ""
                let tests = try #require(group["tests"])
                let schema: CompiledSchema
                do {
                    schema = try SchemaCompiler.compile(
                        try SchemaDocument(Array(try #require(group["schema"]).text), path: path),
                        library: Self.remotes, options: options)
                } catch let error as SchemaError {
                    Issue.record("\(path): \(title): \(error.faults)")
                    continue
                }
                for test in tests.elements {
                    let data = try #require(test["data"])
                    var evaluator = SchemaEvaluator(schema: schema)
                    let expected = test["valid"]?.kind == .true
                    let label = "\(path): \(title): \(test["description"]?.string ?? "")"
                    #expect(evaluator.accepts(data) == expected, "\(label)")
                    #expect(evaluator.explain(data).isEmpty == expected, "\(label), explained")
                }
            }
        }
    }

    /// The suite's local copies of what it refers to under `http://localhost:1234/`.
    private static let remotes: [SchemaDocument] = {
        let folder = ProjectFolder.shared.appending(path: "conformance/json-schema-test-suite/remotes")
        let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        return paths.sorted()
            .filter { path in
                path.hasSuffix(".json")
                    && (!path.hasPrefix("draft") || ["draft2020-12/", "draft2019-09/"].contains { path.hasPrefix($0) })
            }
            .compactMap { path in
                guard let data = try? Data(contentsOf: folder.appending(path: path)) else { return nil }
                return try? SchemaDocument(Array(data), path: path, uri: "http://localhost:1234/" + path)
            }
    }()
}

private let suite = "conformance/json-schema-test-suite/tests/draft2020-12"
