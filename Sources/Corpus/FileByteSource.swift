internal import Codecs
internal import Storage

/// Opens a file, or standard input, and inflates it where it is compressed.
func openByteSource(_ file: RecordFile) throws -> any ByteSource {
    let source = FileByteSource(input: try InputFile(path: file.path))
    if file.isGzip { return try GzipByteSource(source) }
    // Standard input has no name to say that it is compressed, but no text begins as gzip does.
    guard file.path == RecordFile.standardInput.path else { return source }
    let whole = try PeekedByteSource(source, count: GzipByteSource.magic.count)
    return whole.start == GzipByteSource.magic ? try GzipByteSource(whole) : whole
}

/// A source whose first bytes have been looked at.
struct PeekedByteSource: ByteSource {
    /// The first bytes, as far as they have not been read again.
    private(set) var start: [UInt8] = []
    private var rest: any ByteSource

    /// Looks at the first bytes, fewer where the source is shorter.
    init(_ source: any ByteSource, count: Int) throws {
        rest = source
        start = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            while filled < count {
                let read = try rest.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled..<count]))
                if read == 0 { break }
                filled += read
            }
        }
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if start.isEmpty { return try rest.read(into: buffer) }
        let count = min(start.count, buffer.count)
        buffer.copyBytes(from: start.prefix(count))
        start.removeFirst(count)
        return count
    }
}

/// The bytes of a file as stored.
struct FileByteSource: ByteSource {
    let input: InputFile

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try input.read(into: buffer)
    }
}

/// The inflated bytes of a source.
///
/// Memory: 64 KiB of compressed bytes and what zlib needs, however far the data expands.
final class GzipByteSource: ByteSource {
    /// The first bytes of every member (RFC 1952, section 2.3.1).
    static let magic: [UInt8] = [0x1F, 0x8B]

    private static let inputCapacity = 1 << 16
    /// The most that is inflated in one step, since a fault loses what its step has produced.
    private static let outputStep = 1 << 16

    private var source: any ByteSource
    private let decompressor: GzipDecompressor
    private var input: [UInt8] = []
    private var consumed = 0
    private var isInputAtEnd = false

    init(_ source: any ByteSource) throws {
        self.source = source
        decompressor = try GzipDecompressor()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let output = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Self.outputStep))
        guard !output.isEmpty else { return 0 }
        do {
            while true {
                if consumed == input.count, !isInputAtEnd { try refill() }
                let progress = try input.withUnsafeBytes { bytes throws(GzipError) in
                    try decompressor.decompress(UnsafeRawBufferPointer(rebasing: bytes[consumed...]), into: output)
                }
                consumed += progress.consumed
                if progress.produced > 0 { return progress.produced }
                if isInputAtEnd, consumed == input.count {
                    try decompressor.finish()
                    return 0
                }
            }
        } catch let error as GzipError where error.code != .unavailable {
            throw CompressionFault(message: error.message, compressedOffset: error.offset)
        }
    }

    private func refill() throws {
        input = try [UInt8](unsafeUninitializedCapacity: Self.inputCapacity) { buffer, count in
            count = try source.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        consumed = 0
        isInputAtEnd = input.isEmpty
    }
}
