#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is written from its beginning, through a buffer of 256 KiB. For one writer at a time.
///
/// After a failure every later call throws the same error, so that a file with a hole is never taken for complete.
public final class OutputFile {
    /// The path as it was given, which errors name; `-` for standard output.
    public let path: String
    private var descriptor: Int32
    private let closesAtEnd: Bool
    private var buffer: [UInt8] = []
    private var failure: StorageError?

    private static let capacity = 256 << 10

    /// Creates a file, which must not be there yet.
    ///
    /// - Parameter name: the path that errors name, where it is not the file's own.
    public convenience init(creating path: String, shownAs name: String? = nil) throws(StorageError) {
        try StorageError.checkPath(path, "create")
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StorageError.last("create", name ?? path) }
        self.init(path: name ?? path, descriptor: descriptor, closesAtEnd: true)
    }

    /// Opens what is at a path for writing, such as a device; creates nothing.
    public convenience init(opening path: String) throws(StorageError) {
        try StorageError.checkPath(path, "open")
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError.last("open", path) }
        self.init(path: path, descriptor: descriptor, closesAtEnd: true)
    }

    /// A writer to standard output.
    public static var standardOutput: OutputFile {
        OutputFile(path: "-", descriptor: STDOUT_FILENO, closesAtEnd: false)
    }

    private init(path: String, descriptor: Int32, closesAtEnd: Bool) {
        self.path = path
        self.descriptor = descriptor
        self.closesAtEnd = closesAtEnd
    }

    deinit {
        // What was not closed is not wanted: the writer has failed before.
        if closesAtEnd, descriptor >= 0 { _ = closeDescriptor(descriptor) }
    }

    /// Writes bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        if let failure { throw failure }
        if buffer.count + bytes.count > Self.capacity { try flush() }
        if bytes.count >= Self.capacity {
            try writeThrough(bytes)
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    /// Writes bytes.
    public func write(_ bytes: [UInt8]) throws(StorageError) {
        try bytes.withUnsafeBytes { bytes in Result { () throws(StorageError) in try write(bytes) } }.get()
    }

    /// Hands everything to the system.
    public func flush() throws(StorageError) {
        try buffer.withUnsafeBytes { bytes in Result { () throws(StorageError) in try writeThrough(bytes) } }.get()
        buffer.removeAll(keepingCapacity: true)
    }

    /// Ends the file.
    ///
    /// - Parameter synchronises: whether to wait until the bytes are on the disk.
    public func close(synchronises: Bool = false) throws(StorageError) {
        try flush()
        guard closesAtEnd, descriptor >= 0 else { return }
        if synchronises, fsync(descriptor) != 0, errno != EINVAL { throw StorageError.last("write", path) }
        let closed = descriptor
        descriptor = -1
        // Some file systems report a full disk only here.
        if closeDescriptor(closed) != 0 { throw StorageError.last("write", path) }
    }

    private func writeThrough(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        if let failure { throw failure }
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = writeDescriptor(descriptor, start, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                let error = StorageError.last("write", path == "-" ? "standard output" : path)
                failure = error
                throw error
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

// Inside a type with methods of the same names, the system's functions are reached through these.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func writeDescriptor(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, start, count)
}
