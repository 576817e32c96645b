import Authorities
import Chronology
import Testing

/// The dates of a text, written as `span → EDTF`, with what else is said behind it.
func summary(_ text: String, _ order: NumericDateOrder? = nil, language: String? = nil) -> [String] {
    let bytes = Array(text.utf8)
    return AuthorityTables.builtIn.dateReader.phrases(in: text, numericOrder: order, language: language).map { phrase in
        var line = String(decoding: bytes[phrase.span], as: UTF8.self) + " → " + (phrase.edtfText ?? "-")
        if phrase.calendar != .gregorian { line += " " + phrase.calendar.rawValue }
        if let weekday = phrase.weekday { line += " \(weekday)" }
        if let time = phrase.time { line += " at \(time)" }
        if let relation = phrase.relation { line += " \(relation.unit)\(relation.offset)" }
        if phrase.contradictions.contains(.year) { line += " year!" }
        if phrase.contradictions.contains(.weekday) { line += " weekday!" }
        return line
    }
}

@Suite("Date phrases")
struct DatePhraseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let expected: [String]

        init(_ text: String, _ expected: String...) {
            self.text = text
            self.expected = expected
        }

        var testDescription: String { text }
    }

    @Test(arguments: [
        Case("The vote of November 21 was close.", "November 21 → XXXX-11-21"),
        Case("Issued Nov. 21, 2021.", "Nov. 21, 2021 → 2021-11-21"),
        Case("issued 21 November 2021,", "21 November 2021 → 2021-11-21"),
        Case("the 21st of November, 2021", "21st of November, 2021 → 2021-11-21"),
        Case("this 21st day of November 2021", "21st day of November 2021 → 2021-11-21"),
        Case("a communiqué (28.06.22) and (28.6.22), 28.06.22", "28.06.22 → 2022-06-28"),
        Case("posted 28 of September of 2021", "28 of September of 2021 → 2021-09-28"),
        Case(
            "Tuesday, 8 of March of 2022 | 09:05",
            "Tuesday, 8 of March of 2022 | 09:05 → 2022-03-08 tuesday at 09:05"),
        Case("the talks held on Sunday", "Sunday → - sunday"),
        Case("GENEVA, 3 June 1947, 2.45 p.m.", "3 June 1947, 2.45 p.m. → 1947-06-03 at 14:45"),
        Case(
            "Tokyo, May 3 (May 2 local time)", "May 3 → XXXX-05-03", "May 2 → XXXX-05-02"),
        Case("held from 9 to 27 September 2019", "9 to 27 September 2019 → 2019-09-09/2019-09-27"),
        Case("from 30 April to 2 May", "30 April to 2 May → XXXX-04-30/XXXX-05-02"),
        Case("on 12 and 13 April", "12 and 13 April → {XXXX-04-12,XXXX-04-13}"),
        Case("April 12-13, 2018", "April 12-13, 2018 → 2018-04-12/2018-04-13"),
        Case("30 December to 2 January 2021", "30 December to 2 January 2021 → 2020-12-30/2021-01-02"),
        Case("the plan for 2007-2020", "2007-2020 → 2007/2020"),
        Case("by September 2021, in 2016", "September 2021 → 2021-09", "2016 → 2016"),
        Case("September to November 2021", "September to November 2021 → 2021-09/2021-11"),
        Case("your letter of the 21st instant", "21st instant → XXXX-XX-21 month0"),
        Case("in May and last February", "May → XXXX-05", "February → XXXX-02"),
        Case("today, as the day before yesterday", "today → - day0", "day before yesterday → - day-2"),
        Case("on 24-Nov-2014 and NOVEMBER 3,2021", "24-Nov-2014 → 2014-11-24", "NOVEMBER 3,2021 → 2021-11-03"),
        Case("on 4 July this year", "4 July this year → XXXX-07-04 year0"),
        Case(
            "24 November 2014 (Monday) at 18:25 GMT+3",
            "24 November 2014 (Monday) at 18:25 GMT+3 → 2014-11-24 monday at 18:25+03:00"),
        Case("broken\n24 November\n2014 lines", "24 November\n2014 → 2014-11-24"),
    ])
    func readsEnglish(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("Paris, le 1er novembre 2014", "1er novembre 2014 → 2014-11-01"),
        Case("la réunion du 24 novembre 2014.", "24 novembre 2014 → 2014-11-24"),
        Case("du 9 au 27 septembre 2019", "9 au 27 septembre 2019 → 2019-09-09/2019-09-27"),
        Case("Lundi 24 novembre 2014", "Lundi 24 novembre 2014 → 2014-11-24 monday"),
        Case("le 3 août à midi", "3 août → XXXX-08-03"),
        Case("le 12 févr. 2020", "12 févr. 2020 → 2020-02-12"),
        Case("le 3 mai 2020 à 18 h 25", "3 mai 2020 à 18 h 25 → 2020-05-03 at 18:25"),
        Case("le 3 mai 2020 à 18h25", "3 mai 2020 à 18h25 → 2020-05-03 at 18:25"),
        Case("depuis 2015, en décembre 2016", "2015 → 2015", "décembre 2016 → 2016-12"),
        Case("les 12 et 13 avril", "12 et 13 avril → {XXXX-04-12,XXXX-04-13}"),
        Case("du 30 avril au 2 mai 2021", "30 avril au 2 mai 2021 → 2021-04-30/2021-05-02"),
        Case("l’accord signé aujourd’hui, mercredi", "aujourd’hui → - day0", "mercredi → - wednesday"),
        Case("le 14 juillet de cette année", "14 juillet de cette année → XXXX-07-14 year0"),
        Case("en juin", "juin → XXXX-06"),
    ])
    func readsFrench(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("Lima, 24 de noviembre de 2014", "24 de noviembre de 2014 → 2014-11-24"),
        Case("el 24 de noviembre del 2014", "24 de noviembre del 2014 → 2014-11-24"),
        Case("Noviembre 24, 2014", "Noviembre 24, 2014 → 2014-11-24"),
        Case("del 9 al 27 de septiembre de 2019", "9 al 27 de septiembre de 2019 → 2019-09-09/2019-09-27"),
        Case("el 1º de mayo de 2020", "1º de mayo de 2020 → 2020-05-01"),
        Case("lunes 24 de noviembre", "lunes 24 de noviembre → XXXX-11-24 monday"),
        Case("lunes, 24 de noviembre de 2014", "lunes, 24 de noviembre de 2014 → 2014-11-24 monday"),
        Case("los días 12 y 13 de abril", "12 y 13 de abril → {XXXX-04-12,XXXX-04-13}"),
        Case("del 30 de abril al 2 de mayo de 2021", "30 de abril al 2 de mayo de 2021 → 2021-04-30/2021-05-02"),
        Case("en 2016, desde junio de 2015", "2016 → 2016", "junio de 2015 → 2015-06"),
        Case("24 nov. 2014", "24 nov. 2014 → 2014-11-24"),
        Case("el 3 de marzo del presente año", "3 de marzo del presente año → XXXX-03-03 year0"),
        Case("el 3 de mayo de 2020 a las 14:30 horas", "3 de mayo de 2020 a las 14:30 → 2020-05-03 at 14:30"),
        Case("ayer, el sábado", "ayer → - day-1", "sábado → - saturday"),
    ])
    func readsSpanish(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("Москва, 24 ноября 2014 года", "24 ноября 2014 года → 2014-11-24"),
        Case("24 НОЯБРЯ 2014 г.", "24 НОЯБРЯ 2014 г. → 2014-11-24"),
        Case("с 7 апреля с.г. по приглашению", "7 апреля с.г. → XXXX-04-07 year0"),
        Case("28.06.2022 11:44", "28.06.2022 11:44 → 2022-06-28 at 11:44"),
        Case("с 9 по 27 сентября 2019 года", "9 по 27 сентября 2019 года → 2019-09-09/2019-09-27"),
        Case("9–27 сентября 2019 г.", "9–27 сентября 2019 г. → 2019-09-09/2019-09-27"),
        Case("в понедельник, 24 ноября 2014 года", "понедельник, 24 ноября 2014 года → 2014-11-24 monday"),
        Case("встреча в среду", "среду → - wednesday"),
        Case("в 2016 году", "2016 году → 2016"),
        Case("в ноябре 2014 года", "ноябре 2014 года → 2014-11"),
        Case("12 и 13 апреля", "12 и 13 апреля → {XXXX-04-12,XXXX-04-13}"),
        Case("сегодня и вчера", "сегодня → - day0", "вчера → - day-1"),
        Case("в мае", "мае → XXXX-05"),
        Case("3 мая 2020 года в 14:30 (мск)", "3 мая 2020 года в 14:30 (мск) → 2020-05-03 at 14:30+03:00"),
        Case("12 дек. 2020", "12 дек. 2020 → 2020-12-12"),
    ])
    func readsRussian(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("本声明于2014年11月24日发表", "2014年11月24日 → 2014-11-24"),
        Case("二〇一四年十一月二十四日于北京", "二〇一四年十一月二十四日 → 2014-11-24"),
        Case("民國103年11月24日", "民國103年11月24日 → 2014-11-24 minguo"),
        Case("中華民國一百零三年十一月廿四日", "中華民國一百零三年十一月廿四日 → 2014-11-24 minguo"),
        Case("會議於9月9日至27日舉行", "9月9日至27日 → XXXX-09-09/XXXX-09-27"),
        Case("2024-2026年度任期", "2024-2026年度 → 2024/2026"),
        Case("2020-09-23 13:33", "2020-09-23 13:33 → 2020-09-23 at 13:33"),
        Case("11月24日（星期一）", "11月24日（星期一） → XXXX-11-24 monday"),
        Case("2014年11月", "2014年11月 → 2014-11"),
        Case("自2016年以来", "2016年 → 2016"),
        Case("本月24日", "本月24日 → XXXX-XX-24 month0"),
        Case("今年11月24日下午3时30分", "今年11月24日下午3时30分 → XXXX-11-24 at 15:30 year0"),
        Case("1990年代，3年间，5个月"),
        Case("昨天，周三", "昨天 → - day-1", "周三 → - wednesday"),
        Case("４月１２日", "４月１２日 → XXXX-04-12"),
        Case("2014年11月30日至2015年1月2日", "2014年11月30日至2015年1月2日 → 2014-11-30/2015-01-02"),
        Case("1月2日发布", "1月2日 → XXXX-01-02"),
    ])
    func readsChinese(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("في 24 نوفمبر 2014،", "24 نوفمبر 2014 → 2014-11-24"),
        Case("٢٤ تشرين الثاني/نوفمبر ٢٠١٤", "٢٤ تشرين الثاني/نوفمبر ٢٠١٤ → 2014-11-24"),
        Case("24 نوفمبر/تشرين الثاني 2014", "24 نوفمبر/تشرين الثاني 2014 → 2014-11-24"),
        Case("24 نوفمبر (تشرين الثاني) 2014", "24 نوفمبر (تشرين الثاني) 2014 → 2014-11-24"),
        Case("من 9 إلى 27 سبتمبر 2019", "9 إلى 27 سبتمبر 2019 → 2019-09-09/2019-09-27"),
        Case("يوم الاثنين 24 نوفمبر 2014", "الاثنين 24 نوفمبر 2014 → 2014-11-24 monday"),
        Case("12 و13 أبريل", "12 و13 أبريل → {XXXX-04-12,XXXX-04-13}"),
        Case("في عام 2016", "2016 → 2016"),
        Case("24 شباط 2022 م", "24 شباط 2022 م → 2022-02-24"),
        Case("٢٤/١١/٢٠١٤", "٢٤/١١/٢٠١٤ → 2014-11-24"),
        Case("في أيلول/سبتمبر 2021", "أيلول/سبتمبر 2021 → 2021-09"),
        Case("5 دجنبر 2020", "5 دجنبر 2020 → 2020-12-05"),
        Case("3 جوان من العام الماضي", "3 جوان من العام الماضي → XXXX-06-03 year-1"),
        Case("24 نوفمبر من عام 2014", "24 نوفمبر من عام 2014 → 2014-11-24"),
        Case("\u{200F}24 \u{200F}نوفمبر\u{200F} 2014", "24 \u{200F}نوفمبر\u{200F} 2014 → 2014-11-24"),
    ])
    func readsArabic(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("2014년 11월 24일에", "2014년 11월 24일 → 2014-11-24"),
        Case("지난 11월 24일", "11월 24일 → XXXX-11-24"),
        Case("주체107(2018)년 3월 4일", "주체107(2018)년 3월 4일 → 2018-03-04 juche"),
        Case("주체110(2021)년", "주체110(2021)년 → 2021 juche"),
        Case("주체108.5.6", "주체108.5.6 → 2019-05-06 juche"),
        Case("2014. 11. 24. 발표", "2014. 11. 24 → 2014-11-24"),
        Case("2014.11.24(월)", "2014.11.24(월) → 2014-11-24 monday"),
        Case("11월 24일(월요일)", "11월 24일(월요일) → XXXX-11-24 monday"),
        Case("4월 12일부터 13일까지", "4월 12일부터 13일 → XXXX-04-12/XXXX-04-13"),
        Case("4월 12~13일", "4월 12~13일 → XXXX-04-12/XXXX-04-13"),
        Case("2016년부터", "2016년 → 2016"),
        Case("올해 11월", "올해 11월 → XXXX-11 year0"),
        Case("오늘은 일요일이다", "오늘 → - day0", "일요일 → - sunday"),
        Case("2014년 11월 24일 오후 3시 30분", "2014년 11월 24일 오후 3시 30분 → 2014-11-24 at 15:30"),
        Case("1990년대에 3년간"),
    ])
    func readsKorean(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("令和6年5月3日", "令和6年5月3日 → 2024-05-03 reiwa"),
        Case("令和元年に", "令和元年 → 2019 reiwa"),
        Case("平成30年", "平成30年 → 2018 heisei"),
        Case("昭和二十年八月十五日", "昭和二十年八月十五日 → 1945-08-15 showa"),
        Case("令和6年(2024年)", "令和6年 → 2024 reiwa", "2024年 → 2024"),
        Case("平成26(2014)年11月24日", "平成26(2014)年11月24日 → 2014-11-24 heisei"),
        Case("2014年11月24日（月）", "2014年11月24日（月） → 2014-11-24 monday"),
        Case("5月3日午後2時", "5月3日午後2時 → XXXX-05-03 at 14:00"),
        Case("5月3日から5日まで", "5月3日から5日 → XXXX-05-03/XXXX-05-05"),
        Case("4月30日～5月2日", "4月30日～5月2日 → XXXX-04-30/XXXX-05-02"),
        Case("日曜日に", "日曜日 → - sunday"),
        Case("昨年5月", "昨年5月 → XXXX-05 year-1"),
        Case("２０１４年", "２０１４年 → 2014"),
        Case("平成32年"),
    ])
    func readsJapanese(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("Berlin, den 25. November 2014", "25. November 2014 → 2014-11-25"),
        Case("vom 9. bis 27. September 2019", "9. bis 27. September 2019 → 2019-09-09/2019-09-27"),
        Case("am 3. Mai 2020 um 14.30 Uhr", "3. Mai 2020 um 14.30 Uhr → 2020-05-03 at 14:30"),
        Case("Dienstag, 25. November 2014", "Dienstag, 25. November 2014 → 2014-11-25 tuesday"),
        Case("am Dienstag, dem 25. November", "Dienstag, dem 25. November → XXXX-11-25 tuesday"),
        Case("heute, im Jahr 2016", "heute → - day0", "2016 → 2016"),
        Case("Brasília, 24 de novembro de 2014", "24 de novembro de 2014 → 2014-11-24"),
        Case("segunda-feira, 24 de novembro de 2014", "segunda-feira, 24 de novembro de 2014 → 2014-11-24 monday"),
        Case("de 9 a 27 de setembro de 2019", "9 a 27 de setembro de 2019 → 2019-09-09/2019-09-27"),
        Case("12 out. 2020, hoje", "12 out. 2020 → 2020-10-12", "hoje → - day0"),
        Case("den 18 januari 2017", "18 januari 2017 → 2017-01-18"),
        Case("onsdagen den 18 januari 2017", "onsdagen den 18 januari 2017 → 2017-01-18 wednesday"),
        Case("den 3 maj 2020 kl. 14.30", "3 maj 2020 kl. 14.30 → 2020-05-03 at 14:30"),
        Case("i dag, den 3 augusti i år", "i dag → - day0", "3 augusti i år → XXXX-08-03 year0"),
        Case("۱۴۰۵/۰۶/۰۶", "۱۴۰۵/۰۶/۰۶ → 2026-08-28 solar-hijri"),
        Case("جمعه ۶ شهریور ۱۴۰۵", "جمعه ۶ شهریور ۱۴۰۵ → 2026-08-28 solar-hijri friday"),
        Case("در شهریور ۱۴۰۵", "شهریور ۱۴۰۵ → 2026-08-23/2026-09-22 solar-hijri"),
        Case("سال ۱۴۰۵", "۱۴۰۵ → 2026-03-21/2027-03-20 solar-hijri"),
        Case("۶ شهریور", "۶ شهریور → - solar-hijri"),
        Case("۲۴ نوامبر ۲۰۱۴", "۲۴ نوامبر ۲۰۱۴ → 2014-11-24"),
    ])
    func readsGermanPortugueseSwedishAndPersian(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        Case("December 6. 2016 Juche 105", "December 6. 2016 Juche 105 → 2016-12-06 juche"),
        Case("22 November, Juche110(2021)", "22 November, Juche110(2021) → 2021-11-22 juche"),
        Case("Juche 110(2021).11.22", "Juche 110(2021).11.22 → 2021-11-22 juche"),
        Case("[Juche113.9.18.]", "Juche113.9.18 → 2024-09-18 juche"),
        Case("May 4, 2018 (Juche 107)", "May 4, 2018 (Juche 107) → 2018-05-04 juche"),
        Case("Juche110(2020)", "Juche110(2020) → 2020 juche year!"),
        Case("4 May 2018 Juche 108", "4 May 2018 Juche 108 → 2018-05-04 juche year!"),
        Case("the Juche idea, Juche 0 and Juche1", "Juche1 → 1912 juche"),
        Case("Juche year 109 (2021)", "Juche year 109 (2021) → 2021 juche year!"),
        Case("Juche 110, 2020", "Juche 110, 2020 → 2020 juche year!"),
        Case("in Juche 110, 2000 people", "Juche 110 → 2021 juche"),
        Case("Juche109(November 2021)", "Juche109(November 2021) → 2021-11 juche year!"),
        Case("2021년 11월 21일 월요일", "2021년 11월 21일 월요일 → 2021-11-21 monday weekday!"),
        Case("2021年11月21日星期日", "2021年11月21日星期日 → 2021-11-21 sunday"),
        Case("Juche 110(2021).2.30"),
        Case("Monday, 21 November 2021", "Monday, 21 November 2021 → 2021-11-21 monday weekday!"),
        Case("2021-11-21 (Mon)", "2021-11-21 (Mon) → 2021-11-21 monday weekday!"),
    ])
    func comparesWhatIsSaidTwice(_ example: Case) {
        #expect(summary(example.text) == example.expected)
    }

    @Test(arguments: [
        "the 406th meeting", "A/74/843", "S/2017/192 and E/2021/11/21", "+41 22 917 1234", "212-555-0147",
        "1345-28-06-2022", "version 1.2.2021.4", "10.12.2021.4", "192.168.10.12", "it cost $2,016 and 12.5 million",
        "you may 12 times", "they march on", "March on the capital", "sunlight, Sundry, Maybe",
        "31 February 2020", "30.02.2020", "2021-02-30", "February 30, 2021", "31.04.2021", "13/13/2021",
        "resolution 1540 (2004)", "resolutions 1718 (2006) and 1874 (2009)", "in 1874 (2009)", "120-45-12",
        "12-45-2020",
        "12 out of 2020 votes", "is set. 12 more", "the 21st meeting", "a 12-year plan", "May 12,500 people",
        "COVID-19 March", "e2021-11-21", "2021-11-21-05", "2021/11/21/22", "2,016 in all", "12:30", "1.5.", "03-04-21",
        "第2231号决议", "3年間", "5か月", "2231호", "الدورة 76", "§ 12.11", "2014 11 24", "12 13 14", "29.02.2021",
        "1648/10/24", "Nov", "A-2021-11-21",
    ])
    func leavesWhatIsNoDate(text: String) {
        #expect(summary(text) == [])
    }

    @Test func readsDatesInPathsAsSuch() throws {
        let reader = AuthorityTables.builtIn.dateReader
        for text in ["https://example.org/2021/11/21/note", "/news/2021-11-21-note", "x/2021/11/21"] {
            let phrase = try #require(reader.phrases(in: text).first)
            #expect(phrase.style == .path)
            #expect(phrase.edtfText == "2021-11-21")
        }
    }

    @Test(
        arguments: [
            ("03/04/2021", nil, "03/04/2021 → [2021-03-04,2021-04-03]"),
            ("03/04/2021", .dayFirst, "03/04/2021 → 2021-04-03"),
            ("03/04/2021", .monthFirst, "03/04/2021 → 2021-03-04"),
            ("19/03/2023", .monthFirst, "19/03/2023 → 2023-03-19"),
            ("03/19/2023", .dayFirst, "03/19/2023 → 2023-03-19"), ("02/02/2021", nil, "02/02/2021 → 2021-02-02"),
            ("03.04.2021", .monthFirst, "03.04.2021 → 2021-04-03"), ("2021/03/04", nil, "2021/03/04 → 2021-03-04"),
            ("03-04-2021 10:15", nil, "03-04-2021 10:15 → [2021-03-04,2021-04-03] at 10:15"),
        ] as [(String, NumericDateOrder?, String)])
    func keepsBothReadingsOfNumbers(text: String, order: NumericDateOrder?, expected: String) {
        #expect(summary(text, order) == [expected])
    }

    @Test(
        arguments: [
            ("03/04/2021 and 19/03/2021", nil, .dayFirst), ("03/04/2021 and 03/19/2021", nil, .monthFirst),
            ("19/03/2021 and 03/19/2021", "fr", nil), ("03/04/2021", nil, nil), ("03/04/2021", "en", nil),
            ("03/04/2021", "en-US", .monthFirst), ("03/04/2021", "en-GB", .dayFirst), ("03/04/2021", "fr", .dayFirst),
            ("03/04/2021", "pt-BR", .dayFirst), ("03/04/2021", "ja", nil), ("2021/03/04", nil, nil),
            ("03/19/2021", "fr", .monthFirst), ("02/02/2021 and 05.04.2021", nil, nil),
        ] as [(String, String?, NumericDateOrder?)])
    func decidesTheOrderOfNumbers(text: String, language: String?, order: NumericDateOrder?) {
        let reader = AuthorityTables.builtIn.dateReader
        let phrases = reader.phrases(in: text)
        #expect(reader.numericOrder(of: phrases, language: language) == order)
        if let order {
            #expect(phrases.map { $0.read(in: order) } == reader.phrases(in: text, numericOrder: order))
            #expect(phrases.allSatisfy { !$0.read(in: order).isAmbiguous })
        }
    }

    @Test func theWeekdayOfTwoReadingsIsComparedWhenOneIsChosen() throws {
        let phrase = try #require(AuthorityTables.builtIn.dateReader.phrases(in: "Saturday, 03/04/2021").first)
        #expect(phrase.contradictions == [])
        #expect(phrase.read(in: .dayFirst).contradictions == [])
        #expect(phrase.read(in: .monthFirst).contradictions == .weekday)
    }

    @Test func wordsSuchAsTodayAreOfTheTextsLanguage() {
        #expect(summary("hier, 2. Mai", language: "de") == ["2. Mai → XXXX-05-02"])
        #expect(summary("hier, 2 mai", language: "fr-FR") == ["hier → - day-1", "2 mai → XXXX-05-02"])
        #expect(summary("hier", language: "tlh") == ["hier → - day-1"])
    }

    @Test func everyDateIsEDTF() throws {
        let text = """
            1 May 2020, 1 to 3 May, 1 and 3 May, in May, May 2020, 2019-2020, 03/04/2021, the 3rd instant, Juche 100, \
            30 April to 2 May 2020, April to May 2020, ۱۴۰۵/۰۶/۰۶
            """
        let phrases = AuthorityTables.builtIn.dateReader.phrases(in: text)
        #expect(phrases.count == 12)
        for phrase in phrases {
            #expect(phrase.edtf?.description == phrase.edtfText)
            #expect(phrase.edtf != nil)
        }
    }
}
