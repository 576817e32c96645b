/// Finds members and elements by reference token in constant time, for texts with many references into them.
///
/// The table of a container is built when it is first asked for; small ones are walked. One index serves the values of
/// one text, and is valid as long as they are.
package final class ChildIndex {
    /// By the tape index of an object, the values of its members.
    private var members: [Int: [[UInt8]: JSONNode]] = [:]
    /// By the tape index of an array, its elements.
    private var elements: [Int: [JSONNode]] = [:]

    /// Up to this many, walking is faster than asking a table.
    private static let walkedCount = 16

    /// An index without tables.
    package init() {}

    /// The value that a reference token leads to, `nil` where there is none. O(1), but for the first time: O(members).
    package func child(of node: JSONNode, forToken token: String) -> JSONNode? {
        guard node.count > Self.walkedCount else { return node.value(forToken: token) }
        switch node.kind {
        case .object: return table(ofMembers: node)[Array(token.utf8)]
        case .array:
            let elements = table(ofElements: node)
            return Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: return nil
        }
    }

    private func table(ofMembers object: JSONNode) -> [[UInt8]: JSONNode] {
        if let known = members[object.index] { return known }
        var table: [[UInt8]: JSONNode] = Dictionary(minimumCapacity: object.count)
        for (key, value) in object.members { table[key.withString { Array($0) }] = value }
        members[object.index] = table
        return table
    }

    private func table(ofElements array: JSONNode) -> [JSONNode] {
        if let known = elements[array.index] { return known }
        let table = Array(array.elements)
        elements[array.index] = table
        return table
    }
}
