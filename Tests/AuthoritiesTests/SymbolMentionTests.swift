import Authorities
import Testing

@Suite("Symbols and resolutions in text")
struct SymbolMentionTests {
    @Test(arguments: [
        ("A/C.3/76/L.28", "A/C.3/76/L.28"), ("A/RES/76/177", "A/RES/76/177"), ("S/2014/849", "S/2014/849"),
        ("S/RES/1440 (2002)", "S/RES/1440(2002)"), ("S/PV.6201", "S/PV.6201"), ("A / 74 / 843", "A/74/843"),
        ("A/ 69/ 123", "A/69/123"), ("A/C.3/76/L.28/Rev. 1", "A/C.3/76/L.28/Rev.1"),
        ("A/76/123/Corr. 2", "A/76/123/Corr.2"),
        ("A/71/843-S/2017/192", "A/71/843-S/2017/192"), ("A/71/843–S/2017/192", "A/71/843-S/2017/192"),
        ("A/71/843 - S/2017/192", "A/71/843-S/2017/192"), ("A/HRC/55/L.3", "A/HRC/55/L.3"),
        ("A/HRC/RES/55/21", "A/HRC/RES/55/21"),
        ("A/ES-11/L.1", "A/ES-11/L.1"), ("A/RES/ES-11/1", "A/RES/ES-11/1"), ("A/S-32/2", "A/S-32/2"),
        ("A/RES/169 (II)", "A/RES/169(II)"), ("A/RES/3201 (S-VI)", "A/RES/3201(S-VI)"),
        ("CAT/C/PRK/CO/2", "CAT/C/PRK/CO/2"),
        ("CCPR/C/GC/36", "CCPR/C/GC/36"), ("E/CN.4/2005/34", "E/CN.4/2005/34"), ("E/RES/1979/36", "E/RES/1979/36"),
        ("ST/SGB/2008/13", "ST/SGB/2008/13"), ("WHA74.7", "WHA74.7"), ("GC(65)/RES/12", "GC(65)/RES/12"),
        ("A/INF/76/3", "A/INF/76/3"), ("A/76/PV.12", "A/76/PV.12"), ("A/HRC/WG.6/33/PRK/1", "A/HRC/WG.6/33/PRK/1"),
        ("A/76/123/Add.1", "A/76/123/Add.1"), ("S/1234", "S/1234"), ("A/80/L.2/Rev.1", "A/80/L.2/Rev.1"),
        ("A/RES/48/72B", "A/RES/48/72B"),
        ("S/2020/7", "S/2020/7"), ("A/BUR/76/1", "A/BUR/76/1"), ("CERD/C/SR.2000", "CERD/C/SR.2000"),
        ("A/CONF.151/26", "A/CONF.151/26"),
        ("A/AC.109/2021/2", "A/AC.109/2021/2"), ("CD/2100", "CD/2100"),
        ("FCCC/CP/2015/10/Add.1", "FCCC/CP/2015/10/Add.1"),
        ("S/PRST/2019/15", "S/PRST/2019/15"), ("A/76/100/Rev.1/Add.2", "A/76/100/Rev.1/Add.2"),
    ])
    func findsSymbols(written: String, symbol: String) {
        for (before, after) in [
            ("", ""), ("See ", "."), ("(", ")"), ("文件", "号"), ("الوثيقة ", "،"), ("«", "», и"), ("", "*"),
            ("x, ", " and/or y"),
        ] {
            let text = MentionText(before + written + after)
            #expect(text.symbols.map { text.text($0.span) } == [written], "\(before + written + after)")
            #expect(text.symbols.map(\.symbol.description) == [symbol])
        }
    }

    @Test(arguments: [
        "and/or", "N/A", "km/h", "A/B testing", "A/B 1", "http://a/b/c", "https://example.org/A/76/1", "24/7", "he/she",
        "S/he",
        "10/11/2020", "/home/A/76/123", "GB82/WEST/1234", "A/4", "AC/DC", "TCP/IP", "A/C unit", "I/O 123", "E/W 3",
        "a/76/123", "A/", "A/ ",
        "BA/76/123", "A//76", "A/(76)", "S/he 100", "T/2", "x_A/76/1", "A.A/76/1", "1A/76/123", "A/76abc", "Б/76/123",
    ])
    func whatIsNoSymbol(text: String) {
        #expect(MentionText(text).symbols.map(\.symbol.description) == [])
    }

    @Test func findsSeveral() {
        let text = MentionText("S/2014/849, S/RES/1440 (2002); A/76/1. A/76/2")
        #expect(text.symbols.map(\.symbol.description) == ["S/2014/849", "S/RES/1440(2002)", "A/76/1", "A/76/2"])
    }

    @Test(arguments: [
        ("resolution 76/177", ["resolution 76/177 = A/RES/76/177"]),
        ("General Assembly resolution 169 (II)", ["resolution 169 (II) = A/RES/169(II)"]),
        ("General Assembly resolution 377 A (V)", ["resolution 377 A (V) = A/RES/377A(V)"]),
        ("Security Council resolution 1718 (2006)", ["resolution 1718 (2006) = S/RES/1718(2006)"]),
        (
            "resolutions 1718 (2006), 1874 (2009) and 2397 (2017)",
            [
                "resolutions 1718 (2006) = S/RES/1718(2006)", "1874 (2009) = S/RES/1874(2009)",
                "2397 (2017) = S/RES/2397(2017)",
            ]
        ),
        ("UNSCR 2397", ["UNSCR 2397 = UNSC 2397"]),
        ("Human Rights Council resolution 55/21", ["resolution 55/21 = A/HRC/RES/55/21"]),
        ("resolution 55/21", ["resolution 55/21 = - 21"]),
        ("Economic and Social Council resolution 1996/31", ["resolution 1996/31 = E/RES/1996/31"]),
        ("резолюция 2231 (2015)", ["резолюция 2231 (2015) = S/RES/2231(2015)"]),
        ("резолюции СБ ООН № 2397", ["резолюции СБ ООН № 2397 = UNSC 2397"]),
        ("第2231号决议", ["第2231号决议 = - 2231"]), ("安理会第2231号决议", ["第2231号决议 = UNSC 2231"]),
        ("第2231(2015)号决议", ["第2231(2015)号决议 = S/RES/2231(2015)"]),
        ("القرار 2231 (2015)", ["القرار 2231 (2015) = S/RES/2231(2015)"]),
        ("قرار مجلس الأمن رقم ٢٢٣١", ["قرار مجلس الأمن رقم ٢٢٣١ = UNSC 2231"]),
        ("결의 제2397호", ["결의 제2397호 = - 2397"]), ("国連安保理決議第2397号", ["決議第2397号 = UNSC 2397"]),
        ("la résolution 2231 (2015) du Conseil de sécurité", ["résolution 2231 (2015) = S/RES/2231(2015)"]),
        ("resolución 76/177 de la Asamblea General", ["resolución 76/177 = A/RES/76/177"]),
        ("resolução 2397 (2017)", ["resolução 2397 (2017) = S/RES/2397(2017)"]),
        ("Resolution 2397 des Sicherheitsrats", ["Resolution 2397 = UNSC 2397"]),
        ("FN:s säkerhetsråds resolution 1325", ["resolution 1325 = UNSC 1325"]),
        ("a resolution of 1080 lines", []), ("a resolution in 2021", []), ("resolution 5", []),
        ("their resolution, 300 of whom", []),
    ])
    func findsResolutions(text: String, expected: [String]) {
        #expect(MentionText(text).resolutionList == expected)
    }
}
