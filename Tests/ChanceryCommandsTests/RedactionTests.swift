import Foundation
import TestSupport
import Testing

/// `validate --redact` on the sample corpus' schema and records full of faults: nothing that a record says gets out.
@Suite struct RedactionTests {
    private static let records = """
        {"id": "r1", "title": "CONFIDENTIAL", "kind": "CONFIDENTIAL", "text": "", "date_issued": "CONFIDENTIAL",
        {"id": "r2", "title": 7, "kind": "CONFIDENTIAL", "language": "CONFIDENTIAL!", "date_issued": "CONFIDENTIAL", "source": {"url": "CONFIDENTIAL", "symbol": "CONFIDENTIAL", "published": "2021-02-30"}, "sessions": [{"body": "CONFIDENTIAL", "session": 76, "symbol": "A/CONFIDENTIAL"}]}
        """

    @Test(arguments: ["text", "json", "jsonl", "github"])
    func noValueGetsOut(format: String) throws {
        let arguments = ["validate", "--schema", "builtin:statement", "--format", format, "-"]
        let plain = try Program.chancery(arguments, input: Data(Self.records.utf8))
        #expect(plain.output.contains("CONFIDENTIAL"))
        let redacted = try Program.chancery(arguments + ["--redact"], input: Data(Self.records.utf8))
        #expect(redacted.status == plain.status)
        #expect(!redacted.output.contains("CONFIDENTIAL"), "\(redacted.output)")
        #expect(!redacted.errors.contains("CONFIDENTIAL"))
    }

    /// Each a file with faults of its own sort, and what of it stays.
    @Test(
        arguments: [
            ("letter.yaml", "id: [CONFIDENTIAL\ntitle: 'CONFIDENTIAL\n", nil),
            ("letter.yaml", "id: r1\ntitle: !CONFIDENTIAL a\ntext: *CONFIDENTIAL\nkind: 00761945\n", nil),
            ("letter.md", "---\nid: r1\ntitle: \"CONFIDENTIAL\n---\nCONFIDENTIAL\n", nil),
            (
                "numbers.jsonl",
                #"{"id": "r1", "unknown": {"/issuer": "CONFIDENTIAL"}, "sessions": [{"body": "UNHRC", "session": 761945, "symbol": "A/C.3/76/L.28"}, {"body": "UNSC", "session": 761945, "event_date": null}]}"#
                    + "\n", "\"r1\""
            ),
            // Codes and kinds that are nearly right would be given away by what they are nearly.
            (
                "near.jsonl", #"{"id": "r1", "kind": "leter", "language": "zz", "issuer": {"country": "DKN"}}"# + "\n",
                "\"r1\""
            ),
        ] as [(String, String, String?)])
    func noFormOfARecordGetsOut(name: String, text: String, shown: String?) throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: name))
        let arguments = ["validate", "--schema", "builtin:statement", "--format", "json", name]
        let plain = try Program.chancery(arguments, in: folder)
        let redacted = try Program.chancery(arguments + ["--redact"], in: folder)
        #expect(redacted.status == 1 && plain.status == 1)
        let secrets = ["CONFIDENTIAL", "761945", "leter", "DKN", "did you mean"]
        #expect(secrets.contains { plain.output.contains($0) })
        for secret in secrets { #expect(!redacted.output.contains(secret), "\(redacted.output)") }
        if let shown { #expect(redacted.output.contains(shown)) }
    }

    @Test func aNameThatTheSchemaRefusesStays() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(#"{"propertyNames": {"maxLength": 4}, "unevaluatedProperties": false}"#.utf8)
            .write(to: folder.appending(path: "schema.json"))
        let result = try Program.chancery(
            ["validate", "--schema", "schema.json", "--redact", "-"], in: folder,
            input: Data(#"{"title": "CONFIDENTIAL"}"#.utf8))
        #expect(!result.output.contains("CONFIDENTIAL"))
        #expect(result.output.contains(#"`"title"` has 5 characters"#), "\(result.output)")
        #expect(result.output.contains(#"`"title"` is not a member that any part"#))
    }

    @Test func namesPointersAndIdsStay() throws {
        let records = """
            {"id": "r1", "titel": "CONFIDENTIAL", "kind": 1, "kind": 2}
            {"id": "r2", "titel": "CONFIDENTIAL"}
            {"id": "r2", "text": "CONFIDENTIAL", "relations": [{"type": "transmits", "record": "CONFIDENTIAL"}]}
            """
        let arguments = ["validate", "--schema", "builtin:statement", "--format", "jsonl", "--redact", "-"]
        let result = try Program.chancery(arguments, input: Data(records.utf8))
        #expect(!result.output.contains("CONFIDENTIAL"), "\(result.output)")
        let lines = result.output.split(separator: "\n")
        // A name that is not declared stands in the message as in the pointer.
        let undeclared = lines.filter { $0.contains(#""pointer":"/titel""#) }
        #expect(undeclared.count == 1)
        #expect(undeclared.first?.contains(#"`\"titel\"` is not a "#) ?? false, "\(undeclared)")
        #expect(undeclared.first?.contains(#""record":"r2""#) ?? false)
        #expect(lines.contains { $0.contains("duplicate-key") && $0.contains(#"`\"kind\"` occurs twice"#) })
        // Rules of the corpus have no value to show.
        for rule in ["corpus/duplicate-id", "corpus/unresolved-reference"] {
            let found = lines.filter { $0.contains("\"\(rule)\"") }
            #expect(found.count == 1)
            #expect(found.allSatisfy { $0.contains(#""value":null"#) || !$0.contains(#""value""#) }, "\(found)")
        }
        let help = try Program.chancery(["validate", "--help"])
        #expect(
            help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .contains("names of members, pointers and record ids stay."))
    }
}
