import JSONText
import Testing

@Suite struct WriterTests {
    @Test(arguments: [
        (#"{ "b" : 1.50 , "a" : [ true , null ] }"#, #"{"b":1.50,"a":[true,null]}"#),
        (#"["\u0041\/\u000b\u001F\u007f"]"#, "[\"A/\\u000b\\u001f\u{7F}\"]"),
        (#"["\"\\\b\f\n\r\t"]"#, #"["\"\\\b\f\n\r\t"]"#),
        (#"["\uD55C\u2028"]"#, "[\"한\u{2028}\"]"),
    ])
    func spellingIsCanonical(text: String, expected: String) throws {
        try withRoot(of: text) { root in
            var writer = JSONWriter()
            writer.value(root)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
        }
    }

    @Test func stringsAreEscaped() {
        var writer = JSONWriter()
        writer.string("a\"\\\n\u{1}é")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\\\"\\\\\\n\\u0001é\"")
    }
}
