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
        SchemaFault(
            message: message, help: help, pointer: roots[document].pointer(to: node.index) ?? "",
            location: location(of: node.range, document))
    }

    /// A fault that a meta-schema has found.
    func fault(_ finding: SchemaFinding, _ document: Int, message: String, help: String) -> SchemaFault {
        SchemaFault(
            message: message, help: help, pointer: finding.pointer, location: location(of: finding.range, document))
    }

    private func location(of range: Range<Int>, _ document: Int) -> SourceLocation {
        documents[document].text.withUnsafeBytes {
            SourceMap.direct(line: 1, column: 1, offset: 0)
                .location(of: range, in: $0, file: documents[document].path)
        }
    }

    /// The URI of a subschema: that of its resource, and a JSON Pointer from there as the fragment.
    func uri(of node: JSONNode, in resource: SchemaIndex.Target) -> String {
        resource.base + "#" + URIReference.encodingPercents(resource.node.pointer(to: node.index) ?? "")
    }
}
