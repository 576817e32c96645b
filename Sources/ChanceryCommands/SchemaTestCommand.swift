import ArgumentParser
import Reporting
import Schema
import SchemaTools
import Storage

/// `chancery schema test`.
struct SchemaTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Hold the examples beside a schema to it: those to be accepted, and those to be rejected and why.",
        discussion: """
            Examples are in accepted/*.json, each an instance, and in rejected/*.json, each an object of the instance \
            and the rules that are to be found in it, with the JSON Pointer of the value where it matters:

              {"$expect": ["schema/type /issuer/name"], "instance": {"issuer": {"name": 7}}}

            Exit status: 0 all as expected; 1 not; 3 the schema cannot be used.

            Examples:
              chancery schema test letters.schema.json           the examples in letters.tests/
              chancery schema test letters.schema.json cases/    those of another folder
            """)

    @Argument(help: ArgumentHelp("The JSON Schema, or builtin:statement; - is standard input.", valueName: "schema"))
    var schema = BuiltInSchema.statement

    @Argument(
        help: ArgumentHelp(
            "The folder of examples; unless given, that of the schema file's name with .tests.", valueName: "folder"))
    var folder: String?

    @OptionGroup var library: SchemaLibrary

    func validate() throws {
        if folder == nil, schema == "-" || schema == BuiltInSchema.statement {
            throw ValidationError("there is no folder beside '\(schema)'; name the folder of examples after it")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let text = try BuiltInSchema.text(named: schema)
            let document = try SchemaDocument(text, path: schema, uri: SchemaLibrary.uri(of: schema))
            var checker = ExampleChecker(
                schema: try SchemaCompiler.compile(
                    document, library: SchemaLibrary.others(library.documents(), beside: text),
                    options: SchemaLibrary.options))
            let folder = folder ?? Self.folder(beside: schema)
            let examples = try Self.examples(in: folder, isNamed: self.folder != nil)
            guard !examples.isEmpty else {
                Terminal.complain(
                    "chancery: there are no examples; they are looked for in \(folder)/accepted/*.json and "
                        + "\(folder)/rejected/*.json")
                throw ExitCode.findings
            }
            let output = OutputFile.standardOutput
            var failures = 0
            func report(_ line: String) throws {
                failures += 1
                try output.write(Array((DisplayText.line(line, limit: 4_000) + "\n").utf8))
            }
            for (path, kind, isFolder) in examples {
                if isFolder {
                    try report("\(path): no example: it is a folder, and a file is expected")
                    continue
                }
                let example = try InputFile(path: path).readAll(limit: 64 << 20)
                if let failure = checker.failure(of: example, kind) { try report(Self.line(failure, path, example)) }
            }
            let noun = examples.count == 1 ? "example" : "examples"
            let rest = failures > 0 ? ", \(failures) not" : ""
            try output.write(
                Array("\(examples.count) \(noun): \(examples.count - failures) as expected\(rest)\n".utf8))
            try output.close()
            if failures > 0 { throw ExitCode.findings }
        }
    }

    private static func folder(beside schema: String) -> String {
        for ending in [".schema.json", ".json"] where schema.hasSuffix(ending) {
            return schema.dropLast(ending.count) + ".tests"
        }
        return schema + ".tests"
    }

    /// What has the name of an example; a folder may have it, and is none.
    private typealias Example = (path: String, kind: ExampleKind, isFolder: Bool)

    /// The examples of a folder, in the order of their paths.
    ///
    /// - Parameter isNamed: whether the user named the folder, which must then be there.
    private static func examples(in folder: String, isNamed: Bool) throws -> [Example] {
        if !isNamed, FileTree.kind(of: folder) == nil { return [] }
        return try FileTree.entries(below: folder, includesFolders: true).compactMap { entry in
            let parts = entry.path.split(separator: "/")
            guard parts.count == 2, entry.path.hasSuffix(".json"), let kind = ExampleKind(rawValue: String(parts[0]))
            else { return nil }
            return (folder + (folder.hasSuffix("/") ? "" : "/") + entry.path, kind, entry.kind == .folder)
        }
    }

    private static func line(_ failure: ExampleFailure, _ path: String, _ text: [UInt8]) -> String {
        switch failure {
        case .otherFindings(let expected, let found):
            return "\(path): expected \(listed(expected)); found \(listed(found))"
        case .malformed(let message, let offset):
            let before = text.prefix(offset)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
            return "\(path):\(line):\(column): no example: \(message)"
        }
    }

    private static func listed(_ findings: [String]) -> String {
        let shown = findings.prefix(5).joined(separator: ", ")
        if findings.isEmpty { return "nothing" }
        return findings.count > 5 ? shown + " and \(findings.count - 5) more" : shown
    }
}
