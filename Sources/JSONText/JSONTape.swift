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
    /// The tape index of the entry after this value's subtree.
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
    init(kind: JSONKind, start: Int, end: Int, next: Int, flags: UInt32 = 0) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
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
/// Memory: 16 bytes a value or key.
public struct JSONTape: Sendable {
    /// The entries; the root is the first.
    public internal(set) var entries: [JSONTapeEntry] = []

    /// An empty tape.
    public init() {}

    /// Calls `body` with the root of the text that was parsed onto this tape.
    ///
    /// - Precondition: the last parse onto this tape succeeded, and `text` is the text that was parsed.
    /// - Note: the node, and all nodes reached from it, must not outlive `body`.
    @inlinable
    public func withRoot<Result, Failure: Error>(
        of text: UnsafeRawBufferPointer, _ body: (JSONNode) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try entries.withUnsafeBufferPointer { (entries) throws(Failure) -> Result in
            guard let tape = entries.baseAddress, let bytes = text.baseAddress else {
                preconditionFailure("an empty text has no root")
            }
            return try body(JSONNode(bytes: bytes, tape: tape, index: 0))
        }
    }
}
