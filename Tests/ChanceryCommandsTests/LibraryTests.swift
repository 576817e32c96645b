import Foundation
import TestSupport
import Testing

/// Schemas in several files.
@Suite struct LibraryTests {
    @Test func referencesAreFoundInTheLibraryAndNowhereElse() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try write("main.json", #"{"properties": {"a": {"$ref": "parts/text.json"}, "b": {"$ref": "urn:count"}}}"#)
        try write("library/parts/text.json", #"{"type": "string"}"#)
        try write("library/count.json", #"{"$id": "urn:count", "type": "integer"}"#)
        try write("records.jsonl", #"{"a": 1, "b": "c"}"#)
        let arguments = ["validate", "--schema", "main.json", "--format", "jsonl", "records.jsonl"]
        let alone = try Program.chancery(arguments, in: folder)
        #expect(alone.status == 3)
        #expect(alone.errors.contains("put `parts/text.json` into a folder, and name that with `--library`"))
        #expect(alone.errors.contains("put the schema with the `$id` `urn:count` into a folder"))
        let together = try Program.chancery(arguments + ["--library", "library"], in: folder)
        #expect(together.status == 1)
        #expect(together.output.contains("/a") && together.output.contains("/b"))
    }

    /// A schema outside of the library has the URI that it would have in there.
    @Test(arguments: [["validate", "records.jsonl", "--schema"], ["schema", "check"], ["schema", "docs"]])
    func aSchemaThatIsInTheLibraryTooMustBeTheSame(command: [String]) throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            ("main.json", #"{"$id": "urn:main", "properties": {"a": {"$ref": "urn:text"}}}"#),
            ("library/main.json", #"{"$id": "urn:main", "properties": {"a": {"$ref": "urn:text"}}}"#),
            ("library/text.json", #"{"$id": "urn:text", "type": "string"}"#),
            ("text.json", #"{"type": "string", "minLength": 1}"#), ("records.jsonl", #"{"a": "b"}"#),
        ] {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let same = try Program.chancery(command + ["main.json", "--library", "library"], in: folder)
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        let other = try Program.chancery(command + ["text.json", "--library", "library"], in: folder)
        #expect(other.status == 3)
        let said = other.output + other.errors
        #expect(said.contains("the schemas `text.json` and `library/text.json` go by one URI"), "\(said)")
    }
}
