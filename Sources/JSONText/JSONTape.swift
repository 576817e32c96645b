/// What kind of JSON value a node is.
@frozen public enum JSONKind: UInt8, Sendable, Hashable, CaseIterable {
    case null
    case `false`
    case `true`
    case number
    case string
    case array
    case object
}

/// One value of a parsed text: where its bytes are and where its subtree ends on the tape.
///
/// An object is followed by its members, each a key (a string) and its value; an array by its elements.
@frozen public struct JSONTapeEntry: Sendable {
    /// The offset of the value's first byte.
    public var start: UInt32
    /// The offset past the value's last byte.
    public var end: UInt32
    /// The tape index of the entry after this value's subtree; of a key its mark, since the next entry is its value.
    public var next: UInt32
    /// Bits 0–2 the kind, bits 3–7 flags, bits 8–31 the count of members or elements (saturating).
    @usableFromInline var meta: UInt32

    @usableFromInline static let escapedFlag: UInt32 = 1 << 3
    @usableFromInline static let asciiFlag: UInt32 = 1 << 4
    @usableFromInline static let integerFlag: UInt32 = 1 << 5
    @usableFromInline static let countShift: UInt32 = 8
    /// Counts from here on are not exact and are taken by walking.
    @usableFromInline static let countLimit: UInt32 = (1 << 24) - 1

    @inlinable
    init(kind: JSONKind, start: Int, end: Int, next: UInt32, flags: UInt32 = 0) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = next
        meta = UInt32(kind.rawValue) | flags
    }

    /// The kind of the value.
    @inlinable public var kind: JSONKind {
        // Only `init(kind:)` writes these three bits.
        JSONKind(rawValue: UInt8(truncatingIfNeeded: meta & 7)).unsafelyUnwrapped
    }
}

/// The values of one text in document order. Reused from text to text, so that it stops allocating once it has grown.
///
/// Memory: 16 bytes a value or key are touched. Room is set aside for as many as the longest text could have, 8 bytes for
/// each of its bytes, but what is not touched takes none.
public struct JSONTape: Sendable {
    /// The entries; the root is the first. Never written to while two tapes share it.
    @usableFromInline var storage = JSONTapeStorage(capacity: 0)

    /// An empty tape.
    public init() {}

    /// Makes room for the entries of a text: each takes at least one byte and one more that ends or separates it.
    mutating func reserve(forTextBytes count: Int) -> UnsafeMutablePointer<JSONTapeEntry> {
        let needed = count / 2 + 2
        if !isKnownUniquelyReferenced(&storage) || storage.capacity < needed {
            storage = JSONTapeStorage(capacity: max(needed, min(storage.capacity * 2, 1 << 16)))
        }
        return storage.entries
    }

    /// Calls `body` with the root of the text that was parsed onto this tape.
    ///
    /// - Precondition: the last parse onto this tape succeeded, and `text` is the text that was parsed.
    /// - Note: the node, and all nodes reached from it, must not outlive `body`.
    @inlinable
    public func withRoot<Result, Failure: Error>(
        of text: UnsafeRawBufferPointer, _ body: (JSONNode) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let bytes = text.baseAddress, storage.capacity > 0 else {
            preconditionFailure("an empty text has no root")
        }
        let storage = storage
        defer { withExtendedLifetime(storage) {} }
        return try body(JSONNode(bytes: bytes, tape: UnsafePointer(storage.entries), index: 0))
    }
}

/// Room for entries, not initialised.
///
/// Unchecked for its pointer: it is written to only by a parser, through the one tape that holds it
/// (`isKnownUniquelyReferenced`), and a tape that is shared is only read.
@usableFromInline final class JSONTapeStorage: @unchecked Sendable {
    @usableFromInline let entries: UnsafeMutablePointer<JSONTapeEntry>
    @usableFromInline let capacity: Int

    init(capacity: Int) {
        entries = .allocate(capacity: max(1, capacity))
        self.capacity = capacity
    }

    deinit { entries.deallocate() }
}
