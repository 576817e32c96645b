import CByteScan

extension JSONNode {
    /// The bytes between the quotes, as written. For a string without escapes these are its characters.
    @inlinable public var rawString: UnsafeRawBufferPointer {
        let entry = entry
        return UnsafeRawBufferPointer(start: bytes + Int(entry.start) + 1, count: Int(entry.end - entry.start) - 2)
    }

    /// Calls `body` with the string's characters as UTF-8; copies only a string that is written with escapes.
    ///
    /// - Precondition: the value is a string.
    @inlinable
    public func withString<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        if !hasEscapes { return try body(rawString) }
        return try unescapedString().withUnsafeBytes(body)
    }

    /// The string as a Swift string; copies. For a value that is no string, its text as written.
    public var string: String {
        kind == .string ? withString { String(decoding: $0, as: UTF8.self) } : String(decoding: text, as: UTF8.self)
    }

    /// Whether the string has exactly these UTF-8 bytes, without normalisation.
    @inlinable
    public func stringEquals(_ other: UnsafeRawBufferPointer) -> Bool {
        withString { $0.count == other.count && ($0.isEmpty || bytesAreEqual($0, other)) }
    }

    /// The number of code points of a string. O(1) for plain ASCII, else O(bytes).
    public var codePointCount: Int {
        isPlainASCII ? rawString.count : withString(countCodePoints)
    }

    /// The bytes of the text that some of a string's characters are written in, escapes whole.
    ///
    /// - Parameter characters: a range of the string's UTF-8, on boundaries of code points.
    /// - Precondition: the value is a string.
    ///
    /// Complexity: O(1) for a string without escapes, else O(string).
    public func writtenRange(ofCharacters characters: Range<Int>) -> Range<Int> {
        let start = range.lowerBound + 1
        guard hasEscapes else { return start + characters.lowerBound..<start + characters.upperBound }
        let raw = rawString
        var written = 0
        var passed = 0
        func advance(to target: Int) -> Int {
            while passed < target, written < raw.count {
                let step = writtenStep(raw, at: written)
                written += step.written
                passed += step.characters
            }
            return start + written
        }
        let lower = advance(to: characters.lowerBound)
        return lower..<advance(to: characters.upperBound)
    }

    @usableFromInline
    func unescapedString() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(rawString.count)
        appendUnescaped(rawString, to: &result)
        return result
    }

    /// Appends the string's characters as UTF-8.
    ///
    /// - Precondition: the value is a string.
    public func appendString(to bytes: inout [UInt8]) {
        appendUnescaped(rawString, to: &bytes)
    }
}

/// Counts code points of valid UTF-8: the bytes that do not continue one.
public func countCodePoints(_ text: UnsafeRawBufferPointer) -> Int {
    var count = 0
    for byte in text { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
    return count
}

/// Whether two buffers hold the same bytes.
@inlinable
public func bytesAreEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    // Whole words, the last of which overlaps the one before it.
    if count >= 8 {
        var index = 0
        while index &+ 8 < count {
            guard wordsAreEqual(left, right, index, UInt64.self) else { return false }
            index &+= 8
        }
        return wordsAreEqual(left, right, count &- 8, UInt64.self)
    }
    if count >= 4 {
        return wordsAreEqual(left, right, 0, UInt32.self) && wordsAreEqual(left, right, count &- 4, UInt32.self)
    }
    for index in 0..<count where left[index] != right[index] { return false }
    return true
}

@inlinable
func wordsAreEqual<Word: FixedWidthInteger & BitwiseCopyable>(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, _ offset: Int, _ word: Word.Type
) -> Bool {
    left.loadUnaligned(fromByteOffset: offset, as: word) == right.loadUnaligned(fromByteOffset: offset, as: word)
}

/// Appends the characters of a string's checked raw bytes.
func appendUnescaped(_ raw: UnsafeRawBufferPointer, to result: inout [UInt8]) {
    var index = 0
    while index < raw.count {
        // Most of a text stands between escapes: it is copied in runs.
        let end = index + unescapedRun(raw, from: index)
        result.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[index..<end]))
        index = end
        if index == raw.count { return }
        let escape = raw[index + 1]
        index += 2
        switch escape {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            var scalar = hexadecimalValue(raw, at: index)
            index += 4
            if scalar & 0xFC00 == 0xD800 {
                // The parser has seen that the low half follows.
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + hexadecimalValue(raw, at: index + 2) & 0x3FF
                index += 6
            }
            appendUTF8(scalar, to: &result)
        default: result.append(escape)
        }
    }
}

/// How many bytes from an index on stand before the next backslash, or the end.
private func unescapedRun(_ raw: UnsafeRawBufferPointer, from index: Int) -> Int {
    guard let start = raw.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
    return Int(byte_scan_run_before(UInt8(ascii: "\\"), start + index, start + raw.count))
}

/// How many bytes of a string's checked raw bytes belong together at an index, and how many bytes of UTF-8 they stand for.
private func writtenStep(_ raw: UnsafeRawBufferPointer, at index: Int) -> (written: Int, characters: Int) {
    guard raw[index] == UInt8(ascii: "\\") else { return (1, 1) }
    guard raw[index + 1] == UInt8(ascii: "u") else { return (2, 1) }
    switch hexadecimalValue(raw, at: index + 2) {
    case ..<0x80: return (6, 1)
    case ..<0x800: return (6, 2)
    case 0xD800..<0xDC00: return (12, 4)
    default: return (6, 3)
    }
}

private func hexadecimalValue(_ raw: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 4 | UInt32(hexadecimalDigit(raw[index + $1]) ?? 0) }
}

func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}

private func appendUTF8(_ scalar: UInt32, to result: inout [UInt8]) {
    switch scalar {
    case ..<0x80:
        result.append(UInt8(scalar))
    case ..<0x800:
        result.append(UInt8(0xC0 | scalar >> 6))
        result.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
        result.append(UInt8(0xE0 | scalar >> 12))
        result.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        result.append(UInt8(0x80 | scalar & 0x3F))
    default:
        result.append(UInt8(0xF0 | scalar >> 18))
        result.append(UInt8(0x80 | scalar >> 12 & 0x3F))
        result.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        result.append(UInt8(0x80 | scalar & 0x3F))
    }
}
