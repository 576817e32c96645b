import Chronology
import TestSupport
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2021, 11, 21, 18_952), (0, 3, 1, -719_468),
        (-1, 12, 31, -719_529), (1600, 12, 31, -134_775), (9999, 12, 31, 2_932_896),
    ])
    func countsDaysSinceTheEpoch(year: Int, month: Int, day: Int, days: Int) throws {
        let date = try #require(CalendarDay(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == days)
        #expect(CalendarDay(daysSinceEpoch: days) == date)
    }

    @Test(arguments: [
        (2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 0, 1), (2021, 13, 1), (2021, 1, 0), (2021, 1, 32),
        (1_000_000_000_000, 1, 1),
    ])
    func refusesDaysThatTheCalendarDoesNotHave(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test func knowsTheDayOfTheWeek() throws {
        #expect(try CalendarDay(parsing: "1970-01-01").weekday == .thursday)
        #expect(try CalendarDay(parsing: "2021-11-21").weekday == .sunday)
        #expect(try CalendarDay(parsing: "1969-12-29").weekday == .monday)
    }

    @Test func arithmeticHoldsOnRandomDays() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let number = Int.random(in: -4_000_000...4_000_000, using: &generator)
            let step = Int.random(in: -200_000...200_000, using: &generator)
            let day = try #require(CalendarDay(daysSinceEpoch: number), "seed \(seed), day \(number)")
            let next = try #require(day.adding(days: 1), "seed \(seed), day \(number)")
            let far = try #require(day.adding(days: step), "seed \(seed), day \(number), step \(step)")
            #expect(day.daysSinceEpoch == number, "seed \(seed)")
            #expect(CalendarDay(year: day.year, month: day.month, day: day.day) == day, "seed \(seed), day \(number)")
            #expect(far.daysSinceEpoch - number == step, "seed \(seed), day \(number)")
            #expect((day < far) == (step > 0), "seed \(seed), day \(number), step \(step)")
            #expect(next.weekday.rawValue == day.weekday.rawValue % 7 + 1, "seed \(seed), day \(number)")
            // The next day goes on in the month, or begins the next one.
            let goesOn = next.day == day.day + 1 && next.month == day.month && next.year == day.year
            let begins = next.day == 1 && day.day == CalendarDay.days(inMonth: day.month, of: day.year)
            #expect(goesOn || begins, "seed \(seed), day \(number)")
        }
    }

    @Test func staysWithinItsYears() throws {
        let last = try #require(CalendarDay(year: CalendarDay.years.upperBound, month: 12, day: 31))
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(days: .max) == nil)
        #expect(CalendarDay(daysSinceEpoch: .min) == nil)
        #expect(CalendarDay(daysSinceEpoch: .max) == nil)
    }

    @Test(arguments: [
        ("2021-11-21", nil), ("0000-01-01", nil), ("2021-02-30", 8), ("2021-13-01", 5), ("2021-11-21 ", 10),
        ("2021-1-21", 5), ("21-11-2021", 0), ("", 0), ("2021-11-2", 8), ("２０２１-11-21", 0),
    ])
    func parsesFullDates(text: String, fault: Int?) {
        do {
            let day = try CalendarDay(parsing: text)
            #expect(fault == nil)
            #expect(day.description == text)
        } catch {
            #expect(error.offset == fault)
        }
    }
}

@Suite("Dates with times")
struct TimestampTests {
    @Test(arguments: [
        ("2021-11-21T09:30:00Z", "2021-11-21", "2021-11-21"),
        ("2021-11-21T09:30:00.25+09:00", "2021-11-21", "2021-11-21"),
        ("2021-11-21T08:30:00+09:00", "2021-11-21", "2021-11-20"),
        ("2021-11-21t20:00:00-05:00", "2021-11-21", "2021-11-22"),
        ("1998-12-31T23:59:60Z", "1998-12-31", "1998-12-31"),
        ("1998-12-31T15:59:60.123-08:00", "1998-12-31", "1998-12-31"),
        ("2021-01-01T00:00:00-00:00", "2021-01-01", "2021-01-01"),
    ])
    func givesTheDayOfThePlaceAndOfUTC(text: String, day: String, dayInUTC: String) throws {
        let timestamp = try Timestamp(parsing: text)
        #expect(timestamp.day.description == day)
        #expect(timestamp.dayInUTC.description == dayInUTC)
    }

    @Test(arguments: [
        ("2021-11-21", 10), ("2021-11-21T09:30Z", 16), ("2021-11-21T24:00:00Z", 11), ("2021-11-21T09:60:00Z", 14),
        ("2021-11-21T09:30:61Z", 17), ("2021-11-21T09:30:00", 19), ("2021-11-21T09:30:00+0900", 19),
        ("2021-11-21T09:30:00.Z", 20), ("2021-11-21T09:30:00Z ", 20), ("2021-02-30T09:30:00Z", 8),
        ("1998-12-31T22:59:60Z", 17), ("1998-12-31T23:58:60Z", 17), ("1998-12-31T23:59:60+01:00", 17),
        ("2021-11-21T09:30:00+24:00", 19),
    ])
    func refusesWhatRFC3339DoesNotHave(text: String, offset: Int) {
        #expect(throws: DateSyntaxError.self) { try Timestamp(parsing: text) }
        do { _ = try Timestamp(parsing: text) } catch { #expect(error.offset == offset, "\(error.message)") }
    }

    @Test func countsSeconds() throws {
        #expect(try Timestamp(parsing: "1970-01-01T00:00:00Z").secondsSinceEpoch == 0)
        #expect(try Timestamp(parsing: "2001-09-09T03:46:40+02:00").secondsSinceEpoch == 1_000_000_000)
    }
}

@Suite("Juche years")
struct JucheYearTests {
    @Test(arguments: [(1912, 1), (2016, 105), (2018, 107), (2021, 110), (2024, 113)])
    func countsFrom1912(gregorian: Int, juche: Int) throws {
        #expect(JucheYear(gregorianYear: gregorian)?.number == juche)
        #expect(JucheYear(juche)?.gregorianYear == gregorian)
    }

    @Test func hasNothingBefore1912() {
        #expect(JucheYear(gregorianYear: 1911) == nil)
        #expect(JucheYear(0) == nil)
        #expect(JucheYear(gregorianYear: .min) == nil)
        #expect(JucheYear(.max) == nil)
    }
}
