#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file without a name, for what does not fit memory: nothing is left of it whatever happens.
final class TemporaryFile {
    private let descriptor: Int32
    private let folder: String
    /// The bytes so far.
    private(set) var count = 0

    init(in folder: String) throws(StorageError) {
        var template = Array((folder + "/chancery-sort.XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        self.folder = folder
        guard descriptor >= 0 else { throw StorageError.last("create a temporary file in", folder) }
        unlink(template)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Writes bytes after those so far.
    func append(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(count + done))
            if written < 0 {
                if errno == EINTR { continue }
                throw StorageError.last("write a temporary file in", folder)
            }
            done += written
        }
        count += bytes.count
    }

    /// Fills a buffer with the bytes from an offset on.
    ///
    /// - Precondition: so many bytes were written.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(StorageError) {
        var done = 0
        while done < buffer.count {
            let read = pread(
                descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
            if read < 0 {
                if errno == EINTR { continue }
                throw StorageError.last("read a temporary file in", folder)
            }
            guard read > 0 else {
                throw StorageError(
                    code: .failed, path: folder, operation: "read a temporary file in", cause: "it was cut short")
            }
            done += read
        }
    }
}
