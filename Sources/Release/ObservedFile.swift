import Codecs

/// What a file of a release turned out to be when it was read.
struct ObservedFile {
    var stored: ReleaseManifest.Fixity
    /// The uncompressed bytes; `nil` where they could not be read.
    var content: ReleaseManifest.Fixity?
    /// The rows in them, without a header; `nil` where the name does not say how to count them.
    var rows: Int?
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
    private var rows: RowCounter?
    private var buffer: [UInt8]

    /// - Parameters:
    ///   - path: the file's path, whose ending says whether the bytes are gzip and how rows are counted.
    ///   - keeps: whether the bytes are kept.
    init(path: String, keeps: Bool) throws {
        let isCompressed = path.hasSuffix(".gz")
        rows = RowCounter(path: isCompressed ? String(path.dropLast(3)) : path)
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
        guard let decompressor else {
            rows?.count(bytes)
            return
        }
        guard gzipFault == nil else { return }
        var rest = bytes
        do {
            while true {
                let progress = try buffer.withUnsafeMutableBytes { (buffer) throws(GzipError) in
                    try decompressor.decompress(rest, into: buffer)
                }
                buffer.withUnsafeBytes {
                    let content = UnsafeRawBufferPointer(rebasing: $0[..<progress.produced])
                    contentHasher.update(content)
                    rows?.count(content)
                }
                contentBytes += progress.produced
                rest = UnsafeRawBufferPointer(rebasing: rest[progress.consumed...])
                if rest.isEmpty, progress.produced < buffer.count { return }
            }
        } catch let error as GzipError {
            gzipFault = error.description
        } catch {
            gzipFault = "it cannot be decompressed"
        }
    }

    func finish() -> ObservedFile {
        if let decompressor, gzipFault == nil {
            do throws(GzipError) {
                try decompressor.finish()
            } catch {
                gzipFault = error.description
            }
        }
        let stored = ReleaseManifest.Fixity(bytes: storedBytes, sha256: storedHasher.finalize().hexadecimal)
        guard decompressor != nil else {
            return ObservedFile(stored: stored, content: stored, rows: rows?.rows, kept: kept)
        }
        let content = ReleaseManifest.Fixity(bytes: contentBytes, sha256: contentHasher.finalize().hexadecimal)
        return ObservedFile(
            stored: stored, content: gzipFault == nil ? content : nil, rows: gzipFault == nil ? rows?.rows : nil,
            gzipFault: gzipFault, kept: kept)
    }
}
