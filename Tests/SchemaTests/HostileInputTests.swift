import Diagnostics
import JSONText
import Schema
import TestSupport
import Testing

/// Schemas and instances made to exhaust a validator: each comes to an end with a word about it.
@Suite struct HostileInputTests {
    private static let deep =
        String(repeating: #"{"allOf":["#, count: 10_000) + "{}" + String(repeating: "]}", count: 10_000)

    @Test(arguments: [
        (deep, "nested deeper than 512 levels"),
        (#"{"pattern": "\#(String(repeating: "a", count: 1 << 20))"}"#, "the pattern is too large"),
        (#"{"pattern": "(a{1000}){1000}"}"#, "the pattern is too large when expanded"),
        (#"{"pattern": "\#(String(repeating: "(", count: 1000))"}"#, "cannot be read"),
        (#"{"$ref": ""}"#, "refers to itself without end"),
        (##"{"$dynamicRef": "#x", "$dynamicAnchor": "x"}"##, "refers to itself without end"),
        (#"{"$ref": "https://example.org/other"}"#, "leads to no schema"),
        (#"{"$defs": {"a": {"$id": "urn:x"}, "b": {"$id": "urn:x"}}}"#, "two schemas have the `$id` `urn:x`"),
        (#"{"minLength": 1\#(String(repeating: "0", count: 100_000)).5}"#, "`minLength` is"),
    ])
    func schemasAreRefused(schema: String, message: String) throws {
        do {
            _ = try compiled(schema)
            Issue.record("it was taken")
        } catch let error as SchemaError {
            #expect(error.faults.contains { $0.message.contains(message) && !$0.help.isEmpty })
        }
    }

    /// Each resource can be reached through any of those before it, and each adds a dynamic anchor: more ways than atoms.
    @Test func dynamicScopesThatMultiplyAreRefused() {
        let count = 24
        let resources = (0..<count).map { number in
            let next = (number + 1..<count).map { #"{"$ref": "urn:r\#($0)"}"# } + ["{}"]
            return """
                "r\(number)": {"$id": "urn:r\(number)", "$defs": {"a": {"$dynamicAnchor": "a\(number)"}},
                    "properties": {"x": {"$dynamicRef": "#a\(number)"}}, "allOf": [\(next.joined(separator: ", "))]}
                """
        }
        let faults = schemaFaults(#"{"$ref": "urn:r0", "$defs": {\#(resources.joined(separator: ", "))}}"#)
        #expect(faults.count == 1)
        #expect(faults.first?.message.contains("subschemas") ?? false)
    }

    @Test(arguments: [
        ("9", #"{"maximum": 1e20}"#), ("0.9", #"{"multipleOf": 0.01}"#), ("1e9", #"{"maximum": 1e20}"#),
        ("-1e-9", #"{"multipleOf": 1}"#),
    ])
    func numbersOfManyDigitsAreJudged(start: String, schema: String) throws {
        let number = start + String(repeating: "9", count: start.contains("e") ? 12 : 100_000)
        #expect(try findings(try compiled(schema), number).count == 1)
    }

    /// Each definition refers to the next, and is found without walking past those before it.
    @Test(arguments: ["$defs", "x-parts"])
    func manyReferencesTakeLinearTime(keyword: String) throws {
        let growth = try growth { count in
            let parts = (0..<count).map { number in
                ##""n\##(number)": {"properties": {"a": {"$ref": "#/\##(keyword)/n\##((number + 1) % count)"}}}"##
            }.joined(separator: ",\n")
            let schema = try compiled(
                ##"{"properties": {"a": {"$ref": "#/\##(keyword)/n0"}}, "\##(keyword)": {\##(parts)}}"##)
            #expect(try accepts(schema, #"{"a": {"a": {"a": 1}}}"#))
        }
        #expect(growth < linearGrowth)
    }

    /// Each fault has its line and its pointer, and neither is counted from the start of the schema.
    @Test(arguments: [##"{"type": "strin"}"##, ##"{"$ref": "#/none"}"##, ##"{"$ref": "#/$defs/N"}"##])
    func manyFaultsTakeLinearTime(schema: String) {
        let growth = growth { count in
            let members = (0..<count).map { "\"n\($0)\": \(schema.replacing("N", with: "n\($0)"))" }
            let uses = (0..<count).map { ##"{"$ref": "#/$defs/n\##($0)"}"## }
            let faults = schemaFaults(
                #"{"$defs": {\#(members.joined(separator: ",\n"))}, "allOf": [\#(uses.joined(separator: ","))]}"#)
            #expect(faults.count == count)
            #expect(faults.last?.pointer.hasPrefix("/$defs/n\(count - 1)") ?? false)
            #expect(faults.last?.location.line == count)
        }
        #expect(growth < linearGrowth)
    }

    @Test func instancesOfManyLevelsAreRefused() {
        let text = String(repeating: "[", count: 2_000_000)
        #expect(throws: JSONFault.self) { try JSONDocument(Array(text.utf8)) }
    }

    @Test func instancesOfManyMembersAreJudged() throws {
        let members = (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        let schema = try compiled(#"{"maxProperties": 99999, "additionalProperties": {"type": "string"}}"#)
        let found = try findings(schema, "{\(members)}")
        #expect(found.count == 500)
        #expect(found.last?.message == "99502 more findings of this record are not listed")
        // Every finding is counted: each member, and that they are too many.
        #expect(found.map(\.count).reduce(0, +) == 100_001)
    }
}
