import Authorities
import UnicodeText

/// The words and letters of `LanguageWords`, laid out for looking up one a few nanoseconds.
///
/// A word is known by a hash of 64 bits of its small letters. Two of some two thousand words share one with a chance of
/// about 10⁻¹³, and then count for each other's languages. A word whose hash were 0 would not be found.
struct WordIndex: Sendable {
    /// The tags, in the order of the bits of a mask; at most 64.
    let languages: [String]
    /// Further subtags that a tag's texts may be declared with.
    let covered: [String: Set<String>]
    /// Open addressing with steps of one; a key of 0 is an empty place.
    private let keys: [UInt64]
    private let masks: [UInt64]
    /// The languages of each letter of the Basic Multilingual Plane, by blocks of 64 that have any.
    private let letterBlocks: [UInt16]
    private let letters: [UInt64]

    init(_ table: LanguageWords) {
        var languages: [String] = []
        var covered: [String: Set<String>] = [:]
        var words: [(hash: UInt64, mask: UInt64)] = []
        var letterMasks: [UInt32: UInt64] = [:]
        for entry in table.entries {
            if entry.kind == .covers {
                covered[entry.language, default: []].insert(entry.text)
                continue
            }
            let index = languages.firstIndex(of: entry.language) ?? languages.count
            if index == languages.count { languages.append(entry.language) }
            precondition(index < 64, "a mask has a bit for each of 64 languages; divide the table")
            if entry.kind == .word {
                var word = WordHash()
                for scalar in entry.text.unicodeScalars { word.append(scalar.value) }
                words.append((word.value, 1 << UInt64(index)))
            } else {
                for scalar in entry.text.unicodeScalars where scalar.value < 0x10000 {
                    letterMasks[scalar.value, default: 0] |= 1 << UInt64(index)
                }
            }
        }
        self.languages = languages
        self.covered = covered

        var size = 64
        while size < words.count * 2 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var masks = keys
        for word in words {
            var place = Self.place(of: word.hash) & (size - 1)
            while keys[place] != 0, keys[place] != word.hash { place = (place + 1) & (size - 1) }
            keys[place] = word.hash
            masks[place] |= word.mask
        }
        self.keys = keys
        self.masks = masks

        // Block 0 is the one that all blocks without letters share.
        var letterBlocks = [UInt16](repeating: 0, count: 0x10000 / 64)
        var letters = [UInt64](repeating: 0, count: 64)
        for value in letterMasks.keys.sorted() {
            let block = Int(value / 64)
            if letterBlocks[block] == 0 {
                letterBlocks[block] = UInt16(letters.count / 64)
                letters += [UInt64](repeating: 0, count: 64)
            }
            letters[Int(letterBlocks[block]) * 64 + Int(value % 64)] = letterMasks[value] ?? 0
        }
        self.letterBlocks = letterBlocks
        self.letters = letters
    }

    /// Calls `body` with the tables laid bare, for loops that look up millions.
    func withTables<Result>(_ body: (Tables) -> Result) -> Result {
        keys.withUnsafeBufferPointer { keys in
            masks.withUnsafeBufferPointer { masks in
                letterBlocks.withUnsafeBufferPointer { letterBlocks in
                    letters.withUnsafeBufferPointer { letters in
                        body(Tables(keys: keys, masks: masks, letterBlocks: letterBlocks, letters: letters))
                    }
                }
            }
        }
    }

    /// Where the search for a hash begins, of which the upper bits are the best mixed.
    @inline(__always)
    static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash &>> 32) }

    /// Invariant: the number of keys is a power of two, and some are 0; a letter's value is below 0x10000.
    struct Tables {
        fileprivate let keys: UnsafeBufferPointer<UInt64>
        fileprivate let masks: UnsafeBufferPointer<UInt64>
        fileprivate let letterBlocks: UnsafeBufferPointer<UInt16>
        fileprivate let letters: UnsafeBufferPointer<UInt64>

        /// The languages that have a word.
        @inline(__always)
        func mask(ofWord hash: UInt64) -> UInt64 {
            let last = keys.count &- 1
            var place = WordIndex.place(of: hash) & last
            while keys[place] != 0 {
                if keys[place] == hash { return masks[place] }
                place = (place &+ 1) & last
            }
            return 0
        }

        /// The languages of a letter that few have.
        @inline(__always)
        func mask(ofLetter value: UInt32) -> UInt64 {
            letters[Int(letterBlocks[Int(value &>> 6)]) &* 64 &+ Int(value & 63)]
        }
    }
}
