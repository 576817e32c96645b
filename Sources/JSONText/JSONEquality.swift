extension JSONNode {
    /// Whether two values are equal as JSON Schema 2020-12 (core, section 4.2.2) has it: numbers by their mathematical
    /// value, strings by code points, objects whatever the order of their members.
    ///
    /// Complexity: O(n) for arrays and scalars, O(members²) in the worst case for an object. Recursion is as deep as the
    /// values, which the parser has limited.
    public func isEqual(to other: JSONNode) -> Bool {
        guard kind == other.kind else { return false }
        switch kind {
        case .null, .true, .false:
            return true
        case .number:
            return bytesAreEqual(text, other.text) || exactNumber == other.exactNumber
        case .string:
            return other.withString { stringEquals($0) }
        case .array:
            guard count == other.count else { return false }
            return zip(elements, other.elements).allSatisfy { $0.isEqual(to: $1) }
        case .object:
            guard count == other.count else { return false }
            return members.allSatisfy { key, value in
                other.members.contains { otherKey, otherValue in
                    otherKey.withString { key.stringEquals($0) } && value.isEqual(to: otherValue)
                }
            }
        }
    }
}
