import Foundation
import Testing

/// Text that a test compares with a file under `Snapshots/`.
///
/// `CHANCERY_RECORD_SNAPSHOTS=1` writes the files anew; read what changed before committing it.
enum Snapshot {
    private static let variable = "CHANCERY_RECORD_SNAPSHOTS"

    static func check(
        _ text: String, against name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
        let file = folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment[variable] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        guard let stored = try? Data(contentsOf: file) else {
            Issue.record("no snapshot \(name).txt: run with \(variable)=1 to record it", sourceLocation: sourceLocation)
            return
        }
        #expect(
            text == String(decoding: stored, as: UTF8.self),
            "\(name).txt differs: where the new text is right, run with \(variable)=1", sourceLocation: sourceLocation)
    }
}
