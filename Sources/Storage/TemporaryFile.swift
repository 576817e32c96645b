#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Synchronization

/// A file without a name, for what does not fit memory: nothing is left of it whatever happens. Once it is written, any
/// number may read it at the same time.
final class TemporaryFile: Sendable {
    private let descriptor: Int32
    private let folder: String
    private let written = Atomic(0)

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

    /// The bytes so far.
    var count: Int { written.load(ordering: .acquiring) }

    /// Writes bytes after those so far; one at a time may do so.
    func append(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        let start = count
        var done = 0
        while done < bytes.count {
            let step = pwrite(
                descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(start + done))
            if step < 0 {
                if errno == EINTR { continue }
                throw StorageError.last("write a temporary file in", folder)
            }
            done += step
        }
        written.store(start + bytes.count, ordering: .releasing)
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
