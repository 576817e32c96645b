/// A year of the Juche calendar of the Democratic People's Republic of Korea.
///
/// 1912 is Juche 1; months and days are the Gregorian ones, and there is no year before the first. The calendar was in
/// use from September 1997 to October 2024, and counts years of any time.
public struct JucheYear: Hashable, Comparable, Sendable {
    /// The year's number, at least 1.
    public let number: Int

    /// The Gregorian year with the same months and days.
    public var gregorianYear: Int { number + Self.difference }

    private static let difference = 1911

    /// A Juche year, or `nil` for a number that is not positive or has no Gregorian year in ``CalendarDay/years``.
    public init?(_ number: Int) {
        guard number >= 1, number <= CalendarDay.years.upperBound - Self.difference else { return nil }
        self.number = number
    }

    /// The Juche year of a Gregorian year, or `nil` before 1912.
    public init?(gregorianYear year: Int) {
        guard CalendarDay.years.contains(year) else { return nil }
        self.init(year - Self.difference)
    }

    /// Orders years by time.
    public static func < (left: JucheYear, right: JucheYear) -> Bool { left.number < right.number }
}
