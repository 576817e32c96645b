#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

internal import Diagnostics

/// Splits JSON Lines into records: one a line, blank lines passed over.
///
/// Memory: one block and the line that crosses its end. A line over the limit is passed over without being held.
struct LineSplitter: RecordSplitter {
    private let file: RecordFile
    private let maxRecordBytes: Int
    private var blocks: BlockReader
    /// The bytes behind the last complete line.
    private var carry: [UInt8] = []
    /// How many bytes of `carry` are known to hold no LF.
    private var searched = 0
    /// The place of the first byte of `carry`.
    private var position = SourcePosition()
    private var isEmpty = true
    private var isFinished = false

    init(file: RecordFile, blocks: BlockReader, maxRecordBytes: Int) {
        self.file = file
        self.blocks = blocks
        self.maxRecordBytes = maxRecordBytes
    }

    mutating func nextBatch(ordinals: inout Int) throws -> RecordBatch? {
        while !isFinished {
            let bytes = try blocks.read(after: carry)
            var items: [RecordBatch.Item] = []
            let start = position
            var lineStart = 0
            if position.offset == 0 {
                guard acceptStart(of: bytes, items: &items, lineStart: &lineStart) else {
                    isFinished = true
                    return RecordBatch(file: file, bytes: bytes, start: start, items: items)
                }
            }
            bytes.withUnsafeBytes { bytes in
                var search = max(lineStart, searched)
                while let end = Self.lineFeed(in: bytes, from: search) {
                    append(lineStart..<end, of: bytes, to: &items, ordinals: &ordinals)
                    position.line += 1
                    position.column = 1
                    position.offset += end + 1 - lineStart
                    lineStart = end + 1
                    search = lineStart
                }
                if blocks.isAtEnd, blocks.fault == nil {
                    append(lineStart..<bytes.count, of: bytes, to: &items, ordinals: &ordinals)
                    position.offset += bytes.count - lineStart
                    lineStart = bytes.count
                }
            }
            carry = Array(bytes[lineStart...])
            searched = carry.count
            if carry.count > maxRecordBytes, !blocks.isAtEnd {
                try skipLine(items: &items, ordinals: &ordinals)
            }
            if blocks.isAtEnd, carry.isEmpty || blocks.fault != nil { finish(&items) }
            if !items.isEmpty { return RecordBatch(file: file, bytes: bytes, start: start, items: items) }
        }
        return nil
    }

    private mutating func acceptStart(
        of bytes: [UInt8], items: inout [RecordBatch.Item], lineStart: inout Int
    ) -> Bool {
        switch FileStart(of: bytes) {
        case .plain:
            return true
        case .utf16(let finding):
            items.append(.finding(finding.diagnostic(in: file)))
            return false
        case .byteOrderMark(let finding):
            items.append(.finding(finding.diagnostic(in: file)))
            lineStart = FileStart.byteOrderMarkLength
            position.column += lineStart
            position.offset += lineStart
            return true
        }
    }

    /// Appends the line as a record, unless it is blank or too long.
    @inline(__always)
    private mutating func append(
        _ line: Range<Int>, of bytes: UnsafeRawBufferPointer, to items: inout [RecordBatch.Item], ordinals: inout Int
    ) {
        guard line.contains(where: { !isJSONWhitespace(bytes[$0]) }) else { return }
        isEmpty = false
        if line.count > maxRecordBytes {
            items.append(.malformed(ordinal: ordinals, findings: [tooLarge(line.count)]))
        } else {
            let map = SourceMap.direct(line: position.line, column: position.column, offset: position.offset)
            items.append(.record(RawRecord(range: line, map: map, ordinal: ordinals)))
        }
        ordinals += 1
    }

    /// Passes over the rest of a line that is over the limit.
    private mutating func skipLine(items: inout [RecordBatch.Item], ordinals: inout Int) throws {
        var length = carry.count
        carry = []
        searched = 0
        var end: Int?
        while end == nil, !blocks.isAtEnd {
            let bytes = try blocks.read(after: [])
            end = bytes.withUnsafeBytes { Self.lineFeed(in: $0, from: 0) }
            length += end ?? bytes.count
            if let end { carry = Array(bytes[(end + 1)...]) }
        }
        isEmpty = false
        items.append(.malformed(ordinal: ordinals, findings: [tooLarge(length)]))
        ordinals += 1
        position.offset += length
        if end != nil {
            position.line += 1
            position.column = 1
            position.offset += 1
        }
    }

    private func tooLarge(_ length: Int) -> Diagnostic {
        SyntaxFinding.tooLarge(length: "\(length)", limit: maxRecordBytes, at: position, count: length)
            .diagnostic(in: file)
    }

    private mutating func finish(_ items: inout [RecordBatch.Item]) {
        isFinished = true
        if let fault = blocks.fault {
            items.append(.finding(SyntaxFinding.gzip(fault, lostBytes: carry.count, at: position).diagnostic(in: file)))
        } else if isEmpty {
            items.append(.finding(SyntaxFinding.emptyFile(bytes: position.offset).diagnostic(in: file)))
        }
        carry = []
    }

    private static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, 0x0A, bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
