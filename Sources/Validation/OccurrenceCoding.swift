import Diagnostics

/// The bytes of an occurrence as they go through the sorter. Integers are eight bytes, little-endian; strings have
/// their length before them. The bytes never leave the process, so reading them trusts their form.
extension Occurrence {
    func encode(into bytes: inout [UInt8]) {
        func append(_ value: Int) {
            withUnsafeBytes(of: UInt64(bitPattern: Int64(value)).littleEndian) { bytes.append(contentsOf: $0) }
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
        append(location.byteRange.upperBound)
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
            let value = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            bytes = bytes.dropFirst(8)
            return Int(Int64(bitPattern: value))
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
        let end = integer()
        let hasID = integer() == 1
        location = SourceLocation(file: text(), line: line, column: column, byteRange: start..<max(start, end))
        let id = text()
        self.id = hasID ? id : nil
        pointer = text()
        // Between backticks, a value is never empty.
        let value = text()
        self.value = value.isEmpty ? nil : value
    }
}
