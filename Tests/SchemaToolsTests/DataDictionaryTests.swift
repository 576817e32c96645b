import Foundation
import JSONText
import Schemas
import TestSupport
import Testing

@testable import SchemaTools

private func dictionary(_ schema: String, limits: DictionaryLimits = DictionaryLimits()) throws -> DataDictionary {
    DataDictionary(of: try JSONDocument(Array(schema.utf8)), limits: limits)
}

extension DictionaryField {
    /// The field in one line, for comparisons.
    fileprivate var line: String {
        ([path, typeText, presence.phrase.plainText] + constraints.map(\.plainText) + values).joined(separator: " | ")
    }
}

@Suite struct DataDictionaryTests {
    @Test(
        arguments: [
            // Properties, required and types.
            (
                #"{"required": ["a"], "properties": {"a": {"type": "string", "minLength": 1}, "b": {"type": ["integer", "null"]}}}"#,
                ["a | string | required | not empty", "b | integer or null | optional"]
            ),
            // Lists and objects in them.
            (
                #"{"properties": {"l": {"type": "array", "maxItems": 2, "items": {"properties": {"x": {"const": 1}}}}}}"#,
                [
                    "l | list | optional | at most 2 elements", "l[] | any | each element",
                    "l[].x | integer | optional | 1",
                ]
            ),
            (
                #"{"properties": {"l": {"type": "array", "prefixItems": [{"type": "null"}], "items": {"type": "string"}}}}"#,
                ["l | list | optional", "l[0] | null | in this place", "l[1…] | string | each further element"]
            ),
            // References, with keywords beside them, and `allOf`.
            (
                ##"{"properties": {"a": {"$ref": "#/$defs/d", "maxLength": 9}}, "$defs": {"d": {"type": "string", "minLength": 2}}}"##,
                ["a | string | optional | at most 9 characters | at least 2 characters"]
            ),
            (
                #"{"allOf": [{"properties": {"a": {"type": "number"}}}, {"properties": {"a": {"type": "integer"}}, "required": ["a"]}]}"#,
                ["a | integer | required"]
            ),
            // References by `$id` and anchor.
            (
                #"{"$id": "https://example.org/s/a", "properties": {"x": {"$ref": "b#/$defs/c"}, "y": {"$ref": "b#an"}}, "$defs": {"b": {"$id": "/s/b", "$defs": {"c": {"type": "null"}, "d": {"$anchor": "an", "type": "boolean"}}}}}"#,
                ["x | null | optional", "y | boolean | optional"]
            ),
            // Percent-encoded anchors and pointers, dot segments, and a base without a path.
            (
                ##"{"properties": {"x": {"$ref": "#%61n"}, "y": {"$ref": "#/$defs/a%25b"}}, "$defs": {"c": {"$anchor": "an", "type": "null"}, "a%b": {"type": "boolean"}}}"##,
                ["x | null | optional", "y | boolean | optional"]
            ),
            (
                #"{"$id": "https://example.org", "properties": {"x": {"$ref": "https://example.org/s/../b"}, "y": {"$ref": "b"}}, "$defs": {"b": {"$id": "/s/./../b", "type": "null"}}}"#,
                ["x | null | optional", "y | null | optional"]
            ),
            (
                #"{"properties": {"x": {"$ref": "https://example.org/other"}}}"#,
                ["x | any | optional | as https://example.org/other states, which is another document"]
            ),
            // Alternatives.
            (
                #"{"properties": {"a": {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]}}}"#,
                ["a | string or null | optional | at most 3 characters"]
            ),
            (
                #"{"anyOf": [{"required": ["a"]}, {"required": ["b", "c"]}], "properties": {"a": {}, "b": {}, "c": {}}}"#,
                ["a | any | optional", "b | any | optional", "c | any | optional"]
            ),
            (
                #"{"oneOf": [{"required": ["k"], "properties": {"k": {"const": "x"}}}, {"required": ["k"], "properties": {"k": {"const": "y"}, "z": {"type": "string"}}}]}"#,
                [
                    "k | string | required | in alternative 1 of the record: always x | in alternative 2 of the record: always y",
                    "z | string | optional | only in alternative 2 of the record",
                ]
            ),
            (
                #"{"properties": {"l": {"oneOf": [{"const": 1, "title": "low"}, {"const": 2}]}}}"#,
                ["l | integer | optional | 1: low | 1 | 2"]
            ),
            // Conditions.
            (
                #"{"properties": {"s": {"type": "string"}, "w": {"type": "string"}}, "if": {"required": ["s"], "properties": {"s": {"const": "out"}}}, "then": {"required": ["w"]}, "else": {"properties": {"w": false}}}"#,
                ["s | string | optional", "w | string | required where s is out | not allowed unless s is out"]
            ),
            (
                #"{"properties": {"a": {"if": {"minLength": 3}, "then": {"format": "date"}}}}"#,
                ["a | any | optional | where the condition under if holds: format date"]
            ),
            (
                #"{"dependentSchemas": {"a": {"required": ["b"], "properties": {"b": {"type": "string"}}}}}"#,
                ["b | string | required | only where a is present"]
            ),
            // Maps.
            (
                #"{"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": {"type": "integer"}}"#,
                ["[/^x-/] | string | each member with such a name", "* | integer | each other member"]
            ),
            // Names that paths give a meaning to.
            (
                #"{"properties": {"a.b": {"properties": {"c": {}}}, "*": {}, "": {}}}"#,
                [
                    #"["a.b"] | any | optional"#, #"["a.b"].c | any | optional"#, #"["*"] | any | optional"#,
                    #"[""] | any | optional"#,
                ]
            ),
            (#"{"properties": {"a": false}, "required": ["b"]}"#, ["a | any | not allowed", "b | any | required"]),
            // Constraints in words.
            (
                #"{"properties": {"n": {"minimum": 1, "maximum": 9, "multipleOf": 2}, "s": {"pattern": "^a", "not": {"enum": ["ab"]}}}}"#,
                ["n | any | optional | from 1 to 9 | a multiple of 2", "s | any | optional | matches ^a | not: ab"]
            ),
            (
                #"{"properties": {"l": {"contains": {"type": "integer"}, "minContains": 2, "uniqueItems": true}}}"#,
                ["l | any | optional | no element twice | at least 2 of the elements: integer"]
            ),
            (
                #"{"properties": {"v": {"enum": ["null", null, "1", 1, "", "a b", " "]}}}"#,
                [#"v | string or null or integer | optional | "null" | null | "1" | 1 | "" | a b | " ""#]
            ),
        ] as [(String, [String])])
    func fieldsAreDescribed(schema: String, lines: [String]) throws {
        #expect(try dictionary(schema).fields.map(\.line) == lines)
    }

    @Test func choicesOfTheRecordAreSaid() throws {
        let made = try dictionary(
            #"{"anyOf": [{"required": ["a"]}, {"required": ["b", "c"]}], "dependentRequired": {"a": ["b"]}}"#)
        #expect(made.constraints.map(\.plainText) == ["with a also b", "at least one of a or b and c"])
    }

    @Test func vocabularyIsRead() throws {
        let made = try dictionary(
            #"{"expected": ["u"], "properties": {"u": {"role": "source_url", "evidenced": true, "unique": true, "authority": "rights", "recordReference": true, "default": null, "examples": ["a", 1]}}}"#
        )
        let field = try #require(made.fields.first)
        #expect(made.expected == ["u"])
        #expect(field.vocabulary.role == "source_url")
        #expect(field.vocabulary.isEvidenced && field.vocabulary.isUnique && field.vocabulary.isRecordReference)
        #expect(field.vocabulary.authority == "rights")
        #expect(field.examples == ["a", "1"])
        #expect(field.defaultValue == "null")
    }

    @Test func aSchemaThatRefersToItselfEndsWithALink() throws {
        let made = try dictionary(
            ##"{"properties": {"v": {"type": "string"}, "next": {"$ref": "#"}, "all": {"type": "array", "items": {"$ref": "#/$defs/n"}}}, "$defs": {"n": {"type": "object", "properties": {"in": {"anyOf": [{"$ref": "#/$defs/n"}, {"type": "null"}]}, "out": {"$ref": "#"}}}}}"##
        )
        #expect(made.fields.map(\.path) == ["v", "next", "all", "all[]", "all[].in", "all[].out"])
        #expect(made.fields.map(\.repeats) == [nil, "", nil, nil, "field-all-", ""])
        for format in DictionaryFormat.allCases {
            let text = String(decoding: format.text(of: made), as: UTF8.self)
            #expect(text.contains("#field-all-"))
        }
    }

    @Test func depthAndNumberAreBounded() throws {
        let deep = (0..<40).reduce("{}") { inner, _ in #"{"properties": {"a": \#(inner)}}"# }
        var limits = DictionaryLimits()
        limits.depth = 3
        let shallow = try dictionary(deep, limits: limits)
        #expect(shallow.fields.map(\.path) == ["a", "a.a", "a.a.a"])
        #expect(shallow.omissions.map(\.plainText) == ["fields nested deeper than 3 levels are not shown"])
        // Each level has two of the next: a million fields.
        let names = (0..<20).map { level in
            let next = ##"{"$ref": "#/$defs/l\##(level + 1)"}"##
            return #""l\#(level)": {"properties": {"a": \#(next), "b": \#(next)}}"#
        }
        let wide = try dictionary(
            ##"{"$ref": "#/$defs/l0", "$defs": {\##(names.joined(separator: ", ")), "l20": {}}}"##)
        #expect(wide.fields.count == 2000)
        #expect(wide.omissions.count <= 2 && !wide.omissions.isEmpty)
    }

    @Test func groupsAndAnchorsAreWhole() throws {
        for name in ["statement", "report", "chancery"] {
            let bytes = try #require(EmbeddedFile.bytes(named: "\(name).schema.json"))
            let made = DataDictionary(of: try JSONDocument(bytes))
            #expect(made == DataDictionary(of: try JSONDocument(bytes)))
            #expect(Set(made.fields.map(\.anchor)).count == made.fields.count)
            #expect(made.groups.flatMap(\.fields).count == made.fields.count)
            #expect(made.groups.dropFirst().allSatisfy { $0.owner != nil })
            #expect(made.omissions.isEmpty)
        }
    }

    @Test func theStatementSchemaIsDescribed() throws {
        let made = DataDictionary(
            of: try JSONDocument(try #require(EmbeddedFile.bytes(named: "statement.schema.json"))))
        let fields = Dictionary(made.fields.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(fields["source.url"]?.typeText == "string or null")
        #expect(fields["source.url"]?.format == "uri")
        #expect(fields["sessions[].body"]?.presence == .required)
        #expect(fields["sessions[].body"]?.vocabulary.authority == "bodies")
        #expect(fields["sessions"]?.typeText == "list of object")
        #expect(fields["text"]?.presence.phrase.plainText == "required unless status is withdrawn")
        #expect(
            fields["references[]"]?.constraints.map(\.plainText).contains("at least one of symbol, title or url")
                == true)
        #expect(fields["evidence.*"]?.typeText == "list of (string or object) or object")
    }
}
