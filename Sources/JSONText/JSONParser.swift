/// A strict parser of JSON (RFC 8259): bytes to a tape of offsets.
///
/// It refuses what lenient parsers let pass: invalid UTF-8, lone surrogates, duplicate names, a byte order mark,
/// trailing bytes, nesting over a limit. It copies no bytes and builds no values; numbers stay text. Time is linear in
/// the text; memory is the tape, see there. A parser is reused from text to text.
public struct JSONParser: Sendable {
    /// The bounds on what is taken.
    public let limits: JSONLimits
    /// What was wrong with the last text; empty where it parsed. Duplicate names are all listed, else parsing ends at
    /// the first fault.
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
        var writer = TapeWriter(limits: limits)
        do throws(JSONFault) {
            guard text.count <= limits.bytes else {
                throw JSONFault(
                    code: .size, message: "the text has \(text.count) bytes, more than the limit of \(limits.bytes)",
                    help: "split it, or raise the limit", range: 0..<text.count)
            }
            writer.entries = tape.reserve(forTextBytes: text.count)
            var scanner = JSONScanner(text: text)
            try scanner.refuseByteOrderMark()
            try writer.writeValue(&scanner)
            scanner.skipWhitespace()
            guard scanner.isAtEnd else { throw scanner.trailingBytes() }
        } catch {
            faults.append(error)
        }
        if !writer.repeatedNames.isEmpty {
            faults += writer.repeatedNames.sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        return faults.isEmpty
    }
}

/// Writes the entries of one text.
///
/// Invariants: `count` entries are written, and the tape has room for all that the text can have. While a container is
/// open, its entry's `next` is the index of the one around it and its `end` the number of values in it so far.
private struct TapeWriter {
    let limits: JSONLimits
    var entries: UnsafeMutablePointer<JSONTapeEntry>
    var repeatedNames: [JSONFault] = []
    private var count = 0
    private var container = TapeWriter.none
    private var depth = 0

    /// The container of the root.
    private static let none: UInt32 = .max

    init(limits: JSONLimits) {
        self.limits = limits
        entries = UnsafeMutablePointer(bitPattern: MemoryLayout<JSONTapeEntry>.alignment).unsafelyUnwrapped
    }

    /// The grammar as a loop: each turn reads one value, then closes containers until another value is due.
    mutating func writeValue(_ scanner: inout JSONScanner) throws(JSONFault) {
        while true {
            scanner.skipWhitespace()
            let start = scanner.position
            guard let first = scanner.peek else { throw scanner.unexpectedEnd("a value") }
            switch first {
            case UInt8(ascii: "\""):
                let flags = try scanner.skipString()
                append(.string, start, scanner.position, flags)
            case UInt8(ascii: "{"):
                try open(.object, &scanner)
                if scanner.peek != UInt8(ascii: "}") {
                    try writeName(&scanner)
                    continue
                }
                close(&scanner)
            case UInt8(ascii: "["):
                try open(.array, &scanner)
                if scanner.peek != UInt8(ascii: "]") { continue }
                close(&scanner)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let isInteger = try scanner.skipNumber()
                append(.number, start, scanner.position, isInteger ? JSONTapeEntry.integerFlag : 0)
            default:
                let kind = try scanner.skipLiteral()
                append(kind, start, scanner.position, 0)
            }
            guard try goOn(&scanner) else { return }
        }
    }

    /// After a value: passes a comma (and a name), or closes what ends here; false when the root has ended.
    @inline(__always)
    private mutating func goOn(_ scanner: inout JSONScanner) throws(JSONFault) -> Bool {
        while container != Self.none {
            scanner.skipWhitespace()
            let isObject = entries[Int(container)].kind == .object
            entries[Int(container)].end &+= 1
            switch scanner.peek {
            case UInt8(ascii: ","):
                scanner.position &+= 1
                if isObject {
                    scanner.skipWhitespace()
                    try writeName(&scanner)
                }
                return true
            case UInt8(ascii: isObject ? "}" : "]"): close(&scanner)
            case nil: throw scanner.unexpectedEnd(isObject ? "`,` or `}`" : "`,` or `]`")
            default: throw scanner.unexpectedByte(isObject ? "`,` or `}`" : "`,` or `]`")
            }
        }
        return false
    }

    /// Passes an opening bracket and the white space behind it.
    private mutating func open(_ kind: JSONKind, _ scanner: inout JSONScanner) throws(JSONFault) {
        guard depth < limits.depth else { throw scanner.tooDeep(limits.depth) }
        depth &+= 1
        entries[count] = JSONTapeEntry(kind: kind, start: scanner.position, end: 0, next: container)
        container = UInt32(truncatingIfNeeded: count)
        count &+= 1
        scanner.position &+= 1
        scanner.skipWhitespace()
    }

    /// Passes the closing bracket of the innermost container.
    @inline(__always)
    private mutating func close(_ scanner: inout JSONScanner) {
        scanner.position &+= 1
        let index = Int(container)
        let values = entries[index].end
        container = entries[index].next
        depth &-= 1
        entries[index].end = UInt32(truncatingIfNeeded: scanner.position)
        entries[index].next = UInt32(truncatingIfNeeded: count)
        entries[index].meta |= min(values, JSONTapeEntry.countLimit) << JSONTapeEntry.countShift
        if values > 1, entries[index].kind == .object, !limits.acceptsRepeatedNames {
            noteRepeatedNames(of: index, scanner)
        }
    }

    private mutating func noteRepeatedNames(of object: Int, _ scanner: JSONScanner) {
        for (name, first) in RepeatedNames(entries, scanner.text).find(in: object) {
            let range = Int(entries[name].start)..<Int(entries[name].end)
            repeatedNames.append(
                JSONFault(
                    code: .duplicateKey, message: "the name \(scanner.quoted(range)) occurs twice in one object",
                    help: "remove or rename one of the two members", range: range,
                    related: Int(entries[first].start)..<Int(entries[first].end)))
        }
    }

    @inline(__always)
    private mutating func writeName(_ scanner: inout JSONScanner) throws(JSONFault) {
        let start = scanner.position
        guard scanner.peek == UInt8(ascii: "\"") else {
            throw scanner.isAtEnd ? scanner.unexpectedEnd("a name") : scanner.unexpectedByte("a name in double quotes")
        }
        let flags = try scanner.skipString()
        let mark = scanner.nameMark(start..<scanner.position, escaped: flags & JSONTapeEntry.escapedFlag != 0)
        entries[count] = JSONTapeEntry(kind: .string, start: start, end: scanner.position, next: mark, flags: flags)
        count &+= 1
        scanner.skipWhitespace()
        guard scanner.peek == UInt8(ascii: ":") else {
            throw scanner.isAtEnd ? scanner.unexpectedEnd("`:`") : scanner.unexpectedByte("`:` after the name")
        }
        scanner.position &+= 1
    }

    @inline(__always)
    private mutating func append(_ kind: JSONKind, _ start: Int, _ end: Int, _ flags: UInt32) {
        entries[count] = JSONTapeEntry(
            kind: kind, start: start, end: end, next: UInt32(truncatingIfNeeded: count &+ 1), flags: flags)
        count &+= 1
    }
}
