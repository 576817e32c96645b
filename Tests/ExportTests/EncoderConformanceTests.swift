import Export
import Foundation
import JSONText
import Schema
import Testing

/// What every registered encoder must do. A new encoder gets these tests by itself; it has to bring one script by which
/// an outside reader judges its main file.
@Suite struct EncoderConformanceTests {
    /// Python programs that print, for the main file at `sys.argv[1]`, `[[id, text], …]` as JSON.
    static let judges: [String: String] = [
        "jsonl": """
        import json, sys
        lines = open(sys.argv[1], encoding="utf-8", newline="\\n").read().split("\\n")
        assert lines.pop() == ""
        print(json.dumps([[r["id"], r["text"]] for r in map(json.loads, lines)]))
        """,
        "csv": """
        import csv, json, sys
        csv.field_size_limit(1 << 30)
        rows = csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True)
        print(json.dumps([[r["id"], r["text"]] for r in rows]))
        """,
    ]

    static let hostileTexts: [String] = [
        "", " ", "a", "\n", "\r", "\r\n", "line\nline", "line\r\nline", "\n\n", "\"", "\"\"", "a\"b", "\"a", "a\"", "'",
        ",", ",,", "a,b", "a;b", "\t", "a\tb", " a", "a ", "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\")", "\\",
        "\\n",
        "\\\"", "\\.", "#", "null", "NULL", "NaN", "true", "00123", "1e5", "0x10", "2021-11-21", "{}", "[1,2]",
        "\"quoted\"",
        "\u{1}", "\u{7}\u{8}", "\u{B}\u{C}", "\u{1C}\u{1D}\u{1E}\u{1F}", "\u{7F}", "\u{85}", "\u{A0}",
        "\u{2028}\u{2029}",
        "\u{FEFF}", "a\u{FEFF}", "\u{200B}", "\u{202E}abc", "é", "e\u{301}", "ʤ", "조선", "日本語", "العربية", "𝒳", "👩‍👩‍👧",
        "\u{10FFFF}",
        "\u{FFFF}", "\u{D7FF}\u{E000}", String(repeating: "x", count: 100_000), String(repeating: "\"", count: 1000),
    ]

    static let records = hostileTexts.enumerated().map { number, text in
        #"{"text":\#(quoted(text)),"id":"r\#(number)","sessions":[{"body":\#(quoted(text))},{}],"other":\#(quoted(text))}"#
    }

    private static func makeEncoder(_ name: String) throws -> any RecordEncoder {
        try ExportFormat.named(name).makeEncoder(sampleShape, EncoderOptions(name: "records"))
    }

    @Test func everyNameIsRegisteredOnce() {
        #expect(Set(ExportFormat.all.map(\.name)).count == ExportFormat.all.count)
    }

    @Test(arguments: ExportFormat.all.map(\.name))
    func writesOneSegmentForEachFile(format: String) throws {
        let encoder = try Self.makeEncoder(format)
        #expect(!encoder.files.isEmpty)
        #expect(Set(encoder.files.map(\.name)).count == encoder.files.count)
        for record in Self.records + ["{}", "null", #"{"sessions":3}"#] {
            var encoded = EncodedRecord()
            try encode(record, with: encoder, into: &encoded)
            #expect(encoded.segments.count == encoder.files.count)
            #expect(encoded.segments.first?.rows == 1)
            #expect(encoded.segments.last?.range.upperBound == encoded.bytes.count)
        }
    }

    @Test(arguments: ExportFormat.all.map(\.name))
    func dependsOnTheRecordAlone(format: String) async throws {
        let encoder = try Self.makeEncoder(format)
        let expected = try Self.records.map { try encode($0, with: encoder) }
        // A reused buffer, in another order.
        var encoded = EncodedRecord()
        for (record, segments) in zip(Self.records, expected).reversed() {
            encoded.removeAll()
            try encode(record, with: encoder, into: &encoded)
            #expect(encoded.segments.map { String(decoding: encoded.bytes[$0.range], as: UTF8.self) } == segments)
        }
        // Several workers with one encoder, and an encoder made anew.
        try await withThrowingTaskGroup(of: [[String]].self) { group in
            for _ in 0..<4 {
                group.addTask { try Self.records.map { try encode($0, with: encoder) } }
            }
            for try await segments in group { #expect(segments == expected) }
        }
        let another = try Self.makeEncoder(format)
        #expect(another.files == encoder.files)
        #expect(try Self.records.map { try encode($0, with: another) } == expected)
    }

    @Test(arguments: ExportFormat.all.map(\.name))
    func ignoresTheOrderOfMembers(format: String) throws {
        let encoder = try Self.makeEncoder(format)
        let one = #"{"id":"a","title":"t","evidence":{"x":1,"y":2},"p":1,"q":2,"issuer":{"name":"n","k":0,"j":1}}"#
        let two = #"{"q":2,"p":1,"evidence":{"y":2,"x":1},"issuer":{"j":1,"k":0,"name":"n"},"title":"t","id":"a"}"#
        #expect(try encode(one, with: encoder) == encode(two, with: encoder))
    }

    @Test(.enabled(if: Python.isAvailable, "python3 is not installed"), arguments: ExportFormat.all.map(\.name))
    func isReadBackByAnOutsideReader(format: String) throws {
        let script = try #require(
            Self.judges[format], "add a Python program that reads \(format) to EncoderConformanceTests.judges")
        let encoder = try Self.makeEncoder(format)
        var file = encoder.files[0].header
        for record in Self.records {
            var encoded = EncodedRecord()
            try encode(record, with: encoder, into: &encoded)
            file += encoded.bytes[encoded.segments[0].range]
        }
        let printed = try JSONDocument(Python.run(script, on: file))
        let texts: [[String]] = printed.withRoot { root in
            root.elements.map { row in row.elements.map(\.string) }
        }
        let expected = Self.hostileTexts.enumerated().map { ["r\($0)", $1] }
        #expect(texts.count == expected.count)
        for (read, written) in zip(texts, expected) {
            #expect(read.elementsEqual(written) { $0.utf8.elementsEqual($1.utf8) })
        }
    }
}

@Suite struct ExportFormatTests {
    @Test func refusesAnUnknownFormatAndNamesTheKnown() {
        let error = #expect(throws: ExportError.self) { try ExportFormat.named("xlsx") }
        #expect(error?.code == .unknownFormat)
        #expect(error?.help.contains("jsonl, csv") == true)
    }

    @Test func aGroupWritesTheSegmentsOfAllItsEncoders() throws {
        let options = EncoderOptions(name: "records")
        let group = try EncoderGroup(formats: ["jsonl", "csv"], shape: sampleShape, options: options)
        let apart = try ["jsonl", "csv"].flatMap { name in
            try encode(#"{"id":"a"}"#, with: ExportFormat.named(name).makeEncoder(sampleShape, options))
        }
        #expect(try encode(#"{"id":"a"}"#, with: group) == apart)
        #expect(group.files.map(\.name) == ["records.jsonl", "records.csv", "issuer_posts.csv", "sessions.csv"])
    }

    @Test func aGroupRefusesAFormatGivenTwice() {
        let error = #expect(throws: ExportError.self) {
            try EncoderGroup(formats: ["csv", "csv"], shape: sampleShape, options: EncoderOptions(name: "records"))
        }
        #expect(error?.code == .duplicateFile)
    }
}
