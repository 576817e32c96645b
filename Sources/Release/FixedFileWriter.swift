import Codecs
import Storage

/// Writes one file and works out its sizes and digests on the way: of the content, and of the bytes as stored.
final class FixedFileWriter {
    private let output: OutputFile
    private let compressor: GzipCompressor?
    private var contentHasher = SHA256Hasher()
    private var storedHasher = SHA256Hasher()
    private var contentBytes = 0
    private var storedBytes = 0
    private var pending: [UInt8] = []

    /// - Parameter isCompressed: whether the content is stored as gzip.
    init(path: String, isCompressed: Bool) throws {
        output = try OutputFile(creating: path)
        compressor = isCompressed ? try Self.makeCompressor() : nil
    }

    static func makeCompressor() throws(ReleaseError) -> GzipCompressor {
        do {
            return try GzipCompressor()
        } catch {
            throw ReleaseError(code: .compression, message: error.message, help: "check the installed zlib")
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        contentHasher.update(bytes)
        contentBytes += bytes.count
        if let compressor {
            compressor.compress(bytes, into: &pending)
            if pending.count >= 1 << 16 { try store() }
        } else {
            storedHasher.update(bytes)
            storedBytes += bytes.count
            try output.write(bytes)
        }
    }

    /// Ends the file.
    func finish() throws -> (stored: ReleaseManifest.Fixity, content: ReleaseManifest.Fixity) {
        if let compressor {
            compressor.finish(into: &pending)
            try store()
        }
        try output.close(synchronises: true)
        return (
            ReleaseManifest.Fixity(bytes: storedBytes, sha256: storedHasher.finalize().hexadecimal),
            ReleaseManifest.Fixity(bytes: contentBytes, sha256: contentHasher.finalize().hexadecimal)
        )
    }

    private func store() throws {
        storedHasher.update(pending)
        storedBytes += pending.count
        try output.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
