// Dates in numbers alone, and years.

extension PhraseGrammar {
    /// A second and third number behind the same sign: `/06/2022` behind 28. A space may follow a point.
    private func twoMore(_ first: PhraseNumber) -> (sign: UInt8, PhraseNumber, PhraseNumber)? {
        let sign = text.byte(first.end)
        guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: "."),
            let second = text.number(behind(sign, first.end)), second.digits <= 2, text.byte(second.end) == sign,
            let third = text.number(behind(sign, second.end)), second.script == first.script,
            third.script == first.script
        else { return nil }
        return (sign, second, third)
    }

    private func behind(_ sign: UInt8, _ place: Int) -> Int {
        sign == UInt8(ascii: ".") && text.byte(place + 1) == 0x20 ? place + 2 : place + 1
    }

    /// Whether a date in numbers ends at a place, and is not part of a longer number or code: `1.2.2021.4`,
    /// `2021-11-21-05`.
    private func endsDate(_ end: Int, _ sign: UInt8) -> Bool {
        let next = text.byte(end)
        if next == UInt8(ascii: "T") { return text.isASCIIDigit(end + 1) }
        if text.isASCIIDigit(end) || text.isASCIILetter(end) || next == UInt8(ascii: "_") { return false }
        if next == UInt8(ascii: "/") { return false }
        if next == sign || next == UInt8(ascii: "-") {
            return !text.isASCIIDigit(end + 1) && !text.isASCIILetter(end + 1)
        }
        return true
    }

    /// `2021-11-21`, `2021/11/21`, `2014. 11. 24`, and `۱۴۰۵/۰۶/۰۶` of the Solar Hijri calendar.
    func yearFirst(_ year: PhraseNumber) -> Outcome {
        guard let (sign, month, day) = twoMore(year), day.digits <= 2, endsDate(day.end, sign) else { return .nothing }
        let span = year.start..<day.end
        if year.script == .persian, SolarHijriDay.years.contains(year.value) {
            guard let date = SolarHijriDay(year: year.value, month: month.value, day: day.value) else {
                return .refused(end: day.end)
            }
            var phrase = DatePhrase(span, .yearFirst, PartialDate(date.gregorian))
            phrase.calendar = .solarHijri
            phrase.written = PartialDate(year: date.year, month: date.month, day: date.day)
            return finished(phrase)
        }
        guard Self.yearsInNumbers.contains(year.value) else { return .nothing }
        guard let date = CalendarDay(year: year.value, month: month.value, day: day.value) else {
            return .refused(end: day.end)
        }
        let isISO = sign == UInt8(ascii: "-") && month.digits == 2 && day.digits == 2
        return finished(DatePhrase(span, isISO ? .iso : .yearFirst, PartialDate(date)))
    }

    /// `28.06.2022`, `19/03/2023`, `03/04/2021`, `(28.06.22)`.
    func dayFirst(_ first: PhraseNumber) -> Outcome {
        guard case (let sign, let second, var year)? = twoMore(first) else { return .nothing }
        if isInBracketsWithPoints(first, sign, second, year) {
            year = PhraseNumber(
                value: 2000 + year.value, digits: 4, start: year.start, end: year.end, script: year.script)
        }
        guard year.digits == 4, endsDate(year.end, sign), Self.yearsInNumbers.contains(year.value) else {
            return .nothing
        }
        let dayFirst = CalendarDay(year: year.value, month: second.value, day: first.value)
        let monthFirst =
            sign == UInt8(ascii: ".") ? nil : CalendarDay(year: year.value, month: first.value, day: second.value)
        let span = first.start..<yearSuffix(year.end)
        switch (dayFirst, monthFirst) {
        case (let day?, nil): return finished(DatePhrase(span, .dayFirst, PartialDate(day)))
        case (nil, let day?): return finished(DatePhrase(span, .monthFirst, PartialDate(day)))
        case (nil, nil): return .refused(end: year.end)
        case (let day?, let other?):
            // 02/02/2021 has one reading.
            if day == other { return finished(DatePhrase(span, .dayFirst, PartialDate(day))) }
            var phrase = DatePhrase(span, .ambiguous, PartialDate(year: year.value))
            phrase.alternatives = [PartialDate(day), PartialDate(other)]
            return finished(phrase.read(in: order))
        }
    }

    /// A year of two digits counts in one form alone, which is used for nothing else: `(28.06.22)`.
    private func isInBracketsWithPoints(
        _ first: PhraseNumber, _ sign: UInt8, _ second: PhraseNumber, _ year: PhraseNumber
    ) -> Bool {
        sign == UInt8(ascii: ".") && first.digits == 2 && second.digits == 2 && year.digits == 2
            && text.isASCII(first.start - 1, "(") && text.isASCII(year.end, ")") && second.end - second.start == 2
    }

    /// A date in the path of a URL or file: `/2021/11/21/`. Not a symbol, such as `A/2021/11/21`.
    func pathDate(_ year: PhraseNumber) -> Outcome {
        guard year.digits == 4, year.script == .ascii, text.isASCII(year.start - 1, "/"),
            !(0x41...0x5A ~= text.byte(year.start - 2)), let (sign, month, day) = twoMore(year),
            sign != UInt8(ascii: "."), month.digits == 2, day.digits == 2,
            Self.yearsInNumbers.contains(year.value),
            !text.isASCIIDigit(day.end), !text.isASCIILetter(day.end),
            text.byte(day.end) != sign || !text.isASCIIDigit(day.end + 1) || sign == UInt8(ascii: "/"),
            let date = CalendarDay(year: year.value, month: month.value, day: day.value)
        else { return .nothing }
        return .phrase(DatePhrase(year.start..<day.end, .path, PartialDate(date)))
    }

    /// `2007-2020`, and a year alone behind a word such as `in` or before one such as `года`.
    func years(_ first: PhraseNumber) -> Outcome {
        if first.script == .persian, SolarHijriDay.years.contains(first.value) {
            guard endsNumber(first.end), let cue = text.wordBefore(first.start, .cue), cue.value == 2 else {
                return .nothing
            }
            var phrase = DatePhrase(first.start..<yearSuffix(first.end), .year)
            phrase.takeSolarYear(first.value)
            return finished(phrase)
        }
        guard Self.yearsInNumbers.contains(first.value) else { return .nothing }
        let start = PartialDate(year: first.value)
        if let last = lastYear(first) {
            let end = unit(last.end).flatMap { $0.0 == .year ? $0.end : nil } ?? yearSuffix(last.end)
            return finished(DatePhrase(first.start..<end, .year, start, to: PartialDate(year: last.value)))
        }
        guard endsNumber(first.end), text.byte(first.end) != UInt8(ascii: "-"),
            text.byte(first.end) != UInt8(ascii: "/")
        else { return .nothing }
        let end = yearSuffix(first.end)
        if end == first.end {
            guard let cue = text.wordBefore(first.start, .cue), cue.value != 1, !isNumberWithYear(first.end) else {
                return .nothing
            }
        }
        return finished(DatePhrase(first.start..<end, .year, start))
    }

    /// Whether a year in brackets follows, which makes the number that of a resolution: `1874 (2009)`.
    private func isNumberWithYear(_ end: Int) -> Bool {
        let place = text.skipSpace(end)
        return text.isASCII(place, "(") && text.isASCIIDigit(place + 1)
    }

    /// The second year of `2007-2020`.
    private func lastYear(_ first: PhraseNumber) -> PhraseNumber? {
        let isDash =
            text.byte(first.end) == 0xE2 && text.byte(first.end + 1) == 0x80 && 0x92...0x94 ~= text.byte(first.end + 2)
        guard isDash || text.isASCII(first.end, "-"), let last = text.number(first.end + (isDash ? 3 : 1)),
            last.digits == 4, last.script == first.script, last.value > first.value,
            Self.yearsInNumbers.contains(last.value), endsNumber(last.end), !text.isASCII(last.end, "-"),
            !text.isASCII(last.end, "/")
        else { return nil }
        return last
    }
}
