import Schema
import Testing

@Suite struct FormatTests {
    @Test(arguments: [
        ("en", true), ("fra", true), ("pt-BR", true), ("zh-Hant-TW", true), ("sr-Latn", true), ("es-419", true),
        ("de-CH-1996", true), ("x-invented", true), ("en-x-un", true), ("i-klingon", true), ("en-u-ca-buddhist", true),
        ("", false), ("e", false), ("en_GB", false), ("english language", false), ("en-", false), ("-en", false),
        ("en-a", false), ("de-1996-1996", false), ("x", false), ("абв", false), ("toolongsubtag", false),
    ])
    func languageTags(tag: String, expected: Bool) throws {
        #expect(try accepts(try compiled(#"{"format": "language-tag"}"#), "\"\(tag)\"") == expected)
    }

    @Test(arguments: [
        ("date", "19/03/2023", "it is not written YYYY-MM-DD"), ("date", "2023-02-29", "the calendar has no such day"),
        ("date-time", "2023-03-19", "it has a date but no time"),
        ("date-time", "2023-03-19T10:00:00", "it names no zone"), ("uri", "not a url", "it has no scheme"),
        ("uri", "https://example.org/a b", "` ` may not stand at byte 21"),
        ("uri", "https://example.org/é", "a character outside ASCII stands at byte 20"),
        ("time", "09:30:00", "it names no zone"), ("time", "22:59:60Z", "UTC has no leap second at that time"),
        (
            "duration", "P1Y1D",
            "its units do not follow each other as years, months, days, `T`, hours, minutes, seconds"
        ),
        ("duration", "PT5", "a number has no unit"), ("email", "editor", "it has no `@`"),
        ("email", "a..b@example.org", "the full stop at byte 2 separates nothing"),
        ("email", "editor@exa mple.org", "holds U+0020, a character that host names may not have"),
        ("hostname", "a b.example", "the label `a b` holds U+0020, a character that host names may not have"),
        ("hostname", "xn--X", "the label `xn--X` is not the Punycode of an international label"),
        ("hostname", "192.0.2.1", "it is an IPv4 address"),
        ("idn-hostname", "bu\u{308}cher", "is not in Normalization Form C"),
        ("idn-hostname", "a·b", "in the label `a·b` U+00B7 stands where it may not"),
        ("ipv4", "::1", "it is an IPv6 address"), ("ipv6", "fe80::/64", "a network is not an address"),
        ("iri", "https://example.org/\u{FFFE}", "a character that IRIs may not have there stands at byte 20"),
        ("uri-template", "{a", "an expression is not closed"),
        ("json-pointer", "#/a", "a fragment of a URI is not a pointer"),
        ("relative-json-pointer", "0#/a", "after the number follows neither `#` alone nor a JSON Pointer"),
    ])
    func faultsSayWhy(format: String, text: String, reason: String) throws {
        let found = try findings(try compiled(#"{"format": "\#(format)"}"#), "\"\(text)\"")
        #expect(found.count == 1)
        #expect(found.first?.message.hasSuffix(reason) ?? false, "\(found)")
    }

    @Test(arguments: [
        ("time", "09:30:00Z", true), ("time", "18:30:00.25+09:00", true), ("time", "04:59:60+05:00", true),
        ("time", "09:30:00", false), ("time", "24:00:00Z", false), ("time", "09:30:00.Z", false),
        ("duration", "P3Y6M4DT12H30M5S", true), ("duration", "p2w", true), ("duration", "PT90M", true),
        ("duration", "P1Y1D", false), ("duration", "PT1.5H", false), ("duration", "P1W1D", false),
        ("duration", "P1T", false), ("duration", "P1Y2Y", false), ("duration", "PT1M1H", false),
    ])
    func times(format: String, text: String, expected: Bool) throws {
        try expect(format, text, expected)
    }

    @Test(arguments: [
        ("email", "editor+notes@archive.example.org", true), ("email", #"\"a \\\"b\\\" c\"@example.org"#, true),
        ("email", "root@[IPv6:2001:db8::1]", true), ("email", "root@localhost", true),
        ("email", "editor@-archive.example", false), ("email", "editor@[192.0.2.1", false),
        ("email", #"\"open@example.org"#, false), ("email", "müller@example.org", false),
        ("email", "editor@example.org.", false), ("email", "", false), ("email", "@", false),
        ("email", String(repeating: "a", count: 65) + "@example.org", false),
        ("idn-email", "müller@bücher.example", true), ("idn-email", "दूत@उदाहरण.भारत", true),
        ("idn-email", "editor@example.org", true), ("idn-email", "müller@büch er.example", false),
        ("idn-email", "müller", false), ("idn-email", "müller@Ⓐ.example", false),
    ])
    func mailAddresses(format: String, text: String, expected: Bool) throws {
        try expect(format, text, expected)
    }

    @Test(arguments: [
        ("hostname", "archive.example.org", true), ("hostname", "XN--BCHER-KVA.example", true),
        ("hostname", "3com.com", true), ("hostname", "bücher.example", false), ("hostname", "a b", false),
        ("hostname", "192.0.2.1", false), ("hostname", "xn--bcher-kva8", false), ("hostname", "xn--", false),
        ("hostname", "1a.xn--4dbc5h", false), ("hostname", String(repeating: "a.", count: 126) + "ab", false),
        ("hostname", String(repeating: "a.", count: 126) + "a", true),
        ("idn-hostname", "bücher.example", true), ("idn-hostname", "شبكة.example", true),
        ("idn-hostname", "例え。テスト", true), ("idn-hostname", "faß.example", true),
        ("idn-hostname", "Bücher.example", false), ("idn-hostname", "bu\u{308}cher.example", false),
        ("idn-hostname", "\u{F3}\u{31B}", false), ("idn-hostname", "☃.example", false),
        ("idn-hostname", "bücher-.example", false), ("idn-hostname", "שלוםa.example", false),
        ("idn-hostname", String(repeating: "ü", count: 4000), false),
    ])
    func hostNames(format: String, text: String, expected: Bool) throws {
        try expect(format, text, expected)
    }

    @Test(arguments: [
        ("ipv4", "192.0.2.1", true), ("ipv4", "0.0.0.0", true), ("ipv4", "255.255.255.255", true),
        ("ipv4", "192.0.2", false), ("ipv4", "192.0.2.01", false), ("ipv4", "192.0.2.1000", false),
        ("ipv4", "192.0.2.1.", false),
        ("ipv6", "2001:db8::1", true), ("ipv6", "1:2:3:4:5:6:7::", true), ("ipv6", "::192.0.2.1", true),
        ("ipv6", "1:2:3:4:5:6:7:8::", false), ("ipv6", "2001:db8:::1", false), ("ipv6", "::192.0.2.1:1", false),
        ("ipv6", ":", false), ("ipv6", "", false), ("ipv6", String(repeating: "1:", count: 4000), false),
    ])
    func addresses(format: String, text: String, expected: Bool) throws {
        try expect(format, text, expected)
    }

    @Test(arguments: [
        ("iri", "https://bücher.example/größe?länge=ü#ä", true), ("iri", "urn:例", true),
        ("iri", "https://example.org/%C3%BC", true), ("iri", "https://example.org/?q=\u{E000}", true),
        ("iri", "https://example.org/\u{E000}", false), ("iri", "https://example.org/#\u{E000}", false),
        ("iri", "https://example.org/ü ü", false), ("iri", "https://example.org/\u{FFFE}", false),
        ("iri", "größe", false),
        ("iri-reference", "größe", true), ("iri-reference", "//bücher.example", true),
        ("iri-reference", "?ü#ü", true), ("iri-reference", "ü:ü", false), ("iri-reference", "größe|", false),
        ("iri-reference", "//bücher.example:ü", false), ("iri-reference", "#ü#", false),
        ("uri", "https://example.org/?q=?#?/", true), ("uri", "https://example.org/%C3%BC", true),
        ("uri", "https://example.org/ü", false), ("uri", "https://example.org/%C", false),
        ("uri-template", "https://example.org/{collection}/{id:3}{?page,order*}", true),
        ("uri-template", "/größe/{+path}{#part}", true), ("uri-template", "{a%20b._}", true),
        ("uri-template", "{a", false), ("uri-template", "{a$}", false), ("uri-template", "{a.}", false),
        ("uri-template", "{a:}", false), ("uri-template", "{a*:3}", false), ("uri-template", "%zz", false),
        ("uri-template", "{=a}", true), ("uri-template", "{,a,b}", true), ("uri-template", "{!a:3}", true),
        ("uri-template", "{@a*}", true), ("uri-template", "{|a}", true), ("uri-template", "{=}", false),
        ("uri-template", "{,+a}", false), ("uri-template", "{$a}", false), ("uri-template", "{!!a}", false),
        ("uri-template", "{", false), ("uri-template", "{größe}", false),
    ])
    func identifiers(format: String, text: String, expected: Bool) throws {
        try expect(format, text, expected)
    }

    @Test(arguments: [
        ("json-pointer", "", true), ("json-pointer", "/source/0/titl~1e", true), ("json-pointer", "/größe", true),
        ("json-pointer", "source", false), ("json-pointer", "/a~", false), ("json-pointer", "/a~2", false),
        ("relative-json-pointer", "1/title", true), ("relative-json-pointer", "0-1/title", true),
        ("relative-json-pointer", "10#", true), ("relative-json-pointer", "0-1#", true),
        ("relative-json-pointer", "/title", false), ("relative-json-pointer", "01", false),
        ("relative-json-pointer", "1+/title", false), ("relative-json-pointer", "0#/title", false),
    ])
    func pointers(format: String, text: String, expected: Bool) throws {
        try expect(format, text, expected)
    }

    /// Both paths of the evaluator must agree.
    private func expect(_ format: String, _ text: String, _ expected: Bool) throws {
        let schema = try compiled(#"{"format": "\#(format)"}"#)
        #expect(try accepts(schema, "\"\(text)\"") == expected)
        #expect(try findings(schema, "\"\(text)\"").isEmpty == expected)
    }
}
