import Foundation
import TestSupport
import Testing

/// `chancery schema check` and `chancery schema test` as a user meets them.
@Suite struct SchemaCheckCommandTests {
    private let folder: URL

    init() throws {
        folder = try ProjectFolder.makeTemporary()
    }

    @discardableResult
    private func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path()
    }

    @Test func theStatementSchemaHasNoFindings() throws {
        let result = try Program.chancery(["schema", "check"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output == "0 errors, 0 warnings, 0 notes.\n")
    }

    @Test func findingsAreShownWithTheirLines() throws {
        try write("a.json", "{\n  \"type\": \"string\",\n  \"minLenght\": 1\n}\n")
        let result = try Program.chancery(["schema", "check", "a.json"], in: folder)
        #expect(result.status == 1)
        #expect(
            result.output == """
                a.json

                warning[schema/misspelt-keyword]: `"minLenght"` is no keyword, and nearly `minLength`
                 --> a.json:3:3, /minLenght
                  |
                3 |   "minLenght": 1
                  |   ^^^^^^^^^^^
                  = help: write `minLength`, or begin a name of your own with `x-`

                0 errors, 1 warning, 0 notes.

                """)
        try write("note.json", #"{"type": "string", "colour": 1}"#)
        let json = try Program.chancery(["schema", "check", "note.json", "--format", "json"], in: folder)
        #expect(json.status == 0)
        #expect(json.output.contains(#""rule":"schema/misspelt-keyword","kind":"violation","severity":"note""#))
    }

    @Test func allFaultsOfABrokenSchemaAreShown() throws {
        try write("broken.json", #"{"type": "strin", "properties": {"a": {"minLength": -1}}}"#)
        try write("note.json", #"{"type": "string", "colour": 1}"#)
        let result = try Program.chancery(["schema", "check", "broken.json", "note.json"], in: folder)
        #expect(result.status == 3)
        #expect(result.output.contains(" --> broken.json:1:10, /type"))
        #expect(result.output.contains(", /properties/a/minLength"))
        #expect(result.output.contains("note[schema/misspelt-keyword]"))
        #expect(result.output.hasSuffix("2 errors, 0 warnings, 1 note.\n"))
        #expect(try Program.chancery(["schema", "check", try write("no.json", "{")]).status == 3)
    }

    @Test func aLibraryIsReferredTo() throws {
        try write(
            "schemas/letter.json", #"{"properties": {"from": {"$ref": "person.json"}, "on": {"$ref": "urn:x:day"}}}"#)
        try write("schemas/person.json", #"{"type": "object", "default": 1}"#)
        try write("schemas/inner/day.json", #"{"$id": "urn:x:day", "type": "string"}"#)
        let alone = try Program.chancery(["schema", "check", "schemas/letter.json"], in: folder)
        #expect(alone.status == 3)
        let beside = try Program.chancery(
            ["schema", "check", "schemas/letter.json", "--library", "schemas"], in: folder)
        #expect(beside.status == 0, "\(beside.output)")
        let refused = try Program.chancery(
            ["schema", "check", "schemas/person.json", "--library", "schemas"], in: folder)
        #expect(refused.status == 1 && refused.output.contains("schema/default-invalid"))
        try write(
            "schemas/letter.tests/rejected/a.json", #"{"$expect": ["schema/type /from"], "instance": {"from": 1}}"#)
        let tested = try Program.chancery(
            ["schema", "test", "schemas/letter.json", "--library", "schemas"], in: folder)
        #expect(tested.output == "1 example: 1 as expected\n", "\(tested.errors)")
        try write("schemas/letter.tests/rejected/b.json", "{")
        let again = try Program.chancery(
            ["schema", "check", "schemas/letter.json", "--library", "schemas"], in: folder)
        #expect(again.status == 0, "\(again.errors)")
    }

    @Test func theExamplesOfTheStatementSchemaAreAsExpected() throws {
        let result = try Program.chancery(["schema", "test", "Schemas/statement.schema.json"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output == "23 examples: 23 as expected\n")
        let builtIn = try Program.chancery(["schema", "test", "builtin:statement", "Schemas/statement.tests"])
        #expect(builtIn.output == result.output)
    }

    @Test func failuresOfExamplesAreShown() throws {
        try write("letters.schema.json", #"{"properties": {"a": {"type": "string"}, "b": {"minimum": 1}}}"#)
        let examples = [
            ("accepted/right", #"{"a": "x"}"#), ("accepted/wrong", #"{"a": 1}"#),
            ("rejected/right", #"{"$expect": ["schema/type", "schema/minimum /b"], "instance": {"a": 1, "b": 0}}"#),
            ("rejected/other-place", #"{"$expect": ["schema/type /b"], "instance": {"a": 1}}"#),
            ("rejected/more-than-expected", #"{"$expect": ["schema/type"], "instance": {"a": 1, "b": 0}}"#),
            ("rejected/nothing-wrong", #"{"$expect": ["schema/type"], "instance": {}}"#),
            ("rejected/no-rule", "{\n \"$expect\": [\"type\"], \"instance\": {}}"),
            ("rejected/none-expected", #"{"$expect": [], "instance": {"a": 1}}"#),
            ("rejected/no-json", "{"),
            ("rejected/unknown-rule", #"{"$expect": ["schema/typ /a"], "instance": {"a": 1}}"#),
            ("accepted/folder.json/inner", "{}"),
        ]
        for (name, text) in examples { try write("letters.tests/\(name).json", text) }
        try write("letters.tests/README.md", "Not an example.")
        let result = try Program.chancery(["schema", "test", "letters.schema.json"], in: folder)
        #expect(result.status == 1)
        let found = "schema/type /a (`1` is an integer, not string)"
        #expect(
            result.output == """
                letters.tests/accepted/folder.json: no example: it is a folder, and a file is expected
                letters.tests/accepted/wrong.json: expected nothing; found \(found)
                letters.tests/rejected/more-than-expected.json: expected schema/type; found \(found), \
                schema/minimum /b (`0` is below the minimum of 1)
                letters.tests/rejected/no-json.json:1:2: no example: the text is not JSON: the text ends where a name is due
                letters.tests/rejected/no-rule.json:2:14: no example: `"type"` is not a rule id such as `schema/type`, \
                or one and a JSON Pointer
                letters.tests/rejected/none-expected.json:1:13: no example: `$expect` is not a list of one or more rule ids
                letters.tests/rejected/nothing-wrong.json: expected schema/type; found nothing
                letters.tests/rejected/other-place.json: expected schema/type /b; found \(found)
                letters.tests/rejected/unknown-rule.json:1:14: no example: no finding of a schema has the rule \
                `schema/typ`; did you mean `schema/type`?
                11 examples: 2 as expected, 9 not

                """)
    }

    @Test func anEmptyFolderNamedAsAnExampleIsAFailure() throws {
        try write("a.json", "{}")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "a.tests/accepted/3.json"), withIntermediateDirectories: true)
        let result = try Program.chancery(["schema", "test", "a.json"], in: folder)
        #expect(result.status == 1)
        #expect(
            result.output == """
                a.tests/accepted/3.json: no example: it is a folder, and a file is expected
                1 example: 0 as expected, 1 not

                """)
    }

    @Test func noExamplesAreAFailure() throws {
        try write("a.json", "{}")
        let result = try Program.chancery(["schema", "test", "a.json"], in: folder)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("looked for in a.tests/accepted/*.json and a.tests/rejected/*.json"))
    }

    @Test(
        arguments: [
            (["check", "/nowhere/schema.json"], 4), (["check", "--library", "/nowhere"], 4),
            (["check", "--format", "pdf"], 64), (["check", "-", "-"], 64), (["test"], 64), (["test", "-"], 64),
            (["test", "/nowhere/schema.json"], 4), (["test", "builtin:statement", "/nowhere"], 4),
            (["test", "README.md", "Schemas/statement.tests"], 3),
        ] as [([String], Int32)])
    func otherFailuresHaveTheirStatus(arguments: [String], status: Int32) throws {
        let result = try Program.chancery(["schema"] + arguments)
        #expect(result.status == status, "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
