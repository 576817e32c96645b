import Codecs
import Diagnostics
public import Export
import Storage

/// What is asked of a release.
public struct ReleaseRequest: Sendable {
    /// The version.
    public var version: SemanticVersion
    /// The dataset's name: the folder is called after it.
    public var name: String
    /// The dataset's title.
    public var title: String?
    /// The dataset's licence.
    public var license: String?
    /// The folder that the release's folder and bundle go into.
    public var output: String
    /// Whether data files are compressed.
    public var isCompressed = true
    /// The schema's bytes, and the name of its file.
    public var schema: [UInt8]
    /// The name of the schema's file.
    public var schemaName: String
    /// The name and version of the program.
    public var toolName: String
    /// The version of the program.
    public var toolVersion: String
    /// Bytes of encoded records that are held in memory.
    public var memoryBudget = 64 << 20
    /// Where more of them go.
    public var temporaryFolder: String

    /// Creates a request.
    public init(
        version: SemanticVersion, name: String, output: String, schema: [UInt8], schemaName: String, toolName: String,
        toolVersion: String, temporaryFolder: String
    ) {
        self.version = version
        self.name = name
        self.output = output
        self.schema = schema
        self.schemaName = schemaName
        self.toolName = toolName
        self.toolVersion = toolVersion
        self.temporaryFolder = temporaryFolder
    }

    /// The name of the folder, and of the bundle before its ending.
    public var folderName: String { "\(name)-\(version)" }
}

/// Builds a release while its records are validated: whole or absent.
///
/// Records are encoded by workers, added in any order and sorted by id. At the end the files are written into a staging
/// folder, verified as a stranger would, and renamed into place, then the bundle. Memory: the request's budget, and a few
/// buffers for each file. What was not finished leaves nothing behind.
public final class ReleaseBuilder {
    private let request: ReleaseRequest
    private let files: [ExportFile]
    private let spool: RecordSpool
    private let staging: StagingFolder
    private var manifestFiles: [ReleaseManifest.File] = []

    /// Prepares a release.
    ///
    /// - Throws: where the name cannot name a folder or that of the schema a file, or the folder or the bundle exists already.
    public init(_ request: ReleaseRequest, files: [ExportFile]) throws {
        guard RelativePath.isSafe(request.folderName), !request.folderName.contains("/") else {
            throw ReleaseError(
                code: .wrongName, message: "\"\(request.name)\" cannot name a folder",
                help: "use letters, digits, hyphens and full stops")
        }
        guard RelativePath.isSafe(request.schemaName), !request.schemaName.contains("/") else {
            throw ReleaseError(
                code: .wrongName, message: "\"\(request.schemaName)\" cannot name the schema's file in a release",
                help: "rename the schema's file; use letters, digits, hyphens and full stops")
        }
        self.request = request
        self.files = files
        let destination = Self.join(request.output, request.folderName)
        try Bundle.refuseExisting(destination + Bundle.ending)
        staging = try StagingFolder(for: destination)
        spool = RecordSpool(
            files: files.count, memoryBudget: request.memoryBudget, temporaryFolder: request.temporaryFolder)
    }

    /// Adds a record.
    public func add(id: String?, _ encoded: EncodedRecord) throws {
        try spool.add(id: id, encoded)
    }

    /// Removes everything that was made so far.
    public func discard() {
        staging.discard()
    }

    /// Writes, verifies and publishes the release.
    ///
    /// - Returns: the paths of the folder and of the bundle, and the manifest.
    public func finish(_ outcome: ReleaseOutcome) throws -> (folder: String, bundle: String, manifest: ReleaseManifest)
    {
        try writeData()
        try writeText("schema/" + request.schemaName, request.schema, mediaType: "application/schema+json")
        var manifest = ReleaseManifest(
            name: request.name, title: request.title, license: request.license, version: request.version.text,
            toolName: request.toolName, toolVersion: request.toolVersion, schemaPath: "schema/" + request.schemaName,
            summary: outcome.summary, gapsByRule: outcome.gapsByRule, waivers: outcome.waivers, files: manifestFiles)
        for descriptor in ReleaseDescriptors.all {
            try writeText(descriptor.fileName, descriptor.render(manifest), mediaType: descriptor.mediaType)
        }
        manifestFiles.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        manifest.files = manifestFiles
        let manifestBytes = manifest.encoded()
        try write(ReleaseManifest.fileName, manifestBytes)
        try write(ReleaseManifest.checksumsName, checksums(manifestBytes))

        let report = try ReleaseVerifier.verify(staging.path)
        guard report.findings.isEmpty else {
            throw ReleaseError(
                code: .notVerified, message: "what was written does not verify: \(report.findings[0].message)",
                help: "check the disk, and report this as a fault of the program")
        }
        let bundle = try Bundle.Writer(for: staging.destination + Bundle.ending)
        try bundle.add(folder: staging.path, named: request.folderName)
        // The bundle's last bytes may still find the disk full, a rename hardly fails: so the folder comes last, and takes
        // the bundle with it where it does not come.
        try bundle.commit()
        do {
            try staging.commit()
        } catch {
            // The first error is the one to report.
            try? FileTree.remove(staging.destination + Bundle.ending)
            throw error
        }
        return (staging.destination, staging.destination + Bundle.ending, manifest)
    }

    private func writeData() throws {
        let writers = try files.map { file in
            try FixedFileWriter(path: try staging.file(dataPath(file)), isCompressed: request.isCompressed)
        }
        for (file, writer) in zip(files, writers) { try file.header.withUnsafeBytes { try writer.write($0) } }
        var rows = [Int](repeating: 0, count: files.count)
        try spool.finish { file, part, count in
            try part.withUnsafeBytes { try writers[file].write($0) }
            rows[file] += count
        }
        for (index, writer) in writers.enumerated() {
            let (stored, content) = try writer.finish()
            manifestFiles.append(
                ReleaseManifest.File(
                    path: dataPath(files[index]), mediaType: files[index].mediaType, rows: rows[index], stored: stored,
                    content: content))
        }
    }

    private func dataPath(_ file: ExportFile) -> String { "data/" + file.name + (request.isCompressed ? ".gz" : "") }

    /// Writes a file that the manifest lists.
    private func writeText(_ path: String, _ bytes: [UInt8], mediaType: String) throws {
        try write(path, bytes)
        let fixity = ReleaseManifest.Fixity(bytes: bytes.count, sha256: SHA256Hasher.digest(of: bytes).hexadecimal)
        manifestFiles.append(
            ReleaseManifest.File(path: path, mediaType: mediaType, rows: nil, stored: fixity, content: fixity))
    }

    private func write(_ path: String, _ bytes: [UInt8]) throws {
        let output = try OutputFile(creating: try staging.file(path))
        try output.write(bytes)
        try output.close(synchronises: true)
    }

    /// The lines of `SHA256SUMS`, as `sha256sum` writes and checks them.
    private func checksums(_ manifest: [UInt8]) -> [UInt8] {
        let digests =
            manifestFiles.map { ($0.path, $0.stored.sha256) }
            + [(ReleaseManifest.fileName, SHA256Hasher.digest(of: manifest).hexadecimal)]
        return Array(
            digests.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map { "\($0.1)  \($0.0)\n" }.joined().utf8
        )
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
