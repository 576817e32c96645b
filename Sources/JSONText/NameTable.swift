/// The names of the objects that are open, to find a name that occurs twice.
///
/// Small objects are searched in a row by a 64-bit mark of each name; from `rowLimit` names on, an object gets a hash
/// table, so that hostile input cannot make the search quadratic.
struct NameTable: Sendable {
    private struct Name: Sendable {
        var range: Range<Int>
        var mark: UInt64
        var escaped: Bool
    }

    private struct OpenObject: Sendable {
        var firstName: Int
        var table: [[UInt8]: Range<Int>]?
    }

    private static let rowLimit = 32

    private var names: [Name] = []
    private var objects: [OpenObject] = []

    mutating func removeAll() {
        names.removeAll(keepingCapacity: true)
        objects.removeAll(keepingCapacity: true)
    }

    mutating func openObject() {
        objects.append(OpenObject(firstName: names.count, table: nil))
    }

    mutating func closeObject() {
        let object = objects.removeLast()
        names.removeSubrange(object.firstName...)
    }

    /// Adds a name (its range has the quotes) to the innermost object; returns the range of an equal one before it.
    mutating func insert(_ range: Range<Int>, escaped: Bool, in text: UnsafeRawBufferPointer) -> Range<Int>? {
        let last = objects.count - 1
        if objects[last].table != nil {
            return Self.insertIntoTable(&objects[last].table, range, escaped: escaped, in: text)
        }
        let name = Name(range: range, mark: Self.mark(of: range, escaped: escaped, in: text), escaped: escaped)
        let firstName = objects[last].firstName
        for other in names[firstName...] where other.mark == name.mark && Self.areEqual(other, name, in: text) {
            return other.range
        }
        names.append(name)
        if names.count - firstName > Self.rowLimit {
            objects[last].table = [:]
            for name in names[firstName...] {
                _ = Self.insertIntoTable(&objects[last].table, name.range, escaped: name.escaped, in: text)
            }
            names.removeSubrange(firstName...)
        }
        return nil
    }

    private static func insertIntoTable(
        _ table: inout [[UInt8]: Range<Int>]?, _ range: Range<Int>, escaped: Bool, in text: UnsafeRawBufferPointer
    ) -> Range<Int>? {
        let characters = characters(of: range, escaped: escaped, in: text)
        if let first = table?[characters] { return first }
        table?[characters] = range
        return nil
    }

    private static func characters(
        of range: Range<Int>, escaped: Bool, in text: UnsafeRawBufferPointer
    ) -> [UInt8] {
        let raw = UnsafeRawBufferPointer(rebasing: text[range.lowerBound + 1..<range.upperBound - 1])
        guard escaped else { return Array(raw) }
        var result: [UInt8] = []
        appendUnescaped(raw, to: &result)
        return result
    }

    private static func areEqual(_ left: Name, _ right: Name, in text: UnsafeRawBufferPointer) -> Bool {
        if left.escaped || right.escaped {
            return characters(of: left.range, escaped: left.escaped, in: text)
                == characters(of: right.range, escaped: right.escaped, in: text)
        }
        return bytesAreEqual(
            UnsafeRawBufferPointer(rebasing: text[left.range]), UnsafeRawBufferPointer(rebasing: text[right.range]))
    }

    /// Equal names have equal marks. Made of the name's length and its first and last eight bytes.
    private static func mark(of range: Range<Int>, escaped: Bool, in text: UnsafeRawBufferPointer) -> UInt64 {
        if escaped {
            return characters(of: range, escaped: true, in: text).withUnsafeBytes { mark(of: $0) }
        }
        return mark(of: UnsafeRawBufferPointer(rebasing: text[range.lowerBound + 1..<range.upperBound - 1]))
    }

    @inline(__always)
    private static func mark(of characters: UnsafeRawBufferPointer) -> UInt64 {
        let count = characters.count
        var mark = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        if count >= 8 {
            mark ^= characters.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            mark &+= characters.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) &* 0xFF51_AFD7_ED55_8CCD
        } else {
            var short: UInt64 = 0
            for byte in characters { short = short << 8 | UInt64(byte) }
            mark ^= short
        }
        return mark
    }
}
