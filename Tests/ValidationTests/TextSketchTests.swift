import TestSupport
import Testing

@testable import Validation

private func words(_ text: String) -> [UInt64] {
    var scanner = WordScanner()
    var text = text
    return text.withUTF8 { scanner.words(of: UnsafeRawBufferPointer($0)).hashes }
}

private func fingerprints(_ words: [UInt64]) -> [(hash: UInt64, position: Int)] {
    var result: [(hash: UInt64, position: Int)] = []
    Fingerprints.choose(from: words) { result.append(($0, $1)) }
    return result
}

@Suite struct WordScannerTests {
    @Test(arguments: [
        ("The delegation's reply.", "THE DELEGATION’S — reply"), ("caf\u{E9}", "Cafe\u{301}"),
        ("Ёлка чай", "елка чаи\u{306}"),
        ("co\u{AD}operate", "cooperate"),
        ("Inter\u{AD}nationali\u{AD}sation 12345678!", "INTERNATIONALISATION, 12345678"),
        ("Übernächtigungsgebühr", "ubernachtigungsgebuhr"), ("@[`{/: a zA Z09\u{1}", "A,ZA,z09"), ("２０２１", "2021"),
        ("Ἀθῆναι", "αθηναι"), ("外交部 发言人。", "外交部发言人"),
        ("\n\n a \t b ", "a,b"),
    ])
    func copiesCountAsTheSameWords(_ one: String, _ other: String) {
        #expect(!words(one).isEmpty)
        #expect(words(one) == words(other))
    }

    @Test(arguments: [
        ("session 76", "session 75"), ("resolution", "resolutions"), ("a b", "ab"), ("外交", "交外"), ("о", "o"),
    ])
    func differentWordsDiffer(_ one: String, _ other: String) {
        #expect(words(one) != words(other))
    }

    /// What stands before a word, and where its bytes lie, does not count.
    @Test(arguments: 0...20)
    func aWordIsTheSameEverywhere(shift: Int) {
        let long = words("Nordostseekanalverwaltung, ab 12")
        let before = String(repeating: ".", count: shift)
        #expect(words(before + "nordostseekanalverwaltung\tab  12" + before) == long)
        #expect(Set(long).count == 3)
        #expect(words(String(repeating: "a", count: shift)) != words(String(repeating: "a", count: shift + 1)))
    }

    /// Long texts are read 64 bytes at a time, short ones byte by byte: the words are the same, wherever a word lies.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func wordsOfLongTextsAreThoseOfTheirParts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", "Of", "the", "76th", "Peoples", "Republic", "ambassador", "counterrevolution", "sixteen-letters.",
            "counterrevolutionary", "reply’s", "État", "чай", "外交部", ",", "—", "L.28/Rev.1", "2021", "aaaaaaaa",
        ]
        var text = ""
        var expected: [UInt64] = []
        for _ in 0..<Int.random(in: 20...200, using: &generator) {
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            expected += words(piece)
            text += piece + [" ", "\n", ", ", "  ", " (", "… "][Int.random(in: 0..<6, using: &generator)]
        }
        #expect(words(text) == expected, "seed \(seed)")
    }

    @Test(arguments: [("", 0), ("…", 0), ("one", 1), ("one two 3", 3), ("朝鲜 is 2", 4), ("외교부 대변인", 6)])
    func wordsAreCounted(_ text: String, _ count: Int) {
        #expect(words(text).count == count)
    }
}

@Suite struct FingerprintTests {
    /// Two texts that share `guaranteedWords` words in a row share a fingerprint, whatever stands around them.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func aSharedPassageSharesAFingerprint(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func random(_ count: Int) -> [UInt64] { (0..<count).map { _ in generator.next() & ~1 } }
        let passage = random(Fingerprints.guaranteedWords)
        let one = random(Int(seed)) + passage + random(30)
        let other = random(50) + passage + random(Int(seed) % 7)
        let shared = Set(fingerprints(one).map(\.hash)).intersection(fingerprints(other).map(\.hash))
        #expect(!shared.isEmpty, "seed \(seed)")
        #expect(fingerprints(passage).count == 1)
    }

    @Test func aboutTwoInThirtyThreeRunsAreChosen() {
        var generator = SeededGenerator(seed: 5)
        let chosen = fingerprints((0..<17_000).map { _ in generator.next() & ~1 })
        #expect((930...1_130).contains(chosen.count))
        #expect(Set(chosen.map(\.position)).count == chosen.count)
    }

    @Test func oneWordAgainAndAgainGivesOneFingerprint() {
        #expect(fingerprints(Array(repeating: 42, count: 16_000)).count == 1)
    }

    /// Of each `window` runs in a row the one with the least hash is chosen, whatever else the text has.
    @Test(arguments: [8, 9, 38, 39, 40, 70, 71, 72, 200] as [Int])
    func theLeastRunOfEachWindowIsChosen(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let words = (0..<count).map { _ in generator.next() & ~1 }
        // A text of one run gives its hash.
        let runs = (0...count - Fingerprints.runWords).map { start in
            fingerprints(Array(words[start..<start + Fingerprints.runWords]))[0].hash
        }
        var expected: [Int] = []
        for start in 0..<max(1, runs.count - Fingerprints.window + 1) {
            let window = start..<min(runs.count, start + Fingerprints.window)
            if let least = window.min(by: { runs[$0] < runs[$1] }), expected.last != least { expected.append(least) }
        }
        #expect(fingerprints(words).map(\.position) == expected)
    }

    @Test(arguments: [0, 1, 7])
    func textsWithoutARunHaveNone(count: Int) {
        #expect(fingerprints(Array(repeating: 42, count: count)).isEmpty)
    }
}

@Suite struct TextAlignmentTests {
    private func bytes(_ text: String) -> [UInt8] { words(text).map { UInt8(truncatingIfNeeded: $0 >> 56) } }

    @Test func aPassageIsFollowedOverSmallChanges() {
        let one = bytes("p q r one two three four five six seven eight nine ten eleven twelve x y z")
        let other = bytes("one two three four five and six seven eight nine TEN-A eleven twelve thirteen fourteen f g")
        let alignment = TextAlignment(one, other, anchors: [.init(first: 4, second: 1)])
        // `and` was put in; so was `A`, after which no four words follow that are the same.
        #expect(alignment.firstCovered == 10)
        #expect(alignment.secondCovered == 10)
        #expect(alignment.firstSpan == 3..<13)
        #expect(alignment.secondSpan == 0..<11)
    }

    @Test func anchorsOutsideOfTheTextsCountForNothing() {
        let alignment = TextAlignment(
            [1, 2, 3], [1, 2, 3], anchors: [.init(first: 7, second: 0), .init(first: -1, second: 2)])
        #expect(alignment.firstCovered == 0)
        #expect(alignment.firstSpan.isEmpty)
    }

    @Test func textsThatRepeatThemselvesEnd() {
        let one = [UInt8](repeating: 7, count: 20_000)
        let anchors = stride(from: 0, to: 20_000, by: 8).map {
            TextAlignment.Anchor(first: $0, second: 20_000 - 1 - $0)
        }
        let alignment = TextAlignment(one, one, anchors: anchors)
        #expect(alignment.firstCovered > 1_000)
        #expect(alignment.firstCovered <= 20_000)
    }
}
