/// Gives bytes in order, once.
protocol ByteSource {
    /// Fills at most the whole buffer, and returns how many bytes it wrote; 0 at the end.
    ///
    /// - Throws: `CompressionFault` where the bytes before this call were the last good ones; any other error where the
    ///   environment failed.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Why compressed data could not be inflated any further.
struct CompressionFault: Error, Hashable {
    /// What is wrong, as one fragment.
    var message: String
    /// The 0-based offset in the compressed file.
    var compressedOffset: Int
}

/// Reads a source in blocks, each behind what its reader carries over from the last one.
struct BlockReader {
    private var source: any ByteSource
    private let blockBytes: Int
    /// Whether all bytes have been read.
    private(set) var isAtEnd = false
    /// Why the bytes end where they do, when that is not the end of the file.
    private(set) var fault: CompressionFault?

    init(source: any ByteSource, blockBytes: Int) {
        self.source = source
        // The first block must hold a byte order mark.
        self.blockBytes = max(4, blockBytes)
    }

    /// The carried bytes and a block behind them, which is at least as long as they are: so a record that spans many
    /// blocks is copied as often as it has doublings. Shorter only at the end.
    mutating func read(after carry: [UInt8]) throws -> [UInt8] {
        let capacity = carry.count + max(blockBytes, carry.count)
        return try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            _ = buffer.update(fromContentsOf: carry)
            count = carry.count
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            do {
                while count < capacity, !isAtEnd {
                    let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count..<capacity]))
                    count += read
                    isAtEnd = read == 0
                }
            } catch let fault as CompressionFault {
                self.fault = fault
                isAtEnd = true
            }
        }
    }
}
