import Foundation
import Patterns
import Testing

/// The files of the JSON Schema test suite that are about regular expressions, where a copy of the suite is at hand.
@Suite("The JSON Schema test suite")
struct ConformanceSuiteTests {
    @Test(
        "Patterns and the format \"regex\" behave as the suite says",
        .enabled(
            if: ConformanceSuite.folder != nil,
            "no copy of the suite at ../shared/conformance/json-schema-test-suite beside the package"),
        arguments: [
            ("pattern.json", 11), ("patternProperties.json", 20), ("optional/ecmascript-regex.json", 70),
            ("optional/non-bmp-regex.json", 10), ("optional/format/regex.json", 8),
            ("optional/format/ecmascript-regex.json", 12),
        ])
    func agrees(file: String, minimumOfTests: Int) throws {
        let folder = try #require(ConformanceSuite.folder)
        let groups = try JSONDecoder().decode(
            [ConformanceSuite.Group].self, from: Data(contentsOf: folder.appending(path: file)))
        var count = 0
        for group in groups {
            for test in group.tests {
                let isValid = try ConformanceSuite.isValid(test.data, group.schema)
                #expect(isValid == test.valid, "\(group.description): \(test.description)")
                count += 1
            }
        }
        #expect(count >= minimumOfTests)
    }
}

enum ConformanceSuite {
    struct Group: Decodable {
        let description: String
        let schema: Value
        let tests: [Test]
    }

    struct Test: Decodable {
        let description: String
        let data: Value
        let valid: Bool
    }

    enum Value: Decodable, Equatable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([Value])
        case object([String: Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else if let value = try? container.decode([Value].self) {
                self = .array(value)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }
    }

    struct UnknownKeyword: Error {
        let keyword: String
    }

    /// The suite's tests of draft 2020-12, in the folder `shared` beside the package.
    static let folder: URL? = {
        var package = URL(filePath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: package.appending(path: "Package.swift").path) {
            guard package.path != "/" else { return nil }
            package.deleteLastPathComponent()
        }
        let tests = package.deletingLastPathComponent()
            .appending(path: "shared/conformance/json-schema-test-suite/tests/draft2020-12")
        return FileManager.default.fileExists(atPath: tests.path) ? tests : nil
    }()

    /// Validates with the few keywords that these files use; any other is an error.
    static func isValid(_ data: Value, _ schema: Value) throws -> Bool {
        if case .bool(let answer) = schema { return answer }
        guard case .object(let keywords) = schema else { throw UnknownKeyword(keyword: "\(schema)") }
        for (keyword, value) in keywords {
            switch (keyword, value, data) {
            case ("$schema", _, _): break
            case ("additionalProperties", .bool(false), .object(let members)):
                guard case .object(let patterns)? = keywords["patternProperties"] else {
                    throw UnknownKeyword(keyword: keyword)
                }
                let compiled = try patterns.keys.map { try Pattern($0) }
                if members.keys.contains(where: { key in !compiled.contains { $0.search(key) == .matched } }) {
                    return false
                }
            case ("additionalProperties", .bool(false), _): break
            case ("type", .string(let name), _):
                if !isType(name, data) { return false }
            case ("maximum", .number(let maximum), .number(let number)):
                if number > maximum { return false }
            case ("maximum", _, _): break
            case ("pattern", .string(let source), .string(let text)):
                if try Pattern(source).search(text) != .matched { return false }
            case ("pattern", .string(let source), _):
                _ = try Pattern(source)
            case ("patternProperties", .object(let patterns), _):
                for (source, schema) in patterns {
                    let pattern = try Pattern(source)
                    guard case .object(let members) = data else { continue }
                    for (key, member) in members where pattern.search(key) == .matched {
                        if try !isValid(member, schema) { return false }
                    }
                }
            case ("format", .string("regex"), .string(let text)):
                if (try? Pattern(text)) == nil { return false }
            case ("format", .string("regex"), _): break
            default: throw UnknownKeyword(keyword: keyword)
            }
        }
        return true
    }

    private static func isType(_ name: String, _ data: Value) -> Bool {
        switch (name, data) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}
