import Testing
import YAMLText

@Suite("Refusals")
struct RefusalTests {
    struct Example: CustomTestStringConvertible {
        let yaml: String
        let expected: String
        let quote: String
        var testDescription: String { yaml.debugDescription }

        init(_ yaml: String, _ expected: String, _ quote: String) {
            self.yaml = yaml
            self.expected = expected
            self.quote = quote
        }
    }

    static let features = [
        Example("a: *x\n", "alias 1:4", "`*x`"),
        Example("a: &x 1\n", "anchor 1:4", "`&x`"),
        Example("&x a: 1\n", "anchor 1:1", "`&x`"),
        Example("a: &x\n  b: 1\n", "anchor 1:4", "`&x`"),
        Example("a: !!str 1\n", "tag 1:4", "`!!str`"),
        Example("a: ! b\n", "tag 1:4", "`!`"),
        Example("a: !t [b]\n", "tag 1:4", "`!t`"),
        Example("a: !no!such b\n", "tag 1:4", "`!no!such`"),
        Example("a: **bold** b\n", "alias 1:4", "`**bold**`"),
        Example("<<: {a: 1}\n", "merge-key 1:1", "`<<`"),
        Example("a: 1\n---\nb: 2\n", "multiple-documents 2:1", "second document"),
        Example("a: 1\n...\nb: 2\n", "syntax 3:1", "`b: 2`"),
        Example("%YAML 1.1\n---\na: 1\n", "directive 1:1", "`%YAML 1.1`"),
        Example("%TAG ! x:\n---\na: 1\n", "directive 1:1", "`%TAG ! x:`"),
        Example("%FOO bar\n---\na: 1\n", "directive 1:1", "`%FOO bar`"),
        Example("1: a\n", "non-string-key 1:1", "`1`"),
        Example("a: {null: b}\n", "non-string-key 1:5", "`null`"),
        Example("true: a\n", "non-string-key 1:1", "`true`"),
        Example("007: a\n", "non-string-key 1:1", "`007`"),
        Example("?\n: a\n", "non-string-key 1:2", "empty"),
        Example("? [a]\n: b\n", "non-string-key 1:3", "sequence"),
        Example("? {a: b}\n: c\n", "non-string-key 1:3", "mapping"),
        Example("", "empty 1:1", "no value"),
        Example("# only a comment\n", "empty 1:1", "no value"),
        Example("---\n...\n", "empty 1:1", "no value"),
    ]

    static let syntax = [
        Example("a:\n\tb: 1\n", "tab 2:1", "tab"),
        Example("a:\n  b: 1\n\tc: 2\n", "tab 3:1", "tab"),
        Example("a: |\n\tb\n", "tab 2:1", "tab"),
        Example("a: b: c\n", "syntax 1:5", "`: c`"),
        Example(": a\n", "syntax 1:1 (1:1)", "`: a`"),
        Example("a: 1\nb\nc: 2\n", "syntax 2:1", "`b`"),
        Example("a: 'b\n", "syntax 1:4 (2:1)", "`'b`"),
        Example("a: [1, 2\n", "syntax 2:1 (1:4)", "end of the file"),
        Example("a: {b: 1]\n", "syntax 1:9 (1:4)", "`]`"),
        Example("a: 'b' c\n", "syntax 1:8 (1:1)", "`c`"),
        Example("- a\nb: c\n", "syntax 2:1 (1:1)", "`b: c`"),
        Example("a: - b\n", "syntax 1:4", "`- b`"),
        Example("a: @b\n", "syntax 1:4", "`@b`"),
        Example("[,]\n", "syntax 1:2", "`,]`"),
        Example("'a' 'b'\n", "syntax 1:5", "`'b'`"),
        Example("a: | b\n  c\n", "syntax 1:6", "`b`"),
        Example("a: |0\n  c\n", "syntax 1:4", "`|0`"),
        Example(#"a: "\q""#, "syntax 1:5", #"`\q`"#),
        Example(#"a: "\xZ1""#, "syntax 1:5", #"`\x`"#),
        Example(#"a: "é\uD83D\uDE00""#, "syntax 1:7", #"`\uD83D`"#),
        Example("[a:[b]]\n", "syntax 1:3", "`:[b]]`"),
        Example("a: \u{1}\n", "encoding 1:4", "U+0001"),
        Example("a: b\u{2028}c\n", "encoding 1:5", "U+2028"),
        Example("a: b\u{85}c\n", "encoding 1:5", "U+0085"),
        Example("a: 1\n\u{FEFF}b: 2\n", "encoding 2:1", "U+FEFF"),
        Example("\u{FEFF}a: 1\n", "encoding 1:1", "byte order mark"),
        Example("a: b\0c\n", "encoding 1:5", "byte offset 4"),
    ]

    @Test("name the place, quote the text and say what to do", arguments: features + syntax)
    func refusal(example: Example) throws {
        let faults = faults(Array(example.yaml.utf8))
        #expect(faults.map(\.summary) == [example.expected])
        let fault = try #require(faults.first)
        #expect(fault.message.contains(example.quote))
        #expect(fault.help?.isEmpty == false)
        #expect(!fault.message.contains("libyaml"))
    }

    @Test(
        "name the first byte that is not UTF-8",
        arguments: [
            ([0x61, 0x3A, 0x20, 0xE9, 0x74], 3), ([0xC3], 0), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0x22, 0xE2, 0x82], 1), ([0x61, 0x80], 1),
        ] as [([UInt8], Int)])
    func invalidUTF8(file: [UInt8], offset: Int) throws {
        for source in [Source.yaml, .markdown] {
            let fault = try #require(faults(file, as: source).first)
            #expect(fault.code == .encoding)
            #expect(fault.byteRange == offset..<offset + 1)
            #expect(fault.message.contains("byte offset \(offset) "))
        }
    }

    @Test("refuse UTF-16", arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
    func utf16(file: [UInt8]) {
        #expect(faults(file).first?.message.contains("UTF-16") == true)
    }

    @Test("find every repeated key, both places named")
    func duplicateKeys() {
        let yaml = "a: 1\nb: {c: 1, \"c\": 2}\n'a': 2\nd:\n  a: 3\na: 4\n"
        #expect(
            faults(Array(yaml.utf8)).map(\.summary) == [
                "duplicate-key 2:11 (2:5)", "duplicate-key 3:1 (1:1)", "duplicate-key 6:1 (1:1)",
            ])
    }

    @Test("do not take keys for equal that differ in normalization")
    func canonicallyEquivalentKeys() throws {
        #expect(try convert("\u{E9}: 1\ne\u{301}: 2\n").text.anchors.count == 5)
    }

    @Test("are all reported in the order of the file, up to the fault of syntax that ends it")
    func severalFaults() {
        let yaml = "a: *x\n1: &y !z b\na: .inf\nc: [\n"
        #expect(
            faults(Array(yaml.utf8)).map(\.summary) == [
                "alias 1:4", "non-string-key 2:1", "anchor 2:4", "tag 2:7", "duplicate-key 3:1 (1:1)", "number 3:4",
                "syntax 5:1",
            ])
    }

    @Test("quote at most a short piece of a long text, cut between characters")
    func longText() throws {
        let fault = try #require(faults(Array("'\(String(repeating: "é", count: 1000))".utf8)).first)
        #expect(fault.message.contains("`'\(String(repeating: "é", count: 19))…`"))
    }
}
