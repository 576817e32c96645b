import Diagnostics
import Schema
import Testing

/// Schemas that cannot be used are refused with the place of the fault.
@Suite struct RefusedSchemaTests {
    @Test(
        arguments: [
            (##"{"type": "strnig"}"##, "/type"),
            (##"{"type": []}"##, "/type"),
            (##"{"type": ["string", "string"]}"##, "/type/1"),
            (##"{"properties": {"a": {"minLength": -1}}}"##, "/properties/a/minLength"),
            (##"{"properties": {"a": {"minLength": 1.5}}}"##, "/properties/a/minLength"),
            (##"{"properties": []}"##, "/properties"),
            (##"{"properties": {"a": 3}}"##, "/properties/a"),
            (##"{"required": "a"}"##, "/required"),
            (##"{"required": ["a", "a"]}"##, "/required/1"),
            (##"{"enum": 3}"##, "/enum"),
            (##"{"multipleOf": 0}"##, "/multipleOf"),
            (##"{"pattern": "("}"##, "/pattern"),
            (##"{"patternProperties": {"[": {}}}"##, "/patternProperties/["),
            (##"{"format": "dat"}"##, "/format"),
            (##"{"items": [{}]}"##, "/items"),
            (##"{"allOf": []}"##, "/allOf"),
            (##"{"$ref": "#/$defs/none"}"##, "/$ref"),
            (##"{"$ref": "https://example.org/other"}"##, "/$ref"),
            (##"{"$schema": "http://json-schema.org/draft-07/schema#"}"##, "/$schema"),
            (##"{"$defs": {"a": {"$id": "urn:x"}, "b": {"$id": "urn:x"}}}"##, "/$defs/b/$id"),
            (##"{"$anchor": "1a"}"##, "/$anchor"),
            (##"{"unevaluatedProperties": 3}"##, "/unevaluatedProperties"),
            (##"{"$dynamicRef": "#none"}"##, "/$dynamicRef"),
            (##"{"$schema": "https://example.org/dialect"}"##, "/$schema"),
            (##"{"title": 3}"##, "/title"),
            (##"{"$comment": {}}"##, "/$comment"),
            (##"{"$ref": "#"}"##, ""),
            (##"{"$ref": ""}"##, ""),
            (##"{"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"anyOf": [{"$ref": "#"}]}}}"##, ""),
            (##"{"role": 3}"##, "/role"),
            (##"{"expected": "url"}"##, "/expected"),
            (##"{"evidenced": "yes"}"##, "/evidenced"),
            (#"3"#, ""),
        ] as [(String, String)])
    func isRefusedWithItsPlace(schema: String, pointer: String) throws {
        let fault = try #require(schemaFaults(schema).first)
        #expect(fault.pointer == pointer)
        #expect(!fault.message.isEmpty && !fault.help.isEmpty)
    }

    @Test func allFaultsAreNamedWithLineAndColumn() {
        let found = schemaFaults("{\"type\": 3,\n \"minLength\": -1,\n  \"format\": \"datee\"}")
        #expect(found.map { "\($0.location.line):\($0.location.column)" } == ["1:10", "2:15", "3:13"])
        #expect(found.last?.help == "did you mean `date`?")
    }

    @Test func brokenJSONIsRefused() {
        let found = schemaFaults("{\n \"type\": }")
        #expect(found.map { "\($0.location.line):\($0.location.column)" } == ["2:10"])
    }

    @Test func referencesThatGoDownAreNoLoop() throws {
        let tree = try compiled(
            ##"{"type": "object", "properties": {"child": {"$ref": "#"}}, "required": ["name"]}"##)
        #expect(try accepts(tree, #"{"name": 1, "child": {"name": 2}}"#))
        #expect(try !accepts(tree, #"{"name": 1, "child": {"child": {}}}"#))
    }

    @Test func deeplyNestedSchemasAreNoProblem() throws {
        let depth = 250
        let nested =
            String(repeating: #"{"allOf":["#, count: depth) + "{\"type\":\"string\"}"
            + String(repeating: "]}", count: depth)
        let schema = try compiled(nested)
        #expect(try accepts(schema, #""a""#))
        #expect(try !accepts(schema, "1"))
    }
}
