import Foundation
import TestSupport
import Testing

/// `chancery validate --fix` as a user meets it.
@Suite struct FixCommandTests {
    private let folder: URL
    private let schema = ["--schema", "builtin:statement", "--levels", "evidence"]

    init() throws {
        folder = try ProjectFolder.makeTemporary()
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path()
    }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func fixesAreAppliedLoggedAndCounted() throws {
        let lines = try write(
            "a.jsonl",
            "{\"id\": \"a\", \"title\": \"DÃ©claration\\u200b e\u{301}crite\"}\n{\"id\": \"b\", \"title\": \"B\"}\n")
        let page = try write("b.md", "---\nid: c\ntitle: De\u{301}claration\n---\n\nIt wouldnâ€™t be said.\n")
        let result = try Program.chancery(["validate", "--fix", lines, page] + schema)
        #expect(
            try read(lines) == "{\"id\": \"a\", \"title\": \"Déclaration écrite\"}\n{\"id\": \"b\", \"title\": \"B\"}\n"
        )
        #expect(try read(page) == "---\nid: c\ntitle: Déclaration\n---\n\nIt wouldn’t be said.\n")
        #expect(
            result.errors.contains("a.jsonl:1:24: [text/mojibake] decode the text as it was written"),
            "\(result.errors)")
        #expect(result.errors.contains("b.md:6:10: [text/mojibake]"), "\(result.errors)")
        #expect(result.errors.contains("5 fixes applied in 2 files"), "\(result.errors)")
        #expect(!result.output.contains("text/"))
        let again = try Program.chancery(["validate", "--fix", lines, page] + schema)
        #expect(again.errors.contains("0 fixes applied in 0 files"))
        #expect(again.output == result.output)
    }

    @Test func aDryRunShowsAndWritesNothing() throws {
        let content = "{\"id\": \"a\", \"title\": \"It wouldnâ€™t be\"}\n"
        let file = try write("a.jsonl", content)
        let result = try Program.chancery(["validate", "--fix", "--dry-run", file] + schema)
        #expect(result.status == 0)
        #expect(
            result.output.hasSuffix(
                """
                a.jsonl:1:32: [text/mojibake] decode the text as it was written
                - {"id": "a", "title": "It wouldnâ€™t be"}
                + {"id": "a", "title": "It wouldn’t be"}

                """), "\(result.output)")
        #expect(try read(file) == content)
        let redacted = try Program.chancery(["validate", "--fix", "--dry-run", "--redact", file] + schema)
        #expect(!redacted.output.contains("wouldn"))
    }

    @Test func aDryRunGoesThroughAllRounds() throws {
        let content =
            "{\"id\": \"a\", \"title\": \"De\u{301}claration wouldnâ€™t e\u{301}tude\"}\n{\"id\": \"b\", \"title\": \"D\u{FFFD}but\"}\n"
        let file = try write("a.jsonl", content)
        let preview = try Program.chancery(["validate", "--fix", "--dry-run", file] + schema)
        #expect(preview.output.contains("[text/mojibake]") && preview.output.contains("[text/not-normalised]"))
        #expect(preview.output.contains("U+0065 U+0301"))
        #expect(preview.errors.contains("2 fixes would be applied in 1 file"), "\(preview.errors)")
        #expect(preview.status == 1)
        #expect(try read(file) == content)
        let machine = try Program.chancery(["validate", "--fix", "--dry-run", "--format", "json", file] + schema)
        let report = try JSONSerialization.jsonObject(with: Data(machine.output.utf8)) as? [String: Any]
        #expect((report?["summary"] as? [String: Any])?["errors"] as? Int == 1)
        #expect(machine.errors.contains("[text/mojibake]"))
        let fixed = try Program.chancery(["validate", "--fix", file] + schema)
        #expect(fixed.errors.contains("2 fixes applied in 1 file"))
        #expect(fixed.status == preview.status)
    }

    @Test func whatTheFormOrTheSchemaForbidsIsNamed() throws {
        let folded = try write("a.yaml", "id: a\ntitle: a\ntext: >\n  De\u{301}claration.\n")
        let empty = try write(
            "b.jsonl",
            "{\"id\": \"b\", \"title\": \"\u{200B}\", \"text\": \"De\u{301}but\", \"date_issued\": null}\n")
        let result = try Program.chancery(["validate", "--fix", folded, empty] + schema)
        #expect(result.errors.contains("a.yaml:3:7: [text/not-normalised] the text is folded"), "\(result.errors)")
        #expect(result.errors.contains("[text/invisible-character] with the fix the record would break its schema"))
        #expect(try read(empty).contains("D\u{E9}but"))
        #expect(try read(empty).contains("\u{200B}"))
    }

    @Test func aBundleIsNoCorpusToCompareWith() throws {
        let file = try write("a.jsonl", "{}\n")
        let result = try Program.chancery(["validate", file, "--against", "x-1.0.0.tar.gz"] + schema)
        #expect(result.status == 64)
        #expect(result.errors.contains("unpack it"))
    }

    @Test func whatCannotBeChangedIsSaid() throws {
        let target = try write("a.jsonl", "{\"id\": \"a\", \"title\": \"De\u{301}claration\"}\n")
        let link = folder.appending(path: "link.jsonl")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: target))
        let linked = try Program.chancery(["validate", "--fix", link.path()] + schema)
        #expect(linked.errors.contains("not fixed:"))
        #expect(linked.errors.contains("name the file itself"))
        let input = try Program.chancery(["validate", "--fix", "-"] + schema, input: Data("{}\n".utf8))
        #expect(input.status == 64)
        #expect(try Program.chancery(["validate", "--dry-run", target] + schema).status == 64)
    }

    @Test func suppressedFindingsAreNotFixed() throws {
        let corpus = folder.appending(path: "corpus")
        try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
        let content =
            "{\"id\": \"a\", \"title\": \"De\u{301}claration\"}\n{\"id\": \"b\", \"title\": \"E\u{301}tat\"}\n"
        try Data(content.utf8).write(to: corpus.appending(path: "a.jsonl"))
        try Data(
            """
            name: a
            schema: builtin:statement
            records: [a.jsonl]
            suppressions:
              - {rule: text/not-normalised, record: a, reason: "as the page writes it"}
            """.utf8
        ).write(to: corpus.appending(path: "chancery.yaml"))
        let result = try Program.chancery(["validate", "--fix", corpus.path()])
        #expect(result.errors.contains("1 fix applied in 1 file"), "\(result.errors)")
        let fixed = try read(corpus.appending(path: "a.jsonl").path())
        #expect(
            Array(fixed.utf8)
                == Array(
                    "{\"id\": \"a\", \"title\": \"De\u{301}claration\"}\n{\"id\": \"b\", \"title\": \"\u{C9}tat\"}\n"
                        .utf8))
    }
}
