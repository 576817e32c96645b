import Export
import Testing

@Suite struct JSONLEncoderTests {
    private let encoder = JSONLEncoder(shape: sampleShape, options: EncoderOptions(name: "statements"))

    @Test func namesItsFileAfterTheDataset() {
        #expect(encoder.files.map(\.name) == ["statements.jsonl"])
        #expect(encoder.files[0].header.isEmpty)
    }

    @Test(arguments: [
        // Declared members come in the order declared, at every level.
        (
            #"{"text":"t","issuer":{"aliases":[],"name":"n"},"id":"a"}"#,
            #"{"id":"a","issuer":{"name":"n","aliases":[]},"text":"t"}"#
        ),
        (
            #"{"sessions":[{"notes":[{"n":1}],"body":"GA"}],"id":"a"}"#,
            #"{"id":"a","sessions":[{"body":"GA","notes":[{"n":1}]}]}"#
        ),
        // Undeclared members follow, by the bytes of their names, escaped or not.
        (#"{"z":1,"é":2,"\u0062":3,"a":4,"id":"a"}"#, #"{"id":"a","a":4,"b":3,"z":1,"é":2}"#),
        // What the schema leaves open is in the order of its names, all the way down.
        (#"{"evidence":{"b":[{"d":1,"c":2}],"a":null}}"#, #"{"evidence":{"a":null,"b":[{"c":2,"d":1}]}}"#),
        // Values that are not of the declared shape are kept.
        (
            #"{"issuer":"x","sessions":{"b":1,"a":2},"id":["y"]}"#,
            #"{"id":["y"],"issuer":"x","sessions":{"a":2,"b":1}}"#
        ),
        // Numbers keep their digits, strings lose needless escapes, null stays.
        (
            #"{ "id" : 1.50E+2, "title" : "\u0041\/\u000a\u0001", "text" : null }"#,
            #"{"id":1.50E+2,"title":"A/\n\u0001","text":null}"#
        ),
        ("{}", "{}"),
        ("[1, 2]", "[1,2]"),
    ])
    func writesCanonicalLines(record: String, line: String) throws {
        #expect(try encode(record, with: encoder) == [line + "\n"])
    }
}
