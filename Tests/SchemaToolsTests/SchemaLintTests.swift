import Diagnostics
import Foundation
import JSONText
import Schema
import TestSupport
import Testing

@testable import SchemaTools

/// The findings of all lints about a schema given as JSON.
private func lint(_ schema: String) throws -> [Diagnostic] {
    let document = try SchemaDocument(Array(schema.utf8), path: "schema.json")
    _ = try SchemaCompiler.compile(document)
    return SchemaLinter().lint(document)
}

/// The examples of each lint are its tests.
@Suite struct SchemaLintTests {
    @Test(arguments: SchemaLintRegistry.descriptions)
    func triggeringExamplesTrigger(_ description: LintDescription) throws {
        for example in description.triggering {
            let found = try lint(example)
            // Nothing but the lint itself, so that an example shows one thing.
            #expect(Set(found.map(\.rule)) == [description.id], "\(example) gives \(found.map(\.message))")
        }
    }

    @Test(arguments: SchemaLintRegistry.descriptions)
    func otherExamplesDoNot(_ description: LintDescription) throws {
        for example in description.nonTriggering {
            let found = try lint(example)
            #expect(found.isEmpty, "\(example) gives \(found.map(\.message))")
        }
    }

    /// Findings by the thousand, each with its line and its pointer.
    @Test(
        arguments: [
            (#"{"type": "object", "required": [P]}"#, #""aN""#),
            (#"{"properties": {P, "b": true}, "required": [Q]}"#, #""aN": true"#),
            (#"{"type": "object", "$defs": {P}}"#, #""aN": true"#),
            (#"{"properties": {P}}"#, #""aN": {"type": "integer", "minLength": 1}"#),
        ])
    func manyFindingsTakeLinearTime(schema: String, part: String) throws {
        let growth = try growth { count in
            func list(_ part: String) -> String {
                (0..<count).map { part.replacing("N", with: String($0)) }.joined(separator: ",\n")
            }
            let found = try lint(schema.replacing("P", with: list(part)).replacing("Q", with: list(#""bN""#)))
            #expect(found.count == count)
            #expect(found.last?.location.line ?? 0 >= count)
            #expect(found.last?.pointer?.utf8.count ?? 0 > 0)
        }
        #expect(growth < linearGrowth)
    }

    @Test func everyLintFileIsRegistered() throws {
        let folder = ProjectFolder.root.appending(path: "Sources/SchemaTools/Lint")
        let registry = try String(contentsOf: folder.appending(path: "SchemaLintRegistry.swift"), encoding: .utf8)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Lints").path())
        #expect(files.count == SchemaLintRegistry.descriptions.count)
        for file in files { #expect(registry.contains(file.replacing(".swift", with: ".self")), "\(file)") }
        #expect(Set(SchemaLintRegistry.descriptions.map(\.id)).count == files.count)
    }

    @Test(
        arguments: [
            // Place, severity and what to do.
            (
                "{\n  \"type\": \"string\",\n  \"minLenght\": 1\n}",
                "3:3 warning /minLenght `\"minLenght\"` is no keyword, and nearly `minLength`"
            ),
            (
                #"{"properties": {"issuer": true}, "required": ["isuer"], "additionalProperties": false}"#,
                "1:47 error /required/0 `\"isuer\"` is required, and `additionalProperties` false does not allow it: nothing is ever valid"
            ),
            (
                #"{"if": {"required": ["b"]}, "then": {"maxProperties": 1}, "properties": {"a": true}, "additionalProperties": false}"#,
                "1:22 warning /if/required/0 `\"b\"` is required, and `additionalProperties` false does not allow it"
            ),
            (
                #"{"type": "object", "x-a": 1, "colour": 1}"#,
                "1:30 note /colour `\"colour\"` is no keyword that is known, and demands nothing"
            ),
            (
                #"{"properties": {"a/b": {"type": "object", "properties": {"n": {"type": "integer"}}, "examples": [{"n": "1"}]}}}"#,
                "1:104 warning /properties/a~1b/examples/0/n the example `{\"n\": \"1\"}` is not accepted: `\"1\"` is a string, not integer"
            ),
            (
                #"{"minimum": 1e30, "maximum": 1000000000000000000000000000000.0, "exclusiveMaximum": 1e30}"#,
                "1:85 warning /exclusiveMaximum no number lies between `minimum` `1e30` and `exclusiveMaximum` `1e30`"
            ),
            // A reference that is relative to the schema's own URI.
            (
                #"{"$id": "https://example.org/a", "$ref": "b", "default": 1, "$defs": {"b": {"$id": "b", "type": "null"}}}"#,
                "1:58 warning /default the default `1` is not accepted: `1` is an integer, not null"
            ),
        ])
    func findingsHaveAPlace(schema: String, line: String) throws {
        let found = try lint(schema)
        let lines = found.map { finding in
            "\(finding.location.line):\(finding.location.column) \(finding.severity) \(finding.pointer ?? "") "
                + finding.message
        }
        #expect(lines == [line])
        #expect(found.allSatisfy { !($0.help ?? "").isEmpty })
    }

    @Test(arguments: [
        // What another document says is not known.
        ##"{"$ref": "https://json-schema.org/draft/2020-12/meta/core", "required": ["name"]}"##,
        // Schemas that refer to themselves.
        ##"{"properties": {"next": {"$ref": "#"}}, "required": ["next"]}"##,
        ##"{"$dynamicAnchor": "node", "properties": {"next": {"$dynamicRef": "#node"}}}"##,
        // A name that another schema declares where this one is applied.
        ##"{"allOf": [{"$ref": "#/$defs/named"}, {"properties": {"name": true}}], "$defs": {"named": {"required": ["name"]}}}"##,
        // Bounds with no end, and multiples of a number below one.
        #"{"minimum": -1e400, "maximum": 1e400, "multipleOf": 3}"#,
        #"{"exclusiveMinimum": 0, "exclusiveMaximum": 0.02, "multipleOf": 0.01}"#,
        // What nothing applies is not held to anything either.
        #"{"if": true, "else": {"$comment": ""}, "x-then": {"type": 5}}"#, "true", "{}",
    ])
    func nothingIsSaidWhereNothingIsKnown(schema: String) throws {
        #expect(try lint(schema) == [])
    }

    @Test func theSchemasOfTheProjectHaveNothingButNotes() throws {
        let folder = ProjectFolder.root.appending(path: "Schemas")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".schema.json") }
        #expect(files.count > 3)
        for file in files {
            var options = SchemaOptions()
            options.formatHandling = .asserted
            let document = try SchemaDocument(Array(Data(contentsOf: folder.appending(path: file))), path: file)
            _ = try SchemaCompiler.compile(document, options: options)
            let found = SchemaLinter(options: options).lint(document).filter { $0.severity > .note }
            #expect(found == [], "\(file) \(found.map(\.message))")
        }
    }
}
