/// The first and last day that a date can mean; `nil` where there is none, or none is known.
public struct DayBounds: Hashable, Sendable {
    /// The first day.
    public let earliest: CalendarDay?
    /// The last day.
    public let latest: CalendarDay?

    static let unbounded = DayBounds(earliest: nil, latest: nil)

    func contains(_ day: CalendarDay) -> Bool {
        if let earliest, day < earliest { return false }
        if let latest, day > latest { return false }
        return true
    }
}

extension EDTF {
    /// The first day that can be meant, for certain: `nil` where nothing bounds it, or the bound is not known. A
    /// qualified part bounds nothing, as it may be wrong: `2021-11-21?` has no bounds, `2021-11-?21` those of the month.
    public var earliestDay: CalendarDay? { bounds(asStated: false).earliest }

    /// The last day that can be meant, for certain. See ``earliestDay``.
    public var latestDay: CalendarDay? { bounds(asStated: false).latest }

    /// The first and last day with all that is qualified taken at its word: for ordering and coverage, not for verdicts.
    public var statedBounds: DayBounds { bounds(asStated: true) }

    /// Whether every day that can be meant lies before every day that the other can mean.
    public func isCertainlyBefore(_ other: EDTF) -> Bool {
        guard let latestDay, let first = other.earliestDay else { return false }
        return latestDay < first
    }

    /// Whether every day that can be meant lies before a day.
    public func isCertainlyBefore(_ day: CalendarDay) -> Bool {
        latestDay.map { $0 < day } ?? false
    }

    /// Whether every day that can be meant lies after every day that the other can mean.
    public func isCertainlyAfter(_ other: EDTF) -> Bool {
        other.isCertainlyBefore(self)
    }

    /// Whether every day that can be meant lies after a day.
    public func isCertainlyAfter(_ day: CalendarDay) -> Bool {
        earliestDay.map { $0 > day } ?? false
    }

    /// Whether a day can be meant, or lie within what is meant. `XXXX-11-17` can be the 17 November of any year.
    public func couldContain(_ day: CalendarDay) -> Bool {
        switch form {
        case .date(let date): date.couldContain(day)
        case .dateTime(let time): time.day == day
        case .interval: bounds(asStated: false).contains(day)
        case .set(let set):
            set.members.contains { member in
                if case .date(let date) = member { date.couldContain(day) } else { member.bounds(false).contains(day) }
            }
        }
    }

    /// Whether this is one day, complete and unqualified; with or without a time.
    public var isExactDay: Bool { exactDay != nil }

    /// The day, where this is one day, complete and unqualified; with or without a time.
    public var exactDay: CalendarDay? {
        switch form {
        case .date(let date): date.marks.isEmpty ? date.calendarDay : nil
        case .dateTime(let time): time.day
        case .interval, .set: nil
        }
    }

    private func bounds(asStated: Bool) -> DayBounds {
        switch form {
        case .date(let date): date.bounds(asStated: asStated)
        case .dateTime(let time): DayBounds(earliest: time.day, latest: time.day)
        case .interval(let start, let end):
            DayBounds(earliest: start.bounds(asStated).earliest, latest: end.bounds(asStated).latest)
        case .set(let set):
            DayBounds(
                earliest: set.members.map { $0.bounds(asStated).earliest }.leastOrNone(by: <),
                latest: set.members.map { $0.bounds(asStated).latest }.leastOrNone(by: >))
        }
    }
}

extension [CalendarDay?] {
    /// The least of the days, `nil` where one of them is not bounded.
    fileprivate func leastOrNone(by precedes: (CalendarDay, CalendarDay) -> Bool) -> CalendarDay? {
        var least: CalendarDay?
        for element in self {
            guard let element else { return nil }
            least = least.map { precedes(element, $0) ? element : $0 } ?? element
        }
        return least
    }
}

extension EDTFEndpoint {
    fileprivate func bounds(_ asStated: Bool) -> DayBounds {
        if case .date(let date) = self { date.bounds(asStated: asStated) } else { .unbounded }
    }
}

extension EDTFSet.Member {
    fileprivate func bounds(_ asStated: Bool) -> DayBounds {
        switch self {
        case .date(let date): date.bounds(asStated: asStated)
        case .range(let first, let last):
            DayBounds(
                earliest: first.bounds(asStated: asStated).earliest, latest: last.bounds(asStated: asStated).latest)
        case .upTo(let last): DayBounds(earliest: nil, latest: last.bounds(asStated: asStated).latest)
        case .from(let first): DayBounds(earliest: first.bounds(asStated: asStated).earliest, latest: nil)
        }
    }
}

extension EDTFDate {
    /// The first and last day; a qualified part counts as unspecified unless it is taken at its word.
    func bounds(asStated: Bool) -> DayBounds {
        if marks.isEmpty || asStated, let day = calendarDay { return DayBounds(earliest: day, latest: day) }
        guard asStated || yearQualification.isEmpty, let years = year.range else { return .unbounded }
        if let season {
            let months = asStated || monthQualification.isEmpty ? season.months : EDTFSeason.anyMonths
            guard let first = months.first, let last = months.last else { return .unbounded }
            return DayBounds(
                earliest: .monthStart(years.lowerBound, first.lowerBound),
                latest: .monthStart(years.upperBound, last.upperBound + 1)?.adding(days: -1))
        }
        let pattern = MonthAndDay(self, asStated: asStated)
        return DayBounds(
            earliest: years.lazy.filter(year.matches).firstResult(of: pattern.first(in:)),
            latest: years.reversed().lazy.filter(year.matches).firstResult(of: pattern.last(in:)))
    }

    /// Whether a day can be meant.
    func couldContain(_ day: CalendarDay) -> Bool {
        let isYearSure = yearQualification.isEmpty
        if let season {
            let months = monthQualification.isEmpty ? season.months : EDTFSeason.anyMonths
            // A season may begin in the year before and end in the year after.
            return (day.year - 1...day.year + 1).contains { candidate in
                let month = (day.year - candidate) * 12 + day.month
                return (!isYearSure || year.matches(candidate)) && months.contains { $0.contains(month) }
            }
        }
        let pattern = MonthAndDay(self, asStated: false)
        return (!isYearSure || year.matches(day.year)) && pattern.month.matches(day.month)
            && pattern.day.matches(day.day)
    }

    /// Whether the calendar has a day that this can mean, all taken at its word.
    var isPossible: Bool {
        if season != nil { return true }
        let pattern = MonthAndDay(self, asStated: true)
        return (year.range ?? 0...9999).lazy.filter(year.matches).firstResult(of: pattern.first(in:)) != nil
    }
}

extension Sequence {
    /// The first result that is not `nil`. For dates the search is short: a month and day that some year has occur in
    /// at least one of eight years, and a year has at most ten thousand candidates.
    fileprivate func firstResult<Value>(of transform: (Element) -> Value?) -> Value? {
        for element in self {
            if let value = transform(element) { return value }
        }
        return nil
    }
}

/// The month and day of a date, with what is absent or unsure unspecified.
private struct MonthAndDay {
    let month: EDTFDigits
    let day: EDTFDigits

    init(_ date: EDTFDate, asStated: Bool) {
        month = asStated || date.monthQualification.isEmpty ? date.month ?? .unknown : .unknown
        day = asStated || date.dayQualification.isEmpty ? date.day ?? .unknown : .unknown
    }

    func first(in year: Int) -> CalendarDay? {
        for month in 1...12 where self.month.matches(month) {
            for day in 1...31 where self.day.matches(day) {
                if let found = CalendarDay(year: year, month: month, day: day) { return found }
            }
        }
        return nil
    }

    func last(in year: Int) -> CalendarDay? {
        for month in (1...12).reversed() where self.month.matches(month) {
            for day in (1...31).reversed() where self.day.matches(day) {
                if let found = CalendarDay(year: year, month: month, day: day) { return found }
            }
        }
        return nil
    }
}

extension CalendarDay {
    /// The first day of a month that is counted from January of a year, beyond its twelve where need be: 0 is the
    /// December before, 13 the January after.
    fileprivate static func monthStart(_ year: Int, _ month: Int) -> CalendarDay? {
        switch month {
        case ..<1: CalendarDay(year: year - 1, month: month + 12, day: 1)
        case 13...: CalendarDay(year: year + 1, month: month - 12, day: 1)
        default: CalendarDay(year: year, month: month, day: 1)
        }
    }
}
