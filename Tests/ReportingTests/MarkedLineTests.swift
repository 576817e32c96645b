import Diagnostics
import Testing

@testable import Reporting

/// Where the mark stands under a source line, in cells.
struct MarkedLineTests {
    private func line(
        _ bytes: [UInt8], column: Int, length: Int, width: Int = 90, windowStart: Int = 0, cutAtStart: Bool = false,
        cutAtEnd: Bool = false
    ) -> MarkedLine? {
        let excerpt = SourceExcerpt(
            line: bytes, windowStart: windowStart, cutAtStart: cutAtStart, cutAtEnd: cutAtEnd)
        let location = SourceLocation(file: "a", line: 1, column: column, byteRange: 500..<500 + length)
        return MarkedLine(excerpt, at: location, width: width)
    }

    @Test(arguments: [
        ("abc def", "def", 4, 3),
        ("외무성 def", "def", 7, 3),
        ("ab 외무성", "외무성", 3, 6),
        ("中文 标题", "标题", 5, 4),
        ("وِزَارَة x", "x", 6, 1),
        ("\ta\tb", "b", 9, 1),
        ("e\u{301}x", "x", 1, 1),
        ("\u{1B}[0mx", "x", 9, 1),
        ("\u{202E}x", "\u{202E}", 0, 8),
    ])
    func markStandsUnderTheValue(text: String, value: String, indent: Int, markWidth: Int) throws {
        let bytes = Array(text.utf8)
        let start = try #require(bytes.firstRange(of: Array(value.utf8))).lowerBound
        let marked = try #require(line(bytes, column: start + 1, length: value.utf8.count))
        #expect(marked.indent == indent)
        #expect(marked.markWidth == markWidth)
    }

    @Test func invalidBytesAreShownAsNumbers() {
        #expect(line([0x61, 0xFF, 0x62], column: 2, length: 1) == line(Array(#"a\xFFb"#.utf8), column: 2, length: 4))
        #expect(line([0xC0, 0x80, 0xED, 0xA0, 0x80], column: 1, length: 5)?.text == #"\xC0\x80\xED\xA0\x80"#)
        #expect(line([0x61, 0xE4, 0xB8], column: 1, length: 1)?.text == #"a\xE4\xB8"#)
    }

    @Test func anEmptyValueHasAMark() {
        let atEnd = line(Array("abc".utf8), column: 4, length: 0)
        #expect(atEnd?.indent == 3)
        #expect(atEnd?.markWidth == 1)
        #expect(line([], column: 1, length: 0)?.markWidth == 1)
    }

    @Test func aMarkOfSeveralLinesEndsWithTheLine() {
        let marked = line(Array("abc: |\r\n".utf8), column: 6, length: 400)
        #expect(marked?.text == "abc: |")
        #expect(marked?.markWidth == 1)
    }

    @Test func aValueOutsideTheWindowIsNotMarked() {
        #expect(line(Array("abc".utf8), column: 9, length: 1) == nil)
        #expect(line(Array("abc".utf8), column: 3, length: 1, windowStart: 10) == nil)
    }

    @Test func aPlaceWithinACharacterMarksTheCharacter() {
        let marked = line(Array("a한b".utf8), column: 3, length: 1)
        #expect(marked?.indent == 1)
        #expect(marked?.markWidth == 2)
    }

    @Test func charactersCutByTheWindowAreLeftOut() {
        let whole = Array("한abc한".utf8)
        let window = Array(whole[1...7])
        let marked = line(window, column: 105, length: 1, windowStart: 101, cutAtStart: true, cutAtEnd: true)
        #expect(marked?.text == "…abc…")
        #expect(marked?.indent == 2)
    }

    @Test func aLongLineIsCutAroundTheValue() throws {
        let bytes = Array(String(repeating: "가", count: 500).utf8)
        let marked = try #require(line(bytes, column: 751, length: 6, width: 41))
        #expect(marked.text.hasPrefix("…가") && marked.text.hasSuffix("가…"))
        #expect(DisplayWidth.cells(of: marked.text) <= 41)
        #expect(marked.markWidth == 4)
        #expect((16...19).contains(marked.indent))
    }

    @Test func anythingFitsAndIsSafe() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(state: seed)
        let pieces: [[UInt8]] = [
            [0x00], [0x0A], [0x1B, 0x5B], [0x80], [0xC2], [0xF4, 0x90], [0xED, 0xA0, 0x80], Array("한".utf8),
            Array("\u{301}".utf8), Array("\u{202E}".utf8), Array("\t".utf8), Array("abc".utf8), Array("😀".utf8),
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...200, using: &random)
            let bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
            let start = Int.random(in: 0...bytes.count, using: &random)
            let width = Int.random(in: 20...100, using: &random)
            let marked = try #require(
                line(
                    bytes, column: start + 1, length: Int.random(in: 0...300, using: &random), width: width,
                    cutAtStart: Bool.random(using: &random), cutAtEnd: true),
                "seed \(seed)")
            #expect(DisplayWidth.cells(of: marked.text) <= width, "seed \(seed)")
            #expect(marked.indent + marked.markWidth <= width + 1, "seed \(seed)")
            #expect(!marked.text.unicodeScalars.contains { $0.isHiddenOrSteering }, "seed \(seed)")
        }
    }
}
