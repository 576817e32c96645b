import Diagnostics
import Export
import Foundation
import JSONText
import Release
import Schema
import TestSupport

/// A small release in a temporary folder, removed when it is released.
final class ReleaseFolder {
    let root: URL
    let folder: URL
    let bundle: URL

    static let shape = RecordShape(properties: [
        .init(name: "id", role: .id, value: .scalar), .init(name: "title", value: .scalar),
        .init(
            name: "sessions", value: .array(.object([.init(name: "body", value: .scalar)]), role: "session")),
    ])
    static let records = [
        #"{"id": "b", "title": "00123", "sessions": [{"body": "UNGA"}, {"body": "UNHRC"}]}"#,
        #"{"title": "외무성, \"quoted\"", "id": "a", "sessions": []}"#,
        #"{"id": "c", "title": null, "sessions": [{"body": "UNSC"}]}"#,
    ]

    /// - Parameter records: JSON objects with an `id`, in the order in which they are added.
    init(_ records: [String] = ReleaseFolder.records, version: String = "1.0.0", isCompressed: Bool = true) throws {
        root = try ProjectFolder.makeTemporary()
        folder = root.appending(path: "out/sample-\(version)")
        bundle = root.appending(path: "out/sample-\(version).tar.gz")
        let encoders = try EncoderGroup(
            formats: ["jsonl", "csv"], shape: Self.shape, options: EncoderOptions(name: "statements"))
        var request = ReleaseRequest(
            version: try SemanticVersion(version), name: "sample", output: root.appending(path: "out").path(),
            schema: Array("{}".utf8), schemaName: "s.schema.json", toolName: "chancery", toolVersion: "0",
            temporaryFolder: root.path())
        request.isCompressed = isCompressed
        let builder = try ReleaseBuilder(request, files: encoders.files)
        for record in records {
            try JSONDocument(Array(record.utf8)).withRoot { root in
                var encoded = EncodedRecord()
                encoders.encode(root, into: &encoded)
                try builder.add(id: root["id"]?.string, encoded)
            }
        }
        var summary = DiagnosticSummary()
        summary.records = records.count
        _ = try builder.finish(ReleaseOutcome(summary: summary, gapsByRule: [:], waivers: []))
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    /// All files below the output folder with their bytes.
    func contents() throws -> [String: Data] {
        let out = root.appending(path: "out")
        let paths = FileManager.default.enumerator(atPath: out.path())?.compactMap { $0 as? String } ?? []
        var contents: [String: Data] = [:]
        for path in paths {
            var isFolder: ObjCBool = false
            let url = out.appending(path: path)
            if FileManager.default.fileExists(atPath: url.path(), isDirectory: &isFolder), !isFolder.boolValue {
                contents[path] = try Data(contentsOf: url)
            }
        }
        return contents
    }
}
