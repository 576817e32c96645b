import Diagnostics
import Foundation
import Reporting
import Testing

/// Reports against `Schemas/report.schema.json`, judged by the Python package `jsonschema`.
@Suite(.enabled("needs python3 with the package jsonschema") { try PythonValidator.isAvailable() })
struct ReportSchemaTests {
    @Test(arguments: [0, 1, 6])
    func documentsAreValid(count: Int) throws {
        let text = try report(Array(Sample.everything.prefix(count)), as: "json")
        #expect(try PythonValidator.faults(of: text, definition: nil) == "")
    }

    @Test func linesAreValid() throws {
        let lines = try report(Sample.everything, as: "jsonl").split(separator: "\n")
        for line in lines.dropLast() {
            #expect(try PythonValidator.faults(of: String(line), definition: "diagnostic") == "")
        }
        #expect(try PythonValidator.faults(of: String(try #require(lines.last)), definition: "last_line") == "")
    }

    @Test(arguments: [
        (#""version":1"#, #""version":2"#),
        (#""inputs":{"#, #""inputs":{"host":"x","#),
        (#""kind":"gap""#, #""kind":"hole""#),
        (#""byte_range":[0,0]"#, #""byte_range":[0]"#),
        (#""ran":true,"reason":null"#, #""ran":true,"reason":"but not here""#),
        (#""summary":"#, #""totals":"#),
    ])
    func theSchemaRefusesOtherShapes(member: String, altered: String) throws {
        let text = try report(Sample.everything, as: "json")
        try #require(text.contains(member))
        #expect(try PythonValidator.faults(of: text.replacing(member, with: altered), definition: nil) != "")
    }
}

/// Runs the Python package `jsonschema`.
enum PythonValidator {
    private static let script = """
        import json, sys
        import jsonschema
        with open(sys.argv[1], encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        if len(sys.argv) > 2:
            schema = {"$defs": schema["$defs"], "$ref": "#/$defs/" + sys.argv[2]}
        instance = json.loads(sys.stdin.buffer.read())
        for fault in jsonschema.Draft202012Validator(schema).iter_errors(instance):
            print(fault.json_path, fault.message)
        """

    static func isAvailable() throws -> Bool {
        try run(["-c", "import jsonschema"], input: "").status == 0
    }

    /// What the validator finds wrong, a line each; `definition` names a member of `$defs` in place of the whole schema.
    static func faults(of instance: String, definition: String?) throws -> String {
        let schema = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Schemas/report.schema.json").standardizedFileURL.path()
        let result = try run(["-c", script, schema] + (definition.map { [$0] } ?? []), input: instance)
        try #require(result.status == 0, "the validator itself failed")
        return result.output
    }

    private static func run(_ arguments: [String], input: String) throws -> (status: Int32, output: String) {
        let process = Process()
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Reports of these tests are smaller than the buffer of a pipe, so that writing before reading cannot block.
        if !input.isEmpty { try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try standardInput.fileHandleForWriting.close()
        let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
