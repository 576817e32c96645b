import Foundation
import JSONText
import Schema
import TestSupport
import Testing

private let suite = "conformance/json-schema-test-suite/output-tests/draft2020-12"

/// The official tests of output for 2020-12. All are about the format `basic`; there are none about others, and those of
/// 2019-09 and of the draft after 2020-12 are about other drafts.
@Suite(.enabled(if: ProjectFolder.hasShared(suite), "the JSON Schema suite is not on this machine"))
struct OutputSuiteTests {
    @Test(arguments: SuiteFile.all(in: suite + "/content"))
    func output(in file: SuiteFile) throws {
        var options = SchemaOptions(formatHandling: .annotated)
        options.collectsAnnotations = true
        let outputSchema = try SchemaDocument(
            Array(try Data(contentsOf: ProjectFolder.shared.appending(path: suite + "/output-schema.json"))),
            path: "output-schema.json")
        let bytes = Array(try Data(contentsOf: ProjectFolder.shared.appending(path: file.path)))
        var checked = 0
        try JSONDocument(bytes).withRoot { groups in
            for group in groups.elements {
                let text = try #require(group["schema"]).text
                var output = BasicOutput(
                    schema: try SchemaCompiler.compile(
                        try SchemaDocument(Array(text), path: file.path), options: options))
                for test in try #require(group["tests"]).elements {
                    let data = try #require(test["data"])
                    let written = output.json(for: data)
                    let wanted = try #require(test["output"]?["basic"]).text
                    let expectation = try SchemaCompiler.compile(
                        try SchemaDocument(Array(wanted), path: file.path), library: [outputSchema],
                        options: SchemaOptions(formatHandling: .annotated))
                    var evaluator = SchemaEvaluator(schema: expectation)
                    let isExpected = try JSONDocument(written).withRoot { evaluator.accepts($0) }
                    #expect(
                        isExpected, "\(test["description"]?.string ?? ""): \(String(decoding: written, as: UTF8.self))")
                    checked += 1
                }
            }
        }
        #expect(checked > 0)
    }
}

@Suite struct OutputTests {
    @Test func locationsGoThroughReferences() throws {
        var options = SchemaOptions()
        options.collectsAnnotations = true
        let schema = try compiled(
            """
            {"$id": "urn:root", "properties": {"a": {"$ref": "#/$defs/text"}},
             "$defs": {"text": {"type": "string", "title": "T"}}}
            """, options: options)
        var output = BasicOutput(schema: schema)
        let wrong = try JSONDocument(Array(#"{"a": 1}"#.utf8)).withRoot { output.json(for: $0) }
        #expect(
            String(decoding: wrong, as: UTF8.self).hasPrefix(
                ##"{"valid":false,"errors":[{"valid":false,"keywordLocation":"/properties/a/$ref/type","##
                    + ##""absoluteKeywordLocation":"urn:root#/$defs/text/type","instanceLocation":"/a","error":"##))
        let right = try JSONDocument(Array(#"{"a": "b"}"#.utf8)).withRoot { output.json(for: $0) }
        #expect(
            String(decoding: right, as: UTF8.self)
                == ##"{"valid":true,"annotations":[{"valid":true,"keywordLocation":"/properties/a/$ref/title","##
                + ##""absoluteKeywordLocation":"urn:root#/$defs/text/title","instanceLocation":"/a","annotation":"T"}]}"##
        )
    }
}
