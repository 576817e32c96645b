import Foundation
import JSONText
@testable import Schema
import Schemas
import TestSupport
import Testing

/// The compiler refuses by itself what the meta-schema of 2020-12 refuses, so that no schema has to be walked twice. Here
/// the two are held against each other.
@Suite struct MetaschemaTests {
    /// For each keyword, values of every kind: some it takes, most it does not.
    private static let keywords = [
        "$id", "$schema", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs",
        "definitions", "dependencies", "prefixItems", "items", "contains", "additionalProperties", "properties",
        "patternProperties", "dependentSchemas", "propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf",
        "not",
        "unevaluatedItems", "unevaluatedProperties", "type", "const", "enum", "multipleOf", "maximum",
        "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
        "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required",
        "dependentRequired", "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples",
        "format", "contentEncoding", "contentMediaType", "contentSchema",
    ]

    private static let values = [
        "null", "true", "-1", "0", "2", "1.5", "[]", "{}", #""a""#, "[1]", "[{}]", #"["a"]"#, #"["a", "a"]"#, "[null]",
        #"{"a": 1}"#, #"{"a": {}}"#, #"{"a": []}"#, #"{"a": ["b"]}"#, #"{"a": [1]}"#, #"{"a": true}"#, #""string""#,
        #"["string"]"#, #"["string", "string"]"#, #""date""#, ##""#""##, #"{"a": {"title": 1}}"#, #"[{"title": 1}]"#,
        #"{"title": 1}"#,
    ]

    @Test(arguments: keywords)
    func theCompilerRefusesNoLess(keyword: String) throws {
        var evaluator = SchemaEvaluator(schema: try #require(MetaschemaCheck.standard()))
        var refused = 0
        for value in Self.values {
            let text = "{\"\(keyword)\": \(value)}"
            let isAllowed = try JSONDocument(Array(text.utf8)).withRoot { evaluator.accepts($0) }
            if !isAllowed {
                #expect(!schemaFaults(text).isEmpty, "\(text)")
                refused += 1
            }
        }
        #expect(refused > 0 || ["const", "default"].contains(keyword))
    }

    @Test(arguments: ["2020-12.schema.json", "2020-12-core.schema.json", "chancery-dialect.schema.json"])
    func theMetaschemasAreSchemas(name: String) throws {
        let text = try #require(EmbeddedFile.bytes(named: name))
        _ = try SchemaCompiler.compile(
            try SchemaDocument(text, path: name), options: SchemaOptions(formatHandling: .annotated))
    }

    @Test func aReferenceToTheMetaschemaNeedsNoFile() throws {
        let schema = try compiled(#"{"$ref": "https://json-schema.org/draft/2020-12/schema"}"#)
        #expect(try accepts(schema, #"{"minLength": 1}"#))
        #expect(try !accepts(schema, #"{"minLength": -1}"#))
    }
}
