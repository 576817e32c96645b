/// A date as it stands in a text: where, what it says, and what it leaves open.
public struct DatePhrase: Hashable, Sendable {
    /// How a date is written.
    public enum Style: Sendable {
        /// `2021-11-21`, with or without a time.
        case iso
        /// `2021/11/21`, `2021.11.21`, `2021. 11. 21`.
        case yearFirst
        /// `21.11.2021`, `21/11/2021`.
        case dayFirst
        /// `11/21/2021`.
        case monthFirst
        /// `03/04/2021`, which has two readings.
        case ambiguous
        /// With the name of the month, or with units: `21 November`, `November 2021`, `2014年11月24日`.
        case words
        /// The year is given as one of an era alone: `Juche113.9.18`, `令和6年`.
        case yearOfEra
        /// A year alone, or two: `in 2016`, `2007-2020`.
        case year
        /// A day of the week alone: `on Sunday`.
        case weekday
        /// Counted from the day of the text: `today`, `this year`.
        case relative
        /// `2021/11/21` in the path of a URL or file.
        case path
    }

    /// What a relative date is counted in, and how many of them lie between the day of the text and the date.
    public struct Relation: Hashable, Sendable {
        /// A unit.
        public enum Unit: Sendable { case day, month, year }

        /// The unit.
        public let unit: Unit
        /// The number: 0 is the text's own, -1 the one before.
        public let offset: Int
    }

    /// What two parts of a phrase say differently.
    public struct Contradictions: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Creates a set from its bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The year of an era is not the Gregorian year beside it, which ``DatePhrase/start`` has.
        public static let year = Contradictions(rawValue: 1)
        /// The date is another day of the week.
        public static let weekday = Contradictions(rawValue: 2)
    }

    /// The bytes of the text, from 0.
    public internal(set) var span: Range<Int>
    /// How it is written.
    public internal(set) var style: Style
    /// The calendar that the year is written in.
    public internal(set) var calendar: CalendarSystem = .gregorian
    /// The date, or the first of a range, in the Gregorian calendar. Only the year where there are two readings; empty
    /// for a day of the week, and for a day and month of another calendar without a year.
    public internal(set) var start: PartialDate
    /// The last date of a range or list.
    public internal(set) var end: PartialDate?
    /// Whether ``start`` and ``end`` are meant without the days between them, as in `12 and 20 April`.
    public internal(set) var isList = false
    /// The reading with the day first and the one with the month first, where both are possible; else nothing.
    public internal(set) var alternatives: [PartialDate] = []
    /// The date as its own calendar has it, where that is not the Gregorian one.
    public internal(set) var written: PartialDate?
    /// The day of the week, where it is named.
    public internal(set) var weekday: Weekday?
    /// The time of day.
    public internal(set) var time: ClockTime?
    /// What it is counted from, where it is relative or its year is (`7 апреля с.г.`).
    public internal(set) var relation: Relation?
    /// What does not agree.
    public internal(set) var contradictions: Contradictions = []

    init(_ span: Range<Int>, _ style: Style, _ start: PartialDate = PartialDate(), to end: PartialDate? = nil) {
        self.span = span
        self.style = style
        self.start = start
        self.end = end
    }

    /// The phrase with what of it lies in a stretch, all of it where none does.
    public func clipped(to stretch: Range<Int>) -> DatePhrase {
        var phrase = self
        if span.overlaps(stretch) { phrase.span = span.clamped(to: stretch) }
        return phrase
    }

    /// The year, `nil` where the phrase does not say.
    public var year: Int? { start.year }
    /// The month, `nil` where the phrase does not say, or may say two.
    public var month: Int? { start.month }
    /// The day of the month, `nil` where the phrase does not say, or may say two.
    public var day: Int? { start.day }
    /// Whether there are two readings.
    public var isAmbiguous: Bool { !alternatives.isEmpty }
}

extension DatePhrase {
    /// The date in EDTF, without the time: a date, an interval `…/…`, `[…,…]` for one of two readings, `{…,…}` for a
    /// list; `nil` where the phrase names no part of a date.
    public var edtfText: String? {
        if alternatives.count == 2, let first = alternatives[0].edtfText, let second = alternatives[1].edtfText {
            return first < second ? "[\(first),\(second)]" : "[\(second),\(first)]"
        }
        guard let first = start.edtfText else { return nil }
        guard let last = end?.edtfText else { return first }
        return isList ? "{\(first),\(last)}" : "\(first)/\(last)"
    }

    /// The value of ``edtfText``.
    public var edtf: EDTF? {
        // A range without years may run over the end of a year, which EDTF cannot say: hence no value, and no error.
        edtfText.flatMap { try? EDTF(parsing: $0) }
    }

    /// The phrase with one of its two readings; itself where it has one, or no order is given.
    public func read(in order: NumericDateOrder?) -> DatePhrase {
        guard alternatives.count == 2, let order else { return self }
        var phrase = self
        phrase.start = alternatives[order == .dayFirst ? 0 : 1]
        phrase.style = order == .dayFirst ? .dayFirst : .monthFirst
        phrase.alternatives = []
        phrase.compareWeekday()
        return phrase
    }

    /// Notes a day of the week that is not the date's.
    mutating func compareWeekday() {
        guard let weekday, let day = start.calendarDay, day.weekday != weekday else { return }
        contradictions.insert(.weekday)
    }
}
