public import Diagnostics
public import JSONText

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
/// Memory: about 1 MiB, more only where one record is longer.
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
    /// A part of the file as written; `nil` where that is `bytes`, or was not kept.
    private let source: [UInt8]?
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
    @inlinable
    public func withText<Result, Failure: Error>(
        of record: RawRecord, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeBytes { (bytes) throws(Failure) -> Result in
            try body(UnsafeRawBufferPointer(rebasing: bytes[record.range]))
        }
    }

    /// A fault of a record's JSON text as a finding, in the file as written.
    public func finding(for fault: JSONFault, in record: RawRecord) -> Diagnostic {
        withText(of: record) { text in
            let related = fault.related.map { range in
                Diagnostic.Related(
                    location: record.map.location(of: range, in: text, file: file.displayPath),
                    message: "the first one is here")
            }
            return Diagnostic(
                rule: CorpusRules.id(of: fault.code), severity: .error, message: fault.message, help: fault.help,
                location: record.map.location(of: fault.range, in: text, file: file.displayPath),
                related: related.map { [$0] } ?? [])
        }
    }

    /// The line around a place in the file as written, for showing it; `nil` where this batch does not hold the place.
    ///
    /// - Parameter limit: the most bytes that are returned.
    public func excerpt(for location: SourceLocation, limit: Int = 400) -> SourceExcerpt? {
        let written = source ?? bytes
        let place = location.byteRange.lowerBound - start.offset
        guard location.file == file.displayPath, place >= 0, place <= written.count, !written.isEmpty else { return nil }
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

/// A window on one line of a file as written.
public struct SourceExcerpt: Sendable, Hashable {
    /// The bytes of the window, whole UTF-8 sequences where the line is UTF-8; without the line's end.
    public var bytes: [UInt8]
    /// The 1-based column of the first byte of the window.
    public var firstColumn: Int
    /// Whether the line has bytes before the window.
    public var isCutAtStart: Bool
    /// Whether the line has bytes after the window.
    public var isCutAtEnd: Bool

    /// Takes a window of at most `limit` bytes, a third of them before the place.
    fileprivate init(of text: [UInt8], around place: Int, column: Int, startsLine: Bool, limit: Int) {
        var start = place
        let earliest = max(0, place - limit / 3)
        while start > earliest, text[start - 1] != 0x0A { start -= 1 }
        isCutAtStart = start > 0 ? text[start - 1] != 0x0A : !startsLine
        var end = place
        let latest = min(text.count, start + limit)
        while end < latest, text[end] != 0x0A { end += 1 }
        isCutAtEnd = end < text.count && text[end] != 0x0A
        if !isCutAtEnd, end > start, text[end - 1] == 0x0D { end -= 1 }
        if isCutAtStart {
            while start < min(place, end), text[start] & 0xC0 == 0x80 { start += 1 }
        }
        if isCutAtEnd {
            while end > max(place, start), text[end] & 0xC0 == 0x80 { end -= 1 }
        }
        bytes = Array(text[start..<end])
        firstColumn = max(1, column - (place - start))
    }
}
