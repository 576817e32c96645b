/// Reads a tar archive that arrives in pieces: ustar, pax (`x` and `g` headers), GNU long names, and the format before
/// POSIX.
///
/// The archive is taken for hostile. Every header's checksum is checked, paths and extended headers have a limit, and
/// what cannot be passed over safely (sparse files, a link with content) is refused. Paths are *not* judged: a caller that
/// unpacks looks at `TarEntry.hasSafePath` and `TarEntry.kind`. The archive must end with its end mark, and may have
/// nothing but zeros after it.
///
///     while true {
///         switch try reader.next(from: &input) {
///         case .entry(let entry): …
///         case .content(let bytes): …         // of the entry, as much as `input` has
///         case .endOfEntry: …
///         case .needsInput: …                 // `input` is used up: read on, or `finish()` at the end of the archive
///         }
///     }
///
/// Memory: one block, and an extended header of at most the stated limit.
public struct TarReader: Sendable {
    /// What comes next in the archive.
    public enum Event {
        /// A member begins.
        case entry(TarEntry)
        /// The next bytes of its content: a part of the input, not copied. Never empty.
        case content(UnsafeRawBufferPointer)
        /// The member's content is complete.
        case endOfEntry
        /// The input is used up.
        case needsInput
    }

    /// What the reader accepts.
    public struct Limits: Hashable, Sendable {
        /// The longest path or link target, in bytes.
        public var pathLength = 4096
        /// The largest pax header, in bytes.
        public var extendedHeaderSize = 1 << 20

        /// The limits that hold unless others are given.
        public init() {}
    }

    private enum Phase {
        /// In the padding before a header, or in a header.
        case header
        /// In the data of an extended header.
        case extendedHeader(TarHeader, left: Int)
        case content(left: Int64)
        case endOfEntry
        /// After the first block of zeros, in what must be the second.
        case secondEndBlock
        case end
    }

    private let limits: Limits
    private var phase = Phase.header
    private var offset: Int64 = 0
    /// Padding that is left before the next header.
    private var padding = 0
    private var paddingAfterContent = 0
    private var block: [UInt8] = []
    private var extendedHeader: [UInt8] = []
    private var attributes = TarAttributes()
    private var failure: TarError?

    /// Creates a reader.
    public init(limits: Limits = Limits()) {
        self.limits = limits
        block.reserveCapacity(TarFormat.blockSize)
    }

    /// Takes bytes from the front of `input` up to the next event.
    ///
    /// - Throws: any `TarError` but `truncated`; every later call throws the same error.
    public mutating func next(from input: inout UnsafeRawBufferPointer) throws(TarError) -> Event {
        if let failure { throw failure }
        do {
            while true {
                if let event = try step(&input) { return event }
            }
        } catch {
            failure = error
            throw error
        }
    }

    /// Says that the input has ended.
    ///
    /// - Throws: `truncated` where the archive's end mark was not reached, or the error of an earlier call.
    public func finish() throws(TarError) {
        if let failure { throw failure }
        if case .end = phase { return }
        throw TarError(
            code: .truncated, offset: offset,
            message: offset == 0
                ? "the archive is empty; even one without entries has two blocks of zeros"
                : "the archive is cut short: it ends before its end mark, two blocks of zeros; get it again from where "
                    + "it came")
    }

    /// Does the next piece of work; nil when there is no event yet.
    private mutating func step(_ input: inout UnsafeRawBufferPointer) throws(TarError) -> Event? {
        switch phase {
        case .header:
            padding -= take(atMost: padding, from: &input).count
            guard padding == 0, fillBlock(from: &input) else { return .needsInput }
            return try readHeader()
        case .extendedHeader(let header, var left):
            let bytes = take(atMost: left, from: &input)
            extendedHeader.append(contentsOf: bytes)
            left -= bytes.count
            phase = .extendedHeader(header, left: left)
            guard left == 0 else { return .needsInput }
            try attributes.apply(extendedHeader, of: header)
            extendedHeader.removeAll()
            padding = TarFormat.padding(after: header.size)
            phase = .header
            return nil
        case .content(let left):
            let bytes = take(atMost: Int(clamping: left), from: &input)
            if bytes.isEmpty { return .needsInput }
            phase = left == Int64(bytes.count) ? .endOfEntry : .content(left: left - Int64(bytes.count))
            return .content(bytes)
        case .endOfEntry:
            padding = paddingAfterContent
            phase = .header
            return .endOfEntry
        case .secondEndBlock:
            guard fillBlock(from: &input) else { return .needsInput }
            guard block.allSatisfy({ $0 == 0 }) else {
                throw TarError(
                    code: .malformed, offset: offset - Int64(TarFormat.blockSize),
                    message: "a single block of zeros stands before another header; an archive ends with two")
            }
            block.removeAll(keepingCapacity: true)
            phase = .end
            return nil
        case .end:
            let rest = take(atMost: input.count, from: &input)
            if let index = rest.firstIndex(where: { $0 != 0 }) {
                throw TarError(
                    code: .trailingData, offset: offset - Int64(rest.count - index),
                    message: "there are bytes other than zeros after the archive's end mark; remove them, or get the "
                        + "archive again from where it came")
            }
            return .needsInput
        }
    }

    private mutating func readHeader() throws(TarError) -> Event? {
        let start = offset - Int64(TarFormat.blockSize)
        if block.allSatisfy({ $0 == 0 }) {
            guard attributes.isEmpty else {
                throw TarError(
                    code: .malformed, offset: start, message: "an extended header stands before no entry at all")
            }
            block.removeAll(keepingCapacity: true)
            phase = .secondEndBlock
            return nil
        }
        let header = try TarHeader(block, offset: start)
        block.removeAll(keepingCapacity: true)
        if header.isExtendedHeader {
            guard header.size <= Int64(limits.extendedHeaderSize) else {
                throw TarError(
                    code: .tooLarge, offset: start,
                    message: "an extended header has \(header.size) bytes; at most "
                        + "\(limits.extendedHeaderSize) are read")
            }
            phase = .extendedHeader(header, left: Int(header.size))
            return nil
        }
        let entry = try attributes.entry(for: header, pathLimit: limits.pathLength)
        attributes.endEntry()
        paddingAfterContent = TarFormat.padding(after: entry.size)
        phase = entry.size == 0 ? .endOfEntry : .content(left: entry.size)
        return .entry(entry)
    }

    /// Cuts at most `count` bytes off the front of `input`.
    private mutating func take(atMost count: Int, from input: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let bytes = UnsafeRawBufferPointer(rebasing: input.prefix(count))
        input = UnsafeRawBufferPointer(rebasing: input.dropFirst(bytes.count))
        offset += Int64(bytes.count)
        return bytes
    }

    /// Fills `block`; false when the input does not suffice.
    private mutating func fillBlock(from input: inout UnsafeRawBufferPointer) -> Bool {
        block.append(contentsOf: take(atMost: TarFormat.blockSize - block.count, from: &input))
        return block.count == TarFormat.blockSize
    }
}
