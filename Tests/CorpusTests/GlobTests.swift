import Diagnostics
import Testing

@testable import Corpus

@Suite struct GlobTests {
    @Test(arguments: [
        ("records/*.md", "records/a.md", true),
        ("records/*.md", "records/a/b.md", false),
        ("records/*.md", "records/.hidden.md", false),
        ("records/.*.md", "records/.hidden.md", true),
        ("**/*.md", "a.md", true),
        ("**/*.md", "a/b/c.md", true),
        ("**/*.md", "a/.git/c.md", false),
        ("records/**/*.md", "records/a.md", true),
        ("records/**/*.md", "records/2024/may/a.md", true),
        ("records/**/*.md", "other/a.md", false),
        ("records/**", "records/a.md", true),
        ("records/**", "records/a/b.md", true),
        ("records/**", "records", false),
        ("**", "a", true),
        ("**", ".a", false),
        ("a/**/b", "a/b", true),
        ("a/**/b", "a/x/y/b", true),
        ("a/**/b", "axb", false),
        ("?.md", "a.md", true),
        ("?.md", "é.md", true),
        ("?.md", "ab.md", false),
        ("[a-c].md", "b.md", true),
        ("[a-c].md", "d.md", false),
        ("[!a-c].md", "d.md", true),
        ("[^a-c].md", "a.md", false),
        ("[]a].md", "].md", true),
        ("[a-].md", "-.md", true),
        ("[!a]b", "/b", false),
        ("*.{md,yaml}", "a.yaml", true),
        ("*.{md,yaml}", "a.json", false),
        ("{a,b/{c,d}}/*.md", "b/d/x.md", true),
        ("{a,b/{c,d}}/*.md", "b/x.md", false),
        ("{,x}a", "a", true),
        ("a,b", "a,b", true),
        (#"\*.md"#, "*.md", true),
        (#"\*.md"#, "a.md", false),
        ("a.md", "A.md", false),
    ])
    func matches(pattern: String, path: String, expected: Bool) throws {
        #expect(try GlobPattern(pattern).matches(path) == expected)
    }

    @Test(arguments: [
        ("", "is empty"), ("/a", "begins with a slash"), ("a//b", "has an empty segment"),
        ("a/", "has an empty segment"),
        ("../a", "has the segment `..`"), ("./a", "has the segment `.`"), ("a**", "has `**` beside"),
        ("[a", "has a `[`"),
        ("{a", "has a `{`"), ("[z-a]", "runs backwards"), (#"a\"#, "ends in a backslash"),
        (String(repeating: "a", count: 1025), "more than 1024"),
    ])
    func refuses(pattern: String, reason: String) {
        #expect {
            _ = try GlobPattern(pattern)
        } throws: { error in
            (error as? GlobPattern.Fault)?.message.contains(reason) == true
        }
    }

    @Test func hostilePatternStaysBounded() throws {
        // A matcher that tries alternatives one after the other would need more than 2^60 steps.
        let stars = try GlobPattern(String(repeating: "*a", count: 60) + "b")
        #expect(!stars.matches(String(repeating: "a", count: 400)))
        let braces = try GlobPattern(String(repeating: "{a,a}", count: 60) + "b")
        #expect(!braces.matches(String(repeating: "a", count: 61)))
    }

    @Test(arguments: [
        ("records/2024/*.md", "records/2024"), ("*.md", ""), ("a/b.md", "a"), ("a/[b]/c/d", "a"), ("**/a", ""),
    ])
    func knowsWhereToLook(pattern: String, folder: String) throws {
        #expect(try GlobPattern(pattern).literalFolder == folder)
    }

    @Test(arguments: [
        ("recods", "records"), ("fial_on", "fail_on"), ("lisence", "license"), ("capture", "captures"), ("zzzzzz", nil),
        ("", nil),
    ])
    func findsNearestName(name: String, expected: String?) {
        #expect(nearestName(to: name, among: ["records", "fail_on", "license", "captures"]) == expected)
    }
}
