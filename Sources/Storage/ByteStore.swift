/// Bytes that are put away as they come, and of which a few are wanted again later.
///
/// Memory: the budget; past it all of them go to a temporary file without a name.
public final class ByteStore {
    private let memoryBudget: Int
    private let temporaryFolder: String
    /// All bytes, as long as they are within the budget.
    private var held: [UInt8] = []
    /// All bytes, once they are past it.
    private var file: TemporaryFile?

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - memoryBudget: bytes that are held in memory.
    ///   - temporaryFolder: where they go when there are more; nothing is left there.
    public init(memoryBudget: Int, temporaryFolder: String) {
        self.memoryBudget = memoryBudget
        self.temporaryFolder = temporaryFolder
    }

    /// The bytes so far: the offset of what is appended next.
    public var count: Int { file?.count ?? held.count }

    /// Puts bytes away.
    ///
    /// - Throws: `StorageError`, as reading does.
    public func append(_ bytes: [UInt8]) throws {
        if file == nil {
            held += bytes
            guard held.count > memoryBudget else { return }
            file = try TemporaryFile(in: temporaryFolder)
            try write(held)
            held = []
        } else {
            try write(bytes)
        }
    }

    /// The bytes of a range.
    ///
    /// - Precondition: so many bytes were put away.
    public func read(_ range: Range<Int>) throws -> [UInt8] {
        guard let file else { return Array(held[range]) }
        var bytes = [UInt8](repeating: 0, count: range.count)
        try bytes.withUnsafeMutableBytes { buffer in try file.read(at: range.lowerBound, into: buffer) }
        return bytes
    }

    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in try file?.append(buffer) }
    }
}
