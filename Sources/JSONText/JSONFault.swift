/// Why a text is not JSON as this parser takes it, and where.
public struct JSONFault: Error, Hashable, Sendable {
    /// The sort of fault; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A byte that the grammar of RFC 8259 does not allow at its place.
        public static let malformed = Code(rawValue: "malformed")
        /// The text ends before its value does.
        public static let unexpectedEnd = Code(rawValue: "unexpected-end")
        /// Something other than white space follows the value.
        public static let trailingBytes = Code(rawValue: "trailing-bytes")
        /// A byte order mark before the value.
        public static let byteOrderMark = Code(rawValue: "byte-order-mark")
        /// Bytes in a string that are not UTF-8 (RFC 3629).
        public static let invalidUTF8 = Code(rawValue: "invalid-utf8")
        /// An escaped surrogate without its other half.
        public static let loneSurrogate = Code(rawValue: "lone-surrogate")
        /// A control character in a string that is not escaped.
        public static let controlCharacter = Code(rawValue: "control-character")
        /// A name that occurs twice in one object.
        public static let duplicateKey = Code(rawValue: "duplicate-key")
        /// Arrays and objects nested deeper than the limit.
        public static let depth = Code(rawValue: "depth")
        /// A text longer than the limit.
        public static let size = Code(rawValue: "size")
    }

    /// The sort of fault.
    public var code: Code
    /// What is wrong, as one fragment that quotes the bytes at fault.
    public var message: String
    /// What to do about it, as one fragment.
    public var help: String
    /// The bytes at fault, as offsets into the text.
    public var range: Range<Int>
    /// Another place that belongs to the fault: the first of two equal names.
    public var related: Range<Int>?
    /// How many faults this one stands for: more than one where the rest of a text's are only counted.
    public var count = 1

    /// Creates a fault.
    public init(code: Code, message: String, help: String, range: Range<Int>, related: Range<Int>? = nil) {
        self.code = code
        self.message = message
        self.help = help
        self.range = range
        self.related = related
    }
}

/// Bounds on what a parser takes.
public struct JSONLimits: Hashable, Sendable {
    /// The deepest nesting of arrays and objects; 1 is a flat object.
    public var depth: Int
    /// The longest text in bytes; at most 4,294,967,294, since a tape counts in 32 bits.
    public var bytes: Int

    /// Whether a name may occur twice in one object. RFC 8259 leaves it open; what it means then differs from reader to
    /// reader, so it is refused unless asked for.
    public var acceptsRepeatedNames: Bool

    /// Creates limits; 512 levels and 1 GiB unless told otherwise.
    public init(depth: Int = 512, bytes: Int = 1 << 30, acceptsRepeatedNames: Bool = false) {
        self.acceptsRepeatedNames = acceptsRepeatedNames
        self.depth = max(1, depth)
        self.bytes = min(max(1, bytes), Int(UInt32.max) - 1)
    }
}
