/// Why bytes could not be compressed or decompressed.
public struct GzipError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sort of error; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The bytes do not begin as a gzip member does, or use what RFC 1952 does not define.
        public static let notGzip = Code(rawValue: "not-gzip")
        /// The bytes end before a member does, or there are none.
        public static let truncated = Code(rawValue: "truncated")
        /// The compressed data breaks the rules of RFC 1951, or the header its own checksum.
        public static let corrupt = Code(rawValue: "corrupt")
        /// The decompressed data has another CRC-32 or length than its trailer says.
        public static let checksumMismatch = Code(rawValue: "checksum-mismatch")
        /// After a complete member come bytes that begin no further one.
        public static let trailingGarbage = Code(rawValue: "trailing-garbage")
        /// The data is larger than the caller allowed.
        public static let tooLarge = Code(rawValue: "too-large")
        /// zlib could not work at all, for want of memory or because it is an incompatible version.
        public static let unavailable = Code(rawValue: "unavailable")
    }

    /// The sort of error.
    public var code: Code
    /// Where it is, in bytes from the start of the compressed data. For `corrupt` it is where decompression stopped,
    /// which may lie after the damaged byte.
    public var offset: Int
    /// What is wrong, and what to do.
    public var message: String

    /// Creates an error.
    public init(code: Code, offset: Int, message: String) {
        self.code = code
        self.offset = offset
        self.message = message
    }

    /// The message and the place.
    public var description: String { "\(message) (at compressed byte \(offset))" }
}
