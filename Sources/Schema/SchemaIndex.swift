import JSONText

/// Finds subschemas by URI: the resources (`$id`), anchors and dynamic anchors of all documents at hand.
struct SchemaIndex {
    /// A subschema, its document, and the URI that references in it are resolved against.
    struct Target {
        let node: JSONNode
        let document: Int
        let base: String
    }

    /// A schema resource (core, section 4.3.5): a document's root, or a subschema with an `$id`.
    struct Resource {
        let root: Target
        /// The dialect that it names, or that the resource around it names.
        let dialect: Dialect.Name
        var dynamicAnchors: [String: Target] = [:]
    }

    private struct Place: Hashable {
        let document: Int
        let node: Int
    }

    private(set) var resources: [String: Resource] = [:]
    private var anchors: [String: Target] = [:]
    private var bases: [Place: String] = [:]
    /// For each document, so that following a reference takes as long as its pointer is, whatever it passes by.
    private let children: [ChildIndex]
    /// The URIs, without fragments, that references and `$schema` name.
    private(set) var wanted: Set<String> = []
    /// Whether anything asks for the dynamic scope; if not, nobody needs to follow it.
    private(set) var hasDynamicReferences = false

    /// Reads the identifiers of all documents.
    ///
    /// - Throws: a fault where two resources have one URI, or an `$id` or an anchor is malformed.
    init(places: SchemaPlaces) throws(SchemaFault) {
        children = places.roots.map { _ in ChildIndex() }
        for (document, root) in places.roots.enumerated() {
            let base = places.baseURI(of: document)
            let target = Target(node: root, document: document, base: base)
            let dialect = Dialect.Name(of: root) ?? .standard
            try insert(Resource(root: target, dialect: dialect), at: root, places)
            // A stack instead of recursion; documents are as deep as the parser lets them be.
            var waiting = [(root, base, dialect)]
            while let (schema, base, dialect) = waiting.popLast() {
                let (inner, dialect) = try enter(schema, document, base, dialect, places)
                waiting += SubschemaLocations.children(of: schema).reversed().map { ($0, inner, dialect) }
            }
        }
    }

    private mutating func insert(
        _ resource: Resource, at node: JSONNode, _ places: SchemaPlaces
    ) throws(SchemaFault) {
        let root = resource.root
        if let first = resources[root.base]?.root {
            // A document may be known by the URI that it gives itself.
            if first.document == root.document, first.node.index == root.node.index { return }
            let paths = [first, root].map { "`\(places.path(of: $0.document))`" }
            guard node.kind == .string else {
                throw places.fault(
                    node, root.document, "the schemas \(paths[0]) and \(paths[1]) go by one URI, `\(root.base)`",
                    help: "give one of the two files another name, or make them the same, byte for byte")
            }
            throw places.fault(
                node, root.document, "two schemas have the `$id` `\(root.base)`",
                help: "give each its own; the first is in \(paths[0])")
        }
        resources[root.base] = resource
    }

    private mutating func enter(
        _ schema: JSONNode, _ document: Int, _ outerBase: String, _ outerDialect: Dialect.Name, _ places: SchemaPlaces
    ) throws(SchemaFault) -> (base: String, dialect: Dialect.Name) {
        var base = outerBase
        var dialect = outerDialect
        if let id = schema["$id"] {
            guard id.kind == .string, URIReference(id.string).fragment.map(\.isEmpty) ?? true else {
                throw places.fault(
                    id, document, "`$id` is \(quote(id)), which is not a URI without fragment",
                    help: "write a URI such as `https://example.org/schemas/statement`")
            }
            base = URIReference(id.string).resolved(against: URIReference(base)).withoutFragment
            dialect = Dialect.Name(of: schema) ?? dialect
            bases[Place(document: document, node: schema.index)] = base
            let root = Target(node: schema, document: document, base: base)
            try insert(Resource(root: root, dialect: dialect), at: id, places)
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let anchor = schema[keyword] else { continue }
            guard anchor.kind == .string, Self.isAnchorName(anchor.string) else {
                throw places.fault(
                    anchor, document, "`\(keyword)` is \(quote(anchor)), which is not a plain name",
                    help: "begin it with a letter or `_`, then letters, digits, `-`, `_` and `.`")
            }
            let target = Target(node: schema, document: document, base: base)
            let first = anchors.updateValue(target, forKey: base + "#" + anchor.string)
            if let first, first.node.index != schema.index || first.document != document {
                throw places.fault(
                    anchor, document, "the anchor `\(anchor.string)` is declared twice in `\(base)`",
                    help: "give each its own name")
            }
            if keyword == "$dynamicAnchor" { resources[base]?.dynamicAnchors[anchor.string] = target }
        }
        note(schema, base: base)
        return (base, dialect)
    }

    /// Notes what a subschema refers to.
    private mutating func note(_ schema: JSONNode, base: String) {
        for keyword in ["$ref", "$dynamicRef", "$schema"] {
            guard let reference = schema[keyword], reference.kind == .string else { continue }
            if keyword == "$dynamicRef" { hasDynamicReferences = true }
            let text = reference.string
            // Most references stay in their resource.
            if text.utf8.first == UInt8(ascii: "#") { continue }
            // A dialect that is known needs no meta-schema.
            if keyword == "$schema", Dialect.Name(of: schema).map(Dialect.isKnown) ?? true { continue }
            wanted.insert(URIReference(text).resolved(against: URIReference(base)).withoutFragment)
        }
    }

    private static func isAnchorName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first == UInt8(ascii: "_") || isASCIILetter(first) else { return false }
        return name.utf8.allSatisfy {
            isASCIILetter($0) || isASCIIDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: ".")
        }
    }

    /// The URI that references in a subschema are resolved against, given that of the schema around it.
    func base(of schema: JSONNode, _ document: Int, in outer: String) -> String {
        if let known = bases[Place(document: document, node: schema.index)] { return known }
        guard schema.kind == .object, let id = children[document].child(of: schema, forToken: "$id"),
            id.kind == .string
        else { return outer }
        return URIReference(id.string).resolved(against: URIReference(outer)).withoutFragment
    }

    /// The subschema that a reference leads to, `nil` where nothing at hand has that URI.
    func target(of reference: String, from base: String) -> Target? {
        if reference.utf8.first == UInt8(ascii: "#") { return target(fragment: reference.dropFirst(), in: base) }
        let target = URIReference(reference).resolved(against: URIReference(base))
        return self.target(fragment: target.fragment ?? "", in: target.withoutFragment)
    }

    private func target(fragment: Substring, in resource: String) -> Target? {
        let root = resources[resource]?.root
        if fragment.isEmpty { return root }
        guard let decoded = URIReference.decodingPercents(fragment) else { return nil }
        guard decoded.utf8.first == UInt8(ascii: "/") else { return anchors[resource + "#" + decoded] }
        return root.flatMap { follow(decoded, from: $0) }
    }

    /// Follows a JSON Pointer (RFC 6901), noting each `$id` on the way.
    private func follow(_ pointer: String, from start: Target) -> Target? {
        var node = start.node
        var base = start.base
        for token in pointerTokens(pointer) {
            guard let next = children[start.document].child(of: node, forToken: token) else { return nil }
            node = next
            base = self.base(of: node, start.document, in: base)
        }
        return Target(node: node, document: start.document, base: base)
    }
}

@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

@inline(__always)
func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
