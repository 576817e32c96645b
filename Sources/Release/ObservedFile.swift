import Codecs

/// What a file of a release turned out to be when it was read.
struct ObservedFile {
    var stored: ReleaseManifest.Fixity
    /// The uncompressed bytes; `nil` where they could not be read.
    var content: ReleaseManifest.Fixity?
    /// Why they could not.
    var gzipFault: String?
    /// The bytes themselves, kept of small text files that are needed whole.
    var kept: [UInt8]?
}

/// Reads the bytes of one file as they come and works out its sizes and digests. Memory: 128 KiB, and what is kept.
final class FileObserver {
    private static let keptLimit = 64 << 20

    private var storedHasher = SHA256Hasher()
    private var contentHasher = SHA256Hasher()
    private var storedBytes = 0
    private var contentBytes = 0
    private let decompressor: GzipDecompressor?
    private var gzipFault: String?
    private var kept: [UInt8]?
    private var buffer: [UInt8]

    /// - Parameters:
    ///   - isCompressed: whether the bytes are gzip, by the name of the file.
    ///   - keeps: whether the bytes are kept.
    init(isCompressed: Bool, keeps: Bool) throws {
        decompressor = isCompressed ? try Self.makeDecompressor() : nil
        kept = keeps ? [] : nil
        buffer = [UInt8](repeating: 0, count: isCompressed ? 1 << 16 : 0)
    }

    private static func makeDecompressor() throws(ReleaseError) -> GzipDecompressor {
        do {
            return try GzipDecompressor()
        } catch {
            throw ReleaseError(code: .compression, message: error.message, help: "check the installed zlib")
        }
    }

    func observe(_ bytes: UnsafeRawBufferPointer) {
        storedHasher.update(bytes)
        storedBytes += bytes.count
        if let count = kept?.count, count + bytes.count <= Self.keptLimit { kept?.append(contentsOf: bytes) }
        guard let decompressor, gzipFault == nil else { return }
        var rest = bytes
        do {
            while true {
                let progress = try buffer.withUnsafeMutableBytes { (buffer) throws(GzipError) in
                    try decompressor.decompress(rest, into: buffer)
                }
                buffer.withUnsafeBytes {
                    contentHasher.update(UnsafeRawBufferPointer(rebasing: $0[..<progress.produced]))
                }
                contentBytes += progress.produced
                rest = UnsafeRawBufferPointer(rebasing: rest[progress.consumed...])
                if rest.isEmpty, progress.produced < buffer.count { return }
            }
        } catch let error as GzipError {
            gzipFault = error.message
        } catch {
            gzipFault = "it cannot be decompressed"
        }
    }

    func finish() -> ObservedFile {
        if let decompressor, gzipFault == nil {
            do throws(GzipError) {
                try decompressor.finish()
            } catch {
                gzipFault = error.message
            }
        }
        let stored = ReleaseManifest.Fixity(bytes: storedBytes, sha256: storedHasher.finalize().hexadecimal)
        guard decompressor != nil else { return ObservedFile(stored: stored, content: stored, kept: kept) }
        let content = ReleaseManifest.Fixity(bytes: contentBytes, sha256: contentHasher.finalize().hexadecimal)
        return ObservedFile(
            stored: stored, content: gzipFault == nil ? content : nil, gzipFault: gzipFault, kept: kept)
    }
}
