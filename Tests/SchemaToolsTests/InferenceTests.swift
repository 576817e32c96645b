import Foundation
import JSONText
import Schema
import TestSupport
import Testing

@testable import SchemaTools

/// The draft from records given as JSON.
func draft(
    _ records: [String], limits: InferenceLimits = InferenceLimits(), _ options: DraftOptions = DraftOptions()
) throws -> [UInt8] {
    var inference = SchemaInference(limits: limits)
    for record in records { try JSONDocument(Array(record.utf8)).withRoot { inference.observe($0) } }
    #expect(inference.recordCount == records.count)
    return inference.draft(options)
}

/// The value in a draft at a JSON Pointer as canonical text, `nil` where there is none.
private func value(_ pointer: String, _ draft: [UInt8]) throws -> String? {
    try JSONDocument(draft).withRoot { root in
        root.value(at: pointer).map { node in
            var writer = JSONWriter()
            writer.value(node)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}

/// The records that a draft refuses; it must refuse none that it was made from.
func refused(_ records: [String], by draft: [UInt8]) throws -> [String] {
    let schema = try SchemaCompiler.compile(try SchemaDocument(draft, path: "draft.json"))
    var evaluator = SchemaEvaluator(schema: schema)
    return try records.filter { record in
        try JSONDocument(Array(record.utf8)).withRoot { !evaluator.accepts($0) }
    }
}

@Suite struct InferenceTests {
    @Test func aDraftReadsAsWritten() throws {
        var options = DraftOptions()
        options.title = "Letters"
        options.idField = "id"
        let records = [
            #"{"id": "a", "date": "2021-11-21", "pages": 1, "from": {"name": "A"}, "to": ["x"]}"#,
            #"{"id": "b", "date": "2021-11-22", "pages": 7, "from": null, "to": [], "note": 1.5}"#,
            #"{"id": "", "date": "2021-11-22", "pages": 3, "from": {"name": "B", "office": true}}"#,
        ]
        let text = String(decoding: try draft(records, options), as: UTF8.self)
        #expect(
            text == """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "Letters",
                  "$comment": "A draft from 3 records: it says what they have in common, not what was meant. Shares are \
                rounded to a tenth of a percent, but never to 0% or 100%.",
                  "type": "object",
                  "required": ["id", "date", "pages", "from"],
                  "additionalProperties": false,
                  "properties": {
                    "id": {
                      "$comment": "in 100% of 3 records",
                      "type": "string",
                      "role": "id",
                      "unique": true
                    },
                    "date": {
                      "$comment": "in 100% of 3 records",
                      "type": "string",
                      "format": "date"
                    },
                    "pages": {
                      "$comment": "in 100% of 3 records",
                      "type": "integer",
                      "minimum": 1
                    },
                    "from": {
                      "$comment": "in 100% of 3 records; null in 1",
                      "type": ["object", "null"],
                      "required": ["name"],
                      "additionalProperties": false,
                      "properties": {
                        "name": {
                          "$comment": "in 100% of 2 objects",
                          "type": "string",
                          "minLength": 1
                        },
                        "office": {
                          "$comment": "in 50.0% of 2 objects",
                          "type": "boolean"
                        }
                      }
                    },
                    "to": {
                      "$comment": "in 66.7% of 3 records",
                      "type": "array",
                      "items": {
                        "type": "string",
                        "minLength": 1
                      }
                    },
                    "note": {
                      "$comment": "in 33.3% of 3 records",
                      "type": "number"
                    }
                  }
                }

                """)
    }

    @Test(arguments: [
        (1, 1, "100%"), (0, 3, "0%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 100_000, "0.1%"),
        (99_999, 100_000, "99.9%"), (1046, 1075, "97.3%"), (1, 2000, "0.1%"), (3, 2000, "0.2%"), (1, 8, "12.5%"),
        (Int.max / 2, Int.max, "50.0%"), (Int.max - 1, Int.max, "99.9%"),
    ])
    func sharesAreExact(count: Int, total: Int, shown: String) {
        #expect(Share(count: count, total: total).percentage == shown)
    }

    @Test(
        arguments: [
            (["2021-11-21", "1999-01-01"], "date"), (["2021-11-21", "2021-13-01"], nil),
            (["2021-11-21T10:00:00Z"], "date-time"), (["https://example.org/a", "urn:isbn:1"], "uri"),
            (["https://example.org/a", "KCNA:commentary"], nil),
            (["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"], "uuid"), (["en", "pt-BR", "zh-Hant"], "language-tag"),
            (["FRA", "PRK"], nil), (["letter", "speech"], nil), (["en", ""], nil),
            (["a@b"], emailIsKnown ? "email" : nil),
        ] as [([String], String?)])
    func formatsAreProposedWhereEveryValueHasThem(values: [String], format: String?) throws {
        let records = values.map { "{\"a\": \(quotedJSON($0))}" }
        let made = try draft(records + ["{\"a\": null}", "{}"])
        #expect(try value("/properties/a/format", made) == format.map { "\"\($0)\"" })
        #expect(try refused(records, by: made) == [])
    }

    private static let emailIsKnown = FormatRegistry.standard["email"]?.accepts("a@b") ?? false

    @Test(
        arguments: [
            // Three values that recur.
            (["b", "a", "c"], 6, #"["a","b","c"]"#),
            // Too seldom on average.
            (["b", "a", "c"], 4, nil),
            // One value says nothing about others.
            (["a"], 50, nil),
            // Strings that differ only in their normal form are two.
            (["e\u{301}", "\u{E9}"], 6, "[\"e\u{301}\",\"\u{E9}\"]"),
            (["a", String(repeating: "b", count: 65)], 50, nil),
        ] as [([String], Int, String?)])
    func closedListsAreProposedWhereValuesRecur(values: [String], times: Int, list: String?) throws {
        let records = (0..<times).flatMap { _ in values.map { "{\"a\": \(quotedJSON($0))}" } }
        let made = try draft(records)
        #expect(try value("/properties/a/enum", made)?.utf8.elementsEqual((list ?? "").utf8) ?? (list == nil))
        #expect(try refused(records, by: made) == [])
        // A value that occurs once shows that the list is not complete.
        let another = try draft(records + [#"{"a": "once"}"#])
        #expect(try value("/properties/a/enum", another) == nil)
        let withNull = try draft(records + [#"{"a": null}"#])
        #expect(try value("/properties/a/enum", withNull)?.hasSuffix(",null]") ?? true)
    }

    @Test(
        arguments: [
            ([0, 3], "0"), ([1, 5], "1"), ([2, 5], "0"), ([-1, 5], nil),
        ] as [([Int], String?)])
    func integersCountFromANaturalLeast(values: [Int], minimum: String?) throws {
        let made = try draft(values.map { "{\"a\": \($0)}" })
        #expect(try value("/properties/a/minimum", made) == minimum)
    }

    @Test func manyNamesAreAMap() throws {
        let records = (0..<100).map { index in "{\"by_country\": {\"c\(index)\": {\"n\": \(index)}}}" }
        let made = try draft(records)
        #expect(try value("/properties/by_country/properties", made) == nil)
        #expect(
            try value("/properties/by_country/additionalProperties/properties/n/$comment", made)
                == "\"in 100% of 100 objects\"")
        #expect(try refused(records, by: made) == [])
    }

    @Test func wideRecordsAreNoMap() throws {
        let members = (0..<100).map { "\"column_\($0)\": 1" }.joined(separator: ", ")
        let made = try draft(Array(repeating: "{\(members)}", count: 3))
        #expect(try value("/properties/column_99/type", made) == "\"integer\"")
    }

    @Test func whatIsNotKeptIsAccepted() throws {
        var limits = InferenceLimits()
        limits.paths = 4
        limits.depth = 2
        limits.nameBytes = 4
        let records = [
            #"{"a": {"b": {"c": {"d": 1}}}, "list": [[[[1]]]]}"#, #"{"a": {"b": {"c": 2}}, "another_name": 3, "z": 1}"#,
        ]
        #expect(try refused(records, by: try draft(records, limits: limits)) == [])
    }

    @Test(arguments: 0..<60)
    func everyRecordIsAccepted(round: Int) throws {
        let seed = UInt64(round) &* 7919 &+ 11
        print("seed \(seed)")
        var generator = RecordGenerator(seed: seed)
        let records = (0..<Int.random(in: 1...80, using: &generator.random)).map { _ in generator.record() }
        var limits = InferenceLimits()
        if round % 3 == 1 {
            limits.paths = 12
            limits.names = 3
            limits.depth = 2
            limits.distinctStrings = 3
        } else if round % 3 == 2 {
            limits.names = 1
            limits.nameBytes = 1
        }
        let made = try draft(records, limits: limits)
        let wrong = try refused(records, by: made)
        #expect(wrong == [], "seed \(seed)\n\(String(decoding: made, as: UTF8.self))")
        #expect(try draft(records, limits: limits) == made)
    }
}

/// Makes records that are hard to describe: members of many types, names that collide or look like data.
struct RecordGenerator {
    var random: SeededGenerator
    private static let names = [
        "a", "b", "id", "e\u{301}", "\u{E9}", "a/b", "~", "", "$ref", "type", "enum", "a.b", "외무성", "\"", "\\",
        "long name",
    ]
    private static let strings = [
        "", "a", "b", "en", "pt-BR", "XAV", "2021-11-21", "2021-02-30", "2021-11-21T10:00:00Z", "https://example.org/",
        "urn:x:y", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "e\u{301}", "\u{E9}", "\u{1F600}", "tab\t", "a@example.org",
    ]
    private static let numbers = [
        "0", "-0", "1", "1.0", "1e2", "-3", "2.5", "1e400", "-1e-400", "123456789012345678901234567890", "0.0", "10e-1",
    ]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func record() -> String {
        Int.random(in: 0..<20, using: &random) == 0 ? value(depth: 0) : object(depth: 0)
    }

    private mutating func value(depth: Int) -> String {
        switch Int.random(in: 0..<(depth < 4 ? 9 : 6), using: &random) {
        case 0: "null"
        case 1: "true"
        case 2: Self.numbers.randomElement(using: &random) ?? "0"
        case 3...5: quotedJSON(Self.strings.randomElement(using: &random) ?? "")
        case 6:
            "["
                + (0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth + 1) }.joined(
                    separator: ",") + "]"
        default: object(depth: depth + 1)
        }
    }

    private mutating func object(depth: Int) -> String {
        var names = Set<[UInt8]>()
        let isMap = Int.random(in: 0..<4, using: &random) == 0
        for _ in 0..<Int.random(in: 0...(isMap ? 40 : 5), using: &random) {
            let name =
                isMap ? "k\(Int.random(in: 0..<400, using: &random))" : Self.names.randomElement(using: &random) ?? ""
            names.insert(Array(name.utf8))
        }
        let members = names.sorted { $0.lexicographicallyPrecedes($1) }.map { name in
            quotedJSON(String(decoding: name, as: UTF8.self)) + ":" + value(depth: isMap ? 4 : depth + 1)
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}

extension FormatChecker {
    fileprivate func accepts(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes { accepts($0) } }
}
