public import JSONText

/// Turns records into the bytes of one format's files. A format may have several files: a table and its child tables.
///
/// An encoder is pure and shared by workers: the same record gives the same bytes, whatever was encoded before it and
/// on whichever thread. It does no file access; headers, sorting, compression and digests are the caller's.
public protocol RecordEncoder: Sendable {
    /// The files of the format, in the order of the segments that `encode` writes.
    var files: [ExportFile] { get }

    /// Appends one segment for each of `files`, in their order.
    ///
    /// - Parameter record: the root of a parsed record; one that is no object is encoded too, without loss.
    func encode(_ record: JSONNode, into encoded: inout EncodedRecord)
}

/// One file of a format.
public struct ExportFile: Hashable, Sendable {
    /// The file's name without folder and without a suffix for compression: `statements.csv`.
    public var name: String
    /// Its media type, uncompressed.
    public var mediaType: String
    /// The bytes before the first record, such as a header row.
    public var header: [UInt8]

    /// Creates a file.
    public init(name: String, mediaType: String, header: [UInt8] = []) {
        self.name = name
        self.mediaType = mediaType
        self.header = header
    }
}

/// The bytes of one record, file after file. Reused from record to record, so that it stops allocating.
public struct EncodedRecord: Sendable {
    /// The part of one file that belongs to the record.
    public struct Segment: Hashable, Sendable {
        /// Its bytes, as offsets into `bytes`.
        public var range: Range<Int>
        /// The rows in them: lines of JSONL, rows of a table.
        public var rows: Int
    }

    /// Takes the bytes of the current segment.
    public var writer = JSONWriter()
    /// The segments that have ended.
    public private(set) var segments: [Segment] = []

    /// An empty buffer.
    public init() {}

    /// The bytes of all segments.
    public var bytes: [UInt8] { writer.bytes }

    /// Ends the current file's segment with the bytes that were appended since the last one ended.
    public mutating func endSegment(rows: Int) {
        segments.append(Segment(range: (segments.last?.range.upperBound ?? 0)..<writer.bytes.count, rows: rows))
    }

    /// Forgets the record and keeps the memory.
    public mutating func removeAll() {
        writer.bytes.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
    }
}
