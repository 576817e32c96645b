public import JSONText
public import Schema

/// JSON Lines: one record a line, ended by LF, in UTF-8 without a byte order mark.
///
/// Members stand in the order of the schema's `properties` at every level, undeclared ones after them in the UTF-8 byte
/// order of their names. There is no white space; strings have the fewest escapes; numbers keep the spelling that the
/// record gives them, so that no digit is lost.
public struct JSONLEncoder: RecordEncoder {
    /// The one file, `NAME.jsonl`.
    public let files: [ExportFile]
    private let layout: CanonicalLayout

    /// Creates an encoder of one file, `NAME.jsonl`.
    public init(shape: RecordShape, options: EncoderOptions) {
        files = [ExportFile(name: fileName(options.name, suffix: ".jsonl"), mediaType: "application/jsonl")]
        layout = CanonicalLayout(shape.properties)
    }

    /// Appends the record's line.
    public func encode(_ record: JSONNode, into encoded: inout EncodedRecord) {
        layout.write(record, to: &encoded.writer)
        encoded.writer.raw("\n")
        encoded.endSegment(rows: 1)
    }
}
