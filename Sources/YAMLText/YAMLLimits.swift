/// Bounds on what a conversion takes.
public struct YAMLLimits: Hashable, Sendable {
    /// The deepest nesting of sequences and mappings; 1 is a flat mapping. At most 512.
    public var depth: Int {
        didSet { depth = Self.clampedDepth(depth) }
    }
    /// The longest file in bytes.
    public var bytes: Int
    /// The number of faults after which the rest of the file is not read.
    public var faults: Int

    /// Creates limits; 64 levels, 16 MiB and 1,000 faults unless told otherwise.
    public init(depth: Int = 64, bytes: Int = 16 << 20, faults: Int = 1000) {
        self.depth = Self.clampedDepth(depth)
        self.bytes = max(1, bytes)
        self.faults = max(1, faults)
    }

    // libyaml has a bound of its own at 1,000 levels; staying well under it keeps the fault ours.
    private static func clampedDepth(_ depth: Int) -> Int {
        min(max(1, depth), 512)
    }
}
