/// A value on a tape: a view, three words wide, that copies nothing.
///
/// A node is valid only inside the `withRoot` call that it came from. Its text has been checked by the parser: strings
/// are valid UTF-8 with valid escapes, numbers follow the grammar of RFC 8259.
@frozen public struct JSONNode {
    @usableFromInline let bytes: UnsafeRawPointer
    @usableFromInline let tape: UnsafePointer<JSONTapeEntry>
    /// The position of the value on its tape; identifies it within its text.
    public let index: Int

    @inlinable
    init(bytes: UnsafeRawPointer, tape: UnsafePointer<JSONTapeEntry>, index: Int) {
        self.bytes = bytes
        self.tape = tape
        self.index = index
    }

    /// The value at another index of the same tape.
    ///
    /// - Precondition: the index is one that a node of the same text has or had.
    @inlinable
    public init(sibling: JSONNode, index: Int) {
        self.init(bytes: sibling.bytes, tape: sibling.tape, index: index)
    }

    @inlinable var entry: JSONTapeEntry { tape[index] }

    /// The kind of the value.
    @inlinable public var kind: JSONKind { entry.kind }

    /// The value's bytes as offsets into the text; of a string with its quotes.
    @inlinable public var range: Range<Int> {
        let entry = entry
        return Int(entry.start)..<Int(entry.end)
    }

    /// The value as it is written.
    @inlinable public var text: UnsafeRawBufferPointer {
        let entry = entry
        return UnsafeRawBufferPointer(start: bytes + Int(entry.start), count: Int(entry.end - entry.start))
    }

    /// True for a number written without fraction and exponent.
    @inlinable public var isPlainInteger: Bool { entry.meta & JSONTapeEntry.integerFlag != 0 }

    /// True for a string whose characters are all ASCII and written without escapes.
    @inlinable public var isPlainASCII: Bool {
        entry.meta & (JSONTapeEntry.asciiFlag | JSONTapeEntry.escapedFlag) == JSONTapeEntry.asciiFlag
    }

    /// True for a string that is written with at least one escape.
    @inlinable public var hasEscapes: Bool { entry.meta & JSONTapeEntry.escapedFlag != 0 }

    /// The number of members of an object or elements of an array. O(1) below 16,777,215, then O(n).
    @inlinable public var count: Int {
        let stored = entry.meta >> JSONTapeEntry.countShift
        return stored < JSONTapeEntry.countLimit ? Int(stored) : walkedCount
    }

    @usableFromInline var walkedCount: Int {
        kind == .object ? members.reduce(0) { count, _ in count + 1 } : elements.reduce(0) { count, _ in count + 1 }
    }

    /// The elements of an array; of any other value none.
    @inlinable public var elements: Elements {
        Elements(parent: self, next: index + 1, end: kind == .array ? Int(entry.next) : index + 1)
    }

    /// The members of an object; of any other value none.
    @inlinable public var members: Members {
        Members(parent: self, next: index + 1, end: kind == .object ? Int(entry.next) : index + 1)
    }

    /// The value of the member with the given name, `nil` where there is none. O(members).
    public subscript(name: String) -> JSONNode? {
        var name = name
        return name.withUTF8 { wanted in
            for member in members where member.key.stringEquals(UnsafeRawBufferPointer(wanted)) { return member.value }
            return nil
        }
    }

    /// The element at a 0-based position, `nil` past the end. O(position).
    public subscript(position: Int) -> JSONNode? {
        var rest = elements
        for _ in 0..<max(0, position) where rest.next() == nil { return nil }
        return position < 0 ? nil : rest.next()
    }

    /// The elements of an array, in order.
    @frozen public struct Elements: Sequence, IteratorProtocol {
        @usableFromInline let parent: JSONNode
        @usableFromInline var position: Int
        @usableFromInline let end: Int

        @inlinable
        init(parent: JSONNode, next: Int, end: Int) {
            self.parent = parent
            position = next
            self.end = end
        }

        /// The next one; `nil` after the last.
        @inlinable
        public mutating func next() -> JSONNode? {
            guard position < end else { return nil }
            let node = JSONNode(bytes: parent.bytes, tape: parent.tape, index: position)
            position = Int(node.entry.next)
            return node
        }
    }

    /// The members of an object, in the order written.
    @frozen public struct Members: Sequence, IteratorProtocol {
        /// A member: its name and its value.
        public typealias Element = (key: JSONNode, value: JSONNode)

        @usableFromInline let parent: JSONNode
        @usableFromInline var position: Int
        @usableFromInline let end: Int

        @inlinable
        init(parent: JSONNode, next: Int, end: Int) {
            self.parent = parent
            position = next
            self.end = end
        }

        /// The next one; `nil` after the last.
        @inlinable
        public mutating func next() -> Element? {
            guard position < end else { return nil }
            let key = JSONNode(bytes: parent.bytes, tape: parent.tape, index: position)
            let value = JSONNode(bytes: parent.bytes, tape: parent.tape, index: position + 1)
            position = Int(value.entry.next)
            return (key, value)
        }
    }
}
