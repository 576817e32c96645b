public import JSONText
public import Schema

/// Several encoders as one: their files one after the other.
public struct EncoderGroup: RecordEncoder {
    /// The encoders, in order.
    public let encoders: [any RecordEncoder]
    /// The files of every encoder.
    public let files: [ExportFile]

    /// Creates a group.
    ///
    /// - Throws: when two encoders would write the same file.
    public init(_ encoders: [any RecordEncoder]) throws(ExportError) {
        self.encoders = encoders
        files = encoders.flatMap(\.files)
        var seen: Set<String> = []
        for file in files where !seen.insert(file.name.lowercased()).inserted {
            throw ExportError(
                code: .duplicateFile, message: "two exports would write the file \"\(file.name)\"",
                help: "ask for each format once")
        }
    }

    /// Creates the encoders of the named formats.
    ///
    /// - Throws: for an unknown name, a name given twice, or a shape that a format cannot hold.
    public init(formats: [String], shape: RecordShape, options: EncoderOptions) throws(ExportError) {
        var encoders: [any RecordEncoder] = []
        for name in formats {
            encoders.append(try ExportFormat.named(name).makeEncoder(shape, options))
        }
        try self.init(encoders)
    }

    /// Appends the segments of every encoder.
    public func encode(_ record: JSONNode, into encoded: inout EncodedRecord) {
        for encoder in encoders { encoder.encode(record, into: &encoded) }
    }
}
