/// A property name as a reference token of a JSON Pointer (RFC 6901, section 3).
public func escapedForPointer(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
    return name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
        .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
}

/// The reference tokens of a JSON Pointer, unescaped; none for `""`.
public func pointerTokens(_ pointer: String) -> [String] {
    pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map { bytes in
        let token = Substring(bytes)
        guard bytes.contains(UInt8(ascii: "~")) else { return String(token) }
        return token.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
            .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }
}

extension JSONNode {
    /// The value that a reference token leads to, `nil` where there is none.
    public func value(forToken token: String) -> JSONNode? {
        kind == .array ? Int(token).flatMap { self[$0] } : self[token]
    }

    /// The value at a JSON Pointer (RFC 6901), `nil` where there is none. O(values on the way).
    public func value(at pointer: String) -> JSONNode? {
        var node = self
        for token in pointerTokens(pointer) {
            guard let next = node.value(forToken: token) else { return nil }
            node = next
        }
        return node
    }

    /// The JSON Pointer from this value to the value with a tape index below it; a name counts as the place of its
    /// member. O(values on the way).
    public func pointer(to target: Int) -> String? {
        var node = self
        var pointer = ""
        while node.index != target {
            guard let (token, child) = node.step(towards: target) else { return nil }
            pointer += "/"
            pointer += token
            node = child
        }
        return pointer
    }

    private func step(towards target: Int) -> (String, JSONNode)? {
        guard target > index else { return nil }
        if kind == .object {
            var last: (key: JSONNode, value: JSONNode)?
            for member in members {
                if member.key.index > target { break }
                last = member
            }
            return last.map { key, value in (escapedForPointer(key.string), key.index == target ? key : value) }
        }
        var last: (Int, JSONNode)?
        for (position, element) in elements.enumerated() {
            if element.index > target { break }
            last = (position, element)
        }
        return last.map { (String($0), $1) }
    }
}
