/// As much of a date as was written: any of year, month and day may be missing.
public struct PartialDate: Hashable, Sendable {
    private let yearNumber: Int16
    private let monthByte: UInt8
    private let dayByte: UInt8

    /// A date of parts that were checked: a year of 1 to 9999, a month of 1 to 12, a day of 1 to 31.
    init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
        yearNumber = Int16(clamping: year ?? 0)
        monthByte = UInt8(clamping: month ?? 0)
        dayByte = UInt8(clamping: day ?? 0)
    }

    init(_ day: CalendarDay) {
        self.init(year: day.year, month: day.month, day: day.day)
    }

    /// The year.
    public var year: Int? { yearNumber == 0 ? nil : Int(yearNumber) }
    /// The month.
    public var month: Int? { monthByte == 0 ? nil : Int(monthByte) }
    /// The day of the month.
    public var day: Int? { dayByte == 0 ? nil : Int(dayByte) }

    /// Whether nothing was written.
    public var isEmpty: Bool { yearNumber == 0 && monthByte == 0 && dayByte == 0 }

    /// The day, where all parts are there.
    public var calendarDay: CalendarDay? {
        guard let year, let month, let day else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// The date in EDTF: `2021-11-21`, `2021-11`, `2021`, `XXXX-11-21`, `XXXX-XX-21`; `nil` where it is empty.
    public var edtfText: String? {
        guard !isEmpty else { return nil }
        var text = year?.padded(4) ?? "XXXX"
        if month != nil || day != nil { text += "-" + (month?.padded(2) ?? "XX") }
        if let day { text += "-" + day.padded(2) }
        return text
    }

    /// The same month and day in a year.
    func with(year: Int?) -> PartialDate {
        PartialDate(year: year, month: month, day: day)
    }

    /// Whether the calendar has such a day, in some year where none is written.
    var isPossible: Bool {
        guard let day else { return true }
        guard let month else { return day <= 31 }
        // 29 February is possible where the year is not known.
        return day <= CalendarDay.days(inMonth: month, of: year ?? 2000)
    }
}
