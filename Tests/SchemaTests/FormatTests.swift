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
    ])
    func faultsSayWhy(format: String, text: String, reason: String) throws {
        let found = try findings(try compiled(#"{"format": "\#(format)"}"#), "\"\(text)\"")
        #expect(found.count == 1)
        #expect(found.first?.message.hasSuffix(reason) ?? false, "\(found)")
    }
}
