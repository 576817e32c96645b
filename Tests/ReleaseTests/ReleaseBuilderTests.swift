import Codecs
import Diagnostics
import Export
import Foundation
import Release
import Storage
import TestSupport
import Testing

@Suite struct ReleaseBuilderTests {
    @Test func theOrderOfTheInputDoesNotMatter() throws {
        let first = try ReleaseFolder()
        let second = try ReleaseFolder(ReleaseFolder.records.reversed())
        #expect(try first.contents() == second.contents())
        #expect(try first.contents().count == 8)
    }

    @Test func recordsAreSortedByIDAndTheirMembersBySchema() throws {
        let release = try ReleaseFolder(isCompressed: false)
        let lines = try String(contentsOf: release.folder.appending(path: "data/statements.jsonl"), encoding: .utf8)
        #expect(
            lines == """
                {"id":"a","title":"외무성, \\"quoted\\"","sessions":[]}
                {"id":"b","title":"00123","sessions":[{"body":"UNGA"},{"body":"UNHRC"}]}
                {"id":"c","title":null,"sessions":[{"body":"UNSC"}]}

                """)
        let sessions = try String(contentsOf: release.folder.appending(path: "data/sessions.csv"), encoding: .utf8)
        #expect(sessions == "record_id,position,body,_other\r\nb,1,UNGA,\r\nb,2,UNHRC,\r\nc,1,UNSC,\r\n")
    }

    @Test func checksumsAreThoseThatSha256sumAccepts() throws {
        let release = try ReleaseFolder()
        guard let result = try Program.named("sha256sum", ["--strict", "-c", "SHA256SUMS"], in: release.folder) else {
            print("skipped: sha256sum is not on this machine")
            return
        }
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }

    @Test func theBundleIsWhatTarReads() throws {
        let release = try ReleaseFolder()
        guard let listing = try Program.named("tar", ["-tzf", release.bundle.path()]) else {
            print("skipped: tar is not on this machine")
            return
        }
        #expect(listing.status == 0)
        let names = listing.output.split(separator: "\n").map(String.init)
        #expect(names == names.sorted())
        #expect(names.contains("sample-1.0.0/release.json"))
    }

    @Test func whatIsThereIsNeverReplaced() throws {
        let release = try ReleaseFolder()
        let before = try release.contents()
        let request = ReleaseRequest(
            version: try SemanticVersion("1.0.0"), name: "sample", output: release.root.appending(path: "out").path(),
            schema: [], schemaName: "s.json", toolName: "chancery", toolVersion: "0",
            temporaryFolder: release.root.path())
        #expect(throws: StorageError.self) { try ReleaseBuilder(request, files: []) }
        #expect(try release.contents() == before)
    }

    private func request(in root: URL, schemaName: String = "s.json") throws -> ReleaseRequest {
        ReleaseRequest(
            version: try SemanticVersion("1.0.0"), name: "sample", output: root.path(), schema: [],
            schemaName: schemaName, toolName: "chancery", toolVersion: "0", temporaryFolder: root.path())
    }

    @Test(arguments: ["", "../s.json", "a/b.json", "a\\b.json", "a\nb.json"])
    func aSchemaNameThatNoFileCanHaveIsRefusedAtOnce(name: String) throws {
        let root = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(throws: ReleaseError.self) {
            try ReleaseBuilder(request(in: root, schemaName: name), files: [])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: root.path()) == [])
    }

    @Test func noBundleIsLeftWhereTheFolderCannotBeRenamed() throws {
        let root = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: root) }
        do {
            let builder = try ReleaseBuilder(request(in: root), files: [])
            let other = root.appending(path: "sample-1.0.0")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: false)
            #expect(throws: StorageError.self) {
                try builder.finish(ReleaseOutcome(summary: DiagnosticSummary(), gapsByRule: [:], waivers: []))
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: root.path()) == ["sample-1.0.0"])
    }

    @Test func aReleaseThatIsNotFinishedLeavesNothing() throws {
        let root = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: root) }
        do {
            let encoders = try EncoderGroup(
                formats: ["jsonl"], shape: ReleaseFolder.shape, options: EncoderOptions(name: "statements"))
            let request = ReleaseRequest(
                version: try SemanticVersion("1.0.0"), name: "sample", output: root.path(), schema: [],
                schemaName: "s.json", toolName: "chancery", toolVersion: "0", temporaryFolder: root.path())
            let builder = try ReleaseBuilder(request, files: encoders.files)
            var encoded = EncodedRecord()
            encoded.endSegment(rows: 1)
            try builder.add(id: "a", encoded)
            #expect(throws: ReleaseError.self) { try builder.add(id: nil, encoded) }
            try builder.add(id: "a", encoded)
            #expect(throws: ReleaseError.self) {
                try builder.finish(ReleaseOutcome(summary: DiagnosticSummary(), gapsByRule: [:], waivers: []))
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: root.path()) == [])
    }
}

@Suite struct SemanticVersionTests {
    @Test(arguments: ["0.0.0", "1.2.3", "10.20.30", "1.0.0-rc.1", "1.0.0-0.a-b", "1.0.0+build.01", "1.0.0-a+b"])
    func isAccepted(text: String) throws {
        #expect(try SemanticVersion(text).text == text)
    }

    @Test(arguments: [
        "", "1", "1.2", "v1.2.3", "1.2.3.4", "01.2.3", "1.2.-3", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.3-a..b", "1.2.3 ",
        "１.2.3", "../1.0.0",
    ])
    func isRefused(text: String) {
        #expect(throws: ReleaseError.self) { try SemanticVersion(text) }
    }
}
