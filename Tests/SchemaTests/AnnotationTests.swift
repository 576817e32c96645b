import Foundation
import JSONText
import Schema
import TestSupport
import Testing

private let suite = "conformance/json-schema-test-suite/annotations/tests"

/// The official suite of annotations: every test that is for 2020-12.
@Suite(.enabled(if: ProjectFolder.hasShared(suite), "the JSON Schema suite is not on this machine"))
struct AnnotationSuiteTests {
    /// Cases for other drafts alone, and why they do not apply.
    private static func applies(_ compatibility: String?) -> Bool {
        (compatibility ?? "").split(separator: ",").allSatisfy { bound in
            if bound.hasPrefix("<=") { return 2020 <= (Int(bound.dropFirst(2)) ?? 0) }
            if bound.hasPrefix("=") { return bound == "=2020" }
            return (Int(bound) ?? 0) <= 2020
        }
    }

    /// A location as this program writes it: from the innermost resource, not across several as the suite sometimes does.
    private static func canonical(_ location: String, in root: JSONNode) throws -> String {
        guard location.hasPrefix("#") else { return location }
        var base = root["$id"]?.string ?? "urn:main"
        var pointer = ""
        var node = root
        for token in location.dropFirst().split(separator: "/") {
            let name = token.removingPercentEncoding ?? ""
            node = try #require(node[name] ?? Int(name).flatMap { node[$0] })
            pointer += "/" + token
            if let id = node["$id"] {
                base = try #require(URL(string: id.string, relativeTo: URL(string: base))).absoluteString
                pointer = ""
            }
        }
        return base + "#" + pointer
    }

    @Test(arguments: SuiteFile.all(in: suite))
    func annotations(in file: SuiteFile) throws {
        let bytes = Array(try Data(contentsOf: ProjectFolder.shared.appending(path: file.path)))
        var options = SchemaOptions()
        options.formatHandling = .annotated
        options.collectsAnnotations = true
        var checked = 0
        try JSONDocument(bytes).withRoot { root in
            for group in try #require(root["suite"]).elements where Self.applies(group["compatibility"]?.string) {
                let title = group["description"]?.string ?? ""
                let library = try group["externalSchemas"].map { schemas in
                    try schemas.members.map { key, value in
                        try SchemaDocument(Array(value.text), path: key.string, uri: key.string)
                    }
                }
                let root = try #require(group["schema"])
                let text = root.text
                let schema = try SchemaCompiler.compile(
                    try SchemaDocument(Array(text), path: file.path, uri: "urn:main"),
                    library: library ?? [], options: options)
                var annotator = SchemaAnnotator(schema: schema)
                for test in try #require(group["tests"]).elements {
                    let instance = try #require(test["instance"])
                    let annotations = annotator.annotations(of: instance)
                    let found = try #require(annotations, "\(title)")
                    for assertion in try #require(test["assertions"]).elements {
                        let location = try #require(assertion["location"]).string
                        let keyword = try #require(assertion["keyword"]).string
                        let wanted = try #require(assertion["expected"])
                        let expected = Set(
                            try wanted.members.map { key, value in
                                "\(try Self.canonical(key.string, in: root)) \(value.text.count)"
                            })
                        let actual = Set(
                            found.filter { $0.instanceLocation == location && $0.keyword == keyword }
                                .map { "\($0.schemaLocation) \($0.value.count)" })
                        #expect(actual == expected, "\(title): \(location) \(keyword)")
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 0)
    }
}

@Suite struct AnnotationTests {
    @Test func branchesThatFailLeaveNoAnnotations() throws {
        var options = SchemaOptions()
        options.collectsAnnotations = true
        let schema = try compiled(
            """
            {"title": "root", "anyOf": [{"type": "string", "title": "text"}, {"type": "integer", "title": "count"}],
             "not": {"title": "never", "const": 7}}
            """, options: options)
        var annotator = SchemaAnnotator(schema: schema)
        let titles = try JSONDocument(Array("5".utf8)).withRoot { instance in
            annotator.annotations(of: instance)?.map { String(decoding: $0.value, as: UTF8.self) }
        }
        #expect(titles == [#""root""#, #""count""#])
        #expect(try JSONDocument(Array("7".utf8)).withRoot { annotator.annotations(of: $0) } == nil)
    }
}
