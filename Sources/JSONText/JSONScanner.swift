import CByteScan

/// Reads the tokens of one text. The hot loop over strings is here and nowhere else.
///
/// Invariant: `position` is in `0...text.count`; every read is behind a comparison with `text.count`.
struct JSONScanner {
    let text: UnsafeRawBufferPointer
    var position: Int

    init(text: UnsafeRawBufferPointer, position: Int = 0) {
        self.text = text
        self.position = position
    }

    @inline(__always)
    var isAtEnd: Bool { position >= text.count }

    @inline(__always)
    var peek: UInt8? { position < text.count ? text[position] : nil }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < text.count {
            let byte = text[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position &+= 1
        }
    }

    func refuseByteOrderMark() throws(JSONFault) {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw JSONFault(
                code: .byteOrderMark, message: "the text begins with a byte order mark (EF BB BF)",
                help: "save it as UTF-8 without BOM", range: 0..<3)
        }
    }

    // MARK: Strings

    /// Goes on in a string, which begins at `start`, behind its first plain characters; past its closing quote.
    ///
    /// - Returns: its flags.
    mutating func skipRestOfString(from start: Int) throws(JSONFault) -> UInt32 {
        var flags = JSONTapeEntry.asciiFlag
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "\""):
                position &+= 1
                return flags
            case UInt8(ascii: "\\"):
                flags |= JSONTapeEntry.escapedFlag
                if position &+ 1 < text.count, Self.isSimpleEscape(text[position &+ 1]) {
                    position &+= 2
                } else if try skipEscape(from: start) {
                    flags &= ~JSONTapeEntry.asciiFlag
                }
            case 0x80...:
                flags &= ~JSONTapeEntry.asciiFlag
                // Such characters seldom come alone.
                repeat { try skipMultibyte() } while position < text.count && text[position] >= 0x80
            default:
                throw JSONFault(
                    code: .controlCharacter, message: "the control character \(Self.name(of: byte)) stands in a string",
                    help: "escape it as \(Self.escape(of: byte))", range: position..<position + 1)
            }
            skipPlainRun()
        }
        throw unterminatedString(from: start)
    }

    /// Skips what in a string needs no second look.
    @inline(__always)
    private mutating func skipPlainRun() {
        guard let base = text.baseAddress else { return }
        let bytes = base.assumingMemoryBound(to: UInt8.self)
        position &+= byte_scan_plain_run(bytes + position, bytes + text.count)
    }

    /// The mark of a name that is written with escapes; see `JSONName`.
    static func markOfEscaped(_ raw: UnsafeRawBufferPointer) -> UInt32 {
        var characters: [UInt8] = []
        appendUnescaped(raw, to: &characters)
        return characters.withUnsafeBytes { JSONName.mark(of: $0) }
    }

    /// Whether a byte after a backslash stands for a character by itself.
    @inline(__always)
    private static func isSimpleEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            true
        default: false
        }
    }

    /// Skips an escape sequence that is not simple; true where it stands for a character outside ASCII.
    private mutating func skipEscape(from start: Int) throws(JSONFault) -> Bool {
        guard position + 1 < text.count else { throw unterminatedString(from: start) }
        switch text[position + 1] {
        case UInt8(ascii: "u"):
            let scalar = try codeUnit(at: position, from: start)
            if scalar & 0xF800 == 0xD800 {
                let isHigh = scalar & 0x0400 == 0
                let followed =
                    position + 7 < text.count && text[position + 6] == UInt8(ascii: "\\")
                    && text[position + 7] == UInt8(ascii: "u")
                guard isHigh, followed, try codeUnit(at: position + 6, from: start) & 0xFC00 == 0xDC00 else {
                    throw JSONFault(
                        code: .loneSurrogate,
                        message: "the escape \(quoted(position..<position + 6)) is half of a surrogate pair",
                        help: "write the character itself, or both halves of the pair", range: position..<position + 6)
                }
                position += 6
            }
            position += 6
            return scalar >= 0x80
        default:
            throw JSONFault(
                code: .malformed, message: "\(quoted(position..<position + 2)) is not a JSON escape",
                help: #"write \\ for a backslash"#, range: position..<position + 2)
        }
    }

    private func codeUnit(at escape: Int, from start: Int) throws(JSONFault) -> UInt32 {
        guard escape + 6 <= text.count else { throw unterminatedString(from: start) }
        var value: UInt32 = 0
        for index in escape + 2..<escape + 6 {
            guard let digit = hexadecimalDigit(text[index]) else {
                throw JSONFault(
                    code: .malformed, message: #"the escape \#(quoted(escape..<escape + 6)) has not four digits"#,
                    help: #"write \u and four hexadecimal digits"#, range: escape..<escape + 6)
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Skips one character outside ASCII; well-formed sequences by table 3-7 of the Unicode Standard.
    @inline(__always)
    private mutating func skipMultibyte() throws(JSONFault) {
        let length = wellFormedSequenceLength(in: text, at: position)
        guard length > 0 else {
            throw JSONFault(
                code: .invalidUTF8,
                message: "the byte \(Self.name(of: text[position])) at this place is not UTF-8",
                help: "convert the file to UTF-8; the byte may come from Windows-1252 or Latin-1",
                range: position..<position + 1)
        }
        position &+= length
    }

    // MARK: Numbers and literals

    /// Skips a number; true where it has neither fraction nor exponent.
    mutating func skipNumber() throws(JSONFault) -> Bool {
        let start = position
        if peek == UInt8(ascii: "-") { position &+= 1 }
        guard let first = peek, Self.isDigit(first) else { throw malformedNumber(from: start) }
        position &+= 1
        if first == UInt8(ascii: "0") {
            if let next = peek, Self.isDigit(next) { throw malformedNumber(from: start) }
        } else {
            skipDigits()
        }
        var isInteger = true
        if peek == UInt8(ascii: ".") {
            isInteger = false
            position &+= 1
            guard skipDigits() > 0 else { throw malformedNumber(from: start) }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isInteger = false
            position &+= 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position &+= 1 }
            guard skipDigits() > 0 else { throw malformedNumber(from: start) }
        }
        return isInteger
    }

    @discardableResult
    private mutating func skipDigits() -> Int {
        let start = position
        while position < text.count, Self.isDigit(text[position]) { position &+= 1 }
        return position - start
    }

    mutating func skipLiteral() throws(JSONFault) -> JSONKind {
        if skip("true") { return .true }
        if skip("false") { return .false }
        if skip("null") { return .null }
        throw unexpectedByte("a value")
    }

    private mutating func skip(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard position + count <= text.count else { return false }
        for index in 0..<count where text[position + index] != literal.utf8Start[index] { return false }
        position += count
        return true
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

/// The length, 2 to 4, of the well-formed UTF-8 sequence outside ASCII that begins at a position; 0 where there is none
/// (RFC 3629; table 3-7 of the Unicode Standard).
@inline(__always)
public func wellFormedSequenceLength(in text: UnsafeRawBufferPointer, at position: Int) -> Int {
    let left = text.count &- position
    func isContinuation(_ offset: Int) -> Bool { text[position &+ offset] & 0xC0 == 0x80 }
    guard left >= 2 else { return 0 }
    let second = text[position &+ 1]
    switch text[position] {
    case 0xC2...0xDF: return second & 0xC0 == 0x80 ? 2 : 0
    case 0xE0: return left >= 3 && 0xA0...0xBF ~= second && isContinuation(2) ? 3 : 0
    case 0xED: return left >= 3 && 0x80...0x9F ~= second && isContinuation(2) ? 3 : 0
    case 0xE1...0xEF: return left >= 3 && second & 0xC0 == 0x80 && isContinuation(2) ? 3 : 0
    case 0xF0: return left >= 4 && 0x90...0xBF ~= second && isContinuation(2) && isContinuation(3) ? 4 : 0
    case 0xF1...0xF3: return left >= 4 && second & 0xC0 == 0x80 && isContinuation(2) && isContinuation(3) ? 4 : 0
    case 0xF4: return left >= 4 && 0x80...0x8F ~= second && isContinuation(2) && isContinuation(3) ? 4 : 0
    default: return 0
    }
}
