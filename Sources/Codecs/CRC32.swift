import CZlib

/// The CRC-32 of gzip, PNG and ZIP (RFC 1952, section 8), over bytes that arrive in pieces.
public struct CRC32: Hashable, Sendable {
    /// The checksum of the bytes so far; 0 for none.
    public private(set) var value: UInt32 = 0

    /// A checksum that has seen no bytes.
    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(ZlibLimit.bytesPerCall))
            let start = part.baseAddress?.assumingMemoryBound(to: UInt8.self)
            value = UInt32(truncatingIfNeeded: crc32(uLong(value), start, uInt(part.count)))
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
        }
    }

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }
}

/// zlib counts the bytes of a call in 32 bits.
enum ZlibLimit {
    /// The most bytes that are handed to zlib, or asked of it, in one call.
    static let bytesPerCall = 1 << 30
}
