/// Names of members, and marks that tell them apart fast.
public enum JSONName {
    /// A mark of a name's characters, the same for equal names: of its length and its first and last eight bytes.
    ///
    /// Names with one mark may differ; nothing may depend on marks being different, since anyone can make equal ones.
    @inlinable
    public static func mark(of characters: UnsafeRawBufferPointer) -> UInt32 {
        let count = characters.count
        var mixed = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        if count >= 8 {
            mixed ^= UInt64(littleEndian: characters.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
            mixed = (mixed ^ mixed >> 29) &* 0xFF51_AFD7_ED55_8CCD
            mixed ^= UInt64(littleEndian: characters.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
        } else {
            var word: UInt64 = 0
            for (place, byte) in characters.enumerated() { word |= UInt64(byte) << UInt64(place &* 8) }
            mixed ^= word
        }
        return finish(mixed)
    }

    /// The same for a name that at least seven more bytes of the text follow, so that a short one is read at once.
    @inline(__always)
    static func mark(_ start: UnsafeRawPointer, _ count: Int) -> UInt32 {
        guard count < 8 else { return mark(of: UnsafeRawBufferPointer(start: start, count: count)) }
        let word = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
        let kept: UInt64 = (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
        return finish(UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15 ^ word & kept)
    }

    @inlinable
    static func finish(_ mixed: UInt64) -> UInt32 {
        let mixed = (mixed ^ mixed >> 32) &* 0xC4CE_B9FE_1A85_EC53
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }
}

extension JSONNode {
    /// The mark of a member's name; see `JSONName.mark`.
    ///
    /// - Precondition: the node is a key.
    @inlinable public var nameMark: UInt32 { entry.next }
}

/// Finds names that occur twice in one object.
struct RepeatedNames {
    /// Up to here names are compared each with each, by their marks; beyond, they are sorted.
    private static let pairwiseLimit = 48

    private let entries: UnsafePointer<JSONTapeEntry>
    private let text: UnsafeRawBufferPointer

    init(_ entries: UnsafePointer<JSONTapeEntry>, _ text: UnsafeRawBufferPointer) {
        self.entries = entries
        self.text = text
    }

    /// The names of a closed object that occur before in it, each with the first of its kind; by tape index.
    ///
    /// Complexity: O(n) in practice and O(n log n) at worst, whatever the names. Memory: 16 bytes for each name of an
    /// object with more than 48.
    func find(in object: Int) -> [(name: Int, first: Int)] {
        let count = Int(entries[object].meta >> JSONTapeEntry.countShift)
        guard count > 1 else { return [] }
        if count > Self.pairwiseLimit { return sorted(object) }
        return hasLikelyRepetition(object, count) ? pairwise(object, count) : []
    }

    /// Whether two names fall on one of 256 places by their marks; if not, all differ.
    private func hasLikelyRepetition(_ object: Int, _ count: Int) -> Bool {
        var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var key = object &+ 1
        for _ in 0..<count {
            let mark = entries[key].next
            let bit: UInt64 = 1 &<< UInt64(mark & 63)
            let before: UInt64
            switch mark >> 6 & 3 {
            case 0: (before, seen.0) = (seen.0, seen.0 | bit)
            case 1: (before, seen.1) = (seen.1, seen.1 | bit)
            case 2: (before, seen.2) = (seen.2, seen.2 | bit)
            default: (before, seen.3) = (seen.3, seen.3 | bit)
            }
            if before & bit != 0 { return true }
            key = Int(entries[key &+ 1].next)
        }
        return false
    }

    private func pairwise(_ object: Int, _ count: Int) -> [(name: Int, first: Int)] {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { marks in
            var found: [(name: Int, first: Int)] = []
            var key = object &+ 1
            for position in 0..<count {
                let mark = entries[key].next
                for earlier in 0..<position where marks[earlier] == mark {
                    let first = self.key(at: earlier, of: object)
                    if areEqual(first, key) {
                        found.append((key, first))
                        break
                    }
                }
                marks[position] = mark
                key = Int(entries[key &+ 1].next)
            }
            return found
        }
    }

    private func key(at position: Int, of object: Int) -> Int {
        var key = object + 1
        for _ in 0..<position { key = Int(entries[key + 1].next) }
        return key
    }

    /// By a hash with a seed that nobody can know, so that no names can be made to collide; equal names meet whatever the
    /// seed, so that what is found does not depend on it.
    private func sorted(_ object: Int) -> [(name: Int, first: Int)] {
        let end = Int(entries[object].next)
        var names: [(hash: Int, key: Int)] = []
        var key = object + 1
        while key < end {
            names.append((hash(of: key), key))
            key = Int(entries[key + 1].next)
        }
        names.sort { ($0.hash, $0.key) < ($1.hash, $1.key) }
        var found: [(name: Int, first: Int)] = []
        var groupStart = 0
        for position in names.indices.dropFirst() {
            if names[position].hash != names[groupStart].hash {
                groupStart = position
            } else if let first = (groupStart..<position).first(where: { areEqual(names[$0].key, names[position].key) })
            {
                found.append((names[position].key, names[first].key))
            }
        }
        return found
    }

    private func hash(of key: Int) -> Int {
        var hasher = Hasher()
        withCharacters(of: key) { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    private func areEqual(_ left: Int, _ right: Int) -> Bool {
        withCharacters(of: left) { left in withCharacters(of: right) { bytesAreEqual(left, $0) } }
    }

    private func withCharacters<Result>(of key: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let entry = entries[key]
        let raw = UnsafeRawBufferPointer(rebasing: text[Int(entry.start) + 1..<Int(entry.end) - 1])
        guard entry.meta & JSONTapeEntry.escapedFlag != 0 else { return body(raw) }
        var characters: [UInt8] = []
        appendUnescaped(raw, to: &characters)
        return characters.withUnsafeBytes(body)
    }
}
