import Diagnostics
import Testing
import YAMLText

@Suite("Places of keys and values")
struct PlaceTests {
    struct Example: CustomTestStringConvertible {
        let testDescription: String
        let yaml: String
        let json: String
        let places: [String]

        init(_ name: String, _ yaml: String, _ json: String, _ places: [String]) {
            self.testDescription = name
            self.yaml = yaml
            self.json = json
            self.places = places
        }
    }

    static let examples = [
        Example(
            "block mapping", "a: 1\nb:\n  c: x # note\n\n# end\n", #"{"a":1,"b":{"c":"x"}}"#,
            ["1:1 a: 1\nb:\n  c: x", "1:1 a", "1:4 1", "2:1 b", "3:3 c: x", "3:3 c", "3:6 x"]),
        Example(
            "block sequences", "- - p\n  - q\n-\n- r: s\n", #"[["p","q"],null,{"r":"s"}]"#,
            [
                "1:1 - - p\n  - q\n-\n- r: s", "1:3 - p\n  - q", "1:5 p", "2:5 q", "3:2 ", "4:3 r: s", "4:3 r", "4:6 s",
            ]),
        Example(
            "sequence at the indentation of its key", "k:\n- a\n- b\nl: 2\n", #"{"k":["a","b"],"l":2}"#,
            ["1:1 k:\n- a\n- b\nl: 2", "1:1 k", "2:1 - a\n- b", "2:3 a", "3:3 b", "4:1 l", "4:4 2"]),
        Example(
            "flow collections", "{a: [1, {b: x}], c: }", #"{"a":[1,{"b":"x"}],"c":null}"#,
            [
                "1:1 {a: [1, {b: x}], c: }", "1:2 a", "1:5 [1, {b: x}]", "1:6 1", "1:9 {b: x}", "1:10 b", "1:13 x",
                "1:18 c", "1:20 ",
            ]
        ),
        Example(
            "single pair in a flow sequence", "[a: b, c]", #"[{"a":"b"},"c"]"#,
            ["1:1 [a: b, c]", "1:2 a: b", "1:2 a", "1:5 b", "1:8 c"]),
        Example(
            "quoted scalars", #"{"k": 'it''s', l: "a\tb"}"#, #"{"k":"it's","l":"a\tb"}"#,
            [#"1:1 {"k": 'it''s', l: "a\tb"}"#, #"1:2 "k""#, "1:7 'it''s'", "1:16 l", #"1:19 "a\tb""#]),
        Example(
            "quoted scalar on two lines", "k: \"one\n  two\"\n", #"{"k":"one two"}"#,
            ["1:1 k: \"one\n  two\"", "1:1 k", "1:4 \"one\n  two\""]),
        Example(
            "plain scalar on three lines", "k: one\n  two\n\n  three # note\nl: m", #"{"k":"one two\nthree","l":"m"}"#,
            ["1:1 k: one\n  two\n\n  three # note\nl: m", "1:1 k", "1:4 one\n  two\n\n  three", "5:1 l", "5:4 m"]),
        Example(
            "literal scalar", "k: |\n  one\n    two  \n\n\nl: m", #"{"k":"one\n  two  \n","l":"m"}"#,
            ["1:1 k: |\n  one\n    two  \n\n\nl: m", "1:1 k", "1:4 |\n  one\n    two  ", "6:1 l", "6:4 m"]),
        Example(
            "folded scalar", "k: >-  # note\n  one\n  two\n\n", #"{"k":"one two"}"#,
            ["1:1 k: >-  # note\n  one\n  two", "1:1 k", "1:4 >-  # note\n  one\n  two"]),
        Example(
            "block scalar without content", "k: |+ # note\n\n\nl: m", #"{"k":"\n\n","l":"m"}"#,
            ["1:1 k: |+ # note\n\n\nl: m", "1:1 k", "1:4 |+", "4:1 l", "4:4 m"]),
        Example(
            "columns in bytes", "é: ü\n\"日本\": {ö: 𝄞}\n", #"{"é":"ü","日本":{"ö":"𝄞"}}"#,
            ["1:1 é: ü\n\"日本\": {ö: 𝄞}", "1:1 é", "1:5 ü", "2:1 \"日本\"", "2:11 {ö: 𝄞}", "2:12 ö", "2:16 𝄞"]),
        Example(
            "CRLF", "a: b\r\nc: |\r\n  d\r\n  e\r\nf:\r\n  - g\r\n", #"{"a":"b","c":"d\ne\n","f":["g"]}"#,
            [
                "1:1 a: b\r\nc: |\r\n  d\r\n  e\r\nf:\r\n  - g", "1:1 a", "1:4 b", "2:1 c", "2:4 |\r\n  d\r\n  e",
                "5:1 f",
                "6:3 - g", "6:5 g",
            ]),
        Example(
            "explicit keys", "? a\n: b\n? c\n", #"{"a":"b","c":null}"#,
            ["1:1 ? a\n: b\n? c", "1:3 a", "2:3 b", "3:3 c", "3:4 "]),
        Example(
            "document markers and directive", "%YAML 1.2\n--- # note\na: b\n...\n", #"{"a":"b"}"#,
            ["3:1 a: b", "3:1 a", "3:4 b"]),
        Example("a scalar alone", "  'x' ", #""x""#, ["1:3 'x'"]),
    ]

    @Test("are exact", arguments: examples)
    func exactPlaces(example: Example) throws {
        let conversion = try convert(example.yaml)
        #expect(conversion.json == example.json)
        #expect(conversion.places == example.places)
    }

    @Test("rise with the JSON text, and lie within the file", arguments: examples)
    func risingAnchors(example: Example) throws {
        let anchors = try convert(example.yaml).text.anchors
        #expect(zip(anchors, anchors.dropFirst()).allSatisfy { $0.textOffset < $1.textOffset })
        #expect(anchors.allSatisfy { $0.byteRange.upperBound <= example.yaml.utf8.count })
    }

    @Test("cover what unquotes to the value")
    func unquoting() throws {
        let conversion = try convert(
            "title: Note № 7\n'single key': 'a b'\nlist: [xy, \"z\", 12, true, -0.5e3, null]\n\"n\":\n  - deep: é\n"
        )
        var scalars = 0
        for anchor in conversion.text.anchors {
            guard let value = conversion.scalar(at: anchor) else { continue }
            let written = String(decoding: conversion.file[anchor.byteRange], as: UTF8.self)
            let isQuoted = written.first == "'" || written.first == "\""
            let content = isQuoted ? String(written.dropFirst().dropLast()) : written
            #expect(value == content || value == "\"\(content)\"")
            scalars += 1
        }
        #expect(scalars == 14)
    }

    @Test("are found through the source map")
    func sourceMap() throws {
        let conversion = try convert("a:\n  b: [1, oops]\n")
        let map = SourceMap.converted(conversion.text.anchors)
        let offset = try #require(conversion.text.anchors.first { conversion.scalar(at: $0) == #""oops""# }).textOffset
        let location = conversion.text.json.withUnsafeBytes {
            map.location(of: offset..<offset + 6, in: $0, file: "r.yaml")
        }
        #expect(location.line == 2)
        #expect(location.column == 10)
        #expect(location.byteRange == 12..<16)
    }
}
