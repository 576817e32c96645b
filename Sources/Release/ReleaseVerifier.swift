public import Diagnostics
import Storage

/// What verifying a release came to.
public struct VerificationReport: Sendable {
    /// What is wrong, or worth a note, in the order of the paths.
    public var findings: [Diagnostic] = []
    /// How many files were read.
    public var files = 0

    /// Whether the release is the one that its manifest describes.
    public var isVerified: Bool { !findings.contains { $0.severity == .error } }
}

/// Verifies a release, a folder or a bundle, by its own manifest: every file is there, unchanged, and no other is.
///
/// A bundle is read as a stream and never unpacked. Memory: 64 KiB, the manifest, and about 300 bytes for each file.
public enum ReleaseVerifier {
    /// Verifies what is at a path.
    ///
    /// - Parameter fileLimit: how many files it may have; a bundle of more is not read on.
    /// - Throws: `StorageError` where there is nothing, it cannot be read, or it is a folder of more files.
    public static func verify(_ path: String, fileLimit: Int = 1_000_000) throws -> VerificationReport {
        let contents =
            FileTree.kind(of: path) == .folder
            ? try ReleaseContents(folder: path, fileLimit: fileLimit)
            : try ReleaseContents(bundle: path, fileLimit: fileLimit)
        return check(contents, path: path)
    }

    private static func check(_ contents: ReleaseContents, path: String) -> VerificationReport {
        var report = VerificationReport(findings: contents.findings, files: contents.files.count)
        func find(_ rule: ReleaseRule, _ file: String, _ message: String, _ help: String) {
            report.findings.append(
                Diagnostic(
                    rule: rule.id, severity: rule.severity, message: message, help: help, location: .start(of: file)))
        }
        // A bundle that cannot be read to its end says nothing about the files behind that place.
        if contents.isIncomplete { return report }
        guard let manifest = contents.files[ReleaseManifest.fileName]?.kept else {
            find(
                ReleaseRules.malformedManifest, path, "there is no `\(ReleaseManifest.fileName)` in it",
                "name the folder or the bundle of a release")
            return report
        }
        let listed: ListedFiles
        do {
            listed = try ListedFiles(manifest)
        } catch {
            find(
                ReleaseRules.malformedManifest, ReleaseManifest.fileName, error.message,
                "get the release again from where it came")
            return report
        }
        for path in listed.paths.sorted(by: precedes) {
            guard let expected = listed.files[path] else { continue }
            guard let observed = contents.files[path] else {
                find(ReleaseRules.missingFile, path, "the file is missing", "get the release again from where it came")
                continue
            }
            if let (rule, message, help) = fault(observed, expected) { find(rule, path, message, help) }
        }
        let own: Set<String> = [ReleaseManifest.fileName, ReleaseManifest.checksumsName]
        for path in contents.files.keys.sorted(by: precedes) where listed.files[path] == nil && !own.contains(path) {
            find(ReleaseRules.extraFile, path, "the release does not list this file", "remove it")
        }
        checkChecksums(contents, listed, find)
        return report
    }

    private static func fault(
        _ observed: ObservedFile, _ expected: ReleaseManifest.File
    ) -> (ReleaseRule, String, String)? {
        let help = "get the file again from where it came"
        let isUnchanged = observed.stored == expected.stored
        if !isUnchanged {
            if let fault = observed.gzipFault { return (ReleaseRules.changedFile, fault, help) }
            guard expected.content != expected.stored, observed.content == expected.content else {
                return (ReleaseRules.changedFile, "the file has \(difference(observed.stored, expected.stored))", help)
            }
        }
        // The stored bytes are those of the release, or hold the same content: what remains is what is said about them.
        if let content = observed.content, content != expected.content {
            return (
                ReleaseRules.changedFile, "the content has \(difference(content, expected.content))",
                "get the manifest again from where it came"
            )
        }
        if let fault = observed.gzipFault { return (ReleaseRules.changedFile, fault, help) }
        if let rows = observed.rows, let listed = expected.rows, rows != listed {
            return (
                ReleaseRules.changedFile, "the content has \(rows) rows, and \(listed) are listed",
                "get the manifest again from where it came"
            )
        }
        return isUnchanged
            ? nil : (ReleaseRules.recompressed, "recompressed, content identical", "nothing needs to be done")
    }

    private static func difference(_ found: ReleaseManifest.Fixity, _ listed: ReleaseManifest.Fixity) -> String {
        let sizes = found.bytes == listed.bytes ? "" : " in \(found.bytes) bytes, where \(listed.bytes) are listed"
        return "the digest \(found.sha256)\(sizes), and \(listed.sha256) is listed"
    }

    /// `SHA256SUMS` must agree with the files as they are stored, as `sha256sum -c` has it.
    private static func checkChecksums(
        _ contents: ReleaseContents, _ listed: ListedFiles,
        _ find: (ReleaseRule, String, String, String) -> Void
    ) {
        let name = ReleaseManifest.checksumsName
        guard let text = contents.files[name]?.kept else {
            find(ReleaseRules.missingFile, name, "the file is missing", "get the release again from where it came")
            return
        }
        var seen: Set<String> = []
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            let digest = line.prefix(64)
            let path = String(line.dropFirst(66))
            seen.insert(path)
            let expected =
                path == ReleaseManifest.fileName
                ? contents.files[path]?.stored.sha256 : listed.files[path]?.stored.sha256
            if expected.map({ $0 != digest }) ?? true {
                find(
                    ReleaseRules.changedFile, name, "the line of `\(path)` does not agree with the release",
                    "get the file again from where it came")
            }
        }
        for path in (listed.paths + [ReleaseManifest.fileName]).sorted(by: precedes) where !seen.contains(path) {
            find(
                ReleaseRules.changedFile, name, "it has no line for `\(path)`",
                "get the file again from where it came")
        }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
