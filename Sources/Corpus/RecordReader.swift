internal import Diagnostics

/// Bounds and names that reading needs.
public struct ReadingOptions: Sendable, Hashable {
    /// The most bytes that one record may have; 16 MiB unless set.
    public var maxRecordBytes = 16 << 20
    /// The property that the body of a Markdown file becomes.
    public var bodyProperty = "text"
    /// The bytes that are read at a time: so few that they stay in a core's second cache while they are worked on. Other
    /// numbers are for tests.
    var blockBytes = 1 << 17

    /// Creates options that are as stated for each.
    public init() {}
}

/// Reads the records of a list of files, in order, in batches.
///
/// What is wrong with the data is in the batches; reading goes on with the next record or file. Memory is that of a
/// batch, whatever the size of the files; see `RecordBatch`.
public struct RecordReader {
    private let options: ReadingOptions
    private var files: ArraySlice<RecordFile>
    private let open: (RecordFile) throws -> any ByteSource
    private var splitter: (any RecordSplitter)?
    /// Records so far, the malformed ones included.
    public private(set) var recordCount = 0

    /// A reader of files on disk and of standard input.
    public init(files: [RecordFile], options: ReadingOptions = ReadingOptions()) {
        self.init(files: files, options: options, open: openByteSource)
    }

    /// A reader of any sources; for tests.
    init(files: [RecordFile], options: ReadingOptions, open: @escaping (RecordFile) throws -> any ByteSource) {
        self.options = options
        self.files = files[...]
        self.open = open
    }

    /// The next records; `nil` after the last.
    ///
    /// - Throws: `StorageError` where a file cannot be opened or read, and is not a regular file, pipe or device.
    public mutating func nextBatch() throws -> PendingBatch? {
        while true {
            if let batch = try splitter?.nextBatch(ordinals: &recordCount) { return PendingBatch(.ready(batch)) }
            splitter = nil
            guard let file = files.popFirst() else { return nil }
            let blocks = BlockReader(source: try open(file), blockBytes: options.blockBytes)
            let limit = options.maxRecordBytes
            switch file.form {
            case .jsonLines:
                splitter = LineSplitter(file: file, blocks: blocks, maxRecordBytes: limit)
            case .json:
                splitter = ElementSplitter(file: file, blocks: blocks, maxRecordBytes: limit)
            case .yaml, .markdown:
                return try document(file, blocks)
            }
        }
    }

    /// A file that holds one record, whatever is in it.
    private mutating func document(_ file: RecordFile, _ blocks: BlockReader) throws -> PendingBatch {
        defer { recordCount += 1 }
        var blocks = blocks
        var bytes: [UInt8] = []
        while !blocks.isAtEnd, bytes.count <= options.maxRecordBytes {
            bytes = try blocks.read(after: bytes)
        }
        let document = RecordDocument(
            file: file, bytes: bytes, ordinal: recordCount, bodyProperty: options.bodyProperty,
            maxBytes: options.maxRecordBytes)
        return PendingBatch(.document(document))
    }
}

/// Splits one file into batches of records.
protocol RecordSplitter {
    /// The next records, at least one item; `nil` after the last.
    ///
    /// - Parameter ordinals: the number of the next record in the run; moved on.
    mutating func nextBatch(ordinals: inout Int) throws -> RecordBatch?
}

/// Records as they were read, to be converted to JSON text where they are written otherwise.
///
/// Conversion is apart from reading so that it can be done on another thread.
public struct PendingBatch: Sendable {
    enum Content: Sendable {
        case ready(RecordBatch)
        case document(RecordDocument)
    }

    private let content: Content

    init(_ content: Content) {
        self.content = content
    }

    /// The file that the records stand in.
    public var file: RecordFile {
        switch content {
        case .ready(let batch): batch.file
        case .document(let document): document.file
        }
    }

    /// The records as JSON text. At no cost for records that are written as JSON.
    public func converted() -> RecordBatch {
        switch content {
        case .ready(let batch): batch
        case .document(let document): document.converted()
        }
    }
}
