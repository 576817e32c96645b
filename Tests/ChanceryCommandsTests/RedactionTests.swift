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
}
