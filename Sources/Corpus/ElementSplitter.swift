internal import Diagnostics

/// Splits a `.json` file, one value or an array of records, into records without parsing them.
///
/// It follows strings and nesting only, and leaves what is inside a record to the parser. Where a record is malformed the
/// next one is found again as soon as brackets balance; a string is taken to end at its line's end at the latest, since
/// JSON has no line ends in strings.
///
/// Memory: one block and the record that crosses its end. A record over the limit is passed over without being held.
struct ElementSplitter: RecordSplitter {
    private enum State {
        /// Before the value that the file holds.
        case start
        /// Behind `[`.
        case firstElement
        /// Behind `,`.
        case element
        case inValue
        /// Behind an element of the array.
        case afterElement
        /// Behind the value that the file holds.
        case end
        /// Nothing more is to be read.
        case finished
    }

    /// The record that is being passed over.
    private struct Value {
        var position = SourcePosition()
        /// Whether it is neither an object, an array nor a string.
        var isToken = false
        var depth = 0
        var isInString = false
        var isEscaped = false
        /// Whether it was found too long, so that its bytes are not held.
        var isDropped = false
    }

    private let file: RecordFile
    private let maxRecordBytes: Int
    private var blocks: BlockReader
    private var state = State.start
    private var value = Value()
    /// The array's opening bracket; `nil` where the file holds one value.
    private var opening: SourcePosition?
    /// Whether the array has ended before any record, so that the file holds none.
    private var isEmptyArray = false

    /// The bytes of a record whose end has not been read.
    private var carry: [UInt8] = []
    /// The file offset of the first byte that has not been looked at.
    private var offset = 0
    private var line = 1
    private var lineStart = 0

    private var items: [RecordBatch.Item] = []
    private var nextOrdinal = 0

    init(file: RecordFile, blocks: BlockReader, maxRecordBytes: Int) {
        self.file = file
        self.blocks = blocks
        self.maxRecordBytes = maxRecordBytes
    }

    mutating func nextBatch(ordinals: inout Int) throws -> RecordBatch? {
        nextOrdinal = ordinals
        defer { ordinals = nextOrdinal }
        while state != .finished {
            let carried = carry.count
            let bytes = try blocks.read(after: carry)
            carry = []
            let start = carried > 0 ? value.position : place(offset)
            let blockOffset = offset - carried
            if offset == 0 { acceptStart(of: bytes) }
            bytes.withUnsafeBytes { scan($0, blockOffset: blockOffset) }
            if state == .inValue, !value.isDropped, !blocks.isAtEnd {
                carry = Array(bytes[(value.position.offset - blockOffset)...])
                if carry.count > maxRecordBytes {
                    value.isDropped = true
                    carry = []
                }
            }
            if blocks.isAtEnd { finish(blockOffset: blockOffset) }
            if !items.isEmpty {
                defer { items = [] }
                return RecordBatch(file: file, bytes: bytes, start: start, items: items)
            }
        }
        return nil
    }

    private mutating func acceptStart(of bytes: [UInt8]) {
        switch FileStart(of: bytes) {
        case .plain:
            break
        case .byteOrderMark(let finding):
            report(finding)
            offset = FileStart.byteOrderMarkLength
        case .utf16(let finding):
            report(finding)
            state = .finished
        }
    }

    /// Looks at the bytes from `offset` to the block's end.
    private mutating func scan(_ bytes: UnsafeRawBufferPointer, blockOffset: Int) {
        while offset - blockOffset < bytes.count, state != .finished {
            if state == .inValue {
                if skipValue(bytes, blockOffset: blockOffset) { endValue(blockOffset: blockOffset) }
                continue
            }
            let byte = bytes[offset - blockOffset]
            if byte == 0x0A {
                line += 1
                lineStart = offset + 1
            }
            if isJSONWhitespace(byte) {
                offset += 1
            } else {
                takeStructure(byte)
            }
        }
    }

    /// Takes a byte outside of any record: passes it, begins a record at it, or reports it.
    private mutating func takeStructure(_ byte: UInt8) {
        let here = place(offset)
        switch (state, byte) {
        case (.start, UInt8(ascii: "[")):
            opening = here
            pass(to: .firstElement)
        case (.firstElement, UInt8(ascii: "]")):
            isEmptyArray = true
            pass(to: .end)
        case (.afterElement, UInt8(ascii: "]")):
            pass(to: .end)
        case (.afterElement, UInt8(ascii: ",")):
            pass(to: .element)
        case (.element, UInt8(ascii: "]")):
            report(.misplaced(byte, wanted: "a record", help: "remove the comma before it", at: here))
            pass(to: .end)
        case (.element, UInt8(ascii: ",")), (.firstElement, UInt8(ascii: ",")):
            report(.misplaced(byte, wanted: "a record", help: "remove this comma", at: here))
            pass(to: .element)
        case (.afterElement, _):
            report(.misplaced(byte, wanted: "`,` or `]`", help: "write a comma between two records", at: here))
            beginValue(byte)
        case (.end, _):
            report(trailingBytes(byte, at: here))
            state = .finished
        default:
            beginValue(byte)
        }
    }

    private mutating func pass(to next: State) {
        offset += 1
        state = next
    }

    private mutating func beginValue(_ first: UInt8) {
        value = Value(position: place(offset))
        state = .inValue
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            break
        case UInt8(ascii: "\""):
            value.isInString = true
            offset += 1
        default:
            value.isToken = true
        }
    }

    /// Goes on in a record to its end or the block's; true at its end.
    private mutating func skipValue(_ bytes: UnsafeRawBufferPointer, blockOffset: Int) -> Bool {
        value.isToken ? skipToken(bytes, blockOffset: blockOffset) : skipBalanced(bytes, blockOffset: blockOffset)
    }

    /// Goes on to the end of a number, a literal or what was meant as one.
    private mutating func skipToken(_ bytes: UnsafeRawBufferPointer, blockOffset: Int) -> Bool {
        while offset - blockOffset < bytes.count {
            let byte = bytes[offset - blockOffset]
            let isDelimiter = opening != nil && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]"))
            if isDelimiter || isJSONWhitespace(byte) { return true }
            offset += 1
        }
        return false
    }

    /// Goes on to where brackets balance, or a string that stands alone ends. The hot loop of the file.
    private mutating func skipBalanced(_ bytes: UnsafeRawBufferPointer, blockOffset: Int) -> Bool {
        var value = value
        var index = offset - blockOffset
        defer {
            self.value = value
            offset = blockOffset + index
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A {
                line += 1
                lineStart = blockOffset + index
                value.isEscaped = false
            }
            if value.isEscaped {
                value.isEscaped = false
            } else if value.isInString {
                switch byte {
                case UInt8(ascii: "\\"): value.isEscaped = true
                case UInt8(ascii: "\""), 0x0A: value.isInString = false
                default: break
                }
                if !value.isInString, value.depth == 0 { return true }
            } else {
                switch byte {
                case UInt8(ascii: "\""): value.isInString = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): value.depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    value.depth -= 1
                    if value.depth == 0 { return true }
                default: break
                }
            }
        }
        return false
    }

    private mutating func endValue(blockOffset: Int) {
        let length = offset - value.position.offset
        if value.isDropped || length > maxRecordBytes {
            let finding = SyntaxFinding.tooLarge(
                length: "\(length)", limit: maxRecordBytes, at: value.position, count: length)
            items.append(.malformed(ordinal: nextOrdinal, findings: [finding.diagnostic(in: file)]))
        } else {
            let position = value.position
            let map = SourceMap.direct(line: position.line, column: position.column, offset: position.offset)
            let range = position.offset - blockOffset..<offset - blockOffset
            items.append(.record(RawRecord(range: range, map: map, ordinal: nextOrdinal)))
        }
        nextOrdinal += 1
        state = opening == nil ? .end : .afterElement
    }

    /// At the end of the bytes: what is open is reported; a record that is cut off is left to the parser, which says
    /// where it breaks off, unless the bytes were damaged.
    private mutating func finish(blockOffset: Int) {
        let isCutOff = state == .inValue && !value.isToken
        if let fault = blocks.fault {
            let end = state == .inValue ? value.position : place(offset)
            report(.gzip(fault, lostBytes: offset - end.offset, at: end))
        } else {
            if state == .inValue { endValue(blockOffset: blockOffset) }
            if state == .start || state == .end && isEmptyArray {
                report(.emptyFile(bytes: offset))
            } else if let opening, state != .end, state != .finished, !isCutOff {
                report(unclosedArray(from: opening))
            }
        }
        state = .finished
    }

    private func unclosedArray(from opening: SourcePosition) -> SyntaxFinding {
        let bracket = Diagnostic.Related(location: opening.location(in: file, length: 1), message: "it begins here")
        return SyntaxFinding(
            rule: "syntax/unexpected-end", message: "the file ends where the array of records has no `]` yet",
            help: "complete it, or retrieve it again: it may have been cut", position: place(offset),
            related: [bracket])
    }

    private func trailingBytes(_ byte: UInt8, at position: SourcePosition) -> SyntaxFinding {
        let isLines = opening == nil && byte == UInt8(ascii: "{")
        var finding = SyntaxFinding.misplaced(
            byte, wanted: "the end of the file",
            help: isLines
                ? "for several records, put them into an array, or write one a line in a `.jsonl` file"
                : "write one value, and nothing after it",
            at: position)
        finding.rule = "syntax/trailing-bytes"
        return finding
    }

    private mutating func report(_ finding: SyntaxFinding) {
        items.append(.finding(finding.diagnostic(in: file)))
    }

    private func place(_ offset: Int) -> SourcePosition {
        SourcePosition(line: line, column: offset - lineStart + 1, offset: offset)
    }
}
