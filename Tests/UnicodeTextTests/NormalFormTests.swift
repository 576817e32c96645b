import Foundation
import TestSupport
import Testing
import UnicodeText

@Suite struct NormalFormTests {
    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test(
        arguments: [
            ("e\u{301}", "\u{E9}"), ("\u{E9}", "\u{E9}"), ("a\u{323}\u{307}", "\u{1EA1}\u{307}"),
            ("a\u{307}\u{323}", "\u{1EA1}\u{307}"), ("\u{212B}", "\u{C5}"), ("\u{2126}", "\u{3A9}"),
            ("\u{958}", "\u{915}\u{93C}"), ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("\u{D558}\u{11AB}", "\u{D55C}"),
            ("\u{F900}", "\u{8C48}"), ("\u{344}", "\u{308}\u{301}"), ("x\u{301}", "x\u{301}"), ("", ""),
            ("\u{30AB}\u{3099}", "\u{30AC}"), ("\u{1E0B}\u{323}", "\u{1E0D}\u{307}"),
            ("\u{1100}\u{1161}\u{1100}", "\u{AC00}\u{1100}"), ("a\u{315}\u{300}", "\u{E0}\u{315}"),
        ])
    func composes(text: String, form: String) {
        #expect(NormalForm.composed(scalars(text)) == scalars(form))
        #expect(NormalForm.isComposed(scalars(text)) == (scalars(text) == scalars(form)))
    }

    @Test func agreesWithFoundation() {
        var generator = SeededGenerator(seed: 15)
        // No whole syllables of Hangul: Foundation of Swift 6.3 does not always join a final to one.
        let pool: [ClosedRange<UInt32>] = [
            0x41...0x7A, 0xC0...0x24F, 0x300...0x34E, 0x900...0x97F, 0x1100...0x1112, 0x1161...0x1175,
            0x11A8...0x11C2, 0x1E00...0x1FBC, 0x3041...0x309A, 0xF900...0xFA0D,
        ]
        for round in 0..<3_000 {
            let text = (0..<Int.random(in: 1...8, using: &generator)).compactMap { _ in
                pool.randomElement(using: &generator).flatMap { $0.randomElement(using: &generator) }
                    .flatMap(Unicode.Scalar.init)
            }
            var string = String.UnicodeScalarView()
            string.append(contentsOf: text)
            let expected = Array(String(string).precomposedStringWithCanonicalMapping.unicodeScalars)
            #expect(NormalForm.composed(text) == expected, "seed 15, round \(round): \(text)")
        }
    }

    @Test func textsWithoutSuspectsAreInTheForm() {
        let suspects = Set(NormalForm.suspects.flatMap(\.self))
        let others = (UInt32(0)...0x2FFFF).filter { !suspects.contains($0) }.compactMap(Unicode.Scalar.init)
        #expect(others.count > 150_000)
        #expect(NormalForm.isComposed(others))
        #expect(NormalForm.isComposed(others.reversed()))
    }

    @Test func runsOfMarksTakeLinearTime() {
        let marks = Array(repeating: ["\u{301}", "\u{323}"] as [Unicode.Scalar], count: 50_000).flatMap(\.self)
        #expect(NormalForm.composed(["a"] + marks).count == 100_000)
    }
}
