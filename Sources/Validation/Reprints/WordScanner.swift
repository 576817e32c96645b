import CByteScan
import UnicodeText

/// The words of a text, in order.
struct ScannedWords {
    /// A hash of each; the lowest bit is set for a character that is a word.
    var hashes: [UInt64] = []
    /// One byte of the hash of each.
    var bytes: [UInt8] = []
    /// The sum of the hashes.
    var sum: UInt64 = 0
    /// How many of them are characters.
    var characters = 0

    /// Their number.
    var count: Int { hashes.count }
}

/// Splits a text into words and hashes each.
///
/// A word is a run of letters and digits; in scripts without spaces each character is one. Case, punctuation and accents
/// do not count. Complexity: O(bytes), eight ASCII bytes at a time; nothing is allocated for a word. Memory: 8 bytes a word
/// of the text at hand.
struct WordScanner: Sendable {
    private var folding = CharacterFolding()

    /// For each byte below 128 its letter in lower case; 0 where it is none.
    private static let letters: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
        default: 0
        }
    }

    /// The words of a text of valid UTF-8.
    ///
    /// Memory: five bytes for each byte of the text at the most.
    mutating func words(of text: UnsafeRawBufferPointer) -> ScannedWords {
        // A word has a byte at least, and another parts it from the next; a character that is a word has three.
        let capacity = text.count / 2 + 1
        var words = ScannedWords()
        words.bytes = Array(unsafeUninitializedCapacity: capacity) { bytes, count in
            words.hashes = Array(unsafeUninitializedCapacity: capacity) { [bytes] hashes, hashCount in
                let hashes = hashes
                var sum: UInt64 = 0
                var characters = 0
                hashCount = scan(text) { word, index in
                    hashes.initializeElement(at: index, to: word)
                    bytes.initializeElement(at: index, to: UInt8(truncatingIfNeeded: word &>> 56))
                    sum &+= word
                    characters &+= Int(truncatingIfNeeded: word & 1)
                }
                words.sum = sum
                words.characters = characters
            }
            count = words.count
        }
        return words
    }

    /// Hands out the words with their positions, and gives their number.
    @inline(__always)
    private mutating func scan(_ text: UnsafeRawBufferPointer, _ receive: (UInt64, Int) -> Void) -> Int {
        var count = 0
        func add(_ word: UInt64) {
            receive(word, count)
            count &+= 1
        }
        Self.letters.withUnsafeBufferPointer { letters in
            var index = 0
            var word = WordHash()
            while index < text.count {
                if word.isEmpty, text[index] < 0x80 { index &+= Self.scanShortWords(text, from: index, add) }
                if index &+ 8 <= text.count {
                    let bytes = text.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
                    let (value, bits) = ASCIIRun.letters(bytes, withDigits: true)
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
                        add(Self.finish(&word))
                    }
                    continue
                }
                let folded = folding.fold(Self.decode(text, &index))
                if folded == CharacterFolding.ignored { continue }
                let isWord = folded & CharacterFolding.characterFlag != 0
                if isWord || folded == CharacterFolding.separator {
                    if !word.isEmpty { add(Self.finish(&word)) }
                    if isWord {
                        word.append(folded)
                        add(Self.finish(&word) | 1)
                    }
                } else {
                    word.append(folded)
                }
            }
            if !word.isEmpty { add(Self.finish(&word)) }
        }
        return count
    }

    /// Hands out the words from an offset on, 64 bytes at a time, up to the first that is long, or touches a character
    /// outside ASCII or the end. Most words are found here, each without waiting for the one before.
    ///
    /// - Returns: how many bytes are done; what is left begins with a word, or between two.
    @inline(__always)
    private static func scanShortWords(
        _ text: UnsafeRawBufferPointer, from start: Int, _ add: (UInt64) -> Void
    ) -> Int {
        guard let base = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        var index = start
        // Sixteen bytes may be read of a word that begins in the last of the 64.
        while index &+ 80 <= text.count {
            let classes = byte_scan_words(base + index)
            // Where all of ASCII ends; words that reach it are not whole.
            let end = min(63, classes.beyond.trailingZeroBitCount)
            // Where words begin and where they have ended: each is found without waiting for the one before.
            var starts = classes.letters & ~(classes.letters &<< 1)
            var ends = ~classes.letters & (classes.letters &<< 1)
            while true {
                let wordStart = starts.trailingZeroBitCount
                if wordStart >= end {
                    index &+= end
                    break
                }
                let wordEnd = ends.trailingZeroBitCount
                let length = wordEnd &- wordStart
                if length > 15 || wordEnd >= end {
                    index &+= wordStart
                    if length > 15 || classes.beyond != 0 { return index &- start }
                    break
                }
                let first = Self.letters(text, at: index &+ wordStart, min(8, length))
                // Read in any case: whether a word is long cannot be foreseen, and to guess costs more.
                let next = Self.letters(text, at: index &+ wordStart &+ 8, max(1, length &- 8))
                let second = length > 8 ? next : 0
                add(WordHash.value(of: first, second) & ~1)
                starts &= starts &- 1
                ends &= ends &- 1
            }
            if classes.beyond != 0 { break }
        }
        return index &- start
    }

    /// One to eight letters or digits of ASCII, in lower case, the first in the lowest byte.
    @inline(__always)
    private static func letters(_ text: UnsafeRawBufferPointer, at index: Int, _ count: Int) -> UInt64 {
        let bytes = text.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        return (bytes | 0x2020_2020_2020_2020) & (UInt64.max &>> UInt64(64 &- 8 &* count))
    }

    /// The hash of a word, which ends here; the lowest bit is free.
    @inline(__always)
    private static func finish(_ word: inout WordHash) -> UInt64 {
        defer { word = WordHash() }
        return word.value & ~1
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
