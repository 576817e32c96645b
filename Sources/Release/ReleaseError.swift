/// Why a release is not made, or a path cannot be verified.
public struct ReleaseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sort of error; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The version is not one of Semantic Versioning.
        public static let wrongVersion = Code(rawValue: "wrong-version")
        /// The name cannot name a folder.
        public static let wrongName = Code(rawValue: "wrong-name")
        /// A record has no id to sort it by, or one that another record has.
        public static let unusableID = Code(rawValue: "unusable-id")
        /// What was built does not verify: a fault of this program, or of the disk.
        public static let notVerified = Code(rawValue: "not-verified")
        /// zlib cannot be used.
        public static let compression = Code(rawValue: "compression")
    }

    /// The sort of error.
    public var code: Code
    /// What is wrong, as one fragment.
    public var message: String
    /// What to do about it, as one fragment.
    public var help: String

    /// Creates an error.
    public init(code: Code, message: String, help: String) {
        self.code = code
        self.message = message
        self.help = help
    }

    /// The text of the value.
    public var description: String { "\(message); \(help)" }
}
