import Foundation
import JSONText
import TestSupport
import Testing

/// A conversation by Bowtie's protocol.
@Suite struct BowtieTests {
    private func answers(_ requests: [String], _ arguments: [String] = []) throws -> (lines: [String], status: Int32) {
        let result = try Program.built(
            "chancery-bowtie", arguments, input: Data(requests.joined(separator: "\n").utf8))
        return (result.output.split(separator: "\n").map(String.init), result.status)
    }

    private let start = #"{"cmd": "start", "version": 1}"#

    @Test func aConversation() throws {
        let (lines, status) = try answers([
            start,
            #"{"cmd": "dialect", "dialect": "https://json-schema.org/draft/2020-12/schema"}"#,
            #"{"cmd": "dialect", "dialect": "http://json-schema.org/draft-07/schema#"}"#,
            """
            {"cmd": "run", "seq": 7, "case": {"description": "a", "schema": {"$ref": "urn:text"}, \
            "registry": {"urn:text": {"type": "string"}}, \
            "tests": [{"description": "b", "instance": "c"}, {"description": "d", "instance": 1}]}}
            """,
            #"{"cmd": "run", "seq": {"n": 8}, "case": {"description": "a", "schema": {"$ref": "urn:x"}, "tests": []}}"#,
            #"{"cmd": "stop"}"#,
            #"{"cmd": "run"}"#,
        ])
        #expect(status == 0)
        #expect(lines.count == 5)
        #expect(lines.first?.contains(#""dialects": ["https://json-schema.org/draft/2020-12/schema"]"#) ?? false)
        #expect(
            lines[1...3] == [
                #"{"ok": true}"#, #"{"ok": false}"#, #"{"seq": 7, "results": [{"valid": true}, {"valid": false}]}"#,
            ])
        #expect(lines.last?.hasPrefix(#"{"seq": {"n":8}, "errored": true"#) ?? false)
    }

    @Test(arguments: [([], "true"), (["--assert-formats"], "false")])
    func formatsAreAssertedOnRequest(arguments: [String], verdict: String) throws {
        let run = """
            {"cmd": "run", "seq": 1, "case": {"description": "", "schema": {"format": "date"}, \
            "tests": [{"description": "", "instance": "2021-02-30"}]}}
            """
        #expect(try answers([start, run], arguments).lines.last == #"{"seq": 1, "results": [{"valid": \#(verdict)}]}"#)
    }

    @Test(arguments: [#"{"cmd": "run"}"#, "{", #"{"cmd": "start", "version": 2}"#])
    func anythingElseEndsIt(request: String) throws {
        #expect(try answers([request]).status == 1)
    }

    @Test func unknownOptionsAreRefused() throws {
        #expect(try answers([], ["--formats"]).status == 64)
    }
}
