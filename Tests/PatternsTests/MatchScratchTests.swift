import Testing

@testable import Patterns

@Suite("Scratches and threads")
struct MatchScratchTests {
    @Test("States are dropped when they pass the limit, and the answer stays right", arguments: [3, 5] as [UInt64])
    func dropsStates(seed: UInt64) throws {
        // The automaton of `a[abc]{17}c` has 2^18 states, and random text asks for a new one at almost every byte.
        let program = try Program(PatternParser.parse("a[abc]{17}c$"))
        var automaton = LazyAutomaton(program, cacheLimit: 20_000)
        var generator = SplitMix64(state: seed)
        for _ in 0..<4 {
            var bytes = (0..<2_000).map { _ in "aab".utf8.randomElement(using: &generator) ?? 0 }
            bytes.append(UInt8(ascii: "c"))
            for byte in "ab".utf8 {
                bytes[bytes.count - 19] = byte
                #expect(bytes.withUnsafeBytes { automaton.matches($0) } == (byte == UInt8(ascii: "a")), "seed \(seed)")
            }
            // A state takes a row of four entries at least.
            #expect(automaton.stateCount > 1 && automaton.stateCount < 20_000 / 16)
        }
    }

    @Test("A scratch that served one pattern serves another")
    func servesManyPatterns() throws {
        var scratch = MatchScratch()
        let patterns = try ["^\\p{L}+$", "^\\p{N}+$", "(?=a)b?", "(.)\\1", "\\p{Lu}\\p{Ll}{3}"].map { try Pattern($0) }
        let expected: [String: [MatchOutcome]] = [
            "aa": [.matched, .unmatched, .matched, .matched, .unmatched],
            "12": [.unmatched, .matched, .unmatched, .unmatched, .unmatched],
            "État": [.matched, .unmatched, .matched, .unmatched, .matched],
        ]
        for _ in 0..<3 {
            for (text, outcomes) in expected {
                var text = text
                let found = patterns.map { pattern in
                    text.withUTF8 { pattern.search(UnsafeRawBufferPointer($0), using: &scratch) }
                }
                #expect(found == outcomes, "\(text)")
            }
        }
    }

    @Test(
        "One pattern serves many tasks at once",
        arguments: ["^[a-z]+$", "^\\p{L}{1,40}$", "^(?!\\d)\\w+$", "^(\\w)\\w*\\1$"])
    func sharedBetweenTasks(_ source: String) async throws {
        let pattern = try Pattern(source)
        await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var scratch = MatchScratch()
                    var wrong = 0
                    for turn in 0..<400 {
                        let letters = String(repeating: "abcba", count: 1 + (turn + task) % 8)
                        for (text, outcome) in [(letters, MatchOutcome.matched), (letters + "!", .unmatched)] {
                            var text = text
                            let found = text.withUTF8 { pattern.search(UnsafeRawBufferPointer($0), using: &scratch) }
                            if found != outcome { wrong += 1 }
                            if turn % 50 == 0, pattern.search(text) != outcome { wrong += 1 }
                        }
                    }
                    return wrong
                }
            }
            for await wrong in group { #expect(wrong == 0) }
        }
    }
}
