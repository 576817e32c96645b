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
        guard schema.kind == .object, let id = schema["$id"], id.kind == .string else { return outer }
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
            guard let next = target.node.value(forToken: token) else { return nil }
            target = Target(node: next, base: Self.base(of: next, in: target.base))
        }
        return target
    }
}
