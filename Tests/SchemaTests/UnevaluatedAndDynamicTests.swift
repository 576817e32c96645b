import JSONText
import Schema
import Testing

/// What a schema sees as evaluated, and where dynamic references lead, on samples smaller than the official suite's.
@Suite struct UnevaluatedTests {
    private static let chosen = """
        {"properties": {"id": {}}, "anyOf": [
            {"properties": {"kind": {"const": "letter"}, "annex": {}}, "required": ["kind"]},
            {"properties": {"kind": {"const": "speech"}, "speaker": {}}, "required": ["kind"]}],
         "unevaluatedProperties": false}
        """

    @Test(arguments: [
        (#"{"id": 1, "kind": "letter", "annex": 2}"#, []),
        (#"{"id": 1, "kind": "speech", "speaker": 2}"#, []),
        (#"{"id": 1, "kind": "speech", "annex": 2}"#, ["schema/unevaluated-properties /annex"]),
    ])
    func onlyBranchesThatAcceptEvaluate(instance: String, expected: [String]) throws {
        let schema = try compiled(Self.chosen)
        #expect(try accepts(schema, instance) == expected.isEmpty)
        #expect(try findings(schema, instance).map { "\($0.rule) \($0.pointer)" } == expected)
    }

    @Test func aWrongMemberIsNotCalledUndeclaredAsWell() throws {
        let schema = try compiled(
            #"{"allOf": [{"properties": {"id": {"type": "string"}}}], "unevaluatedProperties": false}"#)
        #expect(try findings(schema, #"{"id": 1}"#).map(\.rule) == ["schema/type"])
        #expect(try findings(schema, #"{"id": "1", "x": 1}"#).map(\.rule) == ["schema/unevaluated-properties"])
    }

    @Test func partsBeyondTheFirstWordAreKnown() throws {
        let names = (0..<200).map { "\"p\($0)\": {}" }.joined(separator: ", ")
        let schema = try compiled(#"{"allOf": [{"properties": {\#(names)}}], "unevaluatedProperties": false}"#)
        let members = (0..<200).map { "\"p\($0)\": 0" }.joined(separator: ", ")
        #expect(try accepts(schema, "{\(members)}"))
        #expect(try !accepts(schema, "{\(members), \"q\": 0}"))
    }

    @Test func nestingDoesNotMultiplyTheWork() throws {
        var text = "{}"
        for _ in 0..<60 { text = #"{"allOf": [\#(text)], "unevaluatedProperties": {}}"# }
        #expect(try accepts(try compiled(text), #"{"a": 1}"#))
    }
}

@Suite struct DynamicReferenceTests {
    private static let list = """
        {"$id": "urn:list", "items": {"$dynamicRef": "#entry"},
         "$defs": {"any": {"$dynamicAnchor": "entry"}}}
        """

    @Test(arguments: [("string", #"["a"]"#, "[1]"), ("integer", "[1]", #"["a"]"#)])
    func theOutermostResourceDecides(type: String, accepted: String, rejected: String) throws {
        let schema = try compiled(
            """
            {"$id": "urn:main", "$ref": "urn:list",
             "$defs": {"entry": {"$dynamicAnchor": "entry", "type": "\(type)"}, "list": \(Self.list)}}
            """)
        #expect(try accepts(schema, accepted))
        #expect(try !accepts(schema, rejected))
    }

    /// Some validators redirect it; core, section 8.2.3.1 does not, and neither does any test of the official suite.
    @Test func aPlainReferenceToADynamicAnchorIsNotRedirected() throws {
        let schema = try compiled(
            """
            {"$id": "urn:main", "$ref": "urn:part", "$defs": {
                "entry": {"$dynamicAnchor": "entry", "type": "string"},
                "part": {"$id": "urn:part", "items": {"$ref": "#entry"},
                         "$defs": {"entry": {"$dynamicAnchor": "entry", "type": "integer"}}}}}
            """)
        #expect(try accepts(schema, "[1]"))
        #expect(try !accepts(schema, #"["a"]"#))
    }

    @Test func oneSchemaIsReadForEachWayToIt() throws {
        let schema = try compiled(
            """
            {"properties": {
                "texts": {"$id": "urn:texts", "$ref": "urn:list",
                          "$defs": {"e": {"$dynamicAnchor": "entry", "type": "string"}}},
                "counts": {"$id": "urn:counts", "$ref": "urn:list",
                           "$defs": {"e": {"$dynamicAnchor": "entry", "type": "integer"}}}},
             "$defs": {"list": \(Self.list)}}
            """)
        #expect(try accepts(schema, #"{"texts": ["a"], "counts": [1]}"#))
        #expect(try findings(schema, #"{"texts": [1], "counts": ["a"]}"#).map(\.pointer) == ["/texts/0", "/counts/0"])
    }
}

@Suite struct DialectTests {
    private static func metaschema(_ vocabularies: String) throws -> SchemaDocument {
        try SchemaDocument(
            Array(#"{"$id": "urn:dialect", "$vocabulary": \#(vocabularies), "type": ["object", "boolean"]}"#.utf8),
            path: "dialect.json")
    }

    private let schema = #"{"$schema": "urn:dialect", "minimum": 10, "not": {"const": 20}}"#
    private let core = "https://json-schema.org/draft/2020-12/vocab/"

    @Test func keywordsOfVocabulariesThatAreNotThereMeanNothing() throws {
        let library = [try Self.metaschema(#"{"\#(core)core": true, "\#(core)applicator": true}"#)]
        let schema = try compiled(#"{"$schema": "urn:dialect", "minimum": 10, "not": false}"#, library: library)
        #expect(try accepts(schema, "1"))
    }

    @Test func anUnknownVocabularyThatIsRequiredIsRefused() throws {
        let library = [try Self.metaschema(#"{"urn:unknown": true}"#)]
        #expect(throws: SchemaError.self) { try compiled(schema, library: library) }
        _ = try compiled(schema, library: [try Self.metaschema(#"{"urn:unknown": false}"#)])
    }

    @Test func aSchemaIsHeldToItsOwnMetaschema() throws {
        let metaschema = try SchemaDocument(
            Array(#"{"$id": "urn:dialect", "required": ["title"]}"#.utf8), path: "dialect.json")
        #expect(throws: SchemaError.self) { try compiled(schema, library: [metaschema]) }
        _ = try compiled(#"{"$schema": "urn:dialect", "title": "A"}"#, library: [metaschema])
    }
}

/// What is neither valid nor invalid.
@Suite struct UndecidedTests {
    /// A back-reference that runs out of steps on the text below.
    private static let pattern = #""^(a+)+\\1b$""#
    private static let text = String(repeating: "a", count: 60)

    @Test(arguments: [
        #"{"pattern": P}"#, #"{"not": {"pattern": P}}"#, #"{"anyOf": [{"pattern": P}, {"maxLength": 3}]}"#,
        #"{"oneOf": [{"pattern": P}, {"not": {"pattern": P}}]}"#, #"{"if": {"pattern": P}, "then": {"maxLength": 3}}"#,
    ])
    func aPatternOutOfStepsIsNoVerdict(template: String) throws {
        let schema = try compiled(template.replacing("P", with: Self.pattern))
        #expect(try !accepts(schema, "\"\(Self.text)\""))
        let found = try findings(schema, "\"\(Self.text)\"")
        #expect(found.contains { !$0.isDecided && $0.rule == "schema/undecided" })
    }

    @Test func chainsOfReferencesThatGoTooDeepAreNoVerdict() throws {
        let count = 5_000
        let links = (0..<count).map { "\"d\($0)\": {\"$ref\": \"#/$defs/d\($0 + 1)\"}" }.joined(separator: ", ")
        let schema = try compiled(
            ##"{"$ref": "#/$defs/d0", "$defs": {\##(links), "d\##(count)": {"type": "string"}}}"##)
        #expect(try !accepts(schema, "1"))
        #expect(try findings(schema, "1").map(\.rule) == ["schema/undecided"])
    }

    /// Each level tries the next one twice: 2^28 verdicts, unless somebody counts.
    @Test(arguments: ["1", #""text""#])
    func branchesThatMultiplyAreNoVerdict(instance: String) throws {
        let count = 28
        let levels = (0..<count).map { level in
            let next = ##"{"$ref": "#/$defs/d\##(level + 1)"}"##
            return #""d\#(level)": {"anyOf": [\#(next), \#(next)]}"#
        }
        let schema = try compiled(
            ##"{"$ref": "#/$defs/d0", "$defs": {\##(levels.joined(separator: ", ")), "d\##(count)": false}}"##)
        #expect(try !accepts(schema, instance))
        #expect(try findings(schema, instance).contains { $0.rule == "schema/undecided" && !$0.isDecided })
    }
}
