import Export
import JSONText
import Schema

typealias Property = RecordShape.Property

/// A shape with one of everything that a layout tells apart.
let sampleShape = RecordShape(properties: [
    Property(name: "id", role: .id, value: .scalar),
    Property(name: "title", value: .scalar),
    Property(
        name: "issuer",
        value: .object([
            Property(name: "name", value: .scalar),
            Property(name: "aliases", value: .array(.scalar, role: nil)),
            Property(name: "posts", value: .array(.object([Property(name: "city", value: .scalar)]), role: nil)),
        ])),
    Property(
        name: "sessions",
        value: .array(
            .object([
                Property(name: "body", value: .scalar),
                Property(name: "place", value: .object([Property(name: "city", value: .scalar)])),
                Property(name: "notes", value: .array(.object([Property(name: "n", value: .scalar)]), role: nil)),
            ]), role: nil)),
    Property(name: "evidence", value: .any),
    Property(name: "text", role: .text, value: .scalar),
])

/// Encodes one record given as JSON text, and returns the text of each file's segment without its header.
func encode(_ json: String, with encoder: any RecordEncoder) throws -> [String] {
    var encoded = EncodedRecord()
    try encode(json, with: encoder, into: &encoded)
    return encoded.segments.map { String(decoding: encoded.bytes[$0.range], as: UTF8.self) }
}

func encode(_ json: String, with encoder: any RecordEncoder, into encoded: inout EncodedRecord) throws {
    try JSONDocument(Array(json.utf8)).withRoot { encoder.encode($0, into: &encoded) }
}

/// A string as JSON text.
func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
}
