import Chronology
import JSONText

/// A date that a record declares, held against dates that a text writes.
struct DeclaredDate {
    private let edtf: EDTF
    /// The parts that are given as digits and not qualified; `nil` for others, and for what is more than one date.
    let year: Int?
    private let month: Int?
    private let day: Int?
    private let isDayUnsure: Bool

    /// `nil` where the value is no date, or an interval or a set, of which a text says the ends in its own way.
    init?(_ node: JSONNode) {
        guard let edtf = DateOrder.date(node) else { return nil }
        self.edtf = edtf
        if let day = edtf.exactDay {
            (year, month, self.day, isDayUnsure) = (day.year, day.month, day.day, false)
            return
        }
        guard case .date(let date) = edtf.form else { return nil }
        let years = date.year.range
        year = date.yearQualification.isEmpty && years?.count == 1 ? years?.lowerBound : nil
        month = Self.number(date.month, date.monthQualification)
        day = Self.number(date.day, date.dayQualification)
        isDayUnsure = day == nil && date.day != nil
    }

    private static func number(_ digits: EDTFDigits?, _ qualification: EDTFQualification) -> Int? {
        guard let digits, digits.isSpecified, qualification.isEmpty, 1...31 ~= digits.lowest else { return nil }
        return digits.lowest
    }

    /// Whether a date names anything that could be held against a text.
    var isComparable: Bool { month != nil || day != nil || year != nil }

    /// The day alone as Korean, Chinese and Japanese write it: 17일, 17日. A text may name the month once, far above.
    var dayAlone: [ComparableText] { day.map { [ComparableText("\($0)일"), ComparableText("\($0)日")] } ?? [] }

    /// Whether a text writes days of the month alone in this way, and none of them is the declared one.
    func isOtherDayAlone(in text: String) -> Bool {
        guard let day else { return false }
        var days: [Int] = []
        var digits = ""
        for scalar in text.unicodeScalars {
            if scalar == "일" || scalar == "日", let number = Int(digits) { days.append(number) }
            digits = "0"..."9" ~= scalar ? digits + String(scalar) : ""
        }
        return !days.isEmpty && !days.contains(day)
    }

    // MARK: Phrases

    /// Whether a date of a text may be the declared one: nothing in it is different, and it names the day where the
    /// declared one does.
    func agrees(with phrase: DatePhrase) -> Bool {
        ([phrase.start] + phrase.alternatives + [phrase.end].compactMap { $0 }).contains(where: agrees)
            || isWithin(phrase)
    }

    private func agrees(with date: PartialDate) -> Bool {
        func fits(_ written: Int?, _ declared: Int?) -> Bool {
            guard let written, let declared else { return true }
            return written == declared
        }
        guard fits(date.year, year), fits(date.month, month), fits(date.day, day) else { return false }
        if day != nil { return date.day != nil }
        if month != nil { return date.month != nil }
        return isDayUnsure || date.year != nil
    }

    /// Whether nothing but a year is declared, and a date of the text does not name another: a day and a month leave the year
    /// open.
    func isYear(of phrase: DatePhrase) -> Bool {
        month == nil && day == nil && year != nil && (phrase.year == nil || phrase.year == year)
    }

    /// Whether the day lies between two days of the text.
    private func isWithin(_ phrase: DatePhrase) -> Bool {
        guard let end = phrase.end, !phrase.isList, let year, let month, let day,
            let own = CalendarDay(year: year, month: month, day: day)
        else { return false }
        func exact(_ date: PartialDate, like other: PartialDate) -> CalendarDay? {
            (date.month ?? other.month).flatMap { month in
                date.day.flatMap { CalendarDay(year: date.year ?? other.year ?? year, month: month, day: $0) }
            }
        }
        guard let first = exact(phrase.start, like: end), let last = exact(end, like: phrase.start) else {
            return false
        }
        return first <= own && own <= last
    }

    // MARK: Readings

    /// How far a day that was read lies from the declared one, in days; 0 where it may be it, `nil` where that cannot be
    /// told.
    ///
    /// - Parameter read: the date as EDTF, with or without its year.
    func distance(to read: String) -> Int? {
        guard let date = try? EDTF(parsing: read) else { return nil }
        if let day = date.exactDay { return distance(toAnyOf: [day]) }
        guard case .date(let parts) = date.form, let month = Self.number(parts.month, []),
            let day = Self.number(parts.day, [])
        else { return nil }
        return distance(month: month, day: day)
    }

    /// How far a day and month without a year lie from the declared date, with the year in which they are nearest.
    func distance(month: Int, day: Int) -> Int? {
        let years = year.map { [$0 - 1, $0, $0 + 1] } ?? [1999, 2000, 2001]
        return distance(toAnyOf: years.compactMap { CalendarDay(year: $0, month: month, day: day) })
    }

    private func distance(toAnyOf days: [CalendarDay]) -> Int? {
        if days.contains(where: edtf.couldContain) { return 0 }
        var distances: [Int] = []
        for day in days {
            // Where the record leaves the year open, that of the day.
            if let month, let own = self.day, let declared = CalendarDay(year: year ?? day.year, month: month, day: own)
            {
                distances.append(day.daysSinceEpoch - declared.daysSinceEpoch)
            } else if let bound = edtf.latestDay, bound < day {
                distances.append(day.daysSinceEpoch - bound.daysSinceEpoch)
            } else if let bound = edtf.earliestDay, day < bound {
                distances.append(day.daysSinceEpoch - bound.daysSinceEpoch)
            }
        }
        return distances.min { abs($0) < abs($1) }
    }
}
