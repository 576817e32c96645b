import Diagnostics
import JSONText

/// Turns a value of a schema document into its place, for faults.
struct SchemaPlaces {
    let documents: [SchemaDocument]
    let roots: [JSONNode]
    private let values: [ValuePlaces]

    init(documents: [SchemaDocument], roots: [JSONNode]) {
        self.documents = documents
        self.roots = roots
        values = zip(documents, roots).map { ValuePlaces(root: $1, text: $0.text, path: $0.path) }
    }

    /// The URI that references in a document are resolved against until an `$id` says otherwise.
    func baseURI(of document: Int) -> String {
        documents[document].uri.map { URIReference($0).withoutFragment } ?? "chancery:/document/\(document)"
    }

    func path(of document: Int) -> String { documents[document].path }

    func fault(_ node: JSONNode, _ document: Int, _ message: String, help: String) -> SchemaFault {
        SchemaFault(
            message: message, help: help, pointer: pointer(to: node, document),
            location: values[document].location(of: node.range))
    }

    /// A fault that a meta-schema has found.
    func fault(_ finding: SchemaFinding, _ document: Int, message: String, help: String) -> SchemaFault {
        SchemaFault(
            message: message, help: help, pointer: finding.pointer,
            location: values[document].location(of: finding.range))
    }

    /// The JSON Pointer of a value in its document.
    func pointer(to node: JSONNode, _ document: Int) -> String { values[document].pointer(to: node) ?? "" }

    /// The URI of a subschema: that of its resource, and a JSON Pointer from there as the fragment.
    func uri(of node: JSONNode, in resource: SchemaIndex.Target) -> String {
        let pointer = values[resource.document].pointer(from: resource.node, to: node) ?? ""
        return resource.base + "#" + URIReference.encodingPercents(pointer)
    }
}
