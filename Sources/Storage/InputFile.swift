#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is read from its beginning, once. Closed when it is released.
public final class InputFile: Sendable {
    /// The path as it was given; `-` for standard input.
    public let path: String
    private let descriptor: Int32
    private let closesAtEnd: Bool

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: where there is no such file, it may not be read, or it is a folder.
    public convenience init(path: String) throws(StorageError) {
        if path == "-" {
            self.init(path: path, descriptor: STDIN_FILENO, closesAtEnd: false)
            return
        }
        try StorageError.checkPath(path, "open")
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError.last("open", path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = StorageError.last("open", path)
            close(descriptor)
            throw error
        }
        // Opening a folder succeeds; only reading it would fail.
        guard status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw StorageError(EISDIR, "open", path)
        }
        self.init(path: path, descriptor: descriptor, closesAtEnd: true)
    }

    private init(path: String, descriptor: Int32, closesAtEnd: Bool) {
        self.path = path
        self.descriptor = descriptor
        self.closesAtEnd = closesAtEnd
    }

    deinit {
        if closesAtEnd { close(descriptor) }
    }

    /// Reads the next bytes, at most as many as the buffer holds.
    ///
    /// - Returns: how many were read; 0 at the end.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(StorageError) -> Int {
        guard let start = buffer.baseAddress, !buffer.isEmpty else { return 0 }
        while true {
            let count = readDescriptor(descriptor, start, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw StorageError.last("read", path) }
        }
    }

    /// Reads all that is left.
    ///
    /// - Parameter limit: the most bytes that are taken; a file that has more is refused.
    public func readAll(limit: Int = 1 << 30) throws(StorageError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var count = 0
            // Typed throws do not go through the buffer's closure.
            let result = buffer.withUnsafeMutableBytes { buffer in
                Result { () throws(StorageError) in try read(into: buffer) }
            }
            count = try result.get()
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= limit else {
                throw StorageError(
                    code: .tooMany, path: path, operation: "read", cause: "it has more than \(limit) bytes")
            }
        }
    }
}

// Inside a type with a method of the same name, the system's function is reached through this.
func readDescriptor(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, start, count)
}
