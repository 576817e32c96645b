import Foundation
import TestSupport
import Testing

/// The command as a user meets it: exit status, output, and that nothing partial is left.
@Suite struct CommandTests {
    private let folder: URL
    private let schema = ["--schema", "builtin:statement"]

    init() throws {
        folder = try ProjectFolder.makeTemporary()
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path()
    }

    private func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    @Test(
        arguments: [
            ("empty.jsonl", [], "syntax/empty-file"), ("empty.json", Array("[]\n".utf8), "syntax/empty-file"),
            ("bom.jsonl", [0xEF, 0xBB, 0xBF] + Array("{}\n".utf8), "syntax/byte-order-mark"),
            ("nul.jsonl", Array("{\"id\": \"a\0b\"}".utf8), "syntax/control-character"),
            ("nuls.jsonl", [UInt8](repeating: 0, count: 64), "syntax/malformed"),
            ("latin.jsonl", Array("{\"title\": \"caf".utf8) + [0xE9] + Array("\"}".utf8), "syntax/invalid-utf8"),
            ("cut.jsonl.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1, 2], "syntax/gzip"),
            ("cut.json", Array("[{\"id\": \"a\"}, {".utf8), "syntax/"),
            ("tabs.yaml", Array("id: a\n\ttitle: b\n".utf8), "syntax/"),
            ("twice.yaml", Array("id: a\nid: b\n".utf8), "syntax/duplicate-key"),
            ("endless.md", Array("---\nid: a\n\ntext\n".utf8), "syntax/unterminated-front-matter"),
        ] as [(String, [UInt8], String)])
    func malformedInputIsAFinding(name: String, bytes: [UInt8], rule: String) throws {
        let path = try write(name, bytes)
        let result = try Program.chancery(["validate", path, "--format", "json"] + schema)
        #expect(result.status == 1, "\(result.errors)")
        #expect(
            result.output.contains("\"rule\":\"\(rule)") || result.output.contains("\"rule\": \"\(rule)"),
            "\(result.output)")
        #expect(result.output.contains(name))
    }

    @Test func aRecordThatIsTooLargeIsPassedOver() throws {
        let long = "{\"id\": \"" + String(repeating: "a", count: 200_000) + "\"}\n{}\n"
        let result = try Program.chancery(
            ["validate", try write("long.jsonl", long), "--max-record-bytes", "1000", "--levels", "syntax"] + schema)
        #expect(result.status == 1)
        #expect(result.output.contains("syntax/record-too-large"))
        #expect(result.output.contains("2 records, 1 valid"))
    }

    @Test func theEnvironmentFailsWithFour() throws {
        let missing = try Program.chancery(["validate", "/nowhere/at.jsonl"] + schema)
        #expect(missing.status == 4)
        #expect(missing.errors.contains("/nowhere/at.jsonl"))
        let unwritable = try Program.chancery(
            ["release", "1.0.0", "Exports/sample-corpus", "--out", "/dev/null/out"])
        #expect(unwritable.status == 4, "\(unwritable.errors)")
    }

    @Test func brokenSchemasFailWithThree() throws {
        let records = try write("records.jsonl", "{}\n")
        for text in [#"{"pattern": "("}"#, ##"{"$ref": "#/none"}"##, "{", #"{"authority": "planets"}"#] {
            let path = try write("schema.json", text)
            let result = try Program.chancery(["validate", records, "--schema", path])
            #expect(result.status == 3)
            #expect(result.errors.contains("schema.json:1:"))
            #expect(result.output.isEmpty)
        }
    }

    @Test func brokenConfigurationsFailWithThree() throws {
        _ = try write("corpus/records/a.jsonl", "{}\n")
        for (text, message) in [
            ("name: a\nschema: builtin:statement\nrecods: [records/*.jsonl]\n", "records"),
            (
                "name: a\nschema: builtin:statement\nrecords: [records/*.jsonl]\nbaseline: b.json\n",
                "`baseline` is not supported"
            ),
            ("name: a\nschema: builtin:other\nrecords: [records/*.jsonl]\n", "builtin:statement"),
            (
                "name: a\nschema: builtin:statement\nrecords: [records/*.jsonl]\nrules: {date/befor-session: off}\n",
                "date/before-session"
            ),
        ] {
            _ = try write("corpus/chancery.yaml", text)
            let result = try Program.chancery(["validate", folder.appending(path: "corpus").path()])
            #expect(result.status == 3, "\(text)")
            #expect(result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test(arguments: [
        ["validate", "--schema", "builtin:statement", "--levels", "sintax", "x.jsonl"],
        ["validate", "README.md"], ["validate", "Sources"], ["validate", "--format", "xml", "Exports/sample-corpus"],
        ["validate", "--schema", "builtin:statement", "--levels", "", "x.jsonl"],
        ["validate", "--schema", "builtin:statement", "--levels", ",", "x.jsonl"],
        ["validate", "--schema", "-", "-"], ["export", "--schema", "-", "-"],
        ["release", "1.0", "Exports/sample-corpus"], ["explain", "date/befor-session"], ["nothing"],
    ])
    func wrongUsageFailsWithSixtyFour(arguments: [String]) throws {
        let result = try Program.chancery(arguments)
        #expect(result.status == 64, "\(result.output)\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func aDirectoryWhereAFileIsExpectedIsRefused() throws {
        _ = try write("data.jsonl/x", "")
        let result = try Program.chancery(["validate", folder.appending(path: "data.jsonl").path()] + schema)
        #expect(result.status == 64 || result.status == 4)
        #expect(result.errors.contains("data.jsonl"))
    }

    @Test func aReleaseIsWholeOrAbsent() throws {
        let out = folder.appending(path: "out")
        let made = try Program.chancery(["release", "1.0.0", "Exports/sample-corpus", "--out", out.path()])
        #expect(made.status == 0, "\(made.errors)")
        let before = try FileManager.default.contentsOfDirectory(atPath: out.path()).sorted()
        #expect(before == ["sample-statements-1.0.0", "sample-statements-1.0.0.tar.gz"])
        let again = try Program.chancery(["release", "1.0.0", "Exports/sample-corpus", "--out", out.path()])
        #expect(again.status == 4)
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path()).sorted() == before)

        let faulty = try write("faulty.jsonl", "{\"id\": \"a\"}\n")
        let refused = try Program.chancery(
            ["release", "1.0.0", faulty, "--name", "faulty", "--out", out.path()] + schema)
        #expect(refused.status == 1)
        #expect(refused.output.contains("schema/required"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path()).sorted() == before)
    }

    @Test func surroundingsDoNotMatter() throws {
        let first = folder.appending(path: "first")
        let second = folder.appending(path: "second")
        for (out, jobs) in [(first, "1"), (second, "5")] {
            let result = try Program.chancery(
                ["release", "1.0.0", "Exports/sample-corpus", "--out", out.path(), "--jobs", jobs])
            #expect(result.status == 0)
        }
        #expect(FileManager.default.contentsEqual(atPath: first.path(), andPath: second.path()))
    }

    @Test func exportWritesOneFile() throws {
        let file = folder.appending(path: "statements.csv")
        let result = try Program.chancery(["export", "Exports/sample-corpus", "--to", "csv", "-o", file.path()])
        #expect(result.status == 0, "\(result.errors)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("id,title,kind,status,"))
        let lines = try Program.chancery(["export", "Exports/sample-corpus"])
        #expect(lines.output.split(separator: "\n").count == 25)
        let again = try Program.chancery(["export", "Exports/sample-corpus", "-o", file.path()])
        #expect(again.status == 4)
    }

    @Test(arguments: [
        ["export", "Exports/sample-corpus"], ["schema", "docs"], ["schema", "infer", "Exports/sample-corpus"],
    ])
    func anOutputInAMissingFolderIsNamedAsGiven(arguments: [String]) throws {
        let path = folder.appending(path: "missing/x").path()
        let result = try Program.chancery(arguments + ["-o", path])
        #expect(result.status == 4)
        #expect(result.errors.contains("\"\(path)\""), "\(result.errors)")
        #expect(!result.errors.contains(".partial"))
    }

    @Test func oneStreamIsNotReadTwice() throws {
        let result = try Program.chancery(["validate", "--schema", "-", "-"])
        #expect(result.errors.contains("both the schema and the records are to come from it"), "\(result.errors)")
    }

    @Test func compressedStandardInputIsInflated() throws {
        let file = folder.appending(path: "statements.jsonl.gz")
        let made = try Program.chancery(["export", "Exports/sample-corpus", "--gzip", "-o", file.path()])
        #expect(made.status == 0, "\(made.errors)")
        let bytes = try Data(contentsOf: file)
        let levels = ["--levels", "syntax,schema", "-"]
        let result = try Program.chancery(["validate"] + schema + levels, input: bytes)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("25 records, 25 valid"))
        let cut = try Program.chancery(["validate"] + schema + levels, input: bytes.prefix(bytes.count / 2))
        #expect(cut.status == 1 && cut.output.contains("syntax/gzip"))
    }

    @Test func standardInputIsRead() throws {
        let result = try Program.chancery(["validate", "-"] + schema, input: Data("{\"id\": 3}\n".utf8))
        #expect(result.status == 1)
        #expect(result.output.contains("-:1:"))
    }
}

/// Real input through the command.
@Suite(.enabled(if: ProjectFolder.hasShared("corpus/seeds"), "the seeds are not on this machine"))
struct SeedReleaseTests {
    @Test func aReleaseOfTheSeedsVerifies() throws {
        let out = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: out) }
        let seeds = ProjectFolder.shared.appending(path: "corpus/seeds")
        let made = try Program.chancery([
            "release", "1.0.0", seeds.appending(path: "records.jsonl").path(), "--schema",
            "Schemas/statement.schema.json", "--captures", seeds.appending(path: "captures").path(), "--name", "seeds",
            "--out", out.path(),
        ])
        #expect(made.status == 0, "\(made.output)\(made.errors)")
        let verified = try Program.chancery(["verify", out.appending(path: "seeds-1.0.0.tar.gz").path()])
        #expect(verified.status == 0, "\(verified.output)")
        let sums = try Program.named(
            "sha256sum", ["--strict", "-c", "SHA256SUMS"], in: out.appending(path: "seeds-1.0.0"))
        #expect(sums?.status ?? 0 == 0)
    }
}
