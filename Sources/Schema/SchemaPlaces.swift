import Diagnostics
import JSONText

/// Turns a value of a schema document into its place, for faults.
struct SchemaPlaces {
    let documents: [SchemaDocument]
    let roots: [JSONNode]

    /// The URI that references in a document are resolved against until an `$id` says otherwise.
    func baseURI(of document: Int) -> String {
        documents[document].uri.map { URIReference($0).withoutFragment } ?? "chancery:/document/\(document)"
    }

    func path(of document: Int) -> String { documents[document].path }

    func fault(_ node: JSONNode, _ document: Int, _ message: String, help: String) -> SchemaFault {
        let location = documents[document].text.withUnsafeBytes {
            SourceMap.direct(line: 1, column: 1, offset: 0)
                .location(of: node.range, in: $0, file: documents[document].path)
        }
        return SchemaFault(
            message: message, help: help, pointer: roots[document].pointer(to: node.index) ?? "", location: location)
    }
}
