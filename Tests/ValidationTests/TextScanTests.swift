import Foundation
import TestSupport
import Testing
import UnicodeText

@testable import Validation

/// The scan says at least what the rules find, for it alone decides whether they look.
@Suite struct TextScanTests {
    private func concerns(_ text: String, isRaw: Bool = false) -> TextConcerns {
        var text = text
        return text.withUTF8 { TextScan.concerns(in: UnsafeRawBufferPointer($0), isRaw: isRaw) }
    }

    @Test(arguments: [
        "", "A spokesperson said so.\n\tThat is “all” – l’été, für 20 €: ©", "Министерство ответило.", "外交部发言人。「是」",
        "외무성 대변인", "المتحدث باسم الوزارة: «نعم»، لا.", "กระทรวงที่ตอบ", "मंत्रालय ने कहा", "Bộ Ngoại giao", "😀👍",
        "NÃO, Österreich, Łódź, Çok", "\r\n",
    ])
    func ordinaryTextIsPassedOver(text: String) {
        #expect(concerns(text) == [])
    }

    @Test(
        arguments: [
            ("wouldnâ€™t", TextConcerns.mojibake), ("\u{92}", [.mojibake, .invisible]), ("a\u{FFFD}", .replacement),
            ("e\u{301}", .normalForm), ("\u{212B}", .normalForm), ("a\u{307}\u{323}", .normalForm),
            ("\u{202E}", .direction),
            ("\u{2067}", .direction), ("a\u{200B}", .invisible), ("\u{AD}", .invisible), ("\u{7F}", .invisible),
            ("\u{B}", .invisible), ("12345678\u{1}", .invisible), ("1234567\u{7F}90", .invisible),
            ("\u{FEFF}", .invisible),
            ("\u{E000}", .invisible), ("\u{10FFFD}", .invisible), ("\u{E0041}", .invisible), ("\u{1FFFF}", .invisible),
            ("\u{2F800}", .normalForm), ("\u{110BA}", .normalForm),
        ] as [(String, TextConcerns)])
    func whatIsSuspectIsSeen(text: String, expected: TextConcerns) {
        for filler in ["", "x", "1234567", "12345678", "язык", "語"] {
            #expect(concerns(filler + text + filler).isSuperset(of: expected), "\(filler)")
        }
    }

    @Test func escapesAreSeenOnlyInRawText() {
        #expect(concerns(#"a\n\t\"b\\ 12345678"#, isRaw: true) == [])
        #expect(concerns(#"1234567\u00e9"#, isRaw: true) == .escaped)
        #expect(concerns(#"\b"#, isRaw: true) == [.escaped, .invisible])
        #expect(concerns(#"\\u00e9"#, isRaw: true) == [])
        #expect(concerns(#"\u00e9"#) == [])
    }

    @Test func theScanMissesNothing() {
        var generator = SeededGenerator(seed: 8)
        let pool = Array(
            "aé’€ÃâÐ¿œ\u{301}\u{323}\u{AD}\u{200B}\u{202A}\u{2069}\u{FFFD}中ก้ด\u{93C}क😀\u{85}\u{97}\u{2126}가\u{11A8}"
                .unicodeScalars)
        for round in 0..<20_000 {
            let scalars = (0..<Int.random(in: 1...6, using: &generator)).compactMap { _ in
                pool.randomElement(using: &generator)
            }
            let seen = concerns(text(scalars))
            let context: Comment = "seed 8, round \(round): \(scalars)"
            if !seen.contains(.mojibake) {
                #expect(MojibakeRepair.runs(in: scalars).isEmpty, context)
                #expect(MojibakeRepair.remnants(in: scalars, outside: []).isEmpty, context)
            }
            if !seen.contains(.normalForm) { #expect(NormalForm.isComposed(scalars), context) }
            if !seen.contains(.direction) {
                #expect(!scalars.contains(where: CharacterClasses.isDirectionControl), context)
            }
            if !seen.contains(.invisible) { #expect(!scalars.contains(where: CharacterClasses.isInvisible), context) }
        }
    }
}
