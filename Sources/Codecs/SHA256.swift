import Crypto

/// Computes a SHA-256 digest (FIPS 180-4) over bytes that arrive in pieces. A value: a copy goes on independently.
public struct SHA256Hasher: Sendable {
    private var state = SHA256()

    /// A hasher that has seen no bytes.
    public init() {}

    /// The digest of `bytes`, in one step.
    public static func digest(of bytes: [UInt8]) -> SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return hasher.finalize()
    }

    /// Takes the next bytes. How they are cut into pieces has no influence on the digest.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        state.update(bufferPointer: bytes)
    }

    /// Takes the next bytes. How they are cut into pieces has no influence on the digest.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { state.update(bufferPointer: $0) }
    }

    /// The digest of the bytes so far. The hasher is left as it is and may take more.
    public func finalize() -> SHA256Digest {
        state.finalize().withUnsafeBytes { SHA256Digest(bigEndianBytes: $0) }
    }
}

/// A SHA-256 digest: 32 bytes. Two digests are equal when all their bytes are.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// The digest as four big-endian words, which keeps it free of any allocation.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter bytes: at least 32 bytes, which is what every SHA-256 implementation returns.
    init(bigEndianBytes bytes: UnsafeRawBufferPointer) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Reads a digest from 64 hexadecimal digits, in either case; nil for any other text.
    public init?(hexadecimal text: some StringProtocol) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var highDigit: UInt8?
        for unit in text.utf8 {
            guard bytes.count < 32, let digit = Self.digit(unit) else { return nil }
            if let high = highDigit {
                bytes.append(high << 4 | digit)
                highDigit = nil
            } else {
                highDigit = digit
            }
        }
        guard bytes.count == 32, highDigit == nil else { return nil }
        self = bytes.withUnsafeBytes { SHA256Digest(bigEndianBytes: $0) }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withBytes { Array($0) } }

    /// Calls `body` with the 32 bytes.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withUnsafeBytes(
            of: (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian), body)
    }

    /// The first eight bytes as a number, which tell digests apart where nothing rests on it.
    public var firstWord: UInt64 { words.0 }

    /// 64 hexadecimal digits in lower case, as `sha256sum` prints them.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The hexadecimal digits.
    public var description: String { hexadecimal }

    /// Whether all bytes are equal.
    public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.words == right.words
    }

    /// Feeds a hash table's hasher.
    public func hash(into hasher: inout Hasher) {
        // The words of a digest are already well mixed, so the first stands for all.
        hasher.combine(words.0)
    }

    private static func digit(_ unit: UInt8) -> UInt8? {
        switch unit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): unit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): unit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): unit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
