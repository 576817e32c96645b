import Schema
import Testing

@Suite struct ReferenceTests {
    @Test func documentsReferToEachOther() throws {
        let library = [
            try SchemaDocument(
                Array(
                    ##"{"$id": "https://example.org/s/session", "$anchor": "top", "type": "object", "required": ["body"]}"##
                        .utf8),
                path: "session.json")
        ]
        for reference in ["session", "https://example.org/s/session", "./session#top", "../s/session#"] {
            let schema = try compiled(
                ##"{"$id": "https://example.org/s/main", "properties": {"a": {"$ref": "\##(reference)"}}}"##,
                library: library)
            #expect(try accepts(schema, #"{"a": {"body": 1}}"#))
            #expect(try !accepts(schema, #"{"a": {}}"#))
        }
    }

    @Test func pointersAreUnescaped() throws {
        let schema = try compiled(
            ##"{"$ref": "#/$defs/a~1b%20c~0d", "$defs": {"a/b c~d": {"type": "integer"}}}"##)
        #expect(try accepts(schema, "1"))
        #expect(try !accepts(schema, #""1""#))
    }
}
