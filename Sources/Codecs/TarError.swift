/// Why an archive could not be read or written.
public struct TarError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sort of error; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The archive ends before its end mark, two blocks of zeros.
        public static let truncated = Code(rawValue: "truncated")
        /// A header's checksum is wrong: the archive is damaged, or no tar archive at all.
        public static let badChecksum = Code(rawValue: "bad-checksum")
        /// A header or an extended header breaks the format.
        public static let malformed = Code(rawValue: "malformed")
        /// A header uses a feature that this reader does not know, and that it cannot pass over safely.
        public static let unsupported = Code(rawValue: "unsupported")
        /// A path or an extended header is larger than the reader allows.
        public static let tooLarge = Code(rawValue: "too-large")
        /// There are other bytes than zeros after the end mark.
        public static let trailingData = Code(rawValue: "trailing-data")
        /// The content of an entry has another length than was announced for it.
        public static let wrongSize = Code(rawValue: "wrong-size")
        /// A path that `RelativePath.isSafe` refuses was to be written.
        public static let unsafePath = Code(rawValue: "unsafe-path")
    }

    /// The sort of error.
    public var code: Code
    /// Where it is, in bytes from the start of the archive: of the header at fault, or where the archive ends.
    public var offset: Int64
    /// What is wrong, and what to do.
    public var message: String

    /// Creates an error.
    public init(code: Code, offset: Int64, message: String) {
        self.code = code
        self.offset = offset
        self.message = message
    }

    /// The message and the place.
    public var description: String { "\(message) (at byte \(offset) of the archive)" }
}
