import JSONText
import Schema
import Testing

/// The examples of each keyword's documentation are its first tests.
@Suite struct KeywordTests {
    @Test(arguments: keywordDocumentation)
    func examplesHold(_ documentation: KeywordDocumentation) throws {
        let schema = try compiled(documentation.schema)
        #expect(try accepts(schema, documentation.accepted))
        #expect(try findings(schema, documentation.accepted) == [])
        #expect(try !accepts(schema, documentation.rejected))
        #expect(try findings(schema, documentation.rejected).map(\.rule) == [documentation.rule])
    }

    @Test func allFindingsOfARecordComeInOnePass() throws {
        let schema = try compiled(
            #"""
            {"type": "object", "required": ["a", "b"], "additionalProperties": false,
             "properties": {"a": {"type": "string", "minLength": 2, "pattern": "^x"}, "b": {"items": {"type": "integer"}}}}
            """#)
        let found = try findings(schema, #"{"a": "y", "c": 1, "b": [1, "2", 3.5]}"#)
        #expect(
            found.map { "\($0.rule) \($0.pointer)" } == [
                "schema/additional-properties /c", "schema/min-length /a", "schema/pattern /a", "schema/type /b/1",
                "schema/type /b/2",
            ])
    }

    @Test func missingMemberPointsAtTheObjectAndUnexpectedOneAtItsName() throws {
        let schema = try compiled(
            #"{"properties": {"issuer": {"required": ["name"], "properties": {"name": {}}, "additionalProperties": false}}}"#
        )
        let found = try findings(schema, #"{"issuer": {"nmae": 1}}"#)
        #expect(found.map(\.pointer).sorted() == ["/issuer", "/issuer/nmae"])
        #expect(found.first { $0.rule == "schema/required" }?.range == 11..<22)
        #expect(found.first { $0.rule == "schema/required" }?.help == "is `nmae` meant for it?")
        #expect(found.first { $0.rule == "schema/additional-properties" }?.range == 12..<18)
        #expect(found.first { $0.rule == "schema/additional-properties" }?.help == "did you mean `name`?")
    }

    @Test func aFailingChoiceReportsTheNearestBranch() throws {
        let schema = try compiled(
            #"{"anyOf": [{"type": "null"}, {"type": "object", "required": ["kind", "date"]}]}"#)
        #expect(try findings(schema, #"{"kind": 1}"#).map(\.message) == ["`date` is missing"])
        let cases = try compiled(
            #"""
            {"oneOf": [{"properties": {"kind": {"const": "letter"}, "symbol": {"type": "string"}}, "required": ["kind", "symbol"]},
                       {"properties": {"kind": {"const": "speech"}}, "required": ["kind", "place", "date", "speaker"]}]}
            """#)
        let found = try findings(cases, #"{"kind": "speech", "place": "A"}"#)
        #expect(found.map(\.rule) == ["schema/one-of"])
        #expect(found.first?.help?.contains("form 2") ?? false)
        #expect(try findings(schema, "3").map(\.rule) == ["schema/any-of"])
    }

    @Test(arguments: [
        (#"{"minLength": 2}"#, #""한글""#, true), (#"{"maxLength": 2}"#, #""\ud83d\ude00\ud83d\ude00""#, true),
        (#"{"maxLength": 1}"#, "\"e\u{301}\"", false), (#"{"minLength": 3}"#, #""\u00e9\u00e9""#, false),
    ])
    func lengthsCountCodePoints(schema: String, instance: String, expected: Bool) throws {
        #expect(try accepts(try compiled(schema), instance) == expected)
    }

    /// One letter with its accent, and a letter and an accent: equal to a reader, and two names.
    @Test func namesAreComparedByTheirCodePoints() throws {
        let schema = try compiled(
            #"{"properties": {"\u00e9": {"type": "string"}, "e\u0301": {"type": "integer"}}, "required": ["\u00e9", "e\u0301"], "additionalProperties": false}"#
        )
        #expect(try accepts(schema, #"{"\u00e9": "a", "e\u0301": 1}"#))
        #expect(try findings(schema, #"{"\u00e9": "a"}"#).map(\.rule) == ["schema/required"])
        #expect(try findings(schema, #"{"e\u0301": "a", "\u00e9": "a"}"#).map(\.rule) == ["schema/type"])
    }

    @Test func ofTooManyFindingsTheRestIsCounted() throws {
        let schema = try compiled(#"{"items": {"type": "string"}}"#)
        let found = try findings(schema, "[" + Array(repeating: "1", count: 10_000).joined(separator: ",") + "]")
        #expect(found.count == 500)
        #expect(found.dropLast().allSatisfy { $0.rule == "schema/type" })
        #expect(found.last?.rule == "schema/omitted")
        #expect(found.last?.message == "9501 more findings of this record are not listed")
    }

    @Test(arguments: [
        (#"{"type": "string"}"#, "4711"), (#"{"format": "date"}"#, #""4711-13-01""#),
        (#"{"pattern": "^a"}"#, #""x4711""#),
        (#"{"enum": ["4712"]}"#, #""4711""#), (#"{"anyOf": [{"type": "null"}, {"maxLength": 2}]}"#, #""4711""#),
        (#"{"maximum": 9}"#, "4711"),
    ])
    func redactionLeavesValuesOut(schema: String, instance: String) throws {
        let schema = try compiled(schema)
        #expect(try findings(schema, instance).contains { ($0.message + ($0.help ?? "")).contains("4711") })
        let redacted = try Redaction.$isOn.withValue(true) { try findings(schema, instance) }
        #expect(!redacted.isEmpty)
        #expect(!redacted.contains { ($0.message + ($0.help ?? "") + $0.value).contains("4711") })
    }
}
