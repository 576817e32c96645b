import JSONText

/// Sorts the members of objects into the declared ones, in the order declared, and the rest, in the order of their names.
struct PropertyNames: Sendable {
    /// A member that no property declares; its name as UTF-8 without escapes.
    struct Undeclared {
        var name: [UInt8]
        var value: JSONNode
    }

    /// The members of one object.
    struct Members {
        /// For each declared property the index of its value on the tape, -1 where the object lacks it.
        fileprivate let indices: UnsafeMutableBufferPointer<Int>
        private let object: JSONNode
        /// The members that are not declared, by name in UTF-8 byte order.
        let undeclared: [Undeclared]

        fileprivate init(indices: UnsafeMutableBufferPointer<Int>, object: JSONNode, undeclared: [Undeclared]) {
            self.indices = indices
            self.object = object
            self.undeclared = undeclared
        }

        /// The value of the property declared at a position, `nil` where the object lacks it.
        subscript(position: Int) -> JSONNode? {
            let index = indices[position]
            return index < 0 ? nil : JSONNode(sibling: object, index: index)
        }
    }

    private let names: [[UInt8]]
    /// For each property its name as canonical JSON and a colon: what stands before its value.
    let keys: [[UInt8]]

    init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        keys = names.map { name in
            var writer = JSONWriter()
            writer.string(name)
            writer.raw(":")
            return writer.bytes
        }
    }

    /// Calls `body` with the members of an object, which must not outlive the call; a value that is no object has none.
    ///
    /// Complexity: O(members) where they come in the order declared, O(members × properties) at worst, and sorting for
    /// the undeclared ones.
    func withMembers<Result>(of node: JSONNode, _ body: (Members) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: names.count) { indices in
            indices.initialize(repeating: -1)
            var undeclared: [Undeclared] = []
            var expected = 0
            for (key, value) in node.members {
                if let position = position(of: key, expected: expected) {
                    indices[position] = value.index
                    expected = position + 1
                } else {
                    undeclared.append(Undeclared(name: key.withString { Array($0) }, value: value))
                }
            }
            undeclared.sort { $0.name.lexicographicallyPrecedes($1.name) }
            return body(Members(indices: indices, object: node, undeclared: undeclared))
        }
    }

    private func position(of key: JSONNode, expected: Int) -> Int? {
        if names.isEmpty { return nil }
        return key.withString { characters in
            if expected < names.count, equals(names[expected], characters) { return expected }
            return names.firstIndex { equals($0, characters) }
        }
    }

    private func equals(_ name: [UInt8], _ characters: UnsafeRawBufferPointer) -> Bool {
        name.count == characters.count && name.elementsEqual(characters)
    }
}
