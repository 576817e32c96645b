import Patterns
import Testing

@Suite("What patterns match")
struct PatternSemanticsTests {
    @Test("Regular patterns", arguments: MatchCase.regular)
    func regular(_ example: MatchCase) throws {
        let pattern = try Pattern(example.pattern)
        #expect(pattern.isLinear)
        try check(example, pattern)
    }

    @Test("Look-around and back-references", arguments: MatchCase.irregular)
    func irregular(_ example: MatchCase) throws {
        let pattern = try Pattern(example.pattern)
        #expect(!pattern.isLinear)
        try check(example, pattern)
    }

    private func check(_ example: MatchCase, _ pattern: Pattern) throws {
        var scratch = MatchScratch()
        // Twice, so that the second search finds what the first left in the scratch.
        for _ in 1...2 {
            for (texts, outcome) in [(example.matched, MatchOutcome.matched), (example.unmatched, .unmatched)] {
                for text in texts {
                    var text = text
                    let found = text.withUTF8 { pattern.search(UnsafeRawBufferPointer($0), using: &scratch) }
                    #expect(found == outcome, "\(text.debugDescription)")
                    #expect(pattern.search(text) == outcome, "\(text.debugDescription), without a scratch")
                }
            }
        }
    }
}
