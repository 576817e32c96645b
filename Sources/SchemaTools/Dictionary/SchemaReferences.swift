import JSONText
import Schema

/// Finds subschemas of one document by the references in it: JSON Pointers, anchors, and `$id`s of embedded schemas.
struct SchemaReferences {
    /// A subschema, and the URI that references in it are resolved against.
    struct Target {
        var node: JSONNode
        var base: String
    }

    private var resources: [String: Target] = [:]
    private var anchors: [String: Target] = [:]
    /// The members of the document's objects.
    let children = ChildIndex()

    /// Subschemas may stand anywhere below these, so all objects are looked at; constants are passed over.
    private static let constants: Set<String> = ["const", "enum", "examples", "default"]

    init(_ root: JSONNode) {
        resources[""] = Target(node: root, base: "")
        var waiting = [(root, "")]
        while let (node, outer) = waiting.popLast() {
            let base = Self.base(of: node, in: outer)
            if base != outer, resources[base] == nil { resources[base] = Target(node: node, base: base) }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                guard let anchor = node[keyword], anchor.kind == .string else { continue }
                let name = base + "#" + anchor.string
                if anchors[name] == nil { anchors[name] = Target(node: node, base: base) }
            }
            for member in node.members where !Self.constants.contains(member.key.string) {
                waiting.append((member.value, base))
            }
            for element in node.elements { waiting.append((element, base)) }
        }
    }

    /// The base that holds inside of a schema.
    static func base(of schema: JSONNode, in outer: String) -> String {
        schema.kind == .object ? base(with: schema["$id"], in: outer) : outer
    }

    private static func base(with id: JSONNode?, in outer: String) -> String {
        guard let id, id.kind == .string else { return outer }
        return URIReference(id.string).resolved(against: URIReference(outer)).withoutFragment
    }

    /// The subschema that a reference leads to, `nil` where it is not in the document.
    func target(of reference: String, from base: String) -> Target? {
        let uri = URIReference(reference).resolved(against: URIReference(base))
        let resource = uri.withoutFragment
        guard let fragment = uri.fragment, !fragment.isEmpty else { return resources[resource] }
        guard let decoded = URIReference.decodingPercents(fragment) else { return nil }
        guard decoded.utf8.first == UInt8(ascii: "/") else { return anchors[resource + "#" + decoded] }
        guard var target = resources[resource] else { return nil }
        for token in pointerTokens(decoded) {
            guard let next = children.child(of: target.node, forToken: token) else { return nil }
            let id = next.kind == .object ? children.child(of: next, forToken: "$id") : nil
            target = Target(node: next, base: Self.base(with: id, in: target.base))
        }
        return target
    }
}
