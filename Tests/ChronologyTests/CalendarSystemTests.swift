import Chronology
import Testing

@Suite("Calendars")
struct CalendarSystemTests {
    @Test(
        arguments: [
            (CalendarSystem.juche, 1, 1912), (.juche, 110, 2021), (.minguo, 103, 2014), (.reiwa, 1, 2019),
            (.reiwa, 6, 2024),
            (.heisei, 1, 1989), (.heisei, 31, 2019), (.heisei, 32, nil), (.showa, 20, 1945), (.showa, 64, 1989),
            (.showa, 65, nil), (.taisho, 1, 1912), (.taisho, 15, 1926), (.meiji, 1, 1868), (.meiji, 45, 1912),
            (.juche, 0, nil), (.gregorian, 2021, 2021), (.solarHijri, 1400, nil),
        ] as [(CalendarSystem, Int, Int?)])
    func countsYearsOfEras(calendar: CalendarSystem, year: Int, gregorian: Int?) {
        #expect(calendar.gregorianYear(of: year) == gregorian)
    }

    @Test(arguments: [
        (1400, 1, 1, "2021-03-21"), (1399, 12, 30, "2021-03-20"), (1398, 12, 29, "2020-03-19"),
        (1399, 1, 1, "2020-03-20"),
        (1403, 12, 30, "2025-03-20"), (1404, 1, 1, "2025-03-21"), (1405, 6, 6, "2026-08-28"),
        (1357, 11, 22, "1979-02-11"),
        (1375, 12, 30, "1997-03-20"), (1348, 10, 11, "1970-01-01"), (1178, 1, 1, "1799-03-21"),
        (1200, 1, 1, "1821-03-21"),
    ])
    func convertsSolarHijriDays(year: Int, month: Int, day: Int, gregorian: String) throws {
        let solar = try #require(SolarHijriDay(year: year, month: month, day: day))
        #expect(solar.gregorian.description == gregorian)
        #expect(SolarHijriDay(solar.gregorian) == solar)
    }

    @Test func knowsTheLeapYearsOfTheSolarHijriCalendar() {
        let leap = (1370...1410).filter(SolarHijriDay.isLeap)
        #expect(leap == [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408])
    }

    @Test func everySolarHijriDayFollowsTheOneBefore() throws {
        let first = try #require(SolarHijriDay(year: 1178, month: 1, day: 1)).gregorian
        var expected = first
        for year in SolarHijriDay.years {
            for month in 1...12 {
                for day in 1...SolarHijriDay.days(inMonth: month, of: year) {
                    let solar = try #require(SolarHijriDay(year: year, month: month, day: day))
                    guard solar.gregorian == expected, SolarHijriDay(expected) == solar else {
                        Issue.record("\(solar)")
                        return
                    }
                    expected = try #require(expected.adding(days: 1))
                }
            }
        }
        #expect(SolarHijriDay(expected) == nil)
        #expect(try SolarHijriDay(#require(first.adding(days: -1))) == nil)
    }

    @Test(arguments: [
        (1402, 12, 30), (1400, 7, 31), (1400, 13, 1), (1400, 0, 1), (1400, 1, 0), (1177, 1, 1), (1634, 1, 1),
    ])
    func refusesDaysThatTheSolarHijriCalendarDoesNotHave(year: Int, month: Int, day: Int) {
        #expect(SolarHijriDay(year: year, month: month, day: day) == nil)
    }
}
