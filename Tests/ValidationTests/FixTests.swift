import Corpus
import Diagnostics
import Foundation
import JSONText
import TestSupport
import Testing

@testable import Validation

/// Fixes as they are written into files of all forms.
@Suite struct FixTests {
    /// A text that wants to be in Normalization Form C, in the middle and across escapes.
    private static let decomposed = "De\u{301}claration"
    private static let composed = "D\u{E9}claration"

    /// A file of a form, with a record of which some text stands at `•`.
    static let forms: [(name: String, content: String)] = [
        ("a.jsonl", #"{"id": "a", "title": "•", "text": "One."}"# + "\n" + #"{"id": "b", "text": "•"}"# + "\n"),
        ("a.json", "{\r\n  \"title\": \"\\u0022•\\n\\u00e9\",\r\n  \"text\": \"•\"\r\n}\r\n"),
        ("array.json", #"[{"title": "•"}, {"text": "x\\•"}]"#),
        ("a.yaml", "title: •\ntext: \"• is \\\"so\\\"\"\nkind: '•'\nissuer: {name: •, person: '•'}\n"),
        ("crlf.yaml", "title: •\r\ntext: \"•\"\r\n"),
        ("a.md", "---\ntitle: \"•\"\n---\n\nOne line.\n\n• and more.\n"),
        ("crlf.md", "---\r\ntitle: •\r\n---\r\n\r\nOne line.\r\n• and\r\n\r\nmore •.\r\n"),
    ]

    @Test(arguments: forms)
    func aStringIsReplacedInItsFile(name: String, content: String) async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write(content.replacing("•", with: Self.decomposed), name, in: folder)
        let findings = try await fixable([file])
        #expect(!findings.isEmpty)
        guard case .fixed = try RecordFileFixer(files: [file]).apply(findings, to: file) else {
            Issue.record("nothing was fixed")
            return
        }
        let fixed = try String(contentsOfFile: file.path, encoding: .utf8)
        #expect(Array(fixed.utf8) == Array(content.replacing("•", with: Self.composed).utf8), "\(fixed)")
        #expect(try await fixable([file]).isEmpty)
    }

    @Test func aYAMLScalarIsQuotedWhereAPlainOneWouldMeanSomethingElse() async throws {
        // Without its zero-width spaces the first would be a number, and the second a boolean.
        let content = "title: 1\u{200B}2\nkind: tr\u{200B}ue\ntext: 'it''s \u{200B}so'\npublisher: a\u{200B} b\n"
        let fixed = try await fixed(content, "a.yaml")
        #expect(
            fixed
                == "title: \"12\"\nkind: \"true\"\ntext: 'it''s so'\npublisher: a b\n".replacing(
                    "'it''s so'", with: "\"it's so\""))
    }

    /// What a plain scalar would lose, or become, without its zero-width space.
    @Test(arguments: [
        ("x •# y", "\"x # y\""), ("a:• b", "\"a: b\""), ("end:•", "\"end:\""), ("a :•b", "a :b"),
        ("• lead", "\" lead\""),
        ("•? q", "\"? q\""), ("•~", "\"~\""), ("word and • word", "word and  word"),
    ])
    func aPlainScalarKeepsItsWholeValue(written: String, expected: String) async throws {
        let content = "title: \(written.replacing("•", with: "\u{200B}"))\nkind: a\n"
        #expect(try await fixed(content, "a.yaml") == "title: \(expected)\nkind: a\n")
        let page = try await fixed("---\n" + content + "---\nText.\n", "a.md")
        #expect(page == "---\ntitle: \(expected)\nkind: a\n---\nText.\n")
    }

    @Test(arguments: [
        ("text: |\n  De\u{301}claration.\n", "text: |\n  D\u{E9}claration.\n"),
        (
            "text: |-\r\n    One.\r\n\r\n    De\u{301}but\r\nid: a\r\n",
            "text: |-\r\n    One.\r\n\r\n    D\u{E9}but\r\nid: a\r\n"
        ),
        (
            "a: 1\ntext: |\n  Home\n\n  The Ministry answered the resolution.\n\n  Share this article\n  Print\nid: a\n",
            "a: 1\ntext: |\n  The Ministry answered the resolution.\nid: a\n"
        ),
    ])
    func literalBlocksAreChangedLineByLine(content: String, expected: String) async throws {
        #expect(Array(try await fixed(content, "a.yaml").utf8) == Array(expected.utf8))
    }

    @Test func aFindingInALiteralBlockHasItsLine() async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write("id: a\ntext: |-\n  One.\n\n  Two, De\u{301}but.\n", "a.yaml", in: folder)
        let finding = try #require(try await fixable([file]).first)
        #expect(finding.location.line == 5)
        #expect(finding.location.column == 9)
    }

    @Test(arguments: [
        ("text: >\n  De\u{301}claration.\n", "folded"), ("text: \"De\u{301}cla\\\n  ration\"\n", "several lines"),
        ("text: One\n  De\u{301}claration\n", "several lines"),
    ])
    func whatTheFormDoesNotAllowIsSaid(content: String, reason: String) async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write(content, "a.yaml", in: folder)
        let found = try await validate([file], levels: [.evidence]).diagnostics
        let finding = try #require(found.first { $0.rule == "text/not-normalised" })
        #expect(finding.fix == nil)
        #expect(finding.fixObstacle?.contains(reason) == true)
    }

    /// A fix is held against the values that it should give, one by one.
    @Test func aFixThatGivesAnotherValueIsLeftOut() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let content = "title: x \u{200B}# y\nkind: b\u{200B}\n"
        let file = try write(content, "a.yaml", in: folder)
        let bad = finding(9..<12, "", .replace(pointer: "/title", characters: 2..<5, text: ""))
        let good = finding(23..<26, "", .replace(pointer: "/kind", characters: 1..<4, text: ""))
        let outcome = try RecordFileFixer(files: [file]).apply([bad, good], to: file)
        guard case .fixed(let fixed, let refused) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(fixed == [good])
        #expect(refused.map(\.finding) == [bad])
        #expect(refused.first?.reason.contains("other values") == true)
        let written = try String(contentsOfFile: file.path, encoding: .utf8)
        #expect(written == "title: x \u{200B}# y\nkind: b\n")
    }

    @Test func aFixNeverAddsAFault() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write("{\"title\": \"ab\"}\n", "a.jsonl", in: folder)
        let change = finding(11..<13, "", .replace(pointer: "/title", characters: 0..<2, text: ""))
        let outcome = try RecordFileFixer(files: [file]).apply([change], to: file) { record in
            record["title"]?.rawString.isEmpty == true ? 1 : 0
        }
        guard case .fixed(let fixed, let refused) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(fixed.isEmpty)
        #expect(refused.first?.reason.contains("schema") == true)
    }

    @Test func twoFixesInOneStringAreAppliedOneAfterTheOther() async throws {
        let content = #"{"title": "De\#u{301}claration wouldnâ€™t e\#u{301}tude"}"# + "\n"
        #expect(try await fixed(content, "a.jsonl") == #"{"title": "Déclaration wouldn’t étude"}"# + "\n")
    }

    @Test func textsAreDecodedExactly() async throws {
        for (wrong, right) in [
            ("wouldnâ€™t", "wouldn’t"), ("DÃ©claration", "Déclaration"), ("Ã‰tat", "État"), ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
            ("ä¸\u{AD}å›½", "中国"), ("Ã¢â‚¬â€œ x", "– x"), ("price 5â‚¬", "price 5€"), ("wouldn\u{92}t", "wouldn’t"),
            ("ðŸ˜€", "😀"), ("Ã\u{A0} la", "à la"), ("20Ã—10", "20×10"),
            ("\u{201D}Â\u{A0}tractor", "\u{201D}\u{A0}tractor"), ("nÂº 3, 5Â°C", "nº 3, 5°C"), ("Ð¸ ÐœÐ¸Ñ€", "и Мир"),
            ("ZaÅ¼Ã³Å‚Ä‡", "Zażółć"), ("Ø§Ù„Ø³Ù„Ø§Ù…", "السلام"),
        ] {
            let scalars = Array(wrong.unicodeScalars)
            #expect(text(MojibakeRepair.repaired(scalars)) == right)
            let fixed = try await fixed("{\"title\": \"Title: \(wrong).\"}\n", "a.jsonl")
            #expect(fixed == "{\"title\": \"Title: \(right).\"}\n")
        }
    }

    @Test(arguments: [
        "NÃO", "«LIBERTÉ»", "l’été…", "À «", "Ä“", "côté”, dit-il", "Bình Dương", "“Ã”", "Å–", "ÂNGELO", "É.U.",
        "à\u{A0}«",
        "São Paulo – Brasília", "œuvre", "Ðuro", "français—anglais", "naïve", "Malmö’s", "Ø-3", "Łódź", "ŽÎ",
        "50 € – Â",
    ])
    func textsThatAreRightAreLeftAlone(text: String) {
        #expect(MojibakeRepair.runs(in: Array(text.unicodeScalars)).isEmpty)
        #expect(MojibakeRepair.remnants(in: Array(text.unicodeScalars), outside: []).isEmpty)
    }

    @Test func whatUTF8ReadAsWindows1252GivesIsRestored() {
        var generator = SeededGenerator(seed: 1252)
        let names = [
            "Österreich und Zürich", "Česká republika", "Россия и мир", "中华人民共和国", "España mañana", "العربية", "日本語です",
        ]
        for round in 0..<300 {
            let original = (0..<3).compactMap { _ in names.randomElement(using: &generator) }.joined(separator: ", ")
            let wrong = original.utf8.compactMap { byte -> Unicode.Scalar? in
                CharacterClasses.windows1252.first { $0.value == byte }.flatMap { Unicode.Scalar($0.key) }
                    ?? Unicode.Scalar(byte)
            }
            #expect(text(MojibakeRepair.repaired(wrong)) == original, "seed 1252, round \(round)")
        }
    }

    // MARK: Members and elements

    @Test(arguments: [
        ("a.jsonl", #"{"a": [], "b": {}}"#, #"{"a": ["x"], "b": {"k": 1}}"#),
        (
            "a.json", "{\n  \"a\": [\n    1\n  ],\n  \"b\": {\"c\": 2}\n}\n",
            "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {\"c\": 2, \"k\": 1}\n}\n"
        ),
        ("a.yaml", "a: []\nb: {c: 2}\n", "a: [\"x\"]\nb: {c: 2, \"k\": 1}\n"),
        ("a.yaml", "a:\n  - 1 # one\nb:\n  c: 2\n", "a:\n  - 1 # one\n  - \"x\"\nb:\n  c: 2\n  k: 1\n"),
        ("a.yaml", "a:\r\n- 1\r\nb:\r\n    c: 2", "a:\r\n- 1\r\n- \"x\"\r\nb:\r\n    c: 2\n    k: 1"),
        ("a.md", "---\na:\n- 1\nb:\n  c: 2\n---\nText.\n", "---\na:\n- 1\n- \"x\"\nb:\n  c: 2\n  k: 1\n---\nText.\n"),
    ])
    func membersAndElementsAreAdded(name: String, content: String, expected: String) async throws {
        let changed = try await edited(content, name) { root in
            [
                .append(#""x""#, to: try #require(root["a"]), "add"),
                .insert("k", json: "1", into: try #require(root["b"]), "add"),
            ]
        }
        #expect(changed == expected)
    }

    @Test func aMemberOfTheRecordIsAddedBeforeTheBody() async throws {
        let changed = try await edited("---\nid: a\n---\nText.\n", "a.md") { root in
            [.insert("relations", json: #"[{"type": "reprint_of", "record": "b"}]"#, into: root, "add")]
        }
        #expect(changed == "---\nid: a\nrelations: [{\"type\": \"reprint_of\", \"record\": \"b\"}]\n---\nText.\n")
    }

    @Test func nothingIsAddedBehindABlockScalar() async throws {
        let content = "id: a\ntext: |+\n  Text.\n\n"
        let changed = try await edited(content, "a.yaml") { [.insert("k", json: "1", into: $0, "add")] }
        #expect(changed == content)
    }

    // MARK: Files

    @Test func aFileThatHasChangedIsLeftAlone() async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write("{\"title\": \"\(Self.decomposed)\"}\n", "a.jsonl", in: folder)
        let fixer = RecordFileFixer(files: [file])
        let findings = try await fixable([file])
        let other = "{\"title\": \"another, and longer than before\"}\n"
        try Data(other.utf8).write(to: URL(filePath: file.path))
        guard case .refused(let reason) = try fixer.apply(findings, to: file) else {
            Issue.record("the file was written")
            return
        }
        #expect(reason.contains("has changed"))
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == other)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["a.jsonl"])
    }

    @Test func permissionsAreKept() async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write("{\"title\": \"\(Self.decomposed)\"}\n", "a.jsonl", in: folder)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        _ = try RecordFileFixer(files: [file]).apply(try await fixable([file]), to: file)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try String(contentsOfFile: file.path, encoding: .utf8).contains(Self.composed))
    }

    @Test func symbolicLinksAndCompressedFilesAreLeftAlone() async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let target = try write("{\"title\": \"\(Self.decomposed)\"}\n", "a.jsonl", in: folder)
        let link = folder.appending(path: "link.jsonl")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: target.path))
        let linked = try #require(RecordFile(displayPath: "link.jsonl", path: link.path()))
        let findings = try await fixable([linked])
        #expect(findings.count == 1)
        let outcome = try RecordFileFixer(files: [linked]).apply(findings, to: linked)
        #expect(outcome == .refused("it is not a regular file; name the file itself"))
        var compressed = target
        compressed.isGzip = true
        #expect(RecordFileFixer.refusal(of: compressed) != nil)
        #expect(RecordFileFixer.refusal(of: .standardInput) != nil)
        #expect(RecordFileFixer.refusal(of: target) == nil)
    }

    @Test func aFixThatWouldBreakARecordIsRefused() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let content = "{\"title\": \"a\"}\n{}\n"
        let file = try write(content, "a.jsonl", in: folder)
        for (range, replacement) in [(10..<11, ""), (11..<11, "\""), (14..<15, ""), (40..<41, "x")] {
            let outcome = try RecordFileFixer(files: [file]).apply([finding(range, replacement)], to: file)
            if case .fixed(let fixed, _) = outcome, !fixed.isEmpty { Issue.record("\(range) was written") }
            #expect(try String(contentsOfFile: file.path, encoding: .utf8) == content)
        }
    }

    @Test func fixesThatOverlapAreNotAppliedTogether() {
        let fixes = [
            finding(4..<8, "a"), finding(0..<4, "b"), finding(6..<9, "c"), finding(8..<8, "d"), finding(9..<9, "e"),
            finding(9..<9, "f"), finding(10..<12, "g"),
        ]
        #expect(RecordFileFixer.compatible(fixes).compactMap(\.fix?.replacement) == ["b", "a", "e", "g"])
    }

    @Test func fixesStandAtAnyPlaceOfALongFile() async throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        var generator = SeededGenerator(seed: 41)
        var content = ""
        while content.utf8.count < 900_000 {
            let filler = String(repeating: "x", count: Int.random(in: 0...60_000, using: &generator))
            content += "{\"title\": \"•\(filler)•\"}\n"
        }
        let file = try write(content.replacing("•", with: Self.decomposed), "a.jsonl", in: folder)
        _ = try RecordFileFixer(files: [file]).apply(try await fixable([file]), to: file)
        let fixed = try Data(contentsOf: URL(filePath: file.path))
        #expect(fixed == Data(content.replacing("•", with: Self.composed).utf8), "seed 41")
    }

    // MARK: Support

    private func write(_ content: String, _ name: String, in folder: URL) throws -> RecordFile {
        let url = folder.appending(path: name)
        try Data(content.utf8).write(to: url)
        return try #require(RecordFile(displayPath: name, path: url.path()))
    }

    private func fixable(_ files: [RecordFile]) async throws -> [Diagnostic] {
        try await validate(files, levels: [.evidence]).diagnostics.filter { $0.fix != nil }
    }

    /// A file after as many rounds as there are fixes for.
    private func fixed(_ content: String, _ name: String) async throws -> String {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write(content, name, in: folder)
        for _ in 0..<5 {
            let findings = try await fixable([file])
            if findings.isEmpty { break }
            guard case .fixed = try RecordFileFixer(files: [file]).apply(findings, to: file) else { break }
        }
        #expect(try await fixable([file]).isEmpty)
        return try String(contentsOfFile: file.path, encoding: .utf8)
    }

    /// A file with edits of its only record applied.
    private func edited(
        _ content: String, _ name: String, _ edits: (JSONNode) throws -> [RecordEdit]
    ) async throws -> String {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write(content, name, in: folder)
        var reader = RecordReader(files: [file])
        let batch = try #require(try reader.nextBatch()).converted()
        var findings: [Diagnostic] = []
        for case .record(let record) in batch.items {
            try batch.withText(of: record) { text in
                var parser = JSONParser()
                var tape = JSONTape()
                #expect(parser.parse(text, onto: &tape))
                let origin = RecordOrigin(file: name, map: record.map, text: text, source: batch.source)
                try tape.withRoot(of: text) { root in
                    findings += try edits(root).compactMap { origin.fix(for: $0) }.map { fix in
                        finding(fix.byteRange, fix.replacement)
                    }
                }
            }
        }
        _ = try RecordFileFixer(files: [file]).apply(findings, to: file)
        return try String(contentsOfFile: file.path, encoding: .utf8)
    }

    private func finding(
        _ range: Range<Int>, _ replacement: String, _ change: Diagnostic.ValueChange? = nil
    ) -> Diagnostic {
        Diagnostic(
            rule: "text/test", severity: .warning, message: "test",
            location: Diagnostics.SourceLocation(file: "a", line: 1, column: 1, byteRange: range),
            fix: Diagnostic.Fix(message: "change it", byteRange: range, replacement: replacement, change: change))
    }
}
