/// A word, or a short group of words, of which dates are written in a language.
public struct CalendarWord: Hashable, Sendable {
    /// What a word does in a date.
    public enum Meaning: String, CaseIterable, Sendable {
        /// A month, 1 to 12.
        case month
        /// An abbreviated month, with or without a point.
        case shortMonth = "month-short"
        /// A month of the Solar Hijri calendar, 1 to 12.
        case solarMonth = "solar-month"
        /// A day of the week, 1 (Monday) to 7.
        case weekday
        /// An abbreviated day of the week, which counts only before a date.
        case shortWeekday = "weekday-short"
        /// A day of the week in brackets after a date, one character.
        case weekdayMark = "weekday-mark"
        /// The name of an era, before its year; the value is a ``CalendarSystem``.
        case era
        /// A unit after a number, as in `2014年`: `year`, `month`, `day`, `hour`, `minute`, `second`.
        case unit
        /// What begins like a unit and is none, as in `1990年代`.
        case other
        /// Between the day and the month, or the month and the year.
        case of
        /// Between the ends of a range.
        case to
        /// Between the members of a list.
        case and
        /// Between the day of the week and the day of the month.
        case article
        /// After the number of the day.
        case ordinal
        /// After the year.
        case yearSuffix = "year-suffix"
        /// Before a `month`, a `year` or `any` of them that stand alone.
        case cue
        /// A day counted from the day of the text: 0 is today.
        case relativeDay = "relative-day"
        /// A month counted from that of the text.
        case relativeMonth = "relative-month"
        /// The same, after a day: the 21st instant.
        case monthAfterDay = "month-after-day"
        /// A year counted from that of the text.
        case relativeYear = "relative-year"
        /// The same, after a day and month.
        case yearAfterDate = "year-after-date"
        /// Between the day and the time.
        case beforeTime = "before-time"
        /// Before or after the hour: `am` or `pm`.
        case halfDay = "half-day"
        /// After the hour, with the minutes behind it.
        case hour
        /// A time zone, in minutes ahead of UTC.
        case zone
        /// Not a word of a text, but the pattern of dates in numbers: `day-first` or `month-first`.
        case numericOrder = "numeric-order"
    }

    /// A BCP 47 tag.
    public let language: String
    /// The word, in small letters where the language writes it so; capitals are then found as well.
    public let text: String
    /// What it does.
    public let meaning: Meaning
    /// Its value: see ``Meaning``; 0 where there is none.
    package let value: Int

    /// A word of a table, or `nil` where the meaning is unknown or has no such value, or the text is empty or longer
    /// than 255 bytes.
    public init?(language: String, text: String, meaning: String, value: String) {
        guard let meaning = Meaning(rawValue: meaning), let number = meaning.number(value),
            1...255 ~= text.utf8.count
        else { return nil }
        self.language = language
        self.text = text
        self.meaning = meaning
        self.value = number
    }
}

extension CalendarWord.Meaning {
    /// The number that stands for a value.
    fileprivate func number(_ value: String) -> Int? {
        switch self {
        case .month, .shortMonth, .solarMonth: Int(value).flatMap { 1...12 ~= $0 ? $0 : nil }
        case .weekday, .shortWeekday, .weekdayMark: Int(value).flatMap { 1...7 ~= $0 ? $0 : nil }
        case .relativeDay, .relativeMonth, .monthAfterDay, .relativeYear, .yearAfterDate:
            Int(value).flatMap { -9...9 ~= $0 ? $0 : nil }
        case .zone: Int(value).flatMap { -1439...1439 ~= $0 ? $0 : nil }
        case .era: CalendarSystem(rawValue: value).flatMap { CalendarSystem.allCases.firstIndex(of: $0) }
        case .unit: CalendarUnit.names.firstIndex(of: value)
        case .cue: ["any", "month", "year"].firstIndex(of: value)
        case .halfDay: ["am": 0, "pm": 12][value]
        case .numericOrder: ["day-first", "month-first"].firstIndex(of: value)
        case .other, .of, .to, .and, .article, .ordinal, .yearSuffix, .beforeTime, .hour: value.isEmpty ? 0 : nil
        }
    }
}

/// What a number before a unit counts.
enum CalendarUnit: Int {
    case year, month, day, hour, minute, second

    static let names = ["year", "month", "day", "hour", "minute", "second"]
}
