import Testing

/// A pattern, the texts it matches, and the texts it does not.
struct MatchCase: Sendable, CustomTestStringConvertible {
    let pattern: String
    let matched: [String]
    let unmatched: [String]

    init(_ pattern: String, _ matched: [String], not unmatched: [String]) {
        self.pattern = pattern
        self.matched = matched
        self.unmatched = unmatched
    }

    var testDescription: String { pattern }
}

extension MatchCase {
    static let regular: [MatchCase] = [
        MatchCase("", ["", "a"], not: []),
        MatchCase("a", ["a", "bab"], not: ["", "b", "A"]),
        MatchCase("^a*$", ["", "aaa"], not: ["b", "ab", "ba"]),
        MatchCase("^abc$", ["abc"], not: ["abc\n", "\nabc", "xabc"]),
        MatchCase("^(?:a|b)|c$", ["a", "b!", "xc"], not: ["xa", "cx"]),
        MatchCase("[]", [], not: ["", "a"]),
        MatchCase("[^]", ["a", "\n", "🐲"], not: [""]),
        MatchCase(
            "^.$", ["a", "é", "中", "🐲", "\t", "\u{85}"], not: ["", "\n", "\r", "\u{2028}", "\u{2029}", "e\u{301}"]),
        MatchCase("^🐲*$", ["", "🐲", "🐲🐲"], not: ["🐉", "🐉🐉", "D"]),
        MatchCase("^\\uD83D\\uDC32$", ["🐲"], not: ["🐉"]),
        MatchCase("^[\\uD83D\\uDC32]$", ["🐲"], not: ["🐉"]),
        MatchCase("\\uD83D", [], not: ["🐲", "x"]),
        MatchCase("^[^\\uD83D]$", ["🐲", "a"], not: [""]),
        MatchCase("^[a-z🐉-🐲]+$", ["a🐉🐲"], not: ["🐳", ""]),
        MatchCase(
            "^[\\u0080-\\u07FF\\uE000-\\u{10FFFF}]$", ["\u{80}", "\u{7FF}", "\u{E000}", "\u{10FFFF}"],
            not: ["\u{7F}", "\u{800}", "\u{D7FF}"]),
        MatchCase("^a{2,3}$", ["aa", "aaa"], not: ["a", "aaaa"]),
        MatchCase("^a{2,}?$", ["aa", "aaaa"], not: ["a"]),
        MatchCase("^(?:a{2}){2}$", ["aaaa"], not: ["aa", "aaa", "aaaaa"]),
        MatchCase("^a{0}b$", ["b"], not: ["ab"]),
        MatchCase("^(?:a*)*$", ["", "aaa"], not: ["b"]),
        MatchCase("^(?:a?){3}$", ["", "a", "aaa"], not: ["aaaa"]),
        MatchCase("^(?:|a)+$", ["", "aaa"], not: ["ab"]),
        MatchCase("^(?:^a)+$", ["a"], not: ["aa"]),
        MatchCase("(?:^)*b", ["b", "ab"], not: ["a"]),
        MatchCase("(?:^|,)x(?:,|$)", ["x", "a,x", "x,b", "a,x,b"], not: ["ax", "xa", "a,xb"]),
        MatchCase("a$b", [], not: ["ab", "a", "b"]),
        MatchCase("a^b", [], not: ["ab"]),
        MatchCase("\\bfoo\\b", ["foo", "a foo!", "éfooé", "中foo"], not: ["food", "foo_", "1foo"]),
        MatchCase("\\Boo\\B", ["food", "xoox"], not: ["oo", "foo", "oo!"]),
        MatchCase("^\\b", ["a"], not: ["", "!", "é"]),
        MatchCase("^\\B$", [""], not: ["a", "!"]),
        MatchCase("\\b$", ["a!b"], not: ["", "a!"]),
        // Between the bytes of a code point there is no position.
        MatchCase("\\B", ["", "é", "ab"], not: ["a", "aéa", "a🐲a"]),
        MatchCase("\\B\\b", [], not: ["", "a", "aé"]),
        MatchCase("^\\b\\b^a", ["a"], not: ["b", " a"]),
        MatchCase("x\\b\\B|y\\b$", ["y"], not: ["x", "yz"]),
        MatchCase("^\\d$", ["0", "9"], not: ["߀", "a", "৪"]),
        MatchCase("^\\D$", ["a", "߀"], not: ["0"]),
        MatchCase("^\\w$", ["a", "Z", "_", "5"], not: ["é", "-", "ſ", "\u{212A}"]),
        MatchCase("^\\W$", ["é", "-", "🐲"], not: ["a", "_"]),
        MatchCase(
            "^\\s$",
            [
                " ", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{A0}", "\u{1680}", "\u{2003}", "\u{2028}", "\u{3000}",
                "\u{FEFF}",
            ],
            not: ["\u{1}", "\u{2013}", "\u{85}", "\u{180E}", "\u{200B}"]),
        MatchCase("^[\\s\\d]$", [" ", "7"], not: ["a"]),
        MatchCase("^[^\\s\\d]$", ["a"], not: [" ", "7"]),
        MatchCase("^[\\W\\d]$", ["7", "-"], not: ["a"]),
        MatchCase("^\\t\\n\\v\\f\\r\\0$", ["\t\n\u{B}\u{C}\r\0"], not: ["t"]),
        MatchCase("^\\cC$", ["\u{3}"], not: ["\\cC", "C"]),
        MatchCase("^[\\b]$", ["\u{8}"], not: ["b"]),
        MatchCase("^\\x41\\u0042\\u{43}\\/\\.$", ["ABC/."], not: ["ABC/x"]),
        MatchCase("^[.*+$(]$", [".", "*", "+", "$", "("], not: ["a", "^"]),
        MatchCase("^[a^-]$", ["a", "^", "-"], not: ["b"]),
        MatchCase("^[+--]$", ["+", ",", "-"], not: ["."]),
        MatchCase("\\p{Letter}cole", ["école", "ecole"], not: ["ÉCOLE", " cole"]),
        MatchCase("^\\p{digit}+$", ["42", "৪২"], not: ["-%#", "4x"]),
        MatchCase("^\\p{Script=Cyrillic}+$", ["Совет"], not: ["Sovet", "Совет 1"]),
        MatchCase("^\\P{L}+$", ["123 !"], not: ["1a"]),
        MatchCase("^[^\\P{L}x]+$", ["abé"], not: ["x", "1"]),
        MatchCase("^\\p{Script_Extensions=Devanagari}$", ["क", "।"], not: ["a"]),
        MatchCase("^\\p{Script=Devanagari}$", ["क"], not: ["।"]),
        MatchCase("^(A|S|E)/", ["A/RES/78/1", "S/2024/1", "E/1"], not: ["X/1", " A/1", "A"]),
        MatchCase("^[A-Z]{3}$", ["FRA"], not: ["FR", "FRAN", "fra", "FRÀ"]),
        MatchCase("é", ["café", "cafés"], not: ["cafe", "cafe\u{301}"]),
        MatchCase("(?:ab|a)(?:bc|c)", ["abc", "abbc", "ac"], not: ["ab", "bc"]),
        MatchCase("(?<year>\\d{4})-(?<month>\\d\\d)", ["2024-01"], not: ["2024-1"]),
    ]

    static let irregular: [MatchCase] = [
        MatchCase("^(?!x)[a-z]+$", ["abc"], not: ["xbc", ""]),
        MatchCase("foo(?=bar)", ["foobar"], not: ["foo", "foobaz"]),
        MatchCase("^(?=.*\\d)(?=.*[a-z]).{4,}$", ["abc1", "1aaa"], not: ["abcd", "1234", "a1"]),
        MatchCase("(?<=\\$)\\d+(?!\\d|\\.)", ["$42"], not: ["42", "$4.2"]),
        MatchCase("(?<!\\$)\\b\\d", ["a 4"], not: ["$42", "a4"]),
        MatchCase("(?<=a+)b", ["aab"], not: ["b", "cb"]),
        MatchCase("(?<=^é中🐲)x", ["é中🐲x"], not: ["é中🐉x", "aé中🐲x"]),
        MatchCase("(?<=(?<!a)b)c", ["bc", "xbc"], not: ["abc", "c"]),
        MatchCase("(?!(?!a))a", ["a"], not: ["b"]),
        MatchCase("(?!)", [], not: ["", "a"]),
        MatchCase("(?=)", ["", "a"], not: []),
        MatchCase("^(?:(?=a)a|b)+$", ["abba"], not: ["abc"]),
        MatchCase("(a)\\1", ["aa"], not: ["ab", "a"]),
        MatchCase("^(.+)\\1$", ["abab", "🐲🐲", "aa"], not: ["aba", "🐲🐉"]),
        MatchCase("^(?<q>['\"]).*\\k<q>$", ["'a'", "\"a\""], not: ["'a\"", "'"]),
        MatchCase("\\1(a)", ["a"], not: ["b"]),
        MatchCase("^(?:(a)|b)*\\1$", ["ab", "aa", "b"], not: ["abc"]),
        // Each turn of a loop clears the groups inside it.
        MatchCase("^(?:(a)|b\\1)+$", ["ab", "aba"], not: ["abaab!", "c"]),
        MatchCase("^(?:(a)|(b))*\\1$", ["ab", "aa"], not: ["abc"]),
        MatchCase("^(?:(a)|(b)|c)*\\1\\2x$", ["abcx", "abbx"], not: ["abaxa"]),
        MatchCase("(?<=\\1(a))b", ["aab"], not: ["ab"]),
        MatchCase("(?<=(\\w)\\1)b", ["ab"], not: ["b"]),
        MatchCase("^(?=(a+))a*b\\1", ["aaabaaa"], not: ["aaabac", "aaac"]),
        MatchCase("(?=(a+))a*b\\1", ["baaabac"], not: ["aaac"]),
        MatchCase("^(?=(a+?))\\1b", ["ab"], not: ["aab"]),
        MatchCase("(?!(a)b)\\1c", ["c", "ac"], not: ["ab"]),
        MatchCase("^(a*)*\\1b$", ["aab", "b"], not: ["aa"]),
        MatchCase("^(?:a?\\1()|b){2,3}$", ["", "ab", "bbb"], not: ["c"]),
        MatchCase("^(z)?(?:a|b\\1)+$", ["ab", "zabz"], not: ["zab"]),
        MatchCase("(?=\\b)x(?!\\B)", ["x", "x y"], not: ["ax", "xy"]),
    ]
}
