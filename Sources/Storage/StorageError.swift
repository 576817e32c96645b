#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why the environment refused something that was asked of it: which path, what was tried, and what to do.
public struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sort of failure; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// There is nothing at the path.
        public static let notFound = Code(rawValue: "not-found")
        /// A folder stands where a file is expected.
        public static let isDirectory = Code(rawValue: "is-directory")
        /// A file stands where a folder is expected.
        public static let notDirectory = Code(rawValue: "not-directory")
        /// The user may not do this.
        public static let permissionDenied = Code(rawValue: "permission-denied")
        /// Something is there that must not be replaced.
        public static let alreadyExists = Code(rawValue: "already-exists")
        /// The disk or the quota is full.
        public static let noSpace = Code(rawValue: "no-space")
        /// A path that no file can have here: it contains NUL, is not UTF-8, or leads out of its folder.
        public static let invalidPath = Code(rawValue: "invalid-path")
        /// More than a stated limit.
        public static let tooMany = Code(rawValue: "too-many")
        /// Any other failure of the system.
        public static let failed = Code(rawValue: "failed")
    }

    /// The sort of failure.
    public var code: Code
    /// The path, as it was given.
    public var path: String
    /// What was tried, as `open` or `write`.
    public var operation: String
    /// What the system said, and what to do about it.
    public var cause: String

    /// Creates an error.
    public init(code: Code, path: String, operation: String, cause: String) {
        self.code = code
        self.path = path
        self.operation = operation
        self.cause = cause
    }

    /// Creates an error from the number that a system call left behind.
    init(_ number: Int32, _ operation: String, _ path: String) {
        let (code, cause): (Code, String) =
            switch number {
            case ENOENT: (.notFound, "there is no such file or folder; check the path")
            case EISDIR: (.isDirectory, "it is a folder, and a file is expected")
            case ENOTDIR: (.notDirectory, "a part of the path is a file, and a folder is expected")
            case EACCES, EPERM: (.permissionDenied, "permission is denied; check who may read and write it")
            case EEXIST, ENOTEMPTY: (.alreadyExists, "it exists already; remove it, or choose another name")
            case ENOSPC: (.noSpace, "the disk is full; free some space, or choose another disk")
            case EDQUOT: (.noSpace, "the quota is used up; free some space, or choose another disk")
            case EROFS: (.permissionDenied, "the file system is read-only; choose another place")
            case EMFILE, ENFILE: (.tooMany, "too many files are open; raise the limit on open files")
            case ENAMETOOLONG: (.failed, "the name is too long; choose a shorter one")
            case ELOOP: (.failed, "a symbolic link leads back to itself; remove it")
            case EIO: (.failed, "the device failed; check the disk")
            case EPIPE: (.failed, "the reader of this output has gone")
            default: (.failed, "the system answered with error \(number)")
            }
        self.init(code: code, path: path, operation: operation, cause: cause)
    }

    /// Creates an error from the last system call of this thread.
    static func last(_ operation: String, _ path: String) -> StorageError {
        StorageError(errno, operation, path)
    }

    /// Refuses a path with a NUL: the system would read it only up to there, and take it for another file.
    static func checkPath(_ path: String, _ operation: String) throws(StorageError) {
        guard !path.utf8.contains(0) else {
            throw StorageError(
                code: .invalidPath, path: path, operation: operation, cause: "the path contains a NUL character")
        }
    }

    /// One line: what was tried, on which path, what the system said, and what to do.
    public var description: String { "cannot \(operation) \"\(path)\": \(cause)" }
}
