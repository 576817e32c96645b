import Foundation
import TestSupport
import Testing

/// `chancery schema` as a user meets it.
@Suite struct SchemaCommandTests {
    private let folder: URL

    init() throws {
        folder = try ProjectFolder.makeTemporary()
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path()
    }

    @Test func docsDescribeTheStatementSchemaUnlessToldOtherwise() throws {
        let builtIn = try Program.chancery(["schema", "docs"])
        #expect(builtIn.status == 0, "\(builtIn.errors)")
        #expect(builtIn.output.hasPrefix("# Official statement\n"))
        let file = folder.appending(path: "fields.html")
        let page = try Program.chancery([
            "schema", "docs", "Schemas/statement.schema.json", "--format", "html", "-o", file.path(),
        ])
        #expect(page.status == 0 && page.output.isEmpty)
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
        // What is there is never replaced.
        let again = try Program.chancery(["schema", "docs", "-o", file.path()])
        #expect(again.status == 4)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["fields.html"])
    }

    @Test func aDraftAcceptsWhatItWasMadeFrom() throws {
        let records = try write("records.jsonl", "{\"id\": \"a\", \"n\": 1}\n{\"id\": \"b\", \"n\": 2, \"m\": null}\n")
        let schema = folder.appending(path: "draft.json").path()
        let made = try Program.chancery([
            "schema", "infer", records, "--title", "Rows", "--id-field", "id", "-o", schema,
        ])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.isEmpty && made.errors.isEmpty)
        let valid = try Program.chancery(["validate", "--schema", schema, records])
        #expect(valid.status == 0, "\(valid.output)")
        let piped = try Program.chancery(
            ["schema", "infer", "-", "--title", "Rows", "--id-field", "id"],
            input: try Data(contentsOf: URL(filePath: records)))
        #expect(piped.output == (try String(contentsOfFile: schema, encoding: .utf8)))
        let corpus = try Program.chancery(["schema", "infer", "Exports/sample-corpus"])
        #expect(corpus.status == 0)
        #expect(corpus.output.contains("in 100% of 25 records"))
    }

    @Test func malformedRecordsAreSaidAndCounted() throws {
        let records = try write("records.jsonl", "{\"id\": \"a\"}\n{\"id\": }\n")
        let result = try Program.chancery(["schema", "infer", records])
        #expect(result.status == 1)
        #expect(result.output.contains("in 100% of 1 record\""))
        #expect(result.errors.contains("records.jsonl:2:8: error[syntax/malformed]"))
        #expect(result.errors.contains("1 malformed record is not in the draft, which is from 1"))
        let nothing = try Program.chancery(["schema", "infer", try write("empty.jsonl", "")])
        #expect(nothing.status == 1)
        #expect(nothing.output.isEmpty)
    }

    @Test func brokenSchemasFailWithThree() throws {
        for text in ["{", #"{"type": "strin"}"#, ##"{"$ref": "#/none"}"##] {
            let result = try Program.chancery(["schema", "docs", try write("schema.json", text)])
            #expect(result.status == 3)
            #expect(result.errors.contains("schema.json:1:"))
            #expect(result.output.isEmpty)
        }
    }

    @Test(
        arguments: [
            (["docs", "/nowhere/schema.json"], 4), (["infer", "/nowhere/rows.jsonl"], 4),
            (["docs", "-o", "/dev/null/x"], 4), (["docs", "--format", "pdf"], 64), (["infer", "README.rst"], 4),
            (["infer", "LICENSE"], 64), (["infer", "Sources"], 64), (["infer", "-", "-"], 64), (["nothing"], 64),
            (["infer", "--id-field", "none", "Exports/sample-corpus"], 64),
        ] as [([String], Int32)])
    func otherFailuresHaveTheirStatus(arguments: [String], status: Int32) throws {
        let result = try Program.chancery(["schema"] + arguments)
        #expect(result.status == status, "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
