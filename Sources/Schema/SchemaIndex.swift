import JSONText

/// Finds subschemas by URI: the resources (`$id`) and anchors of all documents at hand.
struct SchemaIndex {
    /// A subschema and its place.
    struct Target {
        let node: JSONNode
        let scope: SchemaScope
    }

    private var resources: [String: Target] = [:]
    private var anchors: [String: Target] = [:]

    /// Reads the identifiers of all documents.
    ///
    /// - Throws: a fault where two resources have one URI, or an `$id` or `$anchor` is malformed.
    init(roots: [JSONNode], places: SchemaPlaces) throws(SchemaFault) {
        for (document, root) in roots.enumerated() {
            let base = places.baseURI(of: document)
            resources[base] = Target(node: root, scope: SchemaScope(document: document, base: base))
            // A stack instead of recursion; documents are as deep as the parser lets them be.
            var waiting = [(root, base)]
            while let (schema, base) = waiting.popLast() {
                let inner = try enter(schema, document: document, base: base, places: places)
                waiting += SubschemaLocations.children(of: schema).reversed().map { ($0, inner) }
            }
        }
    }

    private mutating func enter(
        _ schema: JSONNode, document: Int, base: String, places: SchemaPlaces
    ) throws(SchemaFault) -> String {
        var base = base
        if let id = schema["$id"] {
            guard id.kind == .string, URIReference(id.string).fragment.map(\.isEmpty) ?? true else {
                throw places.fault(
                    id, document, "`$id` is \(quote(id)), which is not a URI without fragment",
                    help: "write a URI such as `https://example.org/schemas/statement`")
            }
            base = URIReference(id.string).resolved(against: URIReference(base)).withoutFragment
            let target = Target(node: schema, scope: SchemaScope(document: document, base: base))
            if let first = resources.updateValue(target, forKey: base) {
                throw places.fault(
                    id, document, "two schemas have the `$id` `\(base)`",
                    help: "give each its own; the first is in \(places.path(of: first.scope.document))")
            }
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let anchor = schema[keyword] else { continue }
            guard anchor.kind == .string, Self.isAnchorName(anchor.string) else {
                throw places.fault(
                    anchor, document, "`\(keyword)` is \(quote(anchor)), which is not a plain name",
                    help: "begin it with a letter or `_`, then letters, digits, `-`, `_` and `.`")
            }
            let scope = SchemaScope(document: document, base: base)
            if anchors.updateValue(Target(node: schema, scope: scope), forKey: base + "#" + anchor.string) != nil,
                keyword == "$anchor"
            {
                throw places.fault(
                    anchor, document, "the anchor `\(anchor.string)` is declared twice in `\(base)`",
                    help: "give each its own name")
            }
        }
        return base
    }

    private static func isAnchorName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first == UInt8(ascii: "_") || isASCIILetter(first) else { return false }
        return name.utf8.allSatisfy {
            isASCIILetter($0) || isASCIIDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: ".")
        }
    }

    /// The subschema that a reference leads to, `nil` where nothing at hand has that URI.
    func target(of reference: String, from scope: SchemaScope) -> Target? {
        let target = URIReference(reference).resolved(against: URIReference(scope.base))
        guard let fragment = target.fragment, !fragment.isEmpty else { return resources[target.withoutFragment] }
        guard let decoded = URIReference.decodingPercents(fragment) else { return nil }
        guard decoded.hasPrefix("/") else { return anchors[target.withoutFragment + "#" + decoded] }
        return resources[target.withoutFragment].flatMap { Self.follow(decoded, from: $0) }
    }

    /// Follows a JSON Pointer (RFC 6901), noting each `$id` on the way.
    private static func follow(_ pointer: String, from start: Target) -> Target? {
        var node = start.node
        var base = start.scope.base
        for token in pointerTokens(pointer) {
            guard let next = node.value(forToken: token) else { return nil }
            node = next
            if let id = node["$id"], id.kind == .string {
                base = URIReference(id.string).resolved(against: URIReference(base)).withoutFragment
            }
        }
        return Target(node: node, scope: SchemaScope(document: start.scope.document, base: base))
    }
}

@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

@inline(__always)
func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
