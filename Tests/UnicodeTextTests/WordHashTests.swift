import TestSupport
import Testing
import UnicodeText

@Suite struct WordHashTests {
    private func hash(_ letters: some Sequence<UInt8>) -> UInt64 {
        var hash = WordHash()
        for letter in letters { hash.append(UInt32(letter)) }
        return hash.value
    }

    /// Eight bytes from an offset on, the last ones zero.
    private func word(_ bytes: [UInt8], at offset: Int) -> UInt64 {
        (0..<8).reduce(0) { word, index in
            offset + index < bytes.count ? word | UInt64(bytes[offset + index]) << UInt64(8 * index) : word
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func howLettersAreCutIntoPiecesHasNoInfluence(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let letters = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                UInt8.random(in: 0x61...0x7A, using: &generator)
            }
            var pieces = WordHash()
            var offset = 0
            while offset < letters.count {
                let count = min(letters.count - offset, Int.random(in: 1...8, using: &generator))
                pieces.append(
                    word(Array(letters[offset..<offset + count]), at: 0), bits: UInt64(8 * count))
                offset += count
            }
            #expect(pieces.value == hash(letters), "seed \(seed): \(letters)")
            #expect(hash(letters + [0x61]) != hash(letters))
            #expect(hash(letters.dropLast()) != hash(letters))
        }
    }

    @Test func lettersOfTwoAlphabetsStandInOneWord() {
        var (first, second) = (WordHash(), WordHash())
        for letter in [0x61, 0x431, 0x62] as [UInt32] { first.append(letter) }
        for letter in [0x61, 0x62, 0x431] as [UInt32] { second.append(letter) }
        #expect(first.value != second.value)
        #expect(!first.isEmpty)
        #expect(WordHash().isEmpty)
    }

    @Test(arguments: [false, true], [1, 2, 3] as [UInt64])
    func runsAreThoseOfSingleBytes(withDigits: Bool, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func isLetter(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || withDigits && (0x30...0x39).contains(byte)
        }
        for round in 0..<5_000 {
            // Mostly the bytes beside the ends of the ranges.
            let edges: [UInt8] = [0x2F, 0x30, 0x39, 0x3A, 0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0xC1, 0xE1]
            let bytes = (0..<8).map { _ in
                round.isMultiple(of: 3)
                    ? UInt8.random(in: 0...255, using: &generator) : edges.randomElement(using: &generator) ?? 0
            }
            let expected = bytes.prefix(while: isLetter)
            let run = ASCIIRun.letters(word(bytes, at: 0), withDigits: withDigits)
            #expect(run.bits == UInt64(8 * expected.count), "seed \(seed): \(bytes)")
            #expect(run.letters == word(expected.map { $0 | 0x20 }, at: 0), "seed \(seed): \(bytes)")
        }
    }
}
