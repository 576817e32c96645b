import Patterns
import Testing

@Suite("Hostile patterns and texts")
struct HostilePatternTests {
    static let long = String(repeating: "a", count: 100_000)

    @Test(
        "Patterns on which backtracking explodes are decided",
        arguments: [
            ("^(a+)+$", "!", MatchOutcome.unmatched), ("^(a+)+$", "", .matched), ("(a*)*b", "", .unmatched),
            ("^(a|aa)+$", "!", .unmatched), ("(.*)(.*)(.*)(.*)(.*)x", "", .unmatched),
            ("^(?:a?){100}a{100}$", "", .unmatched),
            ("(?:a{0,30}){0,30}b", "", .unmatched), ("^(?=(a+)+$)", "!", .unmatched), ("^(?!.*foo).*$", "", .matched),
            ("(?=a*b)c", "", .unmatched), ("^(?:(?!b)a|a)*$", "!", .unmatched),
        ])
    func decided(_ source: String, tail: String, outcome: MatchOutcome) throws {
        #expect(try Pattern(source).search(HostilePatternTests.long + tail) == outcome)
    }

    @Test(
        "What cannot be decided within the limit of steps is said to be undecided",
        arguments: ["^(a+)+\\1$", "^(a|aa)+(?=b)\\1", "(?:(a*)*\\1)*b"])
    func undecided(_ source: String) throws {
        let pattern = try Pattern(source, stepLimit: 5_000)
        let text = String(repeating: "a", count: 300) + "!"
        let limit = 5_000 + text.utf8.count * Pattern.stepsPerByte
        #expect(pattern.search(text) == .undecided(steps: limit))
        #expect(pattern.search("b!") != .undecided(steps: limit))
    }

    @Test("A limit of no steps leaves everything undecided that needs a step")
    func noSteps() throws {
        #expect(try Pattern("(?=a)", stepLimit: 0).search("") == .undecided(steps: 0))
        #expect(try Pattern("a", stepLimit: 0).search("a") == .matched)
        #expect(try Pattern("(?=a)", stepLimit: .max).search("a") == .matched)
    }

    @Test(
        "A pattern that is too large is refused, and says why",
        arguments: [
            ("x" + String(repeating: "(", count: 10_000), 251, "nested more than 250 deep"),
            (
                String(repeating: "(?:", count: 10_000) + String(repeating: ")", count: 10_000), 750,
                "nested more than 250"
            ),
            (String(repeating: "(?=a", count: 300) + String(repeating: ")", count: 300), 1000, "nested more than 250"),
            (String(repeating: "a", count: 1_000_000), 100_000, "more than 100000 terms"),
            (String(repeating: "|", count: 1_000_000), 100_000, "more than 100000 terms"),
            ("x(?:a{1000}){1000}", 1, "too large when expanded"), ("a{1000000000}", 0, "too large when expanded"),
            ("b(?:(?:(?:\\p{L}{2,99}){99}){99}){99}", 1, "too large when expanded"),
            ("a{99999999999999999999}", 0, "too large when expanded"),
            ("(?:" + String(repeating: "()", count: 40_000) + "x){1000}", 0, "too large when expanded"),
            (
                (0..<500).map {
                    "[\\p{L}\\x\(String($0 % 16, radix: 16))\(String($0 / 16 % 4, radix: 16))\\u{\(String($0 + 0xE000, radix: 16))}]"
                }.joined(),
                nil, "ranges of code points"
            ),
        ] as [(String, Int?, String)])
    func tooLarge(_ source: String, offset: Int?, message: String) {
        let error = #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        if let offset { #expect(error?.offset == offset) }
    }

    @Test(
        "A large pattern within the limits is accepted",
        arguments: [
            (String(repeating: "(?:a", count: 250) + String(repeating: ")*", count: 250), "", MatchOutcome.matched),
            (String(repeating: "a", count: 90_000), "aaa", .unmatched),
            ("[" + String(repeating: "ab", count: 500_000) + "]", "b", .matched),
            ("[" + String(repeating: "\\p{L}", count: 100_000) + "]", "é", .matched),
            ("^" + String(repeating: "(?=a)", count: 10_000), "a", .matched),
            ("((((a?){0}){1000000000}){1000000000}){1000000000}", "", .matched),
            ("^.{1,30000}$", String(repeating: "é", count: 30_000), .matched),
            ("^.{1,30000}$", String(repeating: "é", count: 30_001), .unmatched),
        ])
    func largeButFine(_ source: String, text: String, outcome: MatchOutcome) throws {
        #expect(try Pattern(source).search(text) == outcome)
    }

    @Test("Bytes that are not UTF-8 do no harm")
    func invalidText() throws {
        let texts: [[UInt8]] = [
            [0x80], [0xC3], [0xE4, 0xB8], [0xF0, 0x9F, 0x90], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0x61, 0xBF],
        ]
        for source in ["é", "^.$", "\\b.", "(?<=.)$", "(.)\\1", "(?<!中)x", "\\p{L}"] {
            let pattern = try Pattern(source)
            for text in texts {
                let outcome = text.withUnsafeBytes { pattern.search($0) }
                #expect(outcome == .matched || outcome == .unmatched)
            }
        }
        #expect(try Pattern("^$").search(UnsafeRawBufferPointer(start: nil, count: 0)) == .matched)
        #expect(try Pattern("(?=a)").search(UnsafeRawBufferPointer(start: nil, count: 0)) == .unmatched)
    }
}
