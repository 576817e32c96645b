import Authorities
import Chronology
import TestSupport
import Testing

/// The search through texts that are long, broken or made to delay it.
@Suite("Search for date phrases")
struct DatePhraseSearchTests {
    let reader = AuthorityTables.builtIn.dateReader

    @Test(arguments: [
        "1", "1 ", "12 ", "May ", "May 1 ", "12 to ", "12 and ", "2021-", "1/", "1.", "1\u{A0}", "Juche ", "Monday, ",
        "一", "十", "11月", "٢", "주체", "12 November 2020 to ", "2021-11-21T", "\n", "the ", "d'", "９", "(", "in ",
    ])
    func endsOnRepeatedText(unit: String) {
        let bytes = Array(repeatElement(Array(unit.utf8), count: 200_000 / unit.utf8.count).joined())
        var count = 0
        var end = 0
        bytes.withUnsafeBufferPointer { text in
            reader.forEachPhrase(in: text) { phrase in
                count += 1
                #expect(phrase.span.lowerBound >= end)
                end = phrase.span.upperBound
            }
        }
        #expect(count <= bytes.count / 3)
        #expect(end <= bytes.count)
    }

    @Test func staysInsideOfAnyBytes() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces =
            AuthorityTables.builtIn.calendarWords.map { Array($0.text.utf8) }
            + ["1", "21", "2021", " ", ".", "/", "-", "(", ")", ",", ":", "٢", "二", "年", "\u{200F}", "\n"].map {
                Array($0.utf8)
            }
        for _ in 0..<5_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                bytes += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }
            // Cut and spoil it, so that characters are broken.
            bytes.removeLast(Int.random(in: 0...min(3, bytes.count), using: &generator))
            if !bytes.isEmpty, Bool.random(using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            var end = 0
            bytes.withUnsafeBufferPointer { text in
                for phrase in reader.phrases(in: text) {
                    #expect(phrase.span.lowerBound >= end && !phrase.span.isEmpty, "seed \(seed), \(bytes)")
                    end = phrase.span.upperBound
                    for date in [phrase.start, phrase.end].compactMap({ $0 }) + phrase.alternatives {
                        // Every whole date is a day of the calendar.
                        let isWhole = date.year != nil && date.month != nil && date.day != nil
                        #expect(!isWhole || date.calendarDay != nil, "seed \(seed), \(bytes)")
                    }
                }
            }
            #expect(end <= bytes.count, "seed \(seed), \(bytes)")
        }
    }

    @Test func readsAnEmptyText() {
        #expect(reader.phrases(in: "") == [])
        #expect(DatePhraseReader(words: []).phrases(in: "2021-11-21, 3 May").map(\.edtfText) == ["2021-11-21"])
    }

    /// Every day of a common and of a leap year, written with every name of its month in every language, is found again,
    /// the whole phrase and nothing else.
    @Test(arguments: ["en", "fr", "es", "ru", "ar", "de", "pt", "sv", "fa"])
    func findsEveryDayOfEveryMonthName(language: String) throws {
        let names = AuthorityTables.builtIn.calendarWords.filter {
            $0.language == language && ($0.meaning == .month || $0.meaning == .shortMonth)
        }
        #expect(Set(names.map(\.value)) == Set(1...12))
        for day in Self.days(of: 1999) + Self.days(of: 2024) {
            for name in names where name.value == day.month {
                for written in Self.written(day, name.text, language) { try expect(written, day) }
            }
        }
    }

    private static func written(_ day: CalendarDay, _ month: String, _ language: String) -> [String] {
        let (number, year) = ("\(day.day)", "\(day.year)")
        switch language {
        case "en":
            return [
                "\(month) \(number), \(year)", "\(number) \(month) \(year)", "\(number)th of \(month), \(year)",
                "\(number) of \(month.uppercased()) of \(year)", "\(number)-\(month)-\(year)",
            ]
        case "fr": return ["\(number) \(month) \(year)", "\(number)e \(month.uppercased()) \(year)"]
        case "es", "pt": return ["\(number) de \(month) de \(year)", "\(number) \(month) \(year)"]
        case "ru":
            return ["\(number) \(month) \(year) года", "\(number) \(month) \(year) г.", "\(number) \(month) \(year)"]
        case "de": return ["\(number). \(month) \(year)", "\(number) \(month) \(year)"]
        case "ar": return ["\(number) \(month) \(year)", "\(digits(number, 0x660)) \(month) \(digits(year, 0x660))"]
        case "fa": return ["\(digits(number, 0x6F0)) \(month) \(digits(year, 0x6F0))"]
        default: return ["\(number) \(month) \(year)"]
        }
    }

    @Test func findsEveryDayInNumbersUnitsAndEras() throws {
        for day in Self.days(of: 1999) + Self.days(of: 2024) {
            let (year, month, number) = ("\(day.year)", "\(day.month)", "\(day.day)")
            let isReiwa = day.year == 2024
            for written in [
                day.description, "\(year)/\(month)/\(number)", "\(year). \(month). \(number)",
                "\(number).\(month).\(year)",
                "\(year)年\(month)月\(number)日", "\(year)년 \(month)월 \(number)일", "\(year)年\(month)月\(number)號",
                "\(Self.digits(year, 0xFF10))年\(Self.digits(month, 0xFF10))月\(Self.digits(number, 0xFF10))日",
                "\(Self.han(year))年\(Self.han(day.month))月\(Self.han(day.day))日",
                "Juche \(day.year - 1911)(\(year)).\(month).\(number)",
                "주체\(day.year - 1911)(\(year))년 \(month)월 \(number)일",
                "民國\(day.year - 1911)年\(month)月\(number)日",
                isReiwa ? "令和6年\(month)月\(number)日" : "平成\(Self.han(11))年\(month)月\(number)日",
            ] {
                try expect(written, day)
            }
            let order: NumericDateOrder = number.utf8.count == 1 ? .dayFirst : .monthFirst
            let slashes = order == .dayFirst ? "\(number)/\(month)/\(year)" : "\(month)/\(number)/\(year)"
            try expect(slashes, day, order)
        }
    }

    @Test func findsEveryDayOfTheSolarHijriCalendar() throws {
        let names = AuthorityTables.builtIn.calendarWords.filter { $0.meaning == .solarMonth }
        for day in Self.days(of: 2024) + Self.days(of: 2025) {
            let solar = try #require(SolarHijriDay(day))
            for name in names where name.value == solar.month {
                try expect(
                    "\(Self.digits("\(solar.day)", 0x6F0)) \(name.text) \(Self.digits("\(solar.year)", 0x6F0))", day)
            }
            try expect(
                Self.digits("\(solar.year)", 0x6F0) + "/\(Self.digits("\(solar.month)", 0x6F0))/"
                    + Self.digits("\(solar.day)", 0x6F0), day)
        }
    }

    private func expect(_ written: String, _ day: CalendarDay, _ order: NumericDateOrder? = nil) throws {
        let text = "« \(written) »"
        let phrases = reader.phrases(in: text, numericOrder: order)
        #expect(phrases.count == 1, "\(text)")
        #expect(phrases.first?.start.calendarDay == day, "\(text)")
        #expect(phrases.first?.span == 3..<text.utf8.count - 3, "\(text)")
    }

    private static func days(of year: Int) -> [CalendarDay] {
        (1...12).flatMap { month in
            (1...CalendarDay.days(inMonth: month, of: year)).compactMap {
                CalendarDay(year: year, month: month, day: $0)
            }
        }
    }

    /// Digits of another script, whose zero has a code point.
    private static func digits(_ text: String, _ zero: UInt32) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar($0.value - 0x30 + zero) }))
    }

    private static let hanDigits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    private static func han(_ digits: String) -> String {
        digits.utf8.map { hanDigits[Int($0) - 0x30] }.joined()
    }

    private static func han(_ number: Int) -> String {
        let tens = number < 10 ? "" : (number < 20 ? "" : hanDigits[number / 10]) + "十"
        return tens + (number % 10 == 0 ? "" : hanDigits[number % 10])
    }
}
