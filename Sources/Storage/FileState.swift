#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system says of a regular file without reading it: as long as it stays the same, so does the file.
public struct FileState: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let modified: [Int]
    /// The permissions, and who owns it.
    let mode: UInt32
    let owner: UInt32
    let group: UInt32

    /// The state of what is at a path; `nil` where that is no regular file. A symbolic link is none.
    public init?(of path: String) {
        guard !path.utf8.contains(0) else { return nil }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
            let times = [status.st_mtimespec, status.st_ctimespec]
        #else
            let times = [status.st_mtim, status.st_ctim]
        #endif
        modified = times.flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
        mode = UInt32(status.st_mode)
        owner = status.st_uid
        group = status.st_gid
    }
}

/// Gives a file the permissions of another, and its owner as far as the user may.
func copyPermissions(_ state: FileState, to path: String) throws(StorageError) {
    // Only a privileged user can give files away; for all others the new file is their own, as any editor leaves it.
    if chown(path, state.owner, state.group) != 0, errno != EPERM {
        throw StorageError.last("change the owner of", path)
    }
    if chmod(path, mode_t(truncatingIfNeeded: state.mode & 0o7777)) != 0 {
        throw StorageError.last("change the permissions of", path)
    }
}
