import Diagnostics

/// The bytes of an occurrence as they go through the sorter. Integers have seven bits in a byte, the lowest first, and
/// the eighth where more follow; strings have their length before them. The bytes never leave the process, so reading
/// them trusts their form.
extension Occurrence {
    func encode(into bytes: inout [UInt8]) {
        func append(_ value: Int) {
            // The sign is the lowest bit, so that small numbers are short whatever their sign.
            var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        func append(_ text: String) {
            append(text.utf8.count)
            bytes.append(contentsOf: text.utf8)
        }
        append(record)
        append(defines ? 1 : 0)
        append(location.line)
        append(location.column)
        append(location.byteRange.lowerBound)
        append(location.byteRange.count)
        append(id == nil ? 0 : 1)
        append(location.file)
        append(id ?? "")
        append(pointer)
        append(value ?? "")
    }

    /// Reads the occurrence that some bytes begin with.
    init(_ bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        self.init(decoding: &bytes)
    }

    /// Reads one occurrence and moves past it.
    init(decoding bytes: inout ArraySlice<UInt8>) {
        func integer() -> Int {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while let byte = bytes.popFirst() {
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            return Int(truncatingIfNeeded: value >> 1) ^ -Int(truncatingIfNeeded: value & 1)
        }
        func text() -> String {
            let count = integer()
            defer { bytes = bytes.dropFirst(count) }
            return String(decoding: bytes.prefix(count), as: UTF8.self)
        }
        record = integer()
        defines = integer() == 1
        let line = integer()
        let column = integer()
        let start = integer()
        let count = integer()
        let hasID = integer() == 1
        location = SourceLocation(file: text(), line: line, column: column, byteRange: start..<start + count)
        let id = text()
        self.id = hasID ? id : nil
        pointer = text()
        // Between backticks, a value is never empty.
        let value = text()
        self.value = value.isEmpty ? nil : value
    }
}
