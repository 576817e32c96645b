import JSONText

/// Finds a name's position in a fixed list: an open-addressing hash table by the marks of names, without allocation on
/// look-up.
///
/// The names are the schema's, so nobody who writes instances can choose them to collide.
struct NameLookup: Sendable {
    private struct Slot {
        var mark: UInt32 = 0
        /// The position in the list, plus 1; 0 is free.
        var position: UInt32 = 0
        /// The name's bytes in `characters`.
        var start: UInt32 = 0
        var count: UInt32 = 0
    }

    /// The number of names.
    let count: Int
    private let characters: [UInt8]
    /// Their count is a power of two, at least twice that of the names.
    private let slots: [Slot]

    /// - Precondition: the names differ.
    init(_ names: [String]) {
        var size = 4
        while size < names.count * 2 { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        var characters: [UInt8] = []
        for (position, name) in names.enumerated() {
            let bytes = Array(name.utf8)
            let mark = bytes.withUnsafeBytes { JSONName.mark(of: $0) }
            var slot = Int(mark) & (size - 1)
            while slots[slot].position != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Slot(
                mark: mark, position: UInt32(position + 1), start: UInt32(characters.count), count: UInt32(bytes.count))
            characters += bytes
        }
        count = names.count
        self.slots = slots
        self.characters = characters
    }

    /// The position of a member's name; `nil` where it is not in the list.
    @inline(__always)
    func position(ofKey key: JSONNode) -> Int? {
        let mark = key.nameMark
        return key.hasEscapes
            ? key.withString { position(of: $0, mark: mark) } : position(of: key.rawString, mark: mark)
    }

    /// The position of a name; `nil` where it is not in the list.
    @inline(__always)
    func position(of name: UnsafeRawBufferPointer) -> Int? {
        position(of: name, mark: JSONName.mark(of: name))
    }

    @inline(__always)
    private func position(of name: UnsafeRawBufferPointer, mark: UInt32) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            var index = Int(truncatingIfNeeded: mark) & mask
            while slots[index].position != 0 {
                if slots[index].mark == mark, equals(slots[index], name) {
                    return Int(slots[index].position) &- 1
                }
                index = (index &+ 1) & mask
            }
            return nil
        }
    }

    @inline(__always)
    private func equals(_ slot: Slot, _ name: UnsafeRawBufferPointer) -> Bool {
        guard Int(slot.count) == name.count else { return false }
        return characters.withUnsafeBytes { characters in
            let start = Int(slot.start)
            return bytesAreEqual(
                UnsafeRawBufferPointer(rebasing: characters[start..<start &+ name.count]), name)
        }
    }
}
