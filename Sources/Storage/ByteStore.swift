/// Bytes that are put away as they come, and of which a few are wanted again later.
///
/// Memory: the budget; past it the bytes go to a temporary file without a name.
public final class ByteStore {
    private let memoryBudget: Int
    private let temporaryFolder: String
    private var file: TemporaryFile?
    /// The bytes after those in the file.
    private var tail: [UInt8] = []

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - memoryBudget: bytes that are held in memory.
    ///   - temporaryFolder: where the others go; nothing is left there.
    public init(memoryBudget: Int, temporaryFolder: String) {
        self.memoryBudget = memoryBudget
        self.temporaryFolder = temporaryFolder
    }

    /// The bytes so far: the offset of what is appended next.
    public var count: Int { (file?.count ?? 0) + tail.count }

    /// Puts bytes away.
    ///
    /// - Throws: `StorageError`, as reading does.
    public func append(_ bytes: [UInt8]) throws {
        if tail.count + bytes.count > memoryBudget, !tail.isEmpty {
            let file = try file ?? TemporaryFile(in: temporaryFolder)
            self.file = file
            try write(tail, to: file)
            tail.removeAll(keepingCapacity: true)
        }
        tail.append(contentsOf: bytes)
    }

    /// The bytes of a range.
    ///
    /// - Precondition: so many bytes were put away.
    public func read(_ range: Range<Int>) throws -> [UInt8] {
        let start = file?.count ?? 0
        if range.lowerBound >= start { return Array(tail[range.lowerBound - start..<range.upperBound - start]) }
        guard let file else { return [] }
        var bytes = [UInt8](repeating: 0, count: range.count)
        // What was put away in one piece lies on one side of the border; a range across it is read from both.
        let inFile = min(range.upperBound, start) - range.lowerBound
        try fill(&bytes, inFile, from: file, at: range.lowerBound)
        for index in inFile..<range.count { bytes[index] = tail[index - inFile] }
        return bytes
    }

    private func write(_ bytes: [UInt8], to file: TemporaryFile) throws {
        try bytes.withUnsafeBytes { buffer in try file.append(buffer) }
    }

    private func fill(
        _ bytes: inout [UInt8], _ count: Int, from file: TemporaryFile, at offset: Int
    ) throws {
        try bytes.withUnsafeMutableBytes { buffer in
            try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
