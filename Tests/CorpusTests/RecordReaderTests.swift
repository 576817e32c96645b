import Diagnostics
import Foundation
import JSONText
import TestSupport
import Testing

@testable import Corpus

/// Bytes that are made as they are read, so that a test needs no file and no memory for them.
private struct MemorySource: ByteSource {
    var bytes: ArraySlice<UInt8>
    /// How often the bytes are given.
    var repeats = 1
    private var whole: ArraySlice<UInt8>

    init(_ bytes: [UInt8], repeats: Int = 1) {
        self.bytes = bytes[...]
        whole = bytes[...]
        self.repeats = repeats
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if bytes.isEmpty, repeats > 1 {
            repeats -= 1
            bytes = whole
        }
        let part = bytes.prefix(buffer.count)
        buffer.copyBytes(from: part)
        bytes = bytes.dropFirst(part.count)
        return part.count
    }
}

/// What a reader gave, in one list.
private struct Reading: Equatable {
    var records: [String] = []
    var places: [String] = []
    var rules: [String] = []

    init(
        _ name: String, _ text: [UInt8], block: Int = 1 << 20, limit: Int = 1 << 20, repeats: Int = 1
    ) throws {
        let file = try #require(RecordFile(displayPath: name, path: name))
        var options = ReadingOptions()
        options.blockBytes = block
        options.maxRecordBytes = limit
        var reader = RecordReader(files: [file], options: options) { _ in MemorySource(text, repeats: repeats) }
        while let pending = try reader.nextBatch() {
            let batch = pending.converted()
            for item in batch.items {
                switch item {
                case .finding(let diagnostic): rules.append(diagnostic.rule.rawValue)
                case .malformed(_, let diagnostics): rules += diagnostics.map(\.rule.rawValue)
                case .record(let record):
                    batch.withText(of: record) { text in
                        records.append(String(decoding: text, as: UTF8.self))
                        let start = record.map.location(of: 0..<1, in: text, file: name)
                        places.append("\(record.ordinal) \(start.line):\(start.column) \(start.byteRange.lowerBound)")
                    }
                }
            }
        }
    }
}

@Suite struct RecordReaderTests {
    @Test func linesAreSplitWithTheirPlaces() throws {
        let reading = try Reading("a.jsonl", Array("{\"a\": 1}\n\n  \n{\"b\": \"é\"}\r\n{}".utf8))
        #expect(
            reading.records.map { $0.trimmingCharacters(in: .whitespaces) }.map { $0.filter { $0 != "\r" } }
                == ["{\"a\": 1}", "{\"b\": \"é\"}", "{}"])
        #expect(reading.places == ["0 1:1 0", "1 4:1 13", "2 5:1 26"])
        #expect(reading.rules == [])
    }

    @Test func elementsOfAnArrayAreSplitWithTheirPlaces() throws {
        let reading = try Reading("a.json", Array("[\n  {\"a\": \"]}\\\"\"},\n  [1, [2]] , 3\n]\n".utf8))
        #expect(reading.records == ["{\"a\": \"]}\\\"\"}", "[1, [2]]", "3"])
        #expect(reading.places == ["0 2:3 4", "1 3:3 21", "2 3:14 32"])
    }

    @Test(arguments: [
        ("[{}, {}", 2), ("[{} {}]", 1), ("[{},]", 1), ("[{}] x", 1), ("[,{}]", 0),
    ])
    func whatStandsBetweenElementsIsFound(text: String, records: Int) throws {
        let reading = try Reading("a.json", Array(text.utf8))
        #expect(!reading.rules.isEmpty, "\(reading)")
        #expect(reading.records.count >= records)
    }

    @Test(arguments: ["", " \n", "[]", " [ \n] \n"])
    func aFileWithoutRecordsIsFound(text: String) throws {
        for block in [1, 64] {
            let reading = try Reading("a.json", Array(text.utf8), block: block)
            #expect(reading.rules == ["syntax/empty-file"])
            #expect(reading.records.isEmpty)
        }
        #expect(try Reading("a.json", Array("[] []".utf8)).rules == ["syntax/trailing-bytes"])
        #expect(try Reading("a.json", Array("[[]]".utf8)).rules.isEmpty)
    }

    @Test(arguments: [0, 1, 2, 3, 200_000])
    func bytesThatWereLookedAtAreReadAgain(length: Int) throws {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var source = try PeekedByteSource(MemorySource(bytes), count: 2)
        #expect(source.start == Array(bytes.prefix(2)))
        var read: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 { break }
            read += buffer.prefix(count)
            if read.count == 4 { buffer = [UInt8](repeating: 0, count: 7_000) }
        }
        #expect(read == bytes)
    }

    @Test(arguments: 0..<12)
    func blocksDoNotMatter(round: Int) throws {
        let seed = UInt64(round) &* 104_729 &+ 3
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let pieces = ["\"", "\\\"", "[", "]", "{", "}", ",", "é", "\\\\", "a", " "]
        let records = (0..<40).map { index -> String in
            let text = (0..<Int.random(in: 0...30, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }
                .map { $0 == "\"" ? "x" : $0 }.joined()
            return "{\"id\": \(index), \"text\": \"\(text)\"}"
        }
        let lines = Array(records.joined(separator: "\n\n").utf8)
        let array = Array(("[" + records.joined(separator: " ,\n") + "]").utf8)
        let wholeLines = try Reading("a.jsonl", lines)
        let wholeArray = try Reading("a.json", array)
        #expect(wholeLines.records == records)
        #expect(wholeArray.records == records)
        for block in [1, 2, 3, 7, 64, 1000] {
            #expect(try Reading("a.jsonl", lines, block: block) == wholeLines)
            #expect(try Reading("a.json", array, block: block) == wholeArray)
        }
    }

    @Test func aLineOverTheLimitIsPassedOver() throws {
        let long = "{\"a\": \"" + String(repeating: "x", count: 500) + "\"}"
        let reading = try Reading("a.jsonl", Array("{}\n\(long)\n{\"b\": 2}\n".utf8), block: 64, limit: 100)
        #expect(reading.records == ["{}", "{\"b\": 2}"])
        #expect(reading.rules == ["syntax/record-too-large"])
        #expect(reading.places == ["0 1:1 0", "2 3:1 513"])
    }

    @Test func twoHundredMegabytesOnOneLineAreNotHeld() throws {
        let reading = try Reading(
            "a.jsonl", [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20), limit: 1 << 20, repeats: 200)
        #expect(reading.rules == ["syntax/record-too-large"])
        #expect(reading.records == [])
    }

    @Test func theFourFormsSayTheSame() throws {
        let forms = [
            ("a.jsonl", #"{"id":"a","list":[1,true,null],"text":"Eins.\n\nZwei."}"#),
            ("a.json", "{\"id\": \"a\",\n \"list\": [1, true, null],\n \"text\": \"Eins.\\n\\nZwei.\"}"),
            ("a.yaml", "id: a\nlist: [1, true, null]\ntext: |-\n  Eins.\n\n  Zwei.\n"),
            ("a.md", "---\nid: a\nlist:\n  - 1\n  - true\n  -\n---\n\nEins.\n\nZwei.\n"),
        ]
        for (name, text) in forms {
            let reading = try Reading(name, Array(text.utf8))
            let record = try #require(reading.records.first, "\(reading)")
            try JSONDocument(Array(record.utf8)).withRoot { root in
                try JSONDocument(Array(forms[0].1.utf8)).withRoot { first in
                    #expect(root.isEqual(to: first), "\(name): \(record)")
                }
            }
        }
    }

    @Test func placesInYAMLAreThoseOfTheFile() throws {
        let text = "id: a\nissuer:\n  name: \"외무성\"  # a comment\n  office: x\n"
        let file = try #require(RecordFile(displayPath: "a.yaml", path: "a.yaml"))
        var reader = RecordReader(files: [file], options: ReadingOptions()) { _ in MemorySource(Array(text.utf8)) }
        let batch = try #require(try reader.nextBatch()).converted()
        guard case .record(let record)? = batch.items.first else {
            Issue.record("no record")
            return
        }
        try batch.withText(of: record) { json in
            try JSONDocument(Array(json)).withRoot { root in
                let name = try #require(root.value(at: "/issuer/name"))
                let place = record.map.location(of: name.range, in: json, file: "a.yaml")
                #expect(place.line == 3 && place.column == 9)
                #expect(Array(text.utf8)[place.byteRange].elementsEqual("\"외무성\"".utf8))
                let excerpt = try #require(batch.excerpt(for: place))
                #expect(String(decoding: excerpt.line, as: UTF8.self) == "  name: \"외무성\"  # a comment")
            }
        }
    }
}
