public import Codecs
public import Storage

/// The folder of a corpus's captures: pages and documents as they were retrieved.
public struct CaptureStore: Sendable {
    /// The path of the folder.
    public let folder: String

    /// Names a folder of captures.
    ///
    /// - Throws: where there is no such folder.
    public init(folder: String) throws(StorageError) {
        guard FileTree.kind(of: folder) == .folder else {
            throw StorageError(
                code: .notFound, path: folder, operation: "open",
                cause: "there is no such folder of captures; check the path")
        }
        self.folder = folder
    }

    /// The path of the file that a record names; `nil` where there is none, or the path leads out of the folder.
    ///
    /// A record may name its capture from the folder, or from the folder's parent: both `page.txt` and
    /// `captures/page.txt` are found in a folder `captures`.
    func path(of capture: String) -> String? {
        let parts = capture.split(separator: "/", omittingEmptySubsequences: false)
        let isSafe = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }
        guard isSafe else { return nil }
        if let path = file(at: parts[...]) { return path }
        let name = folder.split(separator: "/").last
        return parts.count > 1 && parts.first == name ? file(at: parts.dropFirst()) : nil
    }

    /// Why a name leads to no capture, as one fragment; `nil` where simply nothing is there.
    public func obstacle(to capture: String) -> String? {
        let parts = capture.split(separator: "/", omittingEmptySubsequences: false)
        if capture.hasPrefix("/") { return "it is a path from the root, and captures are named from their folder" }
        if parts.contains("..") { return "`..` leads out of the folder" }
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && !$0.contains("\0") }) else {
            return "its path has empty parts or `.`"
        }
        let name = folder.split(separator: "/").last
        let places = parts.count > 1 && parts.first == name ? [parts[...], parts.dropFirst()] : [parts[...]]
        return places.lazy.compactMap { obstacle(at: $0) }.first
    }

    private func obstacle(at parts: ArraySlice<Substring>) -> String? {
        var path = folder
        for (offset, part) in parts.enumerated() {
            path += "/" + part
            let isLast = offset == parts.count - 1
            switch FileTree.kind(of: path, followsLink: false) {
            case nil: return nil
            case .symbolicLink: return "`\(part)` is a symbolic link, which is not followed"
            case .folder: if isLast { return "it is a folder" }
            case .file: if !isLast { return "`\(part)` is a file" }
            default: return "`\(part)` is no regular file"
            }
        }
        return nil
    }

    /// Follows the parts one by one, so that no symbolic link leads out of the folder.
    private func file(at parts: ArraySlice<Substring>) -> String? {
        var path = folder
        for (offset, part) in parts.enumerated() {
            path += "/" + part
            let isLast = offset == parts.count - 1
            guard FileTree.kind(of: path, followsLink: false) == (isLast ? .file : .folder) else { return nil }
        }
        return path
    }

    /// The bytes of a capture; `nil` where there is no such file.
    ///
    /// - Parameter limit: the most bytes that are taken.
    /// - Throws: where the file is there and cannot be read, or has more bytes.
    public func bytes(of capture: String, limit: Int) throws(StorageError) -> [UInt8]? {
        guard let path = path(of: capture) else { return nil }
        return try InputFile(path: path).readAll(limit: limit)
    }

    /// The SHA-256 digest of a capture; `nil` where there is no such file. Memory: 64 KiB.
    ///
    /// - Throws: where the file is there and cannot be read.
    public func digest(of capture: String) throws(StorageError) -> SHA256Digest? {
        guard let path = path(of: capture) else { return nil }
        let file = try InputFile(path: path)
        var hasher = SHA256Hasher()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try buffer.withUnsafeMutableBytes { bytes in
                Result { () throws(StorageError) in try file.read(into: bytes) }
            }.get()
            if count == 0 { return hasher.finalize() }
            buffer.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}
