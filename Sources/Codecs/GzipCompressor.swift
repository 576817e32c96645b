import CZlib

/// Compresses a stream of bytes into one gzip member (RFC 1952).
///
/// The ten bytes of the header are always the same, `1f 8b 08 00 00000000 00 ff`: no name, no comment, no time (MTIME 0),
/// no claim about the effort (XFL 0) and an unknown operating system (OS 255). So the output depends on the input, the
/// level and the version of zlib alone. How the input is cut into pieces has no influence on it.
///
/// Memory: about 256 KiB for zlib, and a buffer of 64 KiB. Not for use from several threads at once.
public final class GzipCompressor {
    /// The header of every member that this type writes: magic, CM, FLG, MTIME, XFL, OS.
    static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    // zlib keeps a pointer to its stream and checks it on every call, so the stream needs an address of its own.
    private let stream: UnsafeMutablePointer<z_stream>
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var checksum = CRC32()
    // ISIZE is the length modulo 2^32 by definition, so this counter may wrap.
    private var length: UInt32 = 0
    private var phase = Phase.header

    private enum Phase {
        case header, data, finished
    }

    /// Creates a compressor.
    ///
    /// - Parameter level: the effort from 0 (none) to 9 (most), as in `gzip -6`. Any other is a programming error.
    /// - Throws: `unavailable`.
    public init(level: Int = 6) throws(GzipError) {
        precondition((0...9).contains(level), "the compression level is from 0 to 9, not \(level)")
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        buffer = .allocate(capacity: 1 << 16)
        // A negative window size asks for the bare deflate stream: header and trailer are written here.
        let status = deflateInit2_(
            stream, Int32(level), Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw GzipError(
                code: .unavailable, offset: 0, message: "zlib cannot start to compress (its status is \(status))")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        buffer.deallocate()
    }

    /// Compresses the next bytes and appends what comes out to `output`: often nothing, as zlib gathers input.
    ///
    /// Calling it after `finish(into:)` is a programming error.
    public func compress(_ input: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        precondition(phase != .finished, "a finished gzip member takes no more bytes")
        beginIfNeeded(&output)
        checksum.update(input)
        length &+= UInt32(truncatingIfNeeded: input.count)
        var rest = input
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(ZlibLimit.bytesPerCall))
            deflate(part, flush: Z_NO_FLUSH, into: &output)
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
        }
    }

    /// Compresses the next bytes and appends what comes out to `output`.
    public func compress(_ input: [UInt8], into output: inout [UInt8]) {
        input.withUnsafeBytes { compress($0, into: &output) }
    }

    /// Ends the member: appends what zlib still holds, the CRC-32 and the length. To be called once.
    public func finish(into output: inout [UInt8]) {
        precondition(phase != .finished, "a gzip member is finished once")
        beginIfNeeded(&output)
        deflate(UnsafeRawBufferPointer(start: nil, count: 0), flush: Z_FINISH, into: &output)
        for word in [checksum.value, length] {
            withUnsafeBytes(of: word.littleEndian) { output.append(contentsOf: $0) }
        }
        phase = .finished
    }

    /// Compresses `input` into one gzip member, in one step.
    public static func compress(_ input: [UInt8], level: Int = 6) throws(GzipError) -> [UInt8] {
        let compressor = try GzipCompressor(level: level)
        var output: [UInt8] = []
        compressor.compress(input, into: &output)
        compressor.finish(into: &output)
        return output
    }

    private func beginIfNeeded(_ output: inout [UInt8]) {
        guard phase == .header else { return }
        output.append(contentsOf: Self.header)
        phase = .data
    }

    /// Gives `input` to zlib whole. There is nothing that could fail: zlib reports an error only for a broken stream
    /// structure or a wrong flush value, and "no progress" only where there was neither input nor output.
    private func deflate(_ input: UnsafeRawBufferPointer, flush: Int32, into output: inout [UInt8]) {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = uInt(input.count)
        repeat {
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = uInt(buffer.count)
            let status = CZlib.deflate(stream, flush)
            precondition(status != Z_STREAM_ERROR, "the zlib stream is consistent from init to deinit")
            output.append(contentsOf: buffer.prefix(buffer.count - Int(stream.pointee.avail_out)))
        } while stream.pointee.avail_out == 0
    }
}
