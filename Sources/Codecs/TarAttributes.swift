/// What extended headers say about the entries after them: pax records (`x` for the next entry, `g` for all that follow)
/// and GNU's long names (`L`, and `K` for link targets).
struct TarAttributes: Sendable {
    private struct Values: Sendable {
        var path: String?
        var linkPath: String?
        var size: Int64?
    }

    private var global = Values()
    /// Of the next entry, once an `x` header was read: the global values with its own over them.
    private var local: Values?
    private var longPath: String?
    private var longLinkPath: String?

    /// Whether there is no extended header that waits for its entry.
    var isEmpty: Bool {
        local == nil && longPath == nil && longLinkPath == nil
    }

    /// Takes the content of an extended header.
    mutating func apply(_ data: [UInt8], of header: TarHeader) throws(TarError) {
        switch header.type {
        case UInt8(ascii: "x"):
            var values = local ?? global
            try Self.readRecords(data, at: header.offset, into: &values)
            local = values
        case UInt8(ascii: "g"):
            try Self.readRecords(data, at: header.offset, into: &global)
        case UInt8(ascii: "L"):
            longPath = try Self.text(data.prefix { $0 != 0 }, at: header.offset)
        default:
            longLinkPath = try Self.text(data.prefix { $0 != 0 }, at: header.offset)
        }
    }

    /// Forgets what held for one entry.
    mutating func endEntry() {
        local = nil
        longPath = nil
        longLinkPath = nil
    }

    /// The entry that a header and the extended headers before it describe together.
    func entry(for header: TarHeader, pathLimit: Int) throws(TarError) -> TarEntry {
        let values = local ?? global
        var path = values.path ?? longPath
        if path == nil { path = try Self.text(header.path[...], at: header.offset) }
        var linkPath = values.linkPath ?? longLinkPath
        if linkPath == nil { linkPath = try Self.text(header.linkPath[...], at: header.offset) }
        var entry = TarEntry(
            path: path ?? "", kind: .other, size: values.size ?? header.size, linkPath: linkPath ?? "",
            offset: header.offset)

        guard max(entry.path.utf8.count, entry.linkPath.utf8.count) <= pathLimit else {
            throw TarError(
                code: .tooLarge, offset: header.offset, message: "a path is longer than \(pathLimit) bytes")
        }
        guard !entry.path.utf8.contains(0), !entry.linkPath.utf8.contains(0) else {
            throw TarError(code: .malformed, offset: header.offset, message: "a path contains a NUL character")
        }
        entry.kind = try Self.kind(of: header, path: entry.path, size: entry.size)
        if entry.kind != .symbolicLink, entry.kind != .hardLink { entry.linkPath = "" }
        return entry
    }

    private static func kind(of header: TarHeader, path: String, size: Int64) throws(TarError) -> TarEntry.Kind {
        let kind: TarEntry.Kind
        switch header.type {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
            // Before POSIX a folder was a file whose name ends with a slash.
            return path.utf8.last == UInt8(ascii: "/") && size == 0 ? .folder : .file
        case UInt8(ascii: "1"): kind = .hardLink
        case UInt8(ascii: "2"): kind = .symbolicLink
        case UInt8(ascii: "5"): kind = .folder
        case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"): kind = .other
        case UInt8(ascii: "S"):
            throw TarError(
                code: .unsupported, offset: header.offset, message: "\"\(path)\" is a sparse file, which is not read")
        default: return .other
        }
        // Readers differ on whether content follows such a header, so an archive could show each another list of entries.
        guard size == 0 else {
            throw TarError(
                code: .unsupported, offset: header.offset,
                message: "\"\(path)\" is a \(kind.rawValue), but its header gives it \(size) bytes of content")
        }
        return kind
    }

    /// Reads `LENGTH KEY=VALUE\n` one after the other. LENGTH counts the whole record; a later record of the same key
    /// replaces an earlier one, and an empty value takes the attribute away.
    private static func readRecords(_ data: [UInt8], at offset: Int64, into values: inout Values) throws(TarError) {
        func malformed(_ what: String) -> TarError {
            TarError(code: .malformed, offset: offset, message: "a record of a pax header \(what)")
        }
        var rest = data[...]
        while !rest.isEmpty {
            let lengthDigits = rest.prefix { $0 != UInt8(ascii: " ") }
            guard lengthDigits.count <= 10, let length = decimal(lengthDigits), length <= Int64(rest.count),
                length > Int64(lengthDigits.count + 1)
            else { throw malformed("has a length that is no number, or not that of a record") }
            let record = rest.prefix(Int(length))
            guard record.last == UInt8(ascii: "\n") else { throw malformed("does not end with a line feed") }
            let assignment = record.dropFirst(lengthDigits.count + 1).dropLast()
            guard let equals = assignment.firstIndex(of: UInt8(ascii: "=")) else { throw malformed("has no \"=\"") }
            let value = assignment[(equals + 1)...]
            let key = assignment[..<equals]
            if key.elementsEqual("path".utf8) {
                values.path = value.isEmpty ? nil : try text(value, at: offset)
            } else if key.elementsEqual("linkpath".utf8) {
                values.linkPath = value.isEmpty ? nil : try text(value, at: offset)
            } else if key.elementsEqual("size".utf8) {
                guard value.isEmpty || decimal(value) != nil else { throw malformed("gives a size that is no number") }
                values.size = decimal(value)
            } else if key.starts(with: "GNU.sparse.".utf8) {
                throw TarError(
                    code: .unsupported, offset: offset, message: "the archive has a sparse file, which is not read")
            }
            rest = rest.dropFirst(Int(length))
        }
    }

    /// Decimal digits as a number that padding can be added to; nil for anything else.
    private static func decimal(_ digits: ArraySlice<UInt8>) -> Int64? {
        // Eighteen digits are less than 2^60.
        guard (1...18).contains(digits.count) else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func text(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(TarError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TarError(code: .malformed, offset: offset, message: "a path is not UTF-8")
        }
        return text
    }
}
