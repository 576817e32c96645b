import Testing

@testable import Reporting

/// What foreign text looks like on a terminal, and how wide it is.
struct DisplayTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("中文", 4),
        ("日本、", 6), ("か\u{3099}", 2), ("ｱ", 1), ("Ａ", 2), ("《", 2), ("العربية", 7), ("وِزَارَة", 5), ("ไทยนี้", 4),
        ("Русский", 7), ("…", 1), ("😀", 2), ("🇰🇵", 2), ("⌚", 2), ("☎", 1), ("𠀀", 2), ("न\u{94D}", 1), ("\u{200D}", 0),
        ("葛\u{E0100}", 2), ("〿", 1),
    ])
    func width(text: String, cells: Int) {
        #expect(DisplayWidth.cells(of: text) == cells)
    }

    @Test(arguments: [
        ("plain, 한글 and العربية", "plain, 한글 and العربية"),
        ("\u{1B}[31mred", "\\u{1B}[31mred"),
        ("\u{9B}31m", "\\u{9B}31m"),
        ("a\nb\r\tc\u{0}", "a\\nb\\r\\tc\\u{0}"),
        ("\u{7F}", "\\u{7F}"),
        ("x\u{202E}y\u{2066}z\u{200F}", "x\\u{202E}y\\u{2066}z\\u{200F}"),
        ("a\u{200B}b\u{FEFF}", "a\\u{200B}b\\u{FEFF}"),
        ("\u{2028}\u{FFFF}\u{E0041}", "\\u{2028}\\u{FFFF}\\u{E0041}"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        (#"C:\new"#, #"C:\new"#),
    ])
    func hiddenAndSteeringCharactersAreSpelledOut(text: String, shown: String) {
        #expect(Array(DisplayText.line(text).unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test func longTextIsCut() {
        #expect(DisplayText.line(String(repeating: "가", count: 50), limit: 5) == "가가가가가…")
        #expect(DisplayText.line("12345", limit: 5) == "12345")
    }
}
