/// A strict parser of JSON (RFC 8259): bytes to a tape of offsets.
///
/// It refuses what lenient parsers let pass: invalid UTF-8, lone surrogates, duplicate names, a byte order mark,
/// trailing bytes, nesting over a limit. It copies no bytes and builds no values; numbers stay text. Time is linear in
/// the text; memory is the tape (16 bytes a value) and 24 bytes for each name of the objects that are open. A parser is
/// reused from text to text and stops allocating once its buffers have grown.
public struct JSONParser: Sendable {
    /// The bounds on what is taken.
    public let limits: JSONLimits
    /// What was wrong with the last text; empty where it parsed. Duplicate names are all listed, else parsing ends at
    /// the first fault.
    public private(set) var faults: [JSONFault] = []

    private struct OpenContainer {
        var entry: Int
        var isObject: Bool
        var count: UInt32
    }

    private var open: [OpenContainer] = []
    private var names = NameTable()

    /// Creates a parser with the given limits.
    public init(limits: JSONLimits = JSONLimits()) {
        self.limits = limits
    }

    /// Parses a text that must hold exactly one value, white space around it allowed.
    ///
    /// - Returns: whether the text is JSON; if not, `faults` says why and the tape is not to be used.
    public mutating func parse(_ text: UnsafeRawBufferPointer, onto tape: inout JSONTape) -> Bool {
        faults.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        names.removeAll()
        tape.entries.removeAll(keepingCapacity: true)
        do throws(JSONFault) {
            guard text.count <= limits.bytes else {
                throw JSONFault(
                    code: .size, message: "the text has \(text.count) bytes, more than the limit of \(limits.bytes)",
                    help: "split it, or raise the limit", range: 0..<text.count)
            }
            var scanner = JSONScanner(text: text)
            try scanner.refuseByteOrderMark()
            try parseValues(&scanner, onto: &tape.entries)
            scanner.skipWhitespace()
            guard scanner.isAtEnd else { throw scanner.trailingBytes() }
        } catch {
            faults.append(error)
        }
        return faults.isEmpty
    }

    /// The grammar as a loop: each turn reads one value, then closes containers until another value is due.
    private mutating func parseValues(
        _ scanner: inout JSONScanner, onto entries: inout [JSONTapeEntry]
    ) throws(JSONFault) {
        while true {
            scanner.skipWhitespace()
            let start = scanner.position
            guard let first = scanner.peek else { throw scanner.unexpectedEnd("a value") }
            switch first {
            case UInt8(ascii: "\""):
                let flags = try scanner.skipString()
                append(.string, start, scanner.position, flags, to: &entries)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = first == UInt8(ascii: "{")
                guard open.count < limits.depth else { throw scanner.tooDeep(limits.depth) }
                scanner.position &+= 1
                open.append(OpenContainer(entry: entries.count, isObject: isObject, count: 0))
                entries.append(JSONTapeEntry(kind: isObject ? .object : .array, start: start, end: start, next: 0))
                if isObject { names.openObject() }
                scanner.skipWhitespace()
                if scanner.peek == UInt8(ascii: isObject ? "}" : "]") {
                    break
                }
                if isObject { try parseName(&scanner, onto: &entries) }
                continue
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let isInteger = try scanner.skipNumber()
                append(.number, start, scanner.position, isInteger ? JSONTapeEntry.integerFlag : 0, to: &entries)
            default:
                let kind = try scanner.skipLiteral()
                append(kind, start, scanner.position, 0, to: &entries)
            }
            guard try closeContainers(&scanner, onto: &entries) else { return }
        }
    }

    /// After a value: passes a comma (and a name), or closes what ends here; false when the root has ended.
    private mutating func closeContainers(
        _ scanner: inout JSONScanner, onto entries: inout [JSONTapeEntry]
    ) throws(JSONFault) -> Bool {
        while let container = open.last {
            scanner.skipWhitespace()
            let closing = UInt8(ascii: container.isObject ? "}" : "]")
            // A container whose entry is the last on the tape is empty, and stands at its closing bracket.
            let isEmpty = entries.count == container.entry + 1
            switch scanner.peek {
            case closing:
                if !isEmpty { open[open.count - 1].count += 1 }
                scanner.position &+= 1
                closeLast(at: scanner.position, in: &entries)
            case UInt8(ascii: ",") where !isEmpty:
                open[open.count - 1].count += 1
                scanner.position &+= 1
                scanner.skipWhitespace()
                if container.isObject { try parseName(&scanner, onto: &entries) }
                return true
            case nil: throw scanner.unexpectedEnd(container.isObject ? "`,` or `}`" : "`,` or `]`")
            default: throw scanner.unexpectedByte(container.isObject ? "`,` or `}`" : "`,` or `]`")
            }
        }
        return false
    }

    private mutating func closeLast(at end: Int, in entries: inout [JSONTapeEntry]) {
        let container = open.removeLast()
        if container.isObject { names.closeObject() }
        let next = entries.count
        entries[container.entry].end = UInt32(truncatingIfNeeded: end)
        entries[container.entry].next = UInt32(truncatingIfNeeded: next)
        entries[container.entry].meta |= min(container.count, JSONTapeEntry.countLimit) << JSONTapeEntry.countShift
    }

    private mutating func parseName(
        _ scanner: inout JSONScanner, onto entries: inout [JSONTapeEntry]
    ) throws(JSONFault) {
        let start = scanner.position
        guard scanner.peek == UInt8(ascii: "\"") else {
            throw scanner.isAtEnd ? scanner.unexpectedEnd("a name") : scanner.unexpectedByte("a name in double quotes")
        }
        let flags = try scanner.skipString()
        let range = start..<scanner.position
        append(.string, start, scanner.position, flags, to: &entries)
        let escaped = flags & JSONTapeEntry.escapedFlag != 0
        if let first = names.insert(range, escaped: escaped, in: scanner.text) {
            faults.append(
                JSONFault(
                    code: .duplicateKey, message: "the name \(scanner.quoted(range)) occurs twice in one object",
                    help: "remove or rename one of the two members", range: range, related: first))
        }
        scanner.skipWhitespace()
        guard scanner.peek == UInt8(ascii: ":") else {
            throw scanner.isAtEnd ? scanner.unexpectedEnd("`:`") : scanner.unexpectedByte("`:` after the name")
        }
        scanner.position &+= 1
    }

    @inline(__always)
    private func append(
        _ kind: JSONKind, _ start: Int, _ end: Int, _ flags: UInt32, to entries: inout [JSONTapeEntry]
    ) {
        entries.append(JSONTapeEntry(kind: kind, start: start, end: end, next: entries.count + 1, flags: flags))
    }
}
