/// Where each value of a text stands in the one around it, so that many JSON Pointers are found without walking past
/// siblings for each.
///
/// Memory: 8 bytes for each value and name below the root. Valid as long as the root is.
package struct PointerTable {
    /// The tape indices of the container, and of the member's name; in an array, the element's position.
    private struct Step {
        var container: UInt32 = 0
        var place: UInt32 = 0
    }

    private let root: JSONNode
    private var steps: [Step] = []

    /// Notes the places of all values below a root. O(values).
    package init(_ root: JSONNode) {
        self.root = root
        var waiting = [root]
        while let container = waiting.popLast() {
            for (key, value) in container.members {
                note(key, in: container, place: key.index)
                note(value, in: container, place: key.index)
                if value.isContainer { waiting.append(value) }
            }
            for (position, element) in container.elements.enumerated() {
                note(element, in: container, place: position)
                if element.isContainer { waiting.append(element) }
            }
        }
    }

    private mutating func note(_ node: JSONNode, in container: JSONNode, place: Int) {
        let index = node.index - root.index
        // Members and elements that wait come out of order, but never before what is around them.
        while steps.count <= index { steps.append(Step()) }
        steps[index] = Step(container: UInt32(container.index), place: UInt32(place))
    }

    /// The JSON Pointer (RFC 6901) from one value to another in it; a name counts as the place of its member. `nil`
    /// where the second is not in the first. O(depth).
    package func pointer(from start: JSONNode? = nil, to target: JSONNode) -> String? {
        let start = start?.index ?? root.index
        var tokens: [String] = []
        var index = target.index
        while index != start {
            guard index > root.index, index - root.index < steps.count else { return nil }
            let step = steps[index - root.index]
            let container = JSONNode(sibling: root, index: Int(step.container))
            tokens.append(
                container.kind == .array
                    ? String(step.place)
                    : escapedForPointer(JSONNode(sibling: root, index: Int(step.place)).string))
            index = container.index
        }
        return tokens.reversed().map { "/" + $0 }.joined()
    }
}

extension JSONNode {
    fileprivate var isContainer: Bool { kind == .object || kind == .array }
}
