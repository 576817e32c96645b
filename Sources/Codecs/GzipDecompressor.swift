import CZlib

/// Decompresses a gzip file (RFC 1952): one member or several, one after the other, whose contents are joined.
///
/// The caller owns both buffers, and never gets more than fits in the one it gave: small input that would expand to
/// gigabytes costs nothing until it is asked for. Call `decompress(_:into:)` until the input is used up *and* a call
/// leaves part of the output buffer free; after the last input, call `finish()`.
///
/// The header's checksum, the CRC-32 and the length of each member are checked. Padding after the last member is refused,
/// as RFC 1952 knows none.
///
/// Memory: about 40 KiB for zlib. Not for use from several threads at once.
public final class GzipDecompressor {
    /// What one call did.
    public struct Progress: Hashable, Sendable {
        /// How many bytes of the input are done with.
        public var consumed: Int
        /// How many bytes of the output buffer are filled, from its start.
        public var produced: Int
    }

    private enum Phase {
        /// In a member's header, or where one may begin.
        case header
        /// In the deflate stream.
        case data
        /// In the eight bytes of CRC-32 and length; the number of bytes read, and their value so far.
        case trailer(count: Int, value: UInt64)
    }

    // zlib keeps a pointer to its stream and checks it on every call, so the stream needs an address of its own.
    private let stream: UnsafeMutablePointer<z_stream>
    private var phase = Phase.header
    private var header = GzipHeaderParser()
    private var offset = 0
    private var completeMembers = 0
    private var checksum = CRC32()
    // ISIZE is the length modulo 2^32 by definition, so this counter may wrap.
    private var length: UInt32 = 0
    private var failure: GzipError?

    /// Creates a decompressor.
    ///
    /// - Throws: `unavailable`.
    public init() throws(GzipError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // A negative window size asks for a bare deflate stream: header and trailer are read here.
        let status = inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw GzipError(
                code: .unavailable, offset: 0, message: "zlib cannot start to decompress (its status is \(status))")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Decompresses until the input is used up or the output buffer is full.
    ///
    /// - Parameters:
    ///   - input: the bytes that follow those consumed so far. May be empty, to get more output from earlier input.
    ///   - output: where to put the result; not empty.
    /// - Throws: any `GzipError` but `truncated`. What was produced before the fault, in this call, is lost; every later
    ///   call throws the same error.
    public func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(GzipError) -> Progress {
        precondition(!output.isEmpty, "there is no room to decompress into")
        if let failure { throw failure }
        var progress = Progress(consumed: 0, produced: 0)
        do {
            while try step(input, output, &progress) {}
        } catch {
            failure = error
            throw error
        }
        return progress
    }

    /// Says that the input has ended.
    ///
    /// - Throws: `truncated` where it ended inside a member or was empty, or the error of an earlier call.
    public func finish() throws(GzipError) {
        if let failure { throw failure }
        if completeMembers > 0, case .header = phase, header.isAtStart { return }
        let message =
            offset == 0
            ? "the gzip file is empty; a gzip file has at least 20 bytes"
            : "the gzip file is cut short: it ends inside its \(place); get it again from where it came"
        throw GzipError(code: .truncated, offset: offset, message: message)
    }

    /// Decompresses a whole gzip file that is at hand.
    ///
    /// - Parameter maximumCount: how many bytes the result may have. Memory stays below twice that number.
    /// - Throws: `tooLarge` where there are more, or any other `GzipError`.
    public static func decompress(_ input: [UInt8], maximumCount: Int) throws(GzipError) -> [UInt8] {
        let decompressor = try GzipDecompressor()
        var result: [UInt8] = []
        var position = 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let progress = try input.withUnsafeBufferPointer { (bytes) throws(GzipError) in
                try decompressor.decompress(
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[position...]), into: buffer)
            }
            guard progress.produced <= maximumCount - result.count else {
                throw GzipError(
                    code: .tooLarge, offset: decompressor.offset,
                    message: "the decompressed data has more than \(maximumCount) bytes, the most allowed here")
            }
            position += progress.consumed
            result.append(contentsOf: buffer.prefix(progress.produced))
            if position == input.count, progress.produced < buffer.count { break }
        }
        try decompressor.finish()
        return result
    }

    /// Does the next piece of work; false when it needs input or room.
    private func step(
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, _ progress: inout Progress
    ) throws(GzipError) -> Bool {
        switch phase {
        case .header:
            guard progress.consumed < input.count else { return false }
            let isComplete = try header.take(
                input[progress.consumed], at: offset, isFirstMember: completeMembers == 0)
            progress.consumed += 1
            offset += 1
            if isComplete { beginData() }
            return true
        case .data:
            guard progress.produced < output.count else { return false }
            return try inflate(input, output, &progress)
        case .trailer(let count, var value):
            guard progress.consumed < input.count else { return false }
            value |= UInt64(input[progress.consumed]) << (8 * UInt64(count))
            progress.consumed += 1
            offset += 1
            phase = .trailer(count: count + 1, value: value)
            if count == 7 { try endMember(trailer: value) }
            return true
        }
    }

    private func beginData() {
        inflateReset(stream)
        checksum = CRC32()
        length = 0
        phase = .data
    }

    private func inflate(
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, _ progress: inout Progress
    ) throws(GzipError) -> Bool {
        let source = UnsafeRawBufferPointer(
            rebasing: input[progress.consumed...].prefix(ZlibLimit.bytesPerCall))
        let room = UnsafeMutableRawBufferPointer(
            rebasing: output[progress.produced...].prefix(ZlibLimit.bytesPerCall))
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = uInt(source.count)
        stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = uInt(room.count)

        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        let consumed = source.count - Int(stream.pointee.avail_in)
        let produced = room.count - Int(stream.pointee.avail_out)
        progress.consumed += consumed
        progress.produced += produced
        offset += consumed
        checksum.update(UnsafeRawBufferPointer(rebasing: room.prefix(produced)))
        length &+= UInt32(truncatingIfNeeded: produced)

        switch status {
        case Z_STREAM_END:
            phase = .trailer(count: 0, value: 0)
            return true
        case Z_OK:
            return true
        case Z_BUF_ERROR:
            // No progress was possible: zlib waits for input.
            return false
        case Z_MEM_ERROR:
            throw GzipError(code: .unavailable, offset: offset, message: "there is not enough memory to decompress")
        default:
            let reason = stream.pointee.msg.map { String(cString: $0) } ?? "status \(status)"
            throw GzipError(
                code: .corrupt, offset: offset,
                message: "the compressed data is damaged (\(reason)); get it again from where it came")
        }
    }

    private func endMember(trailer: UInt64) throws(GzipError) {
        let statedChecksum = UInt32(truncatingIfNeeded: trailer)
        let statedLength = UInt32(truncatingIfNeeded: trailer >> 32)
        guard statedChecksum == checksum.value else {
            throw GzipError(
                code: .checksumMismatch, offset: offset - 8,
                message: "the decompressed data has the CRC-32 \(hexadecimal(checksum.value)), but its trailer says "
                    + "\(hexadecimal(statedChecksum)): it is damaged; get it again from where it came")
        }
        guard statedLength == length else {
            throw GzipError(
                code: .checksumMismatch, offset: offset - 4,
                message: "the decompressed data has \(length) bytes (modulo 2^32), but its trailer says "
                    + "\(statedLength): it is damaged; get it again from where it came")
        }
        completeMembers += 1
        header = GzipHeaderParser()
        phase = .header
    }

    private var place: String {
        switch phase {
        case .header: "header"
        case .data: "compressed data"
        case .trailer: "checksum"
        }
    }

    private func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
