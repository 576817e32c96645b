#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Looks at folders. Symbolic links are seen as what they are and never followed below the folder that was asked about.
public enum FileTree {
    /// What is at a path.
    public enum Kind: Sendable, Hashable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A symbolic link.
        case symbolicLink
        /// A device, a pipe or a socket.
        case other
    }

    /// Something below a folder.
    public struct Entry: Sendable, Hashable {
        /// The path below the folder, its parts separated by `/`.
        public var path: String
        /// What it is; never a folder.
        public var kind: Kind
        /// Its size in bytes.
        public var size: Int
    }

    /// What is at a path, `nil` where there is nothing.
    ///
    /// - Parameter followsLink: whether a symbolic link counts as what it leads to.
    public static func kind(of path: String, followsLink: Bool = true) -> Kind? {
        status(of: path, followsLink: followsLink).map(kind)
    }

    /// Everything below a folder, sorted by the UTF-8 bytes of the paths.
    ///
    /// - Parameter includesFolders: whether the folders below it are listed themselves.
    /// - Throws: where a folder cannot be read, a name is not UTF-8, or there are more than `limit` entries or 64 levels.
    public static func entries(
        below folder: String, limit: Int = 1_000_000, includesFolders: Bool = false
    ) throws(StorageError) -> [Entry] {
        var entries: [Entry] = []
        var waiting = [(path: "", depth: 0)]
        while let (relative, depth) = waiting.popLast() {
            let path = relative.isEmpty ? folder : folder + "/" + relative
            for rawName in try names(in: Array(path.utf8CString), shownAs: path) {
                let name = try text(rawName, in: path)
                let inner = relative.isEmpty ? name : relative + "/" + name
                guard let status = status(of: folder + "/" + inner, followsLink: false) else {
                    throw StorageError.last("look at", folder + "/" + inner)
                }
                if kind(status) == .folder {
                    guard depth < 64 else { throw tooMany(path, "it has more than 64 levels of folders") }
                    waiting.append((inner, depth + 1))
                }
                if kind(status) != .folder || includesFolders {
                    entries.append(Entry(path: inner, kind: kind(status), size: Int(status.st_size)))
                }
                guard entries.count + waiting.count <= limit else {
                    throw tooMany(folder, "it has more than \(limit) files")
                }
            }
        }
        return entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Creates a folder and those above it, as far as they are missing.
    public static func createFolder(_ path: String) throws(StorageError) {
        try StorageError.checkPath(path, "create the folder")
        guard !path.isEmpty, kind(of: path) != .folder else { return }
        if let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex {
            try createFolder(String(path[..<slash]))
        }
        if mkdir(path, 0o755) != 0, errno != EEXIST || kind(of: path) != .folder {
            throw StorageError.last("create the folder", path)
        }
    }

    /// Removes a file, or a folder with everything in it; nothing where there is nothing.
    public static func remove(_ path: String) throws(StorageError) {
        guard kind(of: path, followsLink: false) != nil else { return }
        try remove(Array(path.utf8CString), shownAs: path)
    }

    /// Removes by the bytes of the path, since a name need not be UTF-8. The recursion ends because the system refuses
    /// paths of more than a few thousand bytes.
    private static func remove(_ path: [CChar], shownAs shown: String) throws(StorageError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw StorageError.last("remove", shown) }
        guard kind(status) == .folder else {
            if unlink(path) != 0 { throw StorageError.last("remove", shown) }
            return
        }
        for name in try names(in: path, shownAs: shown) {
            let inner = path.dropLast() + [CChar(UInt8(ascii: "/"))] + name
            let shownName = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            try remove(Array(inner), shownAs: shown + "/" + shownName)
        }
        if rmdir(path) != 0 { throw StorageError.last("remove", shown) }
    }

    /// The names in a folder but `.` and `..`, each with its NUL, in the order of the file system.
    private static func names(in folder: [CChar], shownAs shown: String) throws(StorageError) -> [[CChar]] {
        guard let stream = opendir(folder) else { throw StorageError.last("list", shown) }
        defer { closedir(stream) }
        var names: [[CChar]] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
                }
            }
            if name != [46, 0], name != [46, 46, 0] { names.append(name) }
            errno = 0
        }
        if errno != 0 { throw StorageError.last("list", shown) }
        return names
    }

    /// A name as text. One that is not UTF-8 is refused: spelt in any other way it would not be found again.
    private static func text(_ name: [CChar], in folder: String) throws(StorageError) -> String {
        let units = name.dropLast().map { UInt8(bitPattern: $0) }
        guard let text = String(validating: units, as: UTF8.self) else {
            throw StorageError(
                code: .invalidPath, path: folder + "/" + String(decoding: units, as: UTF8.self), operation: "list",
                cause: "the name is not UTF-8; rename it")
        }
        return text
    }

    private static func status(of path: String, followsLink: Bool) -> stat? {
        // Nothing can be at a path with a NUL, but the system would look at its beginning.
        guard !path.utf8.contains(0) else { return nil }
        var status = stat()
        let result = followsLink ? stat(path, &status) : lstat(path, &status)
        return result == 0 ? status : nil
    }

    private static func kind(_ status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .symbolicLink
        default: .other
        }
    }

    private static func tooMany(_ path: String, _ cause: String) -> StorageError {
        StorageError(code: .tooMany, path: path, operation: "list", cause: cause)
    }
}
