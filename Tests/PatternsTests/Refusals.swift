import Testing

/// A pattern that is refused, where, and a part of the message.
struct Refusal: Sendable, CustomTestStringConvertible {
    let source: String
    let offset: Int
    let message: String

    init(_ source: String, at offset: Int, _ message: String) {
        self.source = source
        self.offset = offset
        self.message = message
    }

    var testDescription: String { source }
}

extension Refusal {
    static let all: [Refusal] = [
        // Groups
        Refusal("^(abc]", at: 5, "\"]\" stands alone"),
        Refusal("^(abc", at: 1, "never closed"),
        Refusal("a(b(c)", at: 1, "never closed"),
        Refusal("abc)", at: 3, "closes no group"),
        Refusal("é)", at: 2, "closes no group"),
        Refusal("(?P<name>x)", at: 0, "\"(?P\" opens no kind of group"),
        Refusal("(?P<n>a)(?P=n)", at: 0, "\"(?P\""),
        Refusal("(?#comment)a", at: 0, "\"(?#\""),
        Refusal("a(?i)abc", at: 1, "\"(?i\""),
        Refusal("(?ims)abc", at: 0, "\"(?i\""),
        Refusal("(?>a)", at: 0, "\"(?>\""),
        Refusal("(?", at: 0, "\"(?\""),
        Refusal("(?<n", at: 2, "never closed"),
        Refusal("(?<>a)", at: 2, "the name of the group is empty"),
        Refusal("(?<1a>a)", at: 3, "\"1\" cannot stand here"),
        Refusal("(?<a b>a)", at: 4, "U+0020 cannot stand here"),
        Refusal("(?<a-b>a)", at: 4, "\"-\" cannot stand here"),
        Refusal("(?<n>a)|(?<n>b)", at: 8, "two groups are named \"n\""),
        // Quantifiers
        Refusal("*a", at: 0, "\"*\" has nothing to repeat"),
        Refusal("a|+", at: 2, "\"+\" has nothing to repeat"),
        Refusal("a**", at: 2, "\"*\" has nothing to repeat"),
        Refusal("a{1}{2}", at: 4, "\"{\" has nothing to repeat"),
        Refusal("(?*a)", at: 0, "\"(?*\""),
        Refusal("^*", at: 1, "an assertion cannot be repeated"),
        Refusal("\\b+", at: 2, "an assertion cannot be repeated"),
        Refusal("(?=a)*", at: 5, "an assertion cannot be repeated"),
        Refusal("(?<!a){2}", at: 6, "an assertion cannot be repeated"),
        Refusal("a{", at: 1, "\"{\" begins no quantifier"),
        Refusal("a{,3}", at: 1, "\"{\" begins no quantifier"),
        Refusal("a{1,2", at: 1, "\"{\" begins no quantifier"),
        Refusal("a{x}", at: 1, "\"{\" begins no quantifier"),
        Refusal("{1}", at: 0, "\"{\" stands alone"),
        Refusal("a}", at: 1, "\"}\" stands alone"),
        Refusal("ab{3,2}", at: 2, "wrong order"),
        // Escapes
        Refusal("a\\", at: 1, "lone backslash"),
        Refusal("\\a", at: 0, "\"\\a\" is no escape"),
        Refusal("x\\Z", at: 1, "\"\\Z\" is no escape"),
        Refusal("\\-", at: 0, "\"\\-\" is no escape"),
        Refusal("\\é", at: 0, "\"\\é\" is no escape"),
        Refusal("\\_", at: 0, "\"\\_\" is no escape"),
        Refusal("\\00", at: 0, "octal"),
        Refusal("\\c", at: 0, "not followed by a letter"),
        Refusal("\\c1", at: 0, "not followed by a letter"),
        Refusal("\\x4", at: 0, "two hexadecimal digits"),
        Refusal("\\u004", at: 0, "four hexadecimal digits"),
        Refusal("\\u{}", at: 0, "hexadecimal digits and \"}\""),
        Refusal("\\u{41", at: 0, "hexadecimal digits and \"}\""),
        Refusal("a\\u{110000}", at: 1, "beyond the last code point"),
        Refusal("\\u{FFFFFFFFFFFFFFFFFFFFFFFF}", at: 0, "beyond the last code point"),
        Refusal("(a)\\2", at: 3, "refers to a group that does not exist"),
        Refusal("\\1", at: 0, "refers to a group that does not exist"),
        Refusal("\\k", at: 0, "no group name"),
        Refusal("(?<a>)\\k<b>", at: 6, "no group is named \"b\""),
        Refusal("\\k<>", at: 2, "is empty"),
        // Classes
        Refusal("a[bc", at: 1, "class is never closed"),
        Refusal("[a-", at: 0, "class is never closed"),
        Refusal("[\\", at: 1, "lone backslash"),
        Refusal("[z-a]", at: 1, "out of order"),
        Refusal("[x🐲-🐉]", at: 2, "out of order: U+1F432 comes after U+1F409"),
        Refusal("[a-\\d]", at: 1, "set of characters as the end of a range"),
        Refusal("[\\w-z]", at: 1, "set of characters as the end of a range"),
        Refusal("[\\B]", at: 1, "\"\\B\" is no escape"),
        Refusal("[\\1]", at: 1, "\"\\1\" is no escape"),
        Refusal("[\\k]", at: 1, "\"\\k\" is no escape"),
        // Properties
        Refusal("\\p", at: 0, "begins no property escape"),
        Refusal("\\pL", at: 0, "begins no property escape"),
        Refusal("\\p{}", at: 0, "begins no property escape"),
        Refusal("\\p{L", at: 0, "begins no property escape"),
        Refusal("\\p{gc=}", at: 0, "begins no property escape"),
        Refusal("\\p{ L}", at: 0, "begins no property escape"),
        Refusal("a\\p{letter}", at: 1, "no Unicode property or general category \"letter\""),
        Refusal("\\p{Latin}", at: 0, "no Unicode property or general category \"Latin\""),
        Refusal("\\p{Script=Elvish}", at: 0, "no script \"Elvish\""),
        Refusal("\\p{gc=Foo}", at: 0, "no general category \"Foo\""),
        Refusal("\\p{Block=Latin}", at: 0, "\"Block\" takes no value"),
        Refusal("\\p{Alphabetic=Yes}", at: 0, "\"Alphabetic\" takes no value"),
        Refusal("[\\p{Nope}]", at: 1, "\"Nope\""),
    ]
}
