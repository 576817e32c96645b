/// A day of the Solar Hijri calendar, by the arithmetic of 33-year cycles with eight leap years each.
///
/// The calendar follows the spring equinox at Tehran. The cycle gives the days of the observed calendar from 1178 to
/// 1633 (March 1799 to March 2255), and no other year is taken. Source: M. Heydari-Malayeri, A concise review of the
/// Iranian calendar (2004); the same rule is in the International Components for Unicode, `persncal`.
public struct SolarHijriDay: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The month, 1 to 12; the first begins at the equinox in March.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// The years for which the arithmetic holds.
    public static let years = 1178...1633

    /// A day, or `nil` where the calendar has no such day or lies outside of ``years``.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), 1...12 ~= month, day >= 1, day <= Self.days(inMonth: month, of: year) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Whether the last month of a year has 30 days.
    public static func isLeap(_ year: Int) -> Bool {
        (25 * year + 11) % 33 < 8
    }

    /// The number of days of a month, 0 where there is no such month.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 1...6: 31
        case 7...11: 30
        case 12: isLeap(year) ? 30 : 29
        default: 0
        }
    }

    /// The same day of the Gregorian calendar.
    public var gregorian: CalendarDay {
        // 1 Farvardin of the year 1, continued backwards, lies 492,268 days before 1 January 1970.
        let newYear = 365 * (year - 1) + (8 * year + 21) / 33 - 492_268
        let dayOfYear = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
        guard let day = CalendarDay(daysSinceEpoch: newYear + dayOfYear + day - 1) else {
            preconditionFailure("a year of the calendar lies in the Gregorian years 1799 to 2255")
        }
        return day
    }

    /// The same day as one of the Gregorian calendar, or `nil` outside of ``years``.
    public init?(_ day: CalendarDay) {
        // A year begins in March: the day lies in the year that began in its own Gregorian year, or in the one before.
        guard
            let year = [day.year - 621, day.year - 622].first(where: { year in
                SolarHijriDay(year: year, month: 1, day: 1).map { $0.gregorian <= day } ?? false
            }), let newYear = SolarHijriDay(year: year, month: 1, day: 1)?.gregorian
        else { return nil }
        let dayOfYear = day.daysSinceEpoch - newYear.daysSinceEpoch
        let month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 6) / 30 + 1
        let before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
        self.init(year: year, month: month, day: dayOfYear - before + 1)
    }
}
