import Patterns
import Testing

@Suite("The syntax of patterns")
struct PatternSyntaxTests {
    @Test(
        "What ECMA-262 accepts in Unicode mode is accepted",
        arguments: [
            "", "|", "||", "()", "(?:)", "(?=)", "(?!)", "(?<=)", "(?<!)", "[]", "[^]", "a|b|", "^$", "^^$$",
            "a*", "a+?", "a??", "a{0}", "a{2}?", "a{2,}", "a{2,3}?", "a{00002,0003}", "(?:){99999999999999999999}",
            "(?:^)*", "(?:\\b)+",
            "[-a]", "[a-]", "[a-c-e]", "[--0]", "[\\-]", "[\\b]", "[\\]]", "[\\^]", "[[]", "[(*+?.|{}$]", "[^^]",
            "[\\d-]", "[-\\d]", "[\\u{1F400}-\\u{1F4FF}]", "[🐉-🐲]",
            "\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", "/", "-", ",", "=", "!", "<", ">", ":",
            "\\d\\D\\w\\W\\s\\S", "\\f\\n\\r\\t\\v", "\\cA\\cz", "\\0", "\\0a", "\\x41", "\\u0041", "\\u{41}",
            "\\u{000041}",
            "\\u{10FFFF}", "\\uD83D\\uDC32", "\\uD83D", "\\uDC32", "\\uD83D\\u0041",
            "(a)\\1", "\\1(a)", "(\\1)", "(?<n>a)\\k<n>", "\\k<n>(?<n>a)", "(?<n\\u0061>a)\\k<na>", "(?<$_é1>)",
            "(?<\\u{1D4D0}>)", "(?<\\uD835\\uDCD0>)", "(?<=a+)b", "(?<!a|bc)", "(?=a(?!b(?<=c)))",
            "\\p{L}", "\\P{Lu}", "\\p{Letter}", "\\p{gc=Lu}", "\\p{General_Category=Uppercase_Letter}", "\\p{digit}",
            "\\p{Script=Latin}", "\\p{sc=Grek}", "\\p{Script_Extensions=Deva}", "\\p{scx=Zyyy}", "\\p{Any}",
            "\\p{ASCII}",
            "\\p{Assigned}", "\\p{Emoji}", "\\p{White_Space}", "\\p{RI}", "[\\p{L}\\P{Nd}_]",
            "([abc])+\\s+$", "\\p{punct}", "\\p{Combining_Mark}",
        ])
    func accepts(_ source: String) throws {
        #expect(try Pattern(source).source == source)
    }

    @Test("What it refuses is refused, at the place of the fault", arguments: Refusal.all)
    func refuses(_ refusal: Refusal) {
        let error = #expect(throws: PatternSyntaxError.self) { try Pattern(refusal.source) }
        #expect(error?.offset == refusal.offset)
        #expect(error?.message.contains(refusal.message) == true, "\(error?.message ?? "")")
    }

    @Test("A script written as a property is answered with how to write it")
    func scriptHelp() {
        let error = #expect(throws: PatternSyntaxError.self) { try Pattern("\\p{Cyrillic}") }
        #expect(error?.help == "write \\p{Script=Cyrillic}")
    }

    @Test("A message quotes no more than the beginning of a long name", arguments: ["p{", "p{sc=", "p{gc=", "k<"])
    func longNames(_ opening: String) {
        let source = "\\" + opening + String(repeating: "x", count: 100_000) + (opening == "k<" ? ">" : "}")
        let error = #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
        #expect(error.map { $0.message.utf8.count < 200 } == true)
        #expect(error?.message.contains("xxx…") == true)
    }
}
