import Foundation
import TestSupport
import Testing

/// `chancery draft`.
@Suite struct DraftCommandTests {
    private let folder: URL
    private static let captures = "Tests/Fixtures/captures"
    private static let letter = "\(captures)/un-letter.txt"

    init() throws {
        folder = try ProjectFolder.makeTemporary()
    }

    /// The fixtures by the form of their names.
    private static func files(_ suffixes: [String]) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.root.appending(path: captures).path())
            .filter { name in suffixes.contains { name.hasSuffix($0) } }.sorted().map { "\(captures)/\($0)" }
    }

    /// A statement whose issuer the page does not name at all has one fault, which the schema makes of that gap.
    private static func faultsAreNone(_ output: String) -> Bool {
        let faults = output.components(separatedBy: "\"rule\":\"").count - 1
        let unnamed = output.components(separatedBy: "\"pointer\":\"/issuer/name\"").count - 1
        return output.contains("\"complete\":true") && faults == unnamed && faults <= 1
    }

    private static func paths(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().map {
            folder.appending(path: $0).path()
        }
    }

    private static func objects(_ lines: String) throws -> [[String: Any]] {
        try lines.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func aLetterTransmitsItsAnnex() throws {
        let draft = try Program.chancery(["draft", "--format", "jsonl", "\(Self.captures)/un-letter-annex.txt"])
        let records = try Self.objects(draft.output).compactMap { $0["record"] as? [String: Any] }
        try #require(records.count == 2)
        let relations = records.map { ($0["relations"] as? [[String: String]])?.first }
        #expect(relations[0] == ["type": "transmits", "record": records[1]["id"] as? String ?? ""])
        #expect(relations[1] == ["type": "is_part_of", "record": records[0]["id"] as? String ?? ""])
        // They are one document, and the annex refers to no other.
        #expect((records[1]["source"] as? [String: Any])?["symbol"] as? String == "S/2021/455")
        #expect((records[1]["references"] as? [Any])?.isEmpty ?? false)
        let issuer = try #require(records[1]["issuer"] as? [String: Any])
        #expect(issuer["office"] as? String == "ministry" && issuer["person"] is NSNull)
    }

    @Test func whatCannotBeDecodedIsSaid() throws {
        let capture = folder.appending(path: "latin.txt")
        let text =
            "Statement by the Foreign Ministry of Norway\n\nOslo, 3 May 2021\n\nNorway regrets the caf\u{1} affair"
        let rest =
            " and asks everybody to talk again as they did in the year before it. It stays open to all of that.\n"
        try Data((text + rest).utf8.map { $0 == 1 ? 0xE9 : $0 }).write(to: capture)
        let draft = try Program.chancery(["draft", capture.path(), "--format", "yaml"])
        #expect(draft.status == 0)
        #expect(draft.errors.contains("latin.txt:5: 1 byte could not be decoded"))
        #expect(draft.output.contains("to do: /source/capture"))
    }

    @Test func aCountryThatIsGuessedIsAToDo() throws {
        let capture = folder.appending(path: "guess.txt")
        let text = """
            外交部发言人就安置渔民问题答记者问

            2020年10月7日

            问：有记者问起安置渔民的问题，发言人对此有何评论？

            答：我们注意到有关报道。有关部门正在依法处理，渔民的权益将得到充分保障。我们希望各方客观看待此事。
            """
        try Data(text.utf8).write(to: capture)
        let draft = try #require(
            try Self.objects(try Program.chancery(["draft", capture.path(), "--format", "jsonl"]).output).first)
        let how = try #require(draft["how"] as? [String: String])
        #expect(how["/issuer/country"] == "inferred")
        let gaps = try #require(draft["gaps"] as? [[String: String]])
        #expect(gaps.contains { $0["pointer"] == "/issuer/country" })
    }

    @Test func everyFormatHoldsTheSameRecord() throws {
        let line = try Program.chancery(["draft", "--format", "jsonl", Self.letter])
        #expect(line.status == 0)
        let record = try #require(try Self.objects(line.output).first?["record"] as? [String: Any])
        let list = try Program.chancery(["draft", "--format", "json", Self.letter])
        let array = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
        #expect(NSDictionary(dictionary: record).isEqual(array.first?["record"]))
        for format in ["yaml", "markdown"] {
            let file = folder.appending(path: "letter.\(format == "yaml" ? "yaml" : "md")")
            let draft = try Program.chancery(["draft", "--format", format, Self.letter, "-o", file.path()])
            #expect(draft.status == 0, "\(draft.errors)")
            let exported = try Program.chancery([
                "export", file.path(), "--to", "jsonl", "--schema", "builtin:statement",
            ])
            let read = try #require(try Self.objects(exported.output).first, "\(exported.errors)")
            for (name, value) in record {
                #expect((value as? NSObject)?.isEqual(read[name]) ?? false, "\(format): \(name)")
            }
        }
    }

    /// A draft has gaps, and no fault of syntax or schema.
    @Test(arguments: ["yaml", "markdown", "json", "jsonl"])
    func draftsValidate(format: String) throws {
        let records = folder.appending(path: "records-\(format)")
        let result = try Program.chancery(
            ["draft", "--format", format, "--out", records.path()] + Self.files([".txt", ".html", ".md"]))
        #expect(result.status == 0, "\(result.errors)")
        #expect(try !Self.paths(in: records).isEmpty)
        let check = try Program.chancery(
            [
                "validate", "--schema", "builtin:statement", "--levels", "syntax,schema", "--format", "json",
            ] + Self.paths(in: records))
        #expect(Self.faultsAreNone(check.output), "\(check.output.prefix(2000))")
    }

    @Test func exitStatuses() throws {
        #expect(try Program.chancery(["draft", "/nowhere/at.txt"]).status == 4)
        #expect(try Program.chancery(["draft", Self.captures]).status == 64)
        #expect(try Program.chancery(["draft"]).status == 64)
        #expect(try Program.chancery(["draft", "-", "-"]).status == 64)
        #expect(try Program.chancery(["draft", Self.letter, "--format", "csv"]).status == 64)
        #expect(try Program.chancery(["draft", Self.letter, "--out", "a", "-o", "b"]).status == 64)
        // Two records in one Markdown file.
        #expect(try Program.chancery(["draft", Self.letter, Self.letter]).status == 64)
    }

    @Test func aPageWithoutStatementIsAFinding() throws {
        let result = try Program.chancery(["draft", "\(Self.captures)/index-list.txt"])
        #expect(result.status == 1)
        #expect(result.errors.contains("no statement"))
        let machine = try Program.chancery(["draft", "--format", "jsonl", "\(Self.captures)/index-list.txt"])
        #expect(machine.status == 1)
        #expect(try Self.objects(machine.output).first?["is_statement"] as? Bool == false)
    }

    @Test func standardInputIsRead() throws {
        let capture = try Data(contentsOf: ProjectFolder.root.appending(path: Self.letter))
        let named = try Program.chancery(["draft", "--format", "jsonl", Self.letter])
        let piped = try Program.chancery(["draft", "--format", "jsonl", "-"], input: capture)
        #expect(piped.status == 0)
        let (fromFile, fromInput) = (try Self.objects(named.output), try Self.objects(piped.output))
        #expect(fromInput.count == fromFile.count)
        for (file, input) in zip(fromFile, fromInput) {
            #expect(NSDictionary(dictionary: file["how"] as? [String: Any] ?? [:]).isEqual(input["how"]))
            // What came by a pipe has no file that a record could name.
            let source = (input["record"] as? [String: Any])?["source"] as? [String: Any]
            #expect(source?["capture"] is NSNull)
            let gaps = input["gaps"] as? [[String: String]] ?? []
            #expect(gaps.contains { $0["pointer"] == "/source/capture" })
        }
    }

    // MARK: Names of captures

    /// The capture that the record of a draft names.
    private static func captureNames(_ arguments: [String]) throws -> [String?] {
        try objects(Program.chancery(["draft", "--format", "jsonl"] + arguments).output).map { line in
            ((line["record"] as? [String: Any])?["source"] as? [String: Any])?["capture"] as? String
        }
    }

    private func makeCorpus() throws -> URL {
        let captures = folder.appending(path: "corpus/pages/2021")
        try FileManager.default.createDirectory(at: captures, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: ProjectFolder.root.appending(path: Self.letter), to: captures.appending(path: "letter.txt"))
        let configuration = "name: pages\nschema: builtin:statement\nrecords: ['records/**/*.md']\ncaptures: pages\n"
        try configuration.write(
            to: folder.appending(path: "corpus/chancery.yaml"), atomically: true, encoding: .utf8)
        return folder.appending(path: "corpus")
    }

    @Test func aCaptureIsNamedFromTheFolderOfItsCorpus() throws {
        let page = try makeCorpus().appending(path: "pages/2021/letter.txt").path()
        #expect(try Set(Self.captureNames([page])) == ["pages/2021/letter.txt"])
    }

    @Test func theFolderOfCapturesCanBeNamed() throws {
        let corpus = try makeCorpus()
        let page = corpus.appending(path: "pages/2021/letter.txt").path()
        #expect(
            try Set(Self.captureNames(["--captures", corpus.appending(path: "pages/2021").path(), page]))
                == ["2021/letter.txt"])
        #expect(try Set(Self.captureNames(["--captures", Self.captures, page])) == [nil])
    }

    @Test func withoutACorpusACaptureIsNamedFromHere() throws {
        #expect(try Set(Self.captureNames(["./Tests//Fixtures/../Fixtures/captures/un-letter.txt"])) == [Self.letter])
        let absolute = ProjectFolder.root.appending(path: Self.letter).path()
        #expect(try Set(Self.captureNames([absolute])) == [Self.letter])
        let elsewhere = folder.appending(path: "letter.txt")
        try FileManager.default.copyItem(at: ProjectFolder.root.appending(path: Self.letter), to: elsewhere)
        #expect(try Set(Self.captureNames([elsewhere.path()])) == [nil])
    }

    /// The record that a contributor takes from a draft validates with its capture.
    @Test func aDraftedFileFindsItsCapture() throws {
        let corpus = try makeCorpus()
        let result = try Program.chancery([
            "draft", corpus.appending(path: "pages/2021/letter.txt").path(), "--out",
            corpus.appending(path: "records").path(),
        ])
        #expect(result.status == 0, "\(result.errors)")
        let check = try Program.chancery(["validate", corpus.path(), "--levels", "evidence", "--format", "json"])
        #expect(!check.output.contains("evidence/capture-missing"), "\(check.output)")
    }

    @Test func aFolderThatIsThereIsNotReplaced() throws {
        let result = try Program.chancery(["draft", Self.letter, "--out", folder.path()])
        #expect(result.status != 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).isEmpty)
    }

    @Test func theSameCaptureTwiceGivesTwoFiles() throws {
        let out = folder.appending(path: "twice")
        let result = try Program.chancery(["draft", Self.letter, Self.letter, "--out", out.path()])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path()).count == 2)
    }

    @Test(.enabled(if: ProjectFolder.hasShared("corpus/captures"), "needs the real captures beside the project"))
    func draftsOfRealCapturesValidate() throws {
        let source = ProjectFolder.shared.appending(path: "corpus/captures")
        let files = try FileManager.default.contentsOfDirectory(atPath: source.path()).filter { $0.hasSuffix(".txt") }
        let records = folder.appending(path: "real")
        _ = try Program.chancery(
            ["draft", "--out", records.path()] + files.sorted().map { source.appending(path: $0).path() })
        let check = try Program.chancery(
            [
                "validate", "--schema", "builtin:statement", "--levels", "syntax,schema", "--format", "json",
            ] + Self.paths(in: records))
        #expect(try !Self.paths(in: records).isEmpty)
        #expect(Self.faultsAreNone(check.output), "\(check.output.prefix(2000))")
    }
}
