/// Writes a tar archive whose bytes depend on the paths, the contents and the given time alone.
///
/// The format is ustar; an entry that does not fit in it (a path that is longer than its two fields or not ASCII, a size
/// of 8 GiB or more, a time outside 1970–2242) gets a pax extended header in front (POSIX.1-2017, pax). Owner and group
/// are 0 and have no names, files have mode 0644 (or 0755), folders 0755. The caller orders the entries.
///
///     var writer = TarWriter()
///     try writer.beginEntry(path: "release/README.md", size: Int64(text.count), into: &output)
///     try writer.write(text, into: &output)
///     try writer.endEntry(into: &output)
///     try writer.finish(into: &output)
///
/// Every method appends to the caller's buffer and keeps nothing. A call out of order is a programming error.
public struct TarWriter: Sendable {
    /// The modification time of all entries, in seconds since 1970-01-01T00:00:00Z.
    public let modificationTime: Int64
    /// How many bytes of archive were written.
    public private(set) var offset: Int64 = 0

    private var phase = Phase.between
    private var path = ""

    private enum Phase: Equatable {
        case between
        case content(size: Int64, left: Int64)
        case finished
    }

    /// Creates a writer.
    public init(modificationTime: Int64 = 0) {
        self.modificationTime = modificationTime
    }

    /// Begins a regular file, whose content `write` takes and `endEntry` ends.
    ///
    /// - Parameters:
    ///   - path: where the file will be unpacked, as `RelativePath.isSafe` accepts it.
    ///   - size: of its content, in bytes; not negative.
    ///   - isExecutable: mode 0755 rather than 0644.
    /// - Throws: `unsafePath`.
    public mutating func beginEntry(
        path: String, size: Int64, isExecutable: Bool = false, into output: inout [UInt8]
    ) throws(TarError) {
        precondition(phase == .between, "an entry begins after the one before it has ended")
        precondition(size >= 0, "a size is not negative")
        try checkSafety(of: path)
        appendHeaders(path: path, type: "0", mode: isExecutable ? 0o755 : 0o644, size: size, to: &output)
        self.path = path
        phase = .content(size: size, left: size)
    }

    /// Writes a folder. Folders need no entry of their own to be created; this is for empty ones.
    ///
    /// - Parameter path: without a slash at the end, as `RelativePath.isSafe` accepts it.
    /// - Throws: `unsafePath`.
    public mutating func addFolder(path: String, into output: inout [UInt8]) throws(TarError) {
        precondition(phase == .between, "an entry begins after the one before it has ended")
        try checkSafety(of: path)
        appendHeaders(path: path + "/", type: "5", mode: 0o755, size: 0, to: &output)
    }

    /// Writes the next bytes of the entry's content.
    ///
    /// - Throws: `wrongSize` when they are more than were announced. Nothing is appended then.
    public mutating func write(_ content: UnsafeRawBufferPointer, into output: inout [UInt8]) throws(TarError) {
        guard case .content(let size, let left) = phase else { preconditionFailure("content belongs to an entry") }
        guard content.count <= left else {
            throw TarError(
                code: .wrongSize, offset: offset,
                message: "\"\(path)\" has more than the \(size) bytes announced for it; it changed while it was packed")
        }
        append(content, to: &output)
        phase = .content(size: size, left: left - Int64(content.count))
    }

    /// Writes the next bytes of the entry's content.
    public mutating func write(_ content: [UInt8], into output: inout [UInt8]) throws(TarError) {
        try content.withUnsafeBufferPointer { (bytes) throws(TarError) in
            try write(UnsafeRawBufferPointer(bytes), into: &output)
        }
    }

    /// Ends the entry.
    ///
    /// - Throws: `wrongSize` when its content is shorter than announced.
    public mutating func endEntry(into output: inout [UInt8]) throws(TarError) {
        guard case .content(let size, let left) = phase else { preconditionFailure("there is an entry to end") }
        guard left == 0 else {
            throw TarError(
                code: .wrongSize, offset: offset,
                message: "\"\(path)\" has \(size - left) of the \(size) bytes announced for it; "
                    + "it changed while it was packed")
        }
        appendZeros(TarFormat.padding(after: size), to: &output)
        phase = .between
    }

    /// Ends the archive with two blocks of zeros.
    public mutating func finish(into output: inout [UInt8]) {
        precondition(phase == .between, "the archive ends after its last entry has ended")
        appendZeros(2 * TarFormat.blockSize, to: &output)
        phase = .finished
    }

    private func checkSafety(of path: String) throws(TarError) {
        if let fault = RelativePath.fault(in: path) {
            throw TarError(
                code: .unsafePath, offset: offset, message: "the path \"\(path)\" cannot be archived: it \(fault)")
        }
    }

    // MARK: Headers

    private mutating func appendHeaders(
        path: String, type: Unicode.Scalar, mode: Int64, size: Int64, to output: inout [UInt8]
    ) {
        var records: [UInt8] = []
        let split = SplitPath(path)
        if split == nil { Self.appendRecord("path", path, to: &records) }
        let sizeFits = size <= TarFormat.largestOctal
        if !sizeFits { Self.appendRecord("size", String(size), to: &records) }
        let timeFits = (0...TarFormat.largestOctal).contains(modificationTime)
        if !timeFits { Self.appendRecord("mtime", String(modificationTime), to: &records) }
        let time = timeFits ? modificationTime : 0

        if !records.isEmpty {
            let header = Self.header(
                SplitPath(prefix: [], name: Array("././@PaxHeader".utf8)),
                type: "x", mode: 0o644, size: Int64(records.count), time: time)
            append(header, to: &output)
            append(records, to: &output)
            appendZeros(TarFormat.padding(after: Int64(records.count)), to: &output)
        }
        // The size that a reader without pax takes, where the true one does not fit, is 0.
        append(
            Self.header(
                split ?? .substitute(for: path), type: type, mode: mode, size: sizeFits ? size : 0, time: time),
            to: &output)
    }

    private static func header(
        _ path: SplitPath, type: Unicode.Scalar, mode: Int64, size: Int64, time: Int64
    ) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: TarFormat.blockSize)
        func put(_ bytes: some Collection<UInt8>, _ field: Range<Int>) {
            block.replaceSubrange(field.lowerBound..<field.lowerBound + bytes.count, with: bytes)
        }
        /// Octal digits with leading zeros; the last byte of the field stays NUL.
        func putOctal(_ value: Int64, _ field: Range<Int>) {
            let digits = String(value, radix: 8).utf8
            put([UInt8](repeating: UInt8(ascii: "0"), count: field.count - 1 - digits.count) + digits, field)
        }
        put(path.name, TarFormat.name)
        put(path.prefix, TarFormat.prefix)
        putOctal(mode, TarFormat.mode)
        putOctal(size, TarFormat.size)
        putOctal(time, TarFormat.modificationTime)
        for field in [TarFormat.userID, TarFormat.groupID, TarFormat.deviceMajor, TarFormat.deviceMinor] {
            putOctal(0, field)
        }
        block[TarFormat.type] = UInt8(ascii: type)
        put(TarFormat.ustarMagic, TarFormat.magicAndVersion)
        // By custom the checksum has six digits, NUL and a space.
        putOctal(TarFormat.checksum(ofHeader: block), TarFormat.checksum.lowerBound..<TarFormat.checksum.upperBound - 1)
        block[TarFormat.checksum.upperBound - 1] = UInt8(ascii: " ")
        return block
    }

    /// Appends `LENGTH KEY=VALUE\n`, where LENGTH counts the whole record, itself included.
    static func appendRecord(_ key: String, _ value: String, to records: inout [UInt8]) {
        let rest = " \(key)=\(value)\n"
        let restCount = rest.utf8.count
        var length = restCount + 1
        while String(length).utf8.count + restCount != length {
            length = String(length).utf8.count + restCount
        }
        records.append(contentsOf: String(length).utf8)
        records.append(contentsOf: rest.utf8)
    }

    // MARK: Bytes

    private mutating func append(_ bytes: some Collection<UInt8>, to output: inout [UInt8]) {
        output.append(contentsOf: bytes)
        offset += Int64(bytes.count)
    }

    private mutating func appendZeros(_ count: Int, to output: inout [UInt8]) {
        append(repeatElement(0, count: count), to: &output)
    }
}

/// A path as the two fields of a ustar header hold it: joined with a slash unless the prefix is empty.
private struct SplitPath {
    var prefix: [UInt8]
    var name: [UInt8]

    init(prefix: [UInt8], name: [UInt8]) {
        self.prefix = prefix
        self.name = name
    }

    /// Nil when the path does not fit: it is not ASCII, or no slash parts it into at most 155 and 100 bytes.
    init?(_ path: String) {
        let bytes = Array(path.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        if bytes.count <= TarFormat.name.count {
            self.init(prefix: [], name: bytes)
            return
        }
        // The first slash that leaves a name short enough; the name must not be empty, so a folder's last slash is out.
        let candidates = bytes.indices.dropLast().drop { bytes.count - $0 - 1 > TarFormat.name.count }
        guard let slash = candidates.first(where: { bytes[$0] == UInt8(ascii: "/") }),
            slash <= TarFormat.prefix.count
        else { return nil }
        self.init(prefix: Array(bytes[..<slash]), name: Array(bytes[(slash + 1)...]))
    }

    /// What a reader without pax sees: the end of the path, with an underscore for every byte that is not ASCII.
    static func substitute(for path: String) -> SplitPath {
        let bytes = path.utf8.map { $0 < 0x80 ? $0 : UInt8(ascii: "_") }
        let end = bytes.suffix(TarFormat.name.count).drop { $0 == UInt8(ascii: "/") }
        return SplitPath(prefix: [], name: Array(end))
    }
}
