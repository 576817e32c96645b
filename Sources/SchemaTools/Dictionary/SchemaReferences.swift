import JSONText

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
        return split(resolve(id.string, against: outer)).resource
    }

    /// The subschema that a reference leads to, `nil` where it is not in the document.
    func target(of reference: String, from base: String) -> Target? {
        let (resource, fragment) = Self.split(Self.resolve(reference, against: base))
        guard let fragment, !fragment.isEmpty else { return resources[resource] }
        guard fragment.hasPrefix("/") else { return anchors[resource + "#" + fragment] }
        guard var target = resources[resource] else { return nil }
        for token in pointerTokens(Self.decodingPercents(fragment)) {
            guard let next = target.node.value(forToken: token) else { return nil }
            target = Target(node: next, base: Self.base(of: next, in: target.base))
        }
        return target
    }

    private static func split(_ uri: String) -> (resource: String, fragment: String?) {
        guard let mark = uri.firstIndex(of: "#") else { return (uri, nil) }
        return (String(uri[..<mark]), String(uri[uri.index(after: mark)...]))
    }

    /// Resolves a reference as RFC 3986, section 5.2 says, as far as references inside of one document need it.
    static func resolve(_ reference: String, against base: String) -> String {
        if reference.isEmpty { return base }
        if reference.hasPrefix("#") { return split(base).resource + reference }
        let scheme = reference.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        if reference.dropFirst(scheme.count).hasPrefix(":"), !scheme.isEmpty { return reference }
        let baseScheme = base.prefix { $0 != ":" && $0 != "/" }
        let prefix = base.dropFirst(baseScheme.count).hasPrefix(":") ? String(baseScheme) + ":" : ""
        if reference.hasPrefix("//") { return prefix + reference }
        var rest = base.dropFirst(prefix.count)
        var authority = ""
        if rest.hasPrefix("//") {
            let end = rest.dropFirst(2).firstIndex(of: "/") ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        if reference.hasPrefix("/") { return prefix + authority + withoutDotSegments(reference) }
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        if reference.hasPrefix("?") { return prefix + authority + path + reference }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? (authority.isEmpty ? "" : "/")
        return prefix + authority + withoutDotSegments(folder + reference)
    }

    private static func withoutDotSegments(_ path: String) -> String {
        let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
        var kept: [Substring] = []
        let segments = path[..<end].split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { kept.append("") }
            case "..":
                if kept.count > 1 || kept.first.map({ !$0.isEmpty }) ?? false { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return kept.joined(separator: "/") + path[end...]
    }

    private static func decodingPercents(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let digits = String(rest.prefix(2)),
                let octet = UInt8(digits, radix: 16)
            {
                bytes.append(octet)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
