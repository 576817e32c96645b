import Diagnostics
import Testing
import YAMLText

@Suite("Front matter")
struct FrontMatterTests {
    @Test(
        "becomes an object with the body as its last member",
        arguments: [
            ("---\na: 1\n---\nText.\n", #"{"a":1,"text":"Text."}"#),
            ("--- \na: 1\n...\t\n\n \t\n  Text  one\n\ntwo \n\n", #"{"a":1,"text":"  Text  one\n\ntwo"}"#),
            ("---\r\na: 1\r\n---\r\n\r\nOne\r\ntwo\r\n", #"{"a":1,"text":"One\ntwo"}"#),
            ("---\na: 1\n---", #"{"a":1,"text":""}"#),
            ("---\na: 1\n---\n \n", #"{"a":1,"text":""}"#),
            ("---\n{}\n---\nText", #"{"text":"Text"}"#),
            (
                "---\na: 1\n---\nA \"b\" \\ \u{1}\u{2028}\u{85}\n---\n\u{FEFF}c: 1",
                #"{"a":1,"text":"A \"b\" \\ \u0001"#
                    + "\u{2028}\u{85}" + #"\n---\n"# + "\u{FEFF}" + #"c: 1"}"#
            ),
            ("---\na: |\n  x\n\n  ---\n---\ny", #"{"a":"x\n\n---\n","text":"y"}"#),
        ])
    func taken(markdown: String, json: String) throws {
        #expect(try convert(markdown, as: .markdown).json == json)
    }

    @Test("keeps the places of the file")
    func places() throws {
        let conversion = try convert("---\ntitlé: é\nb: [c]\n---\n\n  Body é\nend\n\n", as: .markdown)
        #expect(
            conversion.places == [
                "2:1 titlé: é\nb: [c]", "2:1 titlé", "2:9 é", "3:1 b", "3:4 [c]", "3:5 c", "6:1   Body é\nend",
                "6:1   Body é\nend",
            ])
        let anchors = conversion.text.anchors
        #expect(zip(anchors, anchors.dropFirst()).allSatisfy { $0.textOffset < $1.textOffset })
        #expect(conversion.text.json[anchors[7].textOffset...].starts(with: #""  Body"#.utf8))
    }

    @Test(
        "is refused with its place",
        arguments: [
            ("a: 1\n---\n", "missing-front-matter 1:1"),
            ("", "missing-front-matter 1:1"),
            ("--- a\n---\n", "missing-front-matter 1:1"),
            ("----\n---\n", "missing-front-matter 1:1"),
            ("---\na: 1\n", "unterminated-front-matter 1:1"),
            ("---", "unterminated-front-matter 1:1"),
            ("---\na: 1\n ---\nText", "unterminated-front-matter 1:1"),
            ("---\n- a\n- b\n---\n", "front-matter-not-mapping 2:1"),
            ("---\n\ntext\n---\n", "front-matter-not-mapping 3:1"),
            ("---\n---\nText", "empty 2:1"),
            ("---\n# none\n---\nText", "empty 2:1"),
            ("---\na: 1\n text: 2\n---\nText", "syntax 3:6"),
            ("---\na: 1\ntext: 2\n---\nText", "duplicate-key 3:1 (5:1)"),
            ("---\na: 1\n\tb: 2\n---\nText", "tab 3:1"),
            ("---\na: [1\n---\nText", "syntax 3:1 (2:4)"),
            ("---\na: \u{2028}\n---\nText", "encoding 2:4"),
            ("---\na: 1\n---\nTe\0xt", "encoding 4:3"),
            ("\u{FEFF}---\na: 1\n---\nText", "encoding 1:1"),
        ])
    func refused(markdown: String, expected: String) {
        #expect(faults(Array(markdown.utf8), as: .markdown).map(\.summary) == [expected])
    }

    @Test("may use the name of the body below the root")
    func nestedBodyProperty() throws {
        #expect(try convert("---\na: {text: 1}\n---\nb", as: .markdown).json == #"{"a":{"text":1},"text":"b"}"#)
    }
}
