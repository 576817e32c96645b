/// The header of one member of an archive.
public struct TarEntry: Hashable, Sendable {
    /// What a member is.
    public enum Kind: String, Hashable, Sendable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A symbolic link.
        case symbolicLink = "symbolic link"
        /// Another name of a file that is earlier in the archive.
        case hardLink = "hard link"
        /// A device, a pipe, or a type that this reader does not know.
        case other = "special file"
    }

    /// The path as it is written in the archive; that of a folder usually ends with a slash. Foreign data: see
    /// `hasSafePath`.
    public var path: String
    /// What the member is.
    public var kind: Kind
    /// The length of its content in bytes.
    public var size: Int64
    /// The target of a link, as it is written in the archive; empty for anything else.
    public var linkPath: String
    /// Where its header begins, in bytes from the start of the archive.
    public var offset: Int64

    /// Whether `RelativePath.isSafe` accepts the path; a folder's slash at the end does not count.
    public var hasSafePath: Bool {
        kind == .folder && path.utf8.last == UInt8(ascii: "/")
            ? RelativePath.isSafe(String(path.unicodeScalars.dropLast()))
            : RelativePath.isSafe(path)
    }
}
