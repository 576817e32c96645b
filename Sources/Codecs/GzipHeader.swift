/// Reads the header of a gzip member (RFC 1952, section 2.3) byte by byte. The optional fields are skipped, so they cost
/// no memory however long they are.
struct GzipHeaderParser {
    private enum Field {
        /// The ten bytes that every header has; how many were read.
        case fixed(Int)
        /// The length of the extra field; how many of its two bytes were read, and their value so far.
        case extraLength(Int, UInt16)
        /// The extra field; how many bytes of it are left.
        case extra(UInt16)
        /// A text that ends with NUL: the name or the comment.
        case text
        /// The header's own checksum; how many of its two bytes were read, and their value so far.
        case checksum(Int, UInt16)
    }

    private struct Flags: OptionSet {
        let rawValue: UInt8

        static let headerChecksum = Flags(rawValue: 1 << 1)
        static let extra = Flags(rawValue: 1 << 2)
        static let name = Flags(rawValue: 1 << 3)
        static let comment = Flags(rawValue: 1 << 4)
        static let reserved = Flags(rawValue: 0b1110_0000)
    }

    private var field = Field.fixed(0)
    /// The optional fields that are still to come.
    private var pending: Flags = []
    private var crc = CRC32()

    /// Whether no byte was read yet.
    var isAtStart: Bool {
        if case .fixed(0) = field { true } else { false }
    }

    /// Takes the next byte; true when the header is complete.
    ///
    /// - Parameters:
    ///   - offset: the byte's offset in the file, for an error.
    ///   - isFirstMember: whether a fault says that the file is no gzip file, or that something follows its end.
    mutating func take(_ byte: UInt8, at offset: Int, isFirstMember: Bool) throws(GzipError) -> Bool {
        if case .checksum = field {} else { crc.update([byte]) }
        switch field {
        case .fixed(let index):
            try check(byte, fixedIndex: index, at: offset, isFirstMember: isFirstMember)
            if index < 9 {
                field = .fixed(index + 1)
                return false
            }
            return beginNextField()
        case .extraLength(let index, let low):
            if index == 0 {
                field = .extraLength(1, UInt16(byte))
                return false
            }
            let length = UInt16(byte) << 8 | low
            if length == 0 { return beginNextField() }
            field = .extra(length)
            return false
        case .extra(let left):
            if left == 1 { return beginNextField() }
            field = .extra(left - 1)
            return false
        case .text:
            return byte == 0 ? beginNextField() : false
        case .checksum(let index, let low):
            if index == 0 {
                field = .checksum(1, UInt16(byte))
                return false
            }
            guard UInt16(byte) << 8 | low == UInt16(truncatingIfNeeded: crc.value) else {
                throw GzipError(
                    code: .corrupt, offset: offset - 1,
                    message: "the gzip header does not match its own checksum; get the file again from where it came")
            }
            return true
        }
    }

    private mutating func check(
        _ byte: UInt8, fixedIndex index: Int, at offset: Int, isFirstMember: Bool
    ) throws(GzipError) {
        switch index {
        case 0 where byte != 0x1F, 1 where byte != 0x8B:
            throw isFirstMember
                ? GzipError(
                    code: .notGzip, offset: offset,
                    message: "this is not a gzip file: it does not begin with the bytes 1f 8b")
                : GzipError(
                    code: .trailingGarbage, offset: offset - index,
                    message: "there are bytes after the end of the gzip data that belong to no further member; "
                        + "remove them, or get the file again from where it came")
        case 2 where byte != 8:
            throw GzipError(
                code: .notGzip, offset: offset,
                message: "the gzip header names compression method \(byte); only 8 (deflate) is defined")
        case 3:
            let flags = Flags(rawValue: byte)
            guard flags.isDisjoint(with: .reserved) else {
                throw GzipError(
                    code: .notGzip, offset: offset,
                    message: "the gzip header sets reserved flags (its FLG is \(byte)), which RFC 1952 forbids")
            }
            pending = flags.intersection([.extra, .name, .comment, .headerChecksum])
        default:
            break
        }
    }

    /// Goes to the next optional field, in the order in which RFC 1952 has them; true when there is none.
    private mutating func beginNextField() -> Bool {
        if pending.remove(.extra) != nil {
            field = .extraLength(0, 0)
        } else if pending.remove(.name) != nil {
            field = .text
        } else if pending.remove(.comment) != nil {
            field = .text
        } else if pending.remove(.headerChecksum) != nil {
            field = .checksum(0, 0)
        } else {
            return true
        }
        return false
    }
}
