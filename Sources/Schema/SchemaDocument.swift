import Diagnostics
import JSONText

/// A schema's text and where it came from.
public struct SchemaDocument: Sendable {
    /// The path that findings name.
    public let path: String
    /// The URI that references to the document as a whole use, where it has no `$id`.
    let uri: String?
    /// The bytes as they are in the file.
    public var text: [UInt8] { document.text }

    let document: JSONDocument

    /// Parses a schema's text.
    ///
    /// - Parameter uri: the URI under which the document is known beside its `$id`, such as that of a file in a folder of
    ///   local copies.
    /// - Throws: `SchemaError` with the place of the first fault of JSON.
    public init(_ text: [UInt8], path: String, uri: String? = nil) throws(SchemaError) {
        do {
            document = try JSONDocument(text)
        } catch {
            let location = text.withUnsafeBytes {
                SourceMap.direct(line: 1, column: 1, offset: 0).location(of: error.range, in: $0, file: path)
            }
            throw SchemaError(faults: [
                SchemaFault(
                    message: "the schema is not JSON: \(error.message)", help: error.help, pointer: "",
                    location: location)
            ])
        }
        self.path = path
        self.uri = uri
    }

    /// Calls `body` with the roots of several documents at once.
    static func withRoots<Result>(
        of documents: ArraySlice<SchemaDocument>, collected: [JSONNode] = [],
        _ body: ([JSONNode]) throws -> Result
    ) rethrows -> Result {
        guard let first = documents.first else { return try body(collected) }
        return try first.document.withRoot { root in
            try withRoots(of: documents.dropFirst(), collected: collected + [root], body)
        }
    }
}

/// The place of a subschema: its document, the URI that references in it are resolved against, the resources through
/// which it was reached, and the dialect that it is written in.
struct SchemaScope: Hashable, Sendable {
    let document: Int
    let base: String
    /// See `DynamicScopes`.
    var dynamicScope = 0
    let dialect: Dialect
}
