import Schema
import Testing

@Suite struct VocabularyTests {
    private let schema = ##"""
        {"type": "object",
         "properties": {
           "id": {"role": "id", "unique": true, "type": "string"},
           "source": {"$ref": "#/$defs/source"},
           "sessions": {"type": "array", "items": {"role": "session", "evidenced": true, "type": "object",
             "properties": {"body": {"role": "session_body", "authority": "bodies", "type": "string"}}}},
           "tags": {"type": "array", "items": {"type": "string"}},
           "free": {"type": "object"}},
         "$defs": {"source": {"type": "object", "expected": ["url"], "properties": {"url": {"type": ["string", "null"]}}}}}
        """##

    @Test func declarationsAreReadWithTheirPaths() throws {
        let fields = try compiled(schema).fields
        #expect(fields["id"]?.path == [.property("id")])
        #expect(fields["id"]?.isUnique ?? false)
        #expect(fields["session"]?.path == [.property("sessions"), .elements])
        #expect(fields["session"]?.isEvidenced ?? false)
        #expect(fields["session_body"]?.path == [.property("sessions"), .elements, .property("body")])
        #expect(fields["session_body"]?.authority == "bodies")
        #expect(fields.fields.first { !$0.expected.isEmpty }?.path == [.property("source")])
        #expect(fields["issuer"] == nil)
        #expect(try !compiled(#"{"type": "object"}"#).fields.usesVocabulary)
    }

    @Test func shapeFollowsTheSchemaInOrder() throws {
        let properties = try compiled(schema).shape.properties
        #expect(properties.map(\.name) == ["id", "source", "sessions", "tags", "free"])
        #expect(properties[0].value == .scalar)
        #expect(properties[1].value == .object([RecordShape.Property(name: "url", value: .scalar)]))
        #expect(
            properties[2].value
                == .array(
                    .object([RecordShape.Property(name: "body", role: "session_body", value: .scalar)]), role: "session"
                ))
        #expect(properties[3].value == .array(.scalar, role: nil))
        #expect(properties[4].value == .any)
    }

    @Test func aSchemaThatRefersToItselfHasAShape() throws {
        let schema = try compiled(##"{"properties": {"child": {"$ref": "#"}, "name": {"type": "string"}}}"##)
        #expect(schema.shape.properties.map(\.name) == ["child", "name"])
    }
}
