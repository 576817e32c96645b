/// Splits a text into words and hashes each.
///
/// A word is a run of letters and digits; in scripts without spaces each character is one. Case, punctuation and accents
/// do not count. Complexity: O(bytes), eight ASCII bytes at a time; nothing is allocated for a word. Memory: 8 bytes a word
/// of the text at hand.
struct WordScanner: Sendable {
    /// The hash of each word of the text that was scanned last; the lowest bit is set for a character that is a word.
    private(set) var words: [UInt64] = []
    private var folding = CharacterFolding()

    /// For each byte below 128 its letter in lower case; 0 where it is none.
    private static let letters: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
        default: 0
        }
    }

    /// A word as it is read: its letters are hashed eight at a time, in an order that depends on nothing but the letters.
    private struct Word {
        private static let seed: UInt64 = 0x2545_F491_4F6C_DD1D
        private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

        private var hash = seed
        /// Letters below 256 that are not hashed yet, and eight times their number.
        private var letters: UInt64 = 0
        private var bits: UInt64 = 0

        var isEmpty: Bool { bits == 0 && hash == Self.seed }

        /// Adds up to eight letters at once.
        @inline(__always)
        mutating func append(_ more: UInt64, bits count: UInt64) {
            letters |= more &<< bits
            if bits &+ count < 64 {
                bits &+= count
                return
            }
            mix(letters)
            // What found no room; a shift by all 64 bits would be one by none.
            letters = bits == 0 ? 0 : more &>> (64 &- bits)
            bits = bits &+ count &- 64
        }

        mutating func append(_ letter: UInt32) {
            if letter < 0x100 { return append(UInt64(letter), bits: 8) }
            if bits > 0 { mix(letters) }
            (letters, bits) = (0, 0)
            mix(UInt64(letter))
        }

        @inline(__always)
        private mutating func mix(_ value: UInt64) {
            hash = (hash ^ value) &* Self.factor
            hash ^= hash >> 32
        }

        /// The word's hash; the next one begins.
        @inline(__always)
        mutating func finish() -> UInt64 {
            if bits > 0 { mix(letters) }
            let result = (hash &* 0xD6E8_FEB8_6659_FD93) & ~1
            self = Word()
            return result
        }
    }

    /// Scans a text of valid UTF-8 and replaces `words`.
    mutating func scan(_ text: UnsafeRawBufferPointer) {
        // A text that was very long leaves no memory behind.
        if words.capacity > 1 << 17 { words = [] }
        words.removeAll(keepingCapacity: true)
        var words = self.words
        self.words = []
        Self.letters.withUnsafeBufferPointer { letters in
            var index = 0
            var word = Word()
            while index < text.count {
                if index &+ 8 <= text.count {
                    let (value, bits) = Self.run(
                        text.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
                    if bits > 0 {
                        word.append(value, bits: bits)
                        index &+= Int(truncatingIfNeeded: bits &>> 3)
                        if bits == 64 { continue }
                    }
                }
                let byte = text[index]
                if byte < 0x80 {
                    index &+= 1
                    let letter = letters[Int(byte)]
                    if letter != 0 {
                        word.append(UInt32(letter))
                    } else if !word.isEmpty {
                        words.append(word.finish())
                    }
                    continue
                }
                let folded = folding.fold(Self.decode(text, &index))
                if folded == CharacterFolding.ignored { continue }
                let isWord = folded & CharacterFolding.characterFlag != 0
                if isWord || folded == CharacterFolding.separator {
                    if !word.isEmpty { words.append(word.finish()) }
                    if isWord {
                        word.append(folded)
                        words.append(word.finish() | 1)
                    }
                } else {
                    word.append(folded)
                }
            }
            if !word.isEmpty { words.append(word.finish()) }
        }
        self.words = words
    }

    /// The ASCII letters and digits that eight bytes begin with, in lower case, and eight times their number.
    ///
    /// Each byte is tested by itself: with its highest bit out of the way, a sum reaches that bit where the byte is large
    /// enough, and never the next byte.
    @inline(__always)
    private static func run(_ bytes: UInt64) -> (letters: UInt64, bits: UInt64) {
        let each: UInt64 = 0x0101_0101_0101_0101
        let high = each &* 0x80
        let plain = bytes & ~high
        let lower = plain | each &* 0x20
        let isLetter = (lower &+ each &* (0x80 - 0x61)) & ~(lower &+ each &* (0x7F - 0x7A))
        let isDigit = (plain &+ each &* (0x80 - 0x30)) & ~(plain &+ each &* (0x7F - 0x39))
        let rest = ~((isLetter | isDigit) & ~bytes) & high
        if rest == 0 { return (lower, 64) }
        // The position of the first other byte's highest bit, less seven.
        let bits = UInt64(truncatingIfNeeded: rest.trailingZeroBitCount) & ~7
        return (lower & ((1 &<< bits) &- 1), bits)
    }

    /// Decodes the character at `index` and moves past it; a byte that begins none is passed as a separator.
    private static func decode(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> UInt32 {
        let first = UInt32(text[index])
        let (count, start): (Int, UInt32) =
            first >= 0xF0 ? (3, first & 0x07) : first >= 0xE0 ? (2, first & 0x0F) : (1, first & 0x1F)
        index &+= 1
        guard first >= 0xC0, text.count &- index >= count else { return 0 }
        var scalar = start
        for _ in 0..<count {
            scalar = scalar << 6 | UInt32(text[index]) & 0x3F
            index &+= 1
        }
        return scalar
    }
}
