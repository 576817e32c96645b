/// A day of the proleptic Gregorian calendar, with astronomical year numbers: the year 0 is 1 BC.
///
/// Years reach from -999,999,999,999 to 999,999,999,999, so that every sum of days fits an `Int`.
public struct CalendarDay: Hashable, Sendable {
    /// The year; 0 is 1 BC.
    public let year: Int
    private let monthByte: UInt8
    private let dayByte: UInt8

    /// The month, 1 to 12.
    public var month: Int { Int(monthByte) }
    /// The day of the month, 1 to 31.
    public var day: Int { Int(dayByte) }

    /// The years that a day may lie in.
    public static let years = -999_999_999_999...999_999_999_999

    /// A day, or `nil` where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), 1...12 ~= month, day >= 1, day <= Self.days(inMonth: month, of: year) else {
            return nil
        }
        self.year = year
        self.monthByte = UInt8(month)
        self.dayByte = UInt8(day)
    }

    /// Whether a year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month, 0 where there is no such month.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }
}

extension CalendarDay: Comparable {
    /// Orders days by time.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDay: CustomStringConvertible {
    /// `2021-11-21`; years outside of 0 to 9999 carry a sign.
    public var description: String {
        (year > 9999 ? "+" : "") + "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }
}

// MARK: - Arithmetic

// Years are counted from 1 March, so that the leap day is the last of its year and the days before a month follow a
// straight line; 400 such years have 146,097 days. The year 0 then begins on 1 March of the year 0, which is 719,468
// days before 1 January 1970.
extension CalendarDay {
    private static let daysOfEra = 146_097
    private static let epoch = 719_468

    /// The number of days since 1 January 1970, negative before.
    public var daysSinceEpoch: Int {
        let shiftedYear = month > 2 ? year : year - 1
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let (era, yearOfEra) = shiftedYear.flooredDivision(by: 400)
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysOfEra + dayOfEra - Self.epoch
    }

    /// The day that lies a number of days after 1 January 1970, `nil` outside of ``years``.
    public init?(daysSinceEpoch days: Int) {
        let (shifted, overflow) = days.addingReportingOverflow(Self.epoch)
        guard !overflow else { return nil }
        let (era, dayOfEra) = shifted.flooredDivision(by: Self.daysOfEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day that lies a number of days later, or earlier for a negative number; `nil` outside of ``years``.
    public func adding(days: Int) -> CalendarDay? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDay(daysSinceEpoch: sum)
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1 January 1970 was a Thursday, the fourth of the week.
        Weekday(rawValue: (daysSinceEpoch + 3).flooredDivision(by: 7).remainder + 1) ?? .monday
    }
}

/// A day of the week, numbered as in ISO 8601: Monday is 1.
public enum Weekday: Int, Sendable {
    /// A day of the week.
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Int {
    /// Quotient and remainder with a remainder that is never negative.
    fileprivate func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

// MARK: - Text

extension CalendarDay {
    /// Parses a full date as RFC 3339, section 5.6, has it: `2021-11-21`, nothing before or after it. Allocates nothing
    /// unless it throws.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(DateSyntaxError) {
        var scanner = ByteScanner(bytes)
        self = try scanner.fullDate()
        guard scanner.isAtEnd else {
            throw DateSyntaxError(at: scanner.position, "a date ends after the day: write it as YYYY-MM-DD")
        }
    }

    /// Parses a full date as RFC 3339, section 5.6, has it.
    public init(parsing text: String) throws(DateSyntaxError) {
        self = try parseUTF8(text) { bytes in
            Result { () throws(DateSyntaxError) in try CalendarDay(parsing: bytes) }
        }
    }
}

extension ByteScanner {
    /// Reads `YYYY-MM-DD`.
    mutating func fullDate() throws(DateSyntaxError) -> CalendarDay {
        let start = position
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2) else {
            throw DateSyntaxError(at: position, "a date is written as YYYY-MM-DD, for example 2021-11-21")
        }
        guard let date = CalendarDay(year: year, month: month, day: day) else {
            throw DateSyntaxError(
                at: start + (1...12 ~= month ? 8 : 5), CalendarDay.absence(year: year, month: month, day: day))
        }
        return date
    }
}

extension CalendarDay {
    /// Says why there is no such day, and which ones there are.
    static func absence(year: Int, month: Int, day: Int) -> String {
        guard 1...12 ~= month else { return "there is no month \(month.padded(2)): write 01 to 12" }
        let last = days(inMonth: month, of: year)
        return "\(year.padded(4))-\(month.padded(2)) has no day \(day.padded(2)): write 01 to \(last)"
    }
}
