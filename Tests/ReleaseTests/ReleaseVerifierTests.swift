import Codecs
import Diagnostics
import Foundation
import JSONText
import Release
import Storage
import TestSupport
import Testing

@Suite struct ReleaseVerifierTests {
    private func rules(_ path: URL) throws -> [String] {
        try ReleaseVerifier.verify(path.path()).findings.map { "\($0.rule) \($0.location.file)" }
    }

    @Test(arguments: [true, false])
    func whatWasReleasedVerifies(isCompressed: Bool) throws {
        let release = try ReleaseFolder(isCompressed: isCompressed)
        #expect(try rules(release.folder) == [])
        #expect(try rules(release.bundle) == [])
        #expect(try ReleaseVerifier.verify(release.bundle.path()).files == 7)
    }

    @Test func aChangedByteIsFoundInEveryFile() throws {
        let release = try ReleaseFolder()
        for path in try release.contents().keys.sorted() where path.hasPrefix("sample-1.0.0/") {
            let file = release.root.appending(path: "out/" + path)
            let original = try Data(contentsOf: file)
            var changed = original
            changed[changed.count / 2] ^= 1
            try changed.write(to: file)
            let report = try ReleaseVerifier.verify(release.folder.path())
            #expect(!report.isVerified, "\(path)")
            try original.write(to: file)
        }
        #expect(try rules(release.folder) == [])
    }

    @Test func missingAndExtraFilesAreNamed() throws {
        let release = try ReleaseFolder()
        try FileManager.default.removeItem(at: release.folder.appending(path: "data/sessions.csv.gz"))
        try Data("x".utf8).write(to: release.folder.appending(path: "data/extra.csv"))
        #expect(
            try rules(release.folder) == [
                "release/missing-file data/sessions.csv.gz", "release/extra-file data/extra.csv",
            ])
    }

    @Test func aLinkIsNoPartOfARelease() throws {
        let release = try ReleaseFolder()
        let file = release.folder.appending(path: "README.md")
        let outside = release.root.appending(path: "README.md")
        try FileManager.default.moveItem(at: file, to: outside)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: outside)
        #expect(try rules(release.folder) == ["release/unsafe-path README.md", "release/missing-file README.md"])
    }

    @Test func recompressedDataAreTheSameData() throws {
        let release = try ReleaseFolder()
        let name = "data/statements.jsonl.gz"
        let file = release.folder.appending(path: name)
        let content = try GzipDecompressor.decompress(Array(try Data(contentsOf: file)), maximumCount: 1 << 20)
        let other = try GzipCompressor.compress(content, level: 1)
        let before = SHA256Hasher.digest(of: Array(try Data(contentsOf: file))).hexadecimal
        let after = SHA256Hasher.digest(of: other).hexadecimal
        try #require(before != after)
        try Data(other).write(to: file)
        let report = try ReleaseVerifier.verify(release.folder.path())
        #expect(report.isVerified)
        #expect(report.findings.map(\.rule) == ["release/recompressed"])
        #expect(report.findings.first?.message == "recompressed, content identical")
    }

    @Test func aBundleThatIsCutShortOrChangedIsFound() throws {
        let release = try ReleaseFolder()
        let bytes = try Data(contentsOf: release.bundle)
        let damaged = release.root.appending(path: "damaged.tar.gz")
        for cut in [1, 20, bytes.count / 2, bytes.count - 1] {
            try bytes.prefix(cut).write(to: damaged)
            #expect(try ReleaseVerifier.verify(damaged.path()).findings.map(\.rule) == ["release/damaged-bundle"])
        }
        for place in stride(from: 10, to: bytes.count, by: 37) {
            var changed = bytes
            changed[place] ^= 0x10
            try changed.write(to: damaged)
            #expect(try !ReleaseVerifier.verify(damaged.path()).isVerified, "byte \(place)")
        }
    }

    @Test(arguments: ["../outside", "/etc/passwd", "sample-1.0.0/../../x", "other/file"])
    func pathsOfABundleStayInItsFolder(path: String) throws {
        let release = try ReleaseFolder()
        var archive = try GzipDecompressor.decompress(
            Array(try Data(contentsOf: release.bundle)), maximumCount: 1 << 24)
        // A header for an empty file in front of the end mark, written by hand since the writer refuses such paths.
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(path, at: 0)
        put("0000644\0", at: 100)
        put("0000000\0", at: 108)
        put("0000000\0", at: 116)
        put("00000000000\0", at: 124)
        put("00000000000\0", at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar\0" + "00", at: 257)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
        archive.insert(contentsOf: header, at: 0)
        let bundle = release.root.appending(path: "hostile.tar.gz")
        try Data(try GzipCompressor.compress(archive)).write(to: bundle)
        let report = try ReleaseVerifier.verify(bundle.path())
        #expect(!report.isVerified)
        #expect(report.findings.contains { $0.rule == "release/unsafe-path" })
    }

    /// Claims of the manifest about what is inside the files, with the manifest's own checksum set right.
    @Test(arguments: [
        ("\"rows\": 3", "\"rows\": 4", "release/changed-file data/sessions.csv.gz"),
        ("\"bytes\": 66,", "\"bytes\": 67,", "release/changed-file data/sessions.csv.gz"),
        ("\"path\": \"README.md\"", "\"path\": \"../README.md\"", "release/malformed-manifest release.json"),
    ])
    func aManifestThatDoesNotFitTheFilesIsFound(original: String, changed: String, finding: String) throws {
        let release = try ReleaseFolder()
        let manifest = release.folder.appending(path: "release.json")
        let sums = release.folder.appending(path: "SHA256SUMS")
        let before = try String(contentsOf: manifest, encoding: .utf8)
        let place = try #require(before.range(of: original))
        let after = before.replacingCharacters(in: place, with: changed)
        try Data(after.utf8).write(to: manifest)
        let list = try String(contentsOf: sums, encoding: .utf8).replacing(
            SHA256Hasher.digest(of: Array(before.utf8)).hexadecimal,
            with: SHA256Hasher.digest(of: Array(after.utf8)).hexadecimal)
        try Data(list.utf8).write(to: sums)
        #expect(try rules(release.folder) == [finding])
    }

    @Test(arguments: ["line\nbreak", "line\r\nbreak", "\"", "a \"quoted\", b", ""])
    func rowsAreCountedWhateverTheyHold(text: String) throws {
        var title = JSONWriter()
        title.string(text)
        let json = String(decoding: title.bytes, as: UTF8.self)
        let release = try ReleaseFolder([#"{"id": "a", "title": \#(json)}"#, #"{"id": "b"}"#])
        #expect(try rules(release.folder) == [])
    }

    @Test func aDataFileThatIsCutShortIsNamedWithThePlace() throws {
        let release = try ReleaseFolder()
        let file = release.folder.appending(path: "data/statements.csv.gz")
        let bytes = try Data(contentsOf: file)
        try bytes.prefix(bytes.count - 9).write(to: file)
        let findings = try ReleaseVerifier.verify(release.folder.path()).findings
        #expect(findings.map(\.rule) == ["release/changed-file"])
        #expect(findings.first?.message.contains("at compressed byte \(bytes.count - 9)") == true)
    }

    @Test func aBundleWithMoreFilesThanAllowedIsNotReadOn() throws {
        let release = try ReleaseFolder()
        let report = try ReleaseVerifier.verify(release.bundle.path(), fileLimit: 3)
        #expect(report.findings.map(\.rule) == ["release/damaged-bundle"])
        #expect(report.files == 3)
        #expect(throws: StorageError.self) { try ReleaseVerifier.verify(release.folder.path(), fileLimit: 3) }
    }

    @Test func whatIsNoReleaseIsSaidToBeNone() throws {
        let folder = try ProjectFolder.makeTemporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try ReleaseVerifier.verify(folder.path()).findings.map(\.rule) == ["release/malformed-manifest"])
        let file = folder.appending(path: "release.json")
        for text in ["{", "[]", #"{"format_version": 2}"#, #"{"format_version": 1, "files": [{"path": "a"}]}"#] {
            try Data(text.utf8).write(to: file)
            #expect(try ReleaseVerifier.verify(folder.path()).findings.map(\.rule) == ["release/malformed-manifest"])
        }
        #expect(throws: StorageError.self) { try ReleaseVerifier.verify(folder.path() + "/nothing") }
    }
}
