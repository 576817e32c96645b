#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A sorted part of a sort on disk: entries as key length, payload length (eight bytes each), key, payload.
///
/// The file has no name: it is unlinked as soon as it is open, so that nothing is left whatever happens.
final class SortedRun {
    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// Writes the entries of a run.
    final class Writer {
        private let run: SortedRun
        private var buffer: [UInt8] = []

        init(in folder: String) throws(StorageError) {
            var template = Array((folder + "/chancery-sort.XXXXXX").utf8CString)
            let descriptor = mkstemp(&template)
            guard descriptor >= 0 else { throw StorageError.last("create a temporary file in", folder) }
            unlink(template)
            run = SortedRun(descriptor: descriptor, path: folder)
        }

        func append(_ key: ArraySlice<UInt8>, _ payload: ArraySlice<UInt8>) throws(StorageError) {
            for count in [key.count, payload.count] {
                withUnsafeBytes(of: UInt64(count).littleEndian) { buffer.append(contentsOf: $0) }
            }
            buffer.append(contentsOf: key)
            buffer.append(contentsOf: payload)
            if buffer.count >= 1 << 18 { try flush() }
        }

        func finish() throws(StorageError) -> SortedRun {
            try flush()
            guard lseek(run.descriptor, 0, SEEK_SET) == 0 else { throw StorageError.last("read", run.path) }
            return run
        }

        private func flush() throws(StorageError) {
            var done = 0
            while done < buffer.count {
                let count = buffer.withUnsafeBytes {
                    write(run.descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
                }
                if count < 0 {
                    if errno == EINTR { continue }
                    throw StorageError.last("write a temporary file in", run.path)
                }
                done += count
            }
            buffer.removeAll(keepingCapacity: true)
        }
    }

    /// Reads the entries of a run, in order.
    final class Reader {
        private let run: SortedRun
        private var buffer: [UInt8] = []
        private var position = 0
        /// The entry that is next; `nil` after the last.
        private(set) var current: (key: ArraySlice<UInt8>, payload: ArraySlice<UInt8>)?

        init(_ run: SortedRun) throws(StorageError) {
            self.run = run
            try advance()
        }

        func advance() throws(StorageError) {
            current = nil
            guard try fill(16) else { return }
            let keyCount = count(at: position)
            let payloadCount = count(at: position + 8)
            guard try fill(16 + keyCount + payloadCount) else {
                throw StorageError(
                    code: .failed, path: run.path, operation: "read a temporary file in", cause: "it was cut short")
            }
            let key = position + 16
            current = (buffer[key..<key + keyCount], buffer[key + keyCount..<key + keyCount + payloadCount])
            position = key + keyCount + payloadCount
        }

        private func count(at index: Int) -> Int {
            // Written by this process, into a file without a name.
            Int(truncatingIfNeeded: buffer[index..<index + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }

        /// Makes sure that so many bytes stand from `position` on; false at the end of the run.
        private func fill(_ wanted: Int) throws(StorageError) -> Bool {
            while buffer.count - position < wanted {
                let rest = Array(buffer[position...])
                let capacity = max(1 << 16, wanted)
                var read = 0
                buffer = [UInt8](unsafeUninitializedCapacity: rest.count + capacity) { bytes, count in
                    _ = bytes.update(fromContentsOf: rest)
                    repeat {
                        read = readDescriptor(run.descriptor, bytes.baseAddress.map { $0 + rest.count }, capacity)
                    } while read < 0 && errno == EINTR
                    count = rest.count + max(0, read)
                }
                position = 0
                if read < 0 { throw StorageError.last("read a temporary file in", run.path) }
                if read == 0 { return false }
            }
            return true
        }
    }
}

/// Merges sorted runs; of equal keys those of the earlier run come first.
final class RunMerge {
    private let readers: [SortedRun.Reader]
    /// A binary heap of positions in `readers`, the one with the least key on top.
    private var heap: [Int] = []
    /// Whether the entry on top has been handed out.
    private var isTopTaken = false

    init(_ runs: [SortedRun]) throws(StorageError) {
        var readers: [SortedRun.Reader] = []
        for run in runs { readers.append(try SortedRun.Reader(run)) }
        self.readers = readers
        heap = readers.indices.filter { readers[$0].current != nil }
        for position in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(position) }
    }

    func next() throws(StorageError) -> (key: ArraySlice<UInt8>, payload: ArraySlice<UInt8>)? {
        if isTopTaken, let top = heap.first {
            try readers[top].advance()
            if readers[top].current == nil {
                heap.swapAt(0, heap.count - 1)
                heap.removeLast()
            }
            sink(0)
        }
        guard let top = heap.first else { return nil }
        isTopTaken = true
        return readers[top].current
    }

    private func sink(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, least) {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        guard let first = readers[heap[left]].current?.key, let second = readers[heap[right]].current?.key else {
            return false
        }
        let order = first.withUnsafeBytes { first in second.withUnsafeBytes { compareBytes(first, $0) } }
        return order == 0 ? heap[left] < heap[right] : order < 0
    }
}
