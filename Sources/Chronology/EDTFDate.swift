/// How sure a part of a date is.
public struct EDTFQualification: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Creates a qualification from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// `?`: the source may be wrong.
    public static let uncertain = EDTFQualification(rawValue: 1)
    /// `~`: an estimate near the true value.
    public static let approximate = EDTFQualification(rawValue: 2)
}

/// Two or four decimal digits of which any may be unspecified, written `X`.
public struct EDTFDigits: Hashable, Sendable {
    private let digits: UInt16
    /// Which digits are unspecified: bit 0 stands for the last one.
    let unspecified: UInt8
    let width: UInt8

    /// Two specified digits.
    init(_ value: Int) {
        self.init(lowest: value, unspecified: 0, width: 2)
    }

    /// Digits; the number has at most four.
    init(lowest: Int, unspecified: UInt8, width: UInt8) {
        digits = UInt16(lowest)
        self.unspecified = unspecified
        self.width = width
    }

    /// Two digits of which nothing is known.
    static let unknown = EDTFDigits(lowest: 0, unspecified: 0b11, width: 2)

    /// The number, an unspecified digit read as 0.
    public var lowest: Int { Int(digits) }
    /// Whether every digit is given.
    public var isSpecified: Bool { unspecified == 0 }
    /// Whether no digit is given.
    public var isUnspecified: Bool { unspecified == (1 << width) - 1 }

    /// The number with every unspecified digit read as 9.
    public var highest: Int {
        var value = lowest
        var unit = 1
        for index in 0..<width {
            if unspecified & (1 << index) != 0 { value += 9 * unit }
            unit *= 10
        }
        return value
    }

    /// Whether a number has these digits.
    public func matches(_ number: Int) -> Bool {
        guard number >= lowest, number <= highest else { return false }
        var (mine, other) = (lowest, number)
        for index in 0..<width {
            if unspecified & (1 << index) == 0, mine % 10 != other % 10 { return false }
            mine /= 10
            other /= 10
        }
        return true
    }
}

/// The year of a date.
public struct EDTFYear: Hashable, Sendable {
    enum Notation: Hashable, Sendable {
        /// Four digits, of which any may be unspecified.
        case plain(EDTFDigits)
        /// `Y17000`, more than four digits.
        case long(Int)
        /// `Y17E7`, digits times a power of ten.
        case exponential(Int, exponent: UInt8)
    }

    let isNegative: Bool
    let notation: Notation
    private let significant: UInt8

    init(isNegative: Bool, notation: Notation, significantDigits: Int?) {
        self.isNegative = isNegative
        self.notation = notation
        // The parser takes no more than the twelve digits of a year.
        significant = UInt8(significantDigits ?? 0)
    }

    /// How many of the leading digits can be relied on, written `S2`; `nil` where that is not said.
    public var significantDigits: Int? { significant == 0 ? nil : Int(significant) }

    /// The year without its sign, an unspecified digit read as 0.
    var magnitude: Int {
        switch notation {
        case .plain(let digits): digits.lowest
        case .long(let number): number
        case .exponential(let number, let exponent): (0..<exponent).reduce(number) { value, _ in value * 10 }
        }
    }

    /// The four digits of a year without prefix.
    var digits: EDTFDigits? {
        if case .plain(let digits) = notation { digits } else { nil }
    }

    /// The first and last year that can be meant; `nil` for `XXXX`, of which nothing is known.
    public var range: ClosedRange<Int>? {
        if let digits, digits.isUnspecified { return nil }
        var low = magnitude
        var high = digits?.highest ?? low
        if let significantDigits {
            var unit = 1
            for _ in 0..<max(0, max(4, String(low).utf8.count) - significantDigits) { unit *= 10 }
            low = low / unit * unit
            high = low + unit - 1
        }
        return isNegative ? -high ... -low : low...high
    }

    /// Whether a year can be meant.
    func matches(_ year: Int) -> Bool {
        guard let range else { return true }
        guard range.contains(year) else { return false }
        return digits?.isSpecified ?? true || digits?.matches(abs(year)) ?? true || significantDigits != nil
    }
}

/// A calendar date of EDTF: a year, a month or a season of it, or a day, with unspecified digits and qualifications.
public struct EDTFDate: Hashable, Sendable {
    /// The year.
    public let year: EDTFYear
    /// The month, 01 to 12, or the season or other part of the year, 21 to 41; `nil` for a whole year.
    public let month: EDTFDigits?
    /// The day; `nil` for a whole month.
    public let day: EDTFDigits?
    /// The qualifications as written, so that the text can be printed again.
    let marks: EDTFMarks

    /// A plain day.
    init(_ day: CalendarDay) {
        let digits = EDTFDigits(lowest: day.year, unspecified: 0, width: 4)
        self.init(
            year: EDTFYear(isNegative: false, notation: .plain(digits), significantDigits: nil),
            month: EDTFDigits(day.month), day: EDTFDigits(day.day), marks: EDTFMarks())
    }

    init(year: EDTFYear, month: EDTFDigits?, day: EDTFDigits?, marks: EDTFMarks) {
        self.year = year
        self.month = month
        self.day = day
        self.marks = marks
    }

    /// The season or other part of the year.
    var season: EDTFSeason? {
        guard let month, month.isSpecified else { return nil }
        return EDTFSeason(code: month.lowest)
    }

    /// Whether all of it is given, with nothing qualified.
    var isPlain: Bool {
        marks.isEmpty && year.significantDigits == nil && year.digits?.isSpecified ?? true
            && month?.isSpecified ?? true && day?.isSpecified ?? true
    }

    /// The day, where it is a day with nothing unspecified. Qualifications are not looked at.
    var calendarDay: CalendarDay? {
        guard let month, let day, let digits = year.digits, digits.isSpecified, month.isSpecified, day.isSpecified
        else {
            return nil
        }
        return CalendarDay(
            year: year.isNegative ? -digits.lowest : digits.lowest, month: month.lowest, day: day.lowest)
    }
}

/// The qualification marks of a date where they were written: before a part, they qualify that part; after it, that part
/// and all to the left.
struct EDTFMarks: Hashable, Sendable {
    var beforeYear: EDTFQualification = []
    var afterYear: EDTFQualification = []
    var beforeMonth: EDTFQualification = []
    var afterMonth: EDTFQualification = []
    var beforeDay: EDTFQualification = []
    var afterDay: EDTFQualification = []

    var isEmpty: Bool {
        beforeYear.isEmpty && beforeMonth.isEmpty && beforeDay.isEmpty && afterYear.isEmpty && afterMonth.isEmpty
            && afterDay.isEmpty
    }
}

extension EDTFDate {
    /// How sure the year is.
    public var yearQualification: EDTFQualification {
        marks.beforeYear.union(marks.afterYear).union(marks.afterMonth).union(marks.afterDay)
    }

    /// How sure the month is.
    public var monthQualification: EDTFQualification {
        marks.beforeMonth.union(marks.afterMonth).union(marks.afterDay)
    }

    /// How sure the day is.
    public var dayQualification: EDTFQualification {
        marks.beforeDay.union(marks.afterDay)
    }
}
