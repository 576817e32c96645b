/// What an inference keeps at most, so that its memory does not depend on the number of records.
///
/// With the limits unless set: about 40 MB where every path holds as much as it may, and well below 1 MB for records of
/// some dozen fields.
public struct InferenceLimits: Hashable, Sendable {
    /// The most paths; names that come after are accepted by the draft, but not described.
    public var paths = 4096
    /// The most names of the objects at one path; with more, the objects are read as maps.
    public var names = 512
    /// The longest name in UTF-8 bytes; objects with a longer one are left open.
    public var nameBytes = 256
    /// The most distinct strings that are kept for a path; with more, no `enum` is proposed.
    public var distinctStrings = 64
    /// The longest string in UTF-8 bytes that may become a value of an `enum`.
    public var stringBytes = 64
    /// The deepest nesting that is described; what is deeper is accepted as it is.
    public var depth = 32

    /// Creates limits that are as stated for each.
    public init() {}
}
