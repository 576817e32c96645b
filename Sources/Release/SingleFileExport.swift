import Codecs
public import Export
import Storage

/// One file of records without ceremony: sorted by id, staged and renamed.
///
/// Of a format with several files only the main one is written; child tables belong to a release.
public final class SingleFileExport {
    private let spool: RecordSpool
    private let files: [ExportFile]
    private let staged: StagedFile?
    private let output: OutputFile?
    private let compressor: GzipCompressor?

    /// Prepares an export.
    ///
    /// - Parameters:
    ///   - path: the file to make, which must not be there yet; `-` for standard output.
    ///   - isCompressed: whether the file is compressed with gzip.
    public init(
        path: String, files: [ExportFile], isCompressed: Bool, memoryBudget: Int = 64 << 20, temporaryFolder: String
    ) throws {
        self.files = files
        staged = path == "-" ? nil : try StagedFile(for: path)
        output = path == "-" ? OutputFile.standardOutput : nil
        compressor = isCompressed ? try FixedFileWriter.makeCompressor() : nil
        spool = RecordSpool(files: files.count, memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
    }

    /// Adds a record.
    public func add(id: String?, _ encoded: EncodedRecord) throws {
        try spool.add(id: id, encoded)
    }

    /// Writes the file and renames it into place.
    public func finish() throws {
        try files[0].header.withUnsafeBytes { try write($0) }
        try spool.finish { file, part, _ in
            if file == 0 { try part.withUnsafeBytes { try write($0) } }
        }
        if let compressor {
            var rest: [UInt8] = []
            compressor.finish(into: &rest)
            try store(rest)
        }
        try staged?.commit()
        try output?.close()
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        if let compressor {
            var compressed: [UInt8] = []
            compressor.compress(bytes, into: &compressed)
            try store(compressed)
        } else {
            try staged?.write(bytes)
            try output?.write(bytes)
        }
    }

    private func store(_ bytes: [UInt8]) throws {
        try staged?.write(bytes)
        try output?.write(bytes)
    }
}
