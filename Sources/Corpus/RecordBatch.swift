public import Diagnostics
internal import JSONText

/// One record as JSON text, not parsed yet.
public struct RawRecord: Sendable {
    /// The bytes of the text in the batch's `bytes`.
    public var range: Range<Int>
    /// Takes a place in the text, counted from its first byte, back to the file as written.
    public var map: SourceMap
    /// The 0-based number of the record in the run, malformed ones counted.
    public var ordinal: Int
}

/// Some records of one file, in order. Immutable, and shared between threads without copying.
///
/// Memory: about 128 KiB, more only where one record is longer.
public struct RecordBatch: Sendable {
    /// What stands in a file, in order.
    public enum Item: Sendable {
        /// A record.
        case record(RawRecord)
        /// A record that could not be split off or converted. It counts as a record.
        case malformed(ordinal: Int, findings: [Diagnostic])
        /// A finding about the file rather than a record, such as a byte order mark.
        case finding(Diagnostic)
    }

    /// The file that the records stand in.
    public let file: RecordFile
    /// The bytes that the records' ranges are offsets into.
    public let bytes: [UInt8]
    /// Records and findings, in the order of the file.
    public let items: [Item]
    /// The file as written, where its records are converted; `nil` where what is written are `bytes`.
    public let source: [UInt8]?
    /// The place in the file of the first byte as written.
    private let start: SourcePosition

    init(file: RecordFile, bytes: [UInt8], source: [UInt8]? = nil, start: SourcePosition, items: [Item]) {
        self.file = file
        self.bytes = bytes
        self.items = items
        self.source = source
        self.start = start
    }

    /// The number of items that are malformed records.
    public var malformedRecords: Int {
        items.reduce(0) { count, item in if case .malformed = item { count + 1 } else { count } }
    }

    /// Calls `body` with the text of a record of this batch.
    public func withText<Result>(
        of record: RawRecord, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[record.range])) }
    }

    /// The line around a place in the file as written, for showing it; `nil` where this batch does not hold the place.
    ///
    /// - Parameter limit: the most bytes that are returned.
    public func excerpt(for location: SourceLocation, limit: Int = 400) -> SourceExcerpt? {
        let written = source ?? bytes
        let place = location.byteRange.lowerBound - start.offset
        guard location.file == file.displayPath, place >= 0, place <= written.count, !written.isEmpty else {
            return nil
        }
        return SourceExcerpt(
            of: written, around: place, column: location.column, startsLine: start.column == 1, limit: max(16, limit))
    }
}

/// A place in a file: 1-based line and column, 0-based offset, all in bytes.
struct SourcePosition: Hashable, Sendable {
    var line = 1
    var column = 1
    var offset = 0

    func location(in file: RecordFile, length: Int = 0) -> SourceLocation {
        SourceLocation(file: file.displayPath, line: line, column: column, byteRange: offset..<offset + length)
    }
}
