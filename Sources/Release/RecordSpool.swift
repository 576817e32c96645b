public import Export
import Storage

/// Encoded records on their way into files: sorted by id, in the memory that was given.
public final class RecordSpool {
    private let sorter: ExternalSorter
    private let fileCount: Int

    /// Creates a spool.
    ///
    /// - Parameters:
    ///   - files: how many files each record is encoded into.
    ///   - memoryBudget: bytes that are held in memory before they go to disk.
    ///   - temporaryFolder: where they go.
    public init(files: Int, memoryBudget: Int, temporaryFolder: String) {
        fileCount = files
        sorter = ExternalSorter(memoryBudget: memoryBudget, temporaryFolder: temporaryFolder)
    }

    /// Adds a record.
    ///
    /// - Throws: `ReleaseError` for a record without id, `StorageError` where the disk fails.
    public func add(id: String?, _ encoded: EncodedRecord) throws {
        guard var id, !id.isEmpty else {
            throw ReleaseError(
                code: .unusableID, message: "a record has no id to sort it by",
                help: "let the schema give a required property the role `id`, or name one `id`")
        }
        // Before the bytes of each segment stand its length and its rows, eight bytes each.
        var payload: [UInt8] = []
        for segment in encoded.segments {
            for number in [segment.range.count, segment.rows] {
                withUnsafeBytes(of: UInt64(number).littleEndian) { payload.append(contentsOf: $0) }
            }
        }
        payload.append(contentsOf: encoded.bytes)
        try id.withUTF8 { id in
            try payload.withUnsafeBytes { try sorter.add(key: UnsafeRawBufferPointer(id), payload: $0) }
        }
    }

    /// Hands out the parts of all records in the order of their ids.
    ///
    /// - Throws: `ReleaseError` where two records have one id, and whatever `take` throws.
    func finish(_ take: (_ file: Int, _ part: ArraySlice<UInt8>, _ rows: Int) throws -> Void) throws {
        let sorted = try sorter.finish()
        var last: [UInt8]?
        while let (key, payload) = try sorted.next() {
            if let last, key.elementsEqual(last) {
                throw ReleaseError(
                    code: .unusableID, message: "two records have the id \"\(String(decoding: key, as: UTF8.self))\"",
                    help: "give each record its own")
            }
            last = Array(key)
            var start = payload.startIndex + fileCount * 16
            for file in 0..<fileCount {
                let header = payload.startIndex + file * 16
                let count = Self.number(payload[header..<header + 8])
                try take(file, payload[start..<start + count], Self.number(payload[header + 8..<header + 16]))
                start += count
            }
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        Int(truncatingIfNeeded: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}
