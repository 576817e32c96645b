/// Finds a name's position in a fixed list: an open-addressing hash table without allocation on look-up.
struct NameLookup: Sendable {
    private let names: [[UInt8]]
    /// Positions in `names`, plus 1; 0 is free. The count is a power of two, at least twice that of the names.
    private let slots: [UInt32]

    init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        var size = 8
        while size < names.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for (position, name) in self.names.enumerated() {
            var slot = name.withUnsafeBytes { Self.hash($0) } & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(position + 1)
        }
        self.slots = slots
    }

    /// The position of a name, `nil` where it is not in the list.
    @inline(__always)
    func position(of name: UnsafeRawBufferPointer) -> Int? {
        let mask = slots.count &- 1
        var slot = Self.hash(name) & mask
        while slots[slot] != 0 {
            let position = Int(slots[slot]) &- 1
            if names[position].withUnsafeBytes({ $0.count == name.count && $0.elementsEqual(name) }) {
                return position
            }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// Of the length and the first and last bytes: the names are the schema's, so nobody can choose them to collide.
    @inline(__always)
    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        guard let first = name.first, let last = name.last else { return 0 }
        let middle = name[name.count / 2]
        let mixed =
            (UInt64(name.count) << 24 | UInt64(first) << 16 | UInt64(last) << 8 | UInt64(middle))
            &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40)
    }
}
