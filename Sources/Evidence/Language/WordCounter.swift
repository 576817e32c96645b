import UnicodeText

/// Counts the letters, words and points of a line: the loop that reading a language spends its time in.
///
/// Invariant: `letters` has a place for each writing system, `points` for each language of the tables.
struct WordCounter {
    let tables: WordIndex.Tables
    /// The writing system and the small form of each letter below U+0800.
    let scripts: UnsafeBufferPointer<UInt8>
    let smallLetters: UnsafeBufferPointer<UInt16>
    let letters: UnsafeMutableBufferPointer<Int>
    let points: UnsafeMutableBufferPointer<Int>
    /// The words so far.
    private(set) var words = 0

    /// The word that is being read, its length and its script.
    private var word = WordHash()
    private var length = 0
    private var script = 0

    init(
        tables: WordIndex.Tables, scripts: UnsafeBufferPointer<UInt8>, smallLetters: UnsafeBufferPointer<UInt16>,
        letters: UnsafeMutableBufferPointer<Int>, points: UnsafeMutableBufferPointer<Int>
    ) {
        self.tables = tables
        self.scripts = scripts
        self.smallLetters = smallLetters
        self.letters = letters
        self.points = points
    }

    /// Counts a line of valid UTF-8.
    mutating func count(_ line: UnsafeRawBufferPointer) {
        let latin = WritingSystem.latin.rawValue
        let weights = WritingSystem.weights
        let han = WritingSystem.han.rawValue
        let lastAlphabet = WritingSystem.ethiopic.rawValue
        var offset = 0
        while offset < line.count {
            let byte = line[offset]
            if byte < 0x80 {
                let small = byte | 0x20
                if small &- 0x61 >= 26 {
                    offset &+= 1
                    if length > 0 { endWord() }
                    continue
                }
                if script != latin { begin(latin) }
                if offset &+ 8 <= line.count {
                    let (letters, bits) = ASCIIRun.letters(
                        line.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian, withDigits: false)
                    word.append(letters, bits: bits)
                    length &+= Int(truncatingIfNeeded: bits &>> 3)
                    offset &+= Int(truncatingIfNeeded: bits &>> 3)
                } else {
                    word.append(UInt32(small))
                    length &+= 1
                    offset &+= 1
                }
                continue
            }
            var value = UInt32(byte)
            var next = 0
            if byte < 0xE0 {
                value = (value & 0x1F) &<< 6 | rest(line, offset &+ 1)
                offset &+= 2
                next = Int(scripts[Int(value)])
            } else if byte < 0xF0 {
                value = (value & 0x0F) &<< 12 | rest(line, offset &+ 1) &<< 6 | rest(line, offset &+ 2)
                offset &+= 3
                next = value &- 0x4E00 < 0x5200 ? han : WritingSystem.of(value)?.rawValue ?? 0
            } else {
                value =
                    (value & 0x07) &<< 18 | rest(line, offset &+ 1) &<< 12 | rest(line, offset &+ 2) &<< 6
                    | rest(line, offset &+ 3)
                offset &+= 4
                next = WritingSystem.of(value)?.rawValue ?? 0
            }
            if next == 0 {
                // A joiner and a soft hyphen stand within words.
                if length > 0, value != 0x200C, value != 0x200D, value != 0xAD { endWord() }
                continue
            }
            if next != script { begin(next) }
            value = small(value)
            if value < 0x10000 { addPoints(tables.mask(ofLetter: value)) }
            if next > lastAlphabet {
                letters[next] &+= weights[next]
            } else {
                word.append(value)
                length &+= 1
            }
        }
        endWord()
    }

    /// Begins a word of another script.
    private mutating func begin(_ next: Int) {
        endWord()
        script = next
    }

    @inline(__always)
    private mutating func endWord() {
        guard length > 0 else { return }
        words &+= 1
        letters[script] &+= length
        addPoints(tables.mask(ofWord: word.value))
        word = WordHash()
        length = 0
    }

    @inline(__always)
    private func addPoints(_ languages: UInt64) {
        var languages = languages
        while languages != 0 {
            points[languages.trailingZeroBitCount] &+= 1
            languages &= languages &- 1
        }
    }

    @inline(__always)
    private func rest(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 { UInt32(text[offset] & 0x3F) }

    @inline(__always)
    private func small(_ value: UInt32) -> UInt32 {
        if value < 0x800 { return UInt32(smallLetters[Int(value)]) }
        // The letters of Vietnamese stand in pairs, the capital first.
        return value &- 0x1E00 < 0x100 ? value | 1 : value
    }
}

/// The writing systems and small forms of the letters below U+0800.
struct LetterTables: Sendable {
    static let shared = LetterTables()

    private let scripts: [UInt8] = (0..<0x800).map { UInt8(WritingSystem.of($0)?.rawValue ?? 0) }
    private let smallLetters: [UInt16] = (0..<0x800).map { value in
        let mapping = Unicode.Scalar(value).map { Array($0.properties.lowercaseMapping.unicodeScalars) } ?? []
        return mapping.count == 1 ? UInt16(truncatingIfNeeded: mapping[0].value) : UInt16(value)
    }

    func withLetters<Result>(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt16>) -> Result) -> Result {
        scripts.withUnsafeBufferPointer { scripts in smallLetters.withUnsafeBufferPointer { body(scripts, $0) } }
    }
}
