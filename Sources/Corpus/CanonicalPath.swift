#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A path with every symbolic link resolved (POSIX `realpath`).
struct CanonicalPath: Hashable {
    let text: String

    /// Resolves a path; `nil` where nothing is there.
    init?(_ path: String) {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        text = String(cString: resolved)
    }

    /// The last component; empty for the root.
    var name: Substring { text.split(separator: "/").last ?? "" }

    /// Whether the path is the folder or lies below it.
    func isInside(_ folder: CanonicalPath) -> Bool {
        text == folder.text || text.hasPrefix(folder.text == "/" ? "/" : folder.text + "/")
    }
}
