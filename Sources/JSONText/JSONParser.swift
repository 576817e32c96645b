import CByteScan

/// A strict parser of JSON (RFC 8259): bytes to a tape of offsets.
///
/// It refuses what lenient parsers let pass: invalid UTF-8, lone surrogates, duplicate names, a byte order mark,
/// trailing bytes, nesting over a limit. It copies no bytes and builds no values; numbers stay text. Time is linear in
/// the text; memory is the tape, see there. A parser is reused from text to text.
public struct JSONParser: Sendable {
    /// The bounds on what is taken.
    public let limits: JSONLimits
    /// What was wrong with the last text; empty where it parsed. The first hundred duplicate names are
    /// listed, and the others counted; else parsing ends at the first fault.
    public private(set) var faults: [JSONFault] = []

    /// Creates a parser with the given limits.
    public init(limits: JSONLimits = JSONLimits()) {
        self.limits = limits
    }

    /// Parses a text that must hold exactly one value, white space around it allowed.
    ///
    /// - Returns: whether the text is JSON; if not, `faults` says why and the tape is not to be used.
    public mutating func parse(_ text: UnsafeRawBufferPointer, onto tape: inout JSONTape) -> Bool {
        if !faults.isEmpty { faults.removeAll() }
        do throws(JSONFault) {
            guard text.count <= limits.bytes else {
                throw JSONFault(
                    code: .size, message: "the text has \(text.count) bytes, more than the limit of \(limits.bytes)",
                    help: "split it, or raise the limit", range: 0..<text.count)
            }
            try JSONScanner(text: text).refuseByteOrderMark()
            var writer = TapeWriter(
                limits: limits, text: text, entries: tape.reserve(forTextBytes: text.count))
            defer {
                // Inner objects are closed before the ones around them.
                if !writer.repeatedNames.isEmpty {
                    faults = writer.repeatedNames.sorted { $0.range.lowerBound < $1.range.lowerBound }
                    if writer.omittedNames > 0, let last = faults.popLast() {
                        faults.append(Self.fault(last, andMore: writer.omittedNames))
                    }
                }
            }
            var scanner = JSONScanner(text: text, position: try writer.writeValue(from: 0))
            scanner.skipWhitespace()
            guard scanner.isAtEnd else { throw scanner.trailingBytes() }
        } catch {
            faults.append(error)
        }
        return faults.isEmpty
    }

    private static func fault(_ last: JSONFault, andMore count: Int) -> JSONFault {
        var fault = last
        fault.message += ", and \(count) more names of this text occur twice, too"
        fault.count += count
        return fault
    }
}

/// Writes the entries of one text.
///
/// Invariants: `count` entries are written, and the tape has room for all that the text can have; `position` is in
/// `0...end`. While a container is open, its entry's `next` is the index of the one around it and its `end` the number of
/// values in it so far.
///
/// The loop keeps its state in local variables, which is what makes it fast; what is rare is in `JSONScanner`.
private struct TapeWriter {
    let limits: JSONLimits
    let text: UnsafeRawBufferPointer
    let entries: UnsafeMutablePointer<JSONTapeEntry>
    var repeatedNames: [JSONFault] = []
    /// How many more names are repeated than are listed.
    var omittedNames = 0

    /// The most repeated names of one text that are listed; what is more is counted.
    private static let repeatedNameLimit = 100

    /// The container of the root.
    private static let none: UInt32 = .max

    init(limits: JSONLimits, text: UnsafeRawBufferPointer, entries: UnsafeMutablePointer<JSONTapeEntry>) {
        self.limits = limits
        self.text = text
        self.entries = entries
    }

    /// Writes the value that begins after white space at a position, and returns the position behind it.
    mutating func writeValue(from start: Int) throws(JSONFault) -> Int {
        guard let base = text.baseAddress else { throw scanner(at: 0).unexpectedEnd("a value") }
        let bytes = base.assumingMemoryBound(to: UInt8.self)
        let end = text.count
        var position = start
        var count = 0
        var container = Self.none
        var depth = 0
        var isObject = false
        value: while true {
            position = Self.skipWhitespace(bytes, position, end)
            guard position < end else { throw scanner(at: position).unexpectedEnd("a value") }
            let start = position
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let flags = try Self.skipString(text, bytes, &position, end)
                entries[count] = JSONTapeEntry(
                    kind: .string, start: start, end: position, next: UInt32(truncatingIfNeeded: count &+ 1),
                    flags: flags)
                count &+= 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isObject = bytes[position] == UInt8(ascii: "{")
                guard depth < limits.depth else { throw scanner(at: position).tooDeep(limits.depth) }
                depth &+= 1
                entries[count] = JSONTapeEntry(
                    kind: isObject ? .object : .array, start: position, end: 0, next: container)
                container = UInt32(truncatingIfNeeded: count)
                count &+= 1
                position = Self.skipWhitespace(bytes, position &+ 1, end)
                if position < end, bytes[position] == UInt8(ascii: isObject ? "}" : "]") {
                    position &+= 1
                    close(&container, &isObject, at: position, count)
                    depth &-= 1
                } else {
                    if isObject { try writeName(bytes, &position, end, &count) }
                    continue value
                }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                var scanner = scanner(at: position)
                let isInteger = try scanner.skipNumber()
                position = scanner.position
                entries[count] = JSONTapeEntry(
                    kind: .number, start: start, end: position, next: UInt32(truncatingIfNeeded: count &+ 1),
                    flags: isInteger ? JSONTapeEntry.integerFlag : 0)
                count &+= 1
            default:
                var scanner = scanner(at: position)
                let kind = try scanner.skipLiteral()
                position = scanner.position
                entries[count] = JSONTapeEntry(
                    kind: kind, start: start, end: position, next: UInt32(truncatingIfNeeded: count &+ 1))
                count &+= 1
            }
            // After a value: a comma, or the end of what it is in.
            while container != Self.none {
                entries[Int(container)].end &+= 1
                position = Self.skipWhitespace(bytes, position, end)
                guard position < end else {
                    throw scanner(at: position).unexpectedEnd(isObject ? "`,` or `}`" : "`,` or `]`")
                }
                let byte = bytes[position]
                if byte == UInt8(ascii: ",") {
                    position &+= 1
                    if isObject {
                        position = Self.skipWhitespace(bytes, position, end)
                        try writeName(bytes, &position, end, &count)
                    }
                    continue value
                }
                guard byte == UInt8(ascii: isObject ? "}" : "]") else {
                    throw scanner(at: position).unexpectedByte(isObject ? "`,` or `}`" : "`,` or `]`")
                }
                position &+= 1
                close(&container, &isObject, at: position, count)
                depth &-= 1
            }
            return position
        }
    }

    /// Closes the innermost container, whose bracket ends at a position.
    @inline(__always)
    private mutating func close(_ container: inout UInt32, _ isObject: inout Bool, at position: Int, _ count: Int) {
        let index = Int(container)
        let values = entries[index].end
        container = entries[index].next
        entries[index].end = UInt32(truncatingIfNeeded: position)
        entries[index].next = UInt32(truncatingIfNeeded: count)
        entries[index].meta |= min(values, JSONTapeEntry.countLimit) << JSONTapeEntry.countShift
        if isObject, values > 1, !limits.acceptsRepeatedNames { noteRepeatedNames(of: index) }
        isObject = container != Self.none && entries[Int(container)].kind == .object
    }

    private mutating func noteRepeatedNames(of object: Int) {
        for (name, first) in RepeatedNames(entries, text).find(in: object) {
            guard repeatedNames.count < Self.repeatedNameLimit else {
                omittedNames += 1
                continue
            }
            let range = Int(entries[name].start)..<Int(entries[name].end)
            repeatedNames.append(
                JSONFault(
                    code: .duplicateKey,
                    message: "the name \(scanner(at: 0).quoted(range, isName: true)) occurs twice in one object",
                    help: "remove or rename one of the two members", range: range,
                    related: Int(entries[first].start)..<Int(entries[first].end)))
        }
    }

    /// Writes a member's name, and passes the colon.
    @inline(__always)
    private func writeName(
        _ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, _ count: inout Int
    ) throws(JSONFault) {
        let start = position
        guard position < end, bytes[position] == UInt8(ascii: "\"") else {
            throw position < end
                ? scanner(at: position).unexpectedByte("a name in double quotes")
                : scanner(at: position).unexpectedEnd("a name")
        }
        let flags = try Self.skipString(text, bytes, &position, end)
        entries[count] = JSONTapeEntry(
            kind: .string, start: start, end: position, next: mark(start &+ 1..<position &- 1, flags), flags: flags)
        count &+= 1
        position = Self.skipWhitespace(bytes, position, end)
        guard position < end, bytes[position] == UInt8(ascii: ":") else {
            throw position < end
                ? scanner(at: position).unexpectedByte("`:` after the name")
                : scanner(at: position).unexpectedEnd("`:`")
        }
        position &+= 1
    }

    @inline(__always)
    private func mark(_ range: Range<Int>, _ flags: UInt32) -> UInt32 {
        let characters = UnsafeRawBufferPointer(rebasing: text[range])
        if flags & JSONTapeEntry.escapedFlag != 0 { return JSONScanner.markOfEscaped(characters) }
        if let start = characters.baseAddress, range.lowerBound &+ 8 <= text.count {
            return JSONName.mark(start, characters.count)
        }
        return JSONName.mark(of: characters)
    }

    @inline(__always)
    private static func skipWhitespace(_ bytes: UnsafePointer<UInt8>, _ position: Int, _ end: Int) -> Int {
        var position = position
        while position < end {
            let byte = bytes[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            position &+= 1
        }
        return position
    }

    /// Skips a string from its opening quote past its closing one, and returns its flags.
    @inline(__always)
    private static func skipString(
        _ text: UnsafeRawBufferPointer, _ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int
    ) throws(JSONFault) -> UInt32 {
        let start = position
        position &+= 1
        position &+= byte_scan_plain_run(bytes + position, bytes + end)
        // Most strings are plain to their end.
        if position < end, bytes[position] == UInt8(ascii: "\"") {
            position &+= 1
            return JSONTapeEntry.asciiFlag
        }
        var scanner = JSONScanner(text: text, position: position)
        let flags = try scanner.skipRestOfString(from: start)
        position = scanner.position
        return flags
    }

    private func scanner(at position: Int) -> JSONScanner {
        JSONScanner(text: text, position: position)
    }
}
