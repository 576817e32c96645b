#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder that is whole or absent: it is filled under a hidden name beside its destination and renamed at the end.
/// What was not committed is removed.
public final class StagingFolder {
    /// Where the folder will be.
    public let destination: String
    /// Where it is until then.
    public let path: String
    private var isOpen = true

    /// Makes an empty folder beside the destination, whose parent is created where it is missing.
    ///
    /// - Throws: where something is at the destination already.
    public init(for destination: String) throws(StorageError) {
        try StorageError.checkPath(destination, "create")
        let destination = withoutTrailingSlashes(destination)
        self.destination = destination
        path = stagingPath(for: destination)
        try refuseExisting(destination)
        try FileTree.createFolder(parentFolder(of: destination))
        if mkdir(path, 0o755) != 0 { throw StorageError.last("create the folder", destination) }
    }

    deinit {
        discard()
    }

    /// The path of a file in the folder; creates the folders that lead to it.
    ///
    /// - Parameter relative: the path below the folder, without empty components, `.` and `..`.
    public func file(_ relative: String) throws(StorageError) -> String {
        try StorageError.checkPath(relative, "create")
        let components = relative.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard components.allSatisfy({ !["", ".", ".."].contains(String($0)) }) else {
            throw StorageError(
                code: .invalidPath, path: relative, operation: "create",
                cause: "the path must stay below its folder; leave out empty parts, \".\" and \"..\"")
        }
        let file = path + "/" + relative
        try FileTree.createFolder(parentFolder(of: file))
        return file
    }

    /// Renames the folder into place.
    ///
    /// - Throws: where something has come to be at the destination; the folder is then removed when it is released.
    public func commit() throws(StorageError) {
        // Should something appear after this look, the system refuses to rename a folder onto anything but an empty folder.
        try refuseExisting(destination)
        if rename(path, destination) != 0 { throw StorageError.last("rename into place", destination) }
        isOpen = false
        synchroniseFolder(parentFolder(of: destination))
    }

    /// Removes the folder and everything in it.
    public func discard() {
        guard isOpen else { return }
        isOpen = false
        // Nobody is left to tell; a hidden folder of this process is all that can remain.
        try? FileTree.remove(path)
    }
}

/// A file that is whole or absent: it is written under a hidden name beside its destination and renamed at the end.
/// What was not committed is removed.
public final class StagedFile {
    /// Where the file will be.
    public let destination: String
    /// Where it is until then.
    public let path: String
    private let output: OutputFile
    private let replaces: Bool
    private var isOpen = true

    /// Creates an empty file beside the destination.
    ///
    /// - Parameter replaces: whether a file at the destination is replaced; otherwise it is refused.
    public init(for destination: String, replaces: Bool = false) throws(StorageError) {
        try StorageError.checkPath(destination, "create")
        self.destination = destination
        self.replaces = replaces
        path = stagingPath(for: destination)
        switch FileTree.kind(of: destination) {
        case .folder: throw StorageError(EISDIR, "write", destination)
        case .other:
            // Renaming onto a device would remove the device.
            throw StorageError(
                code: .alreadyExists, path: destination, operation: "replace",
                cause: "it is a device or a pipe, and only a file can be replaced; write to standard output instead")
        default: if !replaces { try refuseExisting(destination) }
        }
        output = try OutputFile(creating: path, shownAs: destination)
    }

    deinit {
        if isOpen { unlink(path) }
    }

    /// Writes bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        try output.write(bytes)
    }

    /// Writes bytes.
    public func write(_ bytes: [UInt8]) throws(StorageError) {
        try output.write(bytes)
    }

    /// Hands everything to the system, so that what was written can be read at `path`.
    public func flush() throws(StorageError) {
        try output.flush()
    }

    /// Renames the file into the place of one that is as it was, with its permissions.
    ///
    /// - Returns: whether the file at the destination was still in the given state; otherwise nothing is replaced.
    public func replace(_ state: FileState) throws(StorageError) -> Bool {
        try output.close(synchronises: true)
        try copyPermissions(state, to: path)
        guard FileState(of: destination) == state else { return false }
        try commit()
        return true
    }

    /// Writes what is buffered, and renames the file into place.
    public func commit() throws(StorageError) {
        try output.close(synchronises: true)
        if !replaces {
            try renameFileWithoutReplacing(path, destination)
        } else if rename(path, destination) != 0 {
            throw StorageError.last("rename into place", destination)
        }
        isOpen = false
        synchroniseFolder(parentFolder(of: destination))
    }
}

private func refuseExisting(_ path: String) throws(StorageError) {
    if FileTree.kind(of: path, followsLink: false) != nil { throw StorageError(EEXIST, "create", path) }
}

/// Renames a file, but never over anything: a second name is refused by the system in one step where something has the
/// name already. File systems without second names get a look first.
private func renameFileWithoutReplacing(_ path: String, _ destination: String) throws(StorageError) {
    if link(path, destination) == 0 {
        unlink(path)
        return
    }
    guard [EPERM, ENOTSUP, ENOSYS].contains(errno) else {
        throw StorageError.last("rename into place", destination)
    }
    try refuseExisting(destination)
    if rename(path, destination) != 0 { throw StorageError.last("rename into place", destination) }
}

/// Waits until a folder's new names are on the disk. Some file systems cannot, which takes nothing from the files.
private func synchroniseFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}

/// `out` for `out/`; the root stays what it is.
private func withoutTrailingSlashes(_ path: String) -> String {
    var units = path.utf8[...]
    while units.count > 1, units.last == UInt8(ascii: "/") { units.removeLast() }
    return String(Substring(units))
}

/// The folder that a path is in; `.` where the path has none.
func parentFolder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A hidden name beside the destination that no other process uses. It is never part of any output.
private func stagingPath(for destination: String) -> String {
    let name = destination.split(separator: "/").last.map(String.init) ?? "out"
    return parentFolder(of: destination) + "/.\(name).partial-\(getpid())"
}
