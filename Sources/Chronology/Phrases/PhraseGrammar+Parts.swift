/// A month by name.
struct MonthName {
    let number: Int
    let end: Int
    let isSolar: Bool
    let isBeforeDay: Bool
    let isShort: Bool
    let languages: UInt32
}

/// A year, in any calendar, or counted from that of the text.
struct YearPart {
    var year: Int?
    var end: Int
    var calendar: CalendarSystem = .gregorian
    /// The number of the year in its calendar.
    var written: Int?
    /// Years from that of the text.
    var offset: Int?
    /// The month in brackets with the year: `Juche 109 (November 2021)`.
    var month: Int?
    /// Whether the year is given by the era alone.
    var isOfEraAlone = false
    /// Whether the Gregorian year is another one than that of the era.
    var isContradicted = false
}

extension PhraseGrammar {
    /// A month by name, with the point of an abbreviation, and with its second name in Arabic: `نوفمبر/تشرين الثاني`.
    func month(_ start: Int) -> MonthName? {
        guard let word = text.word(start, [.month, .shortMonth, .solarMonth]) else { return nil }
        var end = word.end
        let isShort = word.meanings.contains(.shortMonth)
        if isShort, text.isASCII(end, ".") { end += 1 }
        if !isShort, let second = secondName(end, of: word.value) { end = second }
        return MonthName(
            number: word.value, end: end, isSolar: word.meanings.contains(.solarMonth),
            isBeforeDay: word.isBeforeDay, isShort: isShort, languages: word.languages)
    }

    /// The end of the same month's other name, behind a stroke or in brackets.
    private func secondName(_ start: Int, of month: Int) -> Int? {
        let place = text.skipSpace(start)
        let isStroke = text.isASCII(place, "/")
        guard isStroke || text.isASCII(place, "("), let other = text.word(text.skipSpace(place + 1), .month),
            other.value == month
        else { return nil }
        if isStroke { return other.end }
        return text.isASCII(other.end, ")") ? other.end + 1 : nil
    }

    /// The month that follows a day: `of`, `de` or a hyphen may stand between them.
    func month(afterDay end: Int) -> MonthName? {
        var place = text.skipSpace(end)
        if let found = month(place) { return found }
        if text.isASCII(place, "-") { return month(place + 1) }
        guard let of = text.word(place, .of) else { return nil }
        place = text.skipSpace(of.end)
        return month(place)
    }

    /// The end of what makes a number the number of a day: `1er`, `21st`, `25.`.
    func ordinal(_ end: Int) -> Int {
        if let word = text.word(end, .ordinal) { return word.end }
        if text.isASCII(end, "."), !text.isASCIIDigit(end + 1),
            text.skipSpace(end + 1) > end + 1 || text.byte(end + 1) > 0x7F
        {
            return end + 1
        }
        return end
    }

    /// A number of a day that stands at a place, after an article or not.
    func day(_ start: Int) -> PhraseNumber? {
        var place = start
        if let article = text.word(place, .article) { place = text.skipSpace(article.end) }
        guard let number = text.number(place), number.digits <= 2, 1...31 ~= number.value else { return nil }
        return number
    }

    /// What joins the ends of a range or a list, and the white space around it.
    func joint(_ end: Int) -> (end: Int, isList: Bool)? {
        let place = text.skipSpace(end)
        switch (text.byte(place), text.byte(place + 1), text.byte(place + 2)) {
        case (0x2D, _, _), (0x7E, _, _): return (text.skipSpace(place + 1), false)
        // A stroke joins numbers only without space.
        case (0x2F, _, _): return place == end ? (place + 1, true) : nil
        // Hyphens and dashes U+2010 to U+2015, the minus sign, the wave dash and the tilde of full width.
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xE3, 0x80, 0x9C), (0xEF, 0xBD, 0x9E):
            return (text.skipSpace(place + 3), false)
        default: break
        }
        guard let word = text.word(place, [.to, .and]) else { return nil }
        return (text.skipSpace(word.end), word.meanings.contains(.and))
    }
}

// MARK: - Years

extension PhraseGrammar {
    /// The year behind a day and month, or a month: `, 2021`, ` de 2014`, `. 2016 Juche 105`, ` с.г.`.
    func year(after end: Int, isSolar: Bool = false) -> YearPart? {
        var place = text.skipSpace(end)
        if let word = text.word(place, .yearAfterDate) { return YearPart(end: word.end, offset: word.value) }
        let comma = skipComma(place)
        if comma > place {
            place = comma
        } else if text.isASCII(place, "."), text.skipSpace(place + 1) > place + 1 {
            place += 1
        } else if text.isASCII(place, "-"), text.isASCIIDigit(place + 1) {
            place += 1
        }
        place = text.skipSpace(place)
        if let of = text.word(place, .of) { place = text.skipSpace(of.end) }
        if let year = eraYear(place) { return year }
        guard let number = text.number(place), number.digits == 4, endsNumber(number.end) else { return nil }
        let end = yearSuffix(number.end)
        if isSolar {
            guard SolarHijriDay.years.contains(number.value) else { return nil }
            return YearPart(end: end, calendar: .solarHijri, written: number.value)
        }
        guard Self.yearsInWords.contains(number.value) else { return nil }
        return withEra(YearPart(year: number.value, end: end))
    }

    /// The end of `года`, `г.`, `م` behind a year.
    func yearSuffix(_ end: Int) -> Int {
        text.word(text.skipSpace(end), .yearSuffix)?.end ?? end
    }

    /// The year of an era, and the Gregorian one in brackets or behind a comma: `Juche 110(2021)`, `(Juche 105)`,
    /// `Juche 110, 2021`.
    func eraYear(_ start: Int) -> YearPart? {
        let open = text.isASCII(start, "(")
        guard let word = text.word(open ? start + 1 : start, .era) else { return nil }
        let place = text.skipSpace(word.end)
        let calendar = CalendarSystem.allCases[word.value]
        let number: (value: Int, end: Int)
        if text.isFirstYear(place) {
            number = (1, place + 3)
        } else if let numeral = text.numeral(place), numeral.digits <= 3 {
            number = (numeral.value, numeral.end)
        } else {
            return nil
        }
        guard let year = calendar.gregorianYear(of: number.value) else { return nil }
        var part = YearPart(
            year: year, end: number.end, calendar: calendar, written: number.value, isOfEraAlone: true)
        if open {
            guard text.isASCII(part.end, ")") else { return nil }
            part.end += 1
            return part
        }
        if let stated = yearInBrackets(part.end) ?? yearBehindComma(part.end, near: year) {
            part.isContradicted = stated.year != year
            part.year = stated.year
            part.month = stated.month
            part.isOfEraAlone = false
            part.end = stated.end
        }
        return part
    }

    private func yearInBrackets(_ end: Int) -> (year: Int, month: Int?, end: Int)? {
        guard let open = bracket(text.skipSpace(end), "(", last: 0x88) else { return nil }
        var place = text.skipSpace(open)
        let month = month(place).flatMap { $0.isSolar ? nil : $0 }
        if let month { place = text.skipSpace(month.end) }
        guard let number = text.number(place), number.digits == 4, Self.yearsInNumbers.contains(number.value) else {
            return nil
        }
        return bracket(text.skipSpace(number.end), ")", last: 0x89).map { (number.value, month?.number, $0) }
    }

    /// A number behind the comma that is the year or misses it by little: others count something else.
    private func yearBehindComma(_ end: Int, near year: Int) -> (year: Int, month: Int?, end: Int)? {
        guard text.isASCII(end, ","), let number = text.number(text.skipSpace(end + 1)), number.digits == 4,
            abs(number.value - year) <= 9, endsNumber(number.end)
        else { return nil }
        return (number.value, nil, number.end)
    }

    /// A Gregorian year with the year of an era behind it, where there is one.
    private func withEra(_ part: YearPart) -> YearPart {
        let place = text.skipSpace(skipComma(text.skipSpace(part.end)))
        guard let era = eraYear(place), era.isOfEraAlone, let year = era.year else { return part }
        var part = part
        part.isContradicted = year != part.year
        part.calendar = era.calendar
        part.written = era.written
        part.end = era.end
        return part
    }
}

extension DatePhrase {
    /// Gives the date a year that was written behind it.
    mutating func take(_ year: YearPart) {
        span = span.lowerBound..<year.end
        calendar = year.calendar
        if let offset = year.offset { relation = Relation(unit: .year, offset: offset) }
        if year.isContradicted { contradictions.insert(.year) }
        if year.isOfEraAlone { style = .yearOfEra }
        if calendar == .solarHijri {
            takeSolarYear(year.written)
            return
        }
        if let number = year.written { written = start.with(year: number) }
        start = start.with(year: year.year)
        end = end?.with(year: year.year)
    }

    /// Reads the parts as those of the Solar Hijri calendar. A whole month or year is the range of its days; without a
    /// year there is no Gregorian date.
    mutating func takeSolarYear(_ year: Int?) {
        calendar = .solarHijri
        let (first, last) = (start.with(year: year), (end ?? start).with(year: year))
        written = first
        (start, end) = (PartialDate(), end == nil ? nil : PartialDate())
        guard let year else { return }
        let lastMonth = last.month ?? 12
        guard let from = SolarHijriDay(year: year, month: first.month ?? 1, day: first.day ?? 1),
            let to = SolarHijriDay(
                year: year, month: lastMonth, day: last.day ?? SolarHijriDay.days(inMonth: lastMonth, of: year))
        else {
            // No such day: an impossible date, which is refused.
            start = PartialDate(day: 99)
            return
        }
        start = PartialDate(from.gregorian)
        end = from == to ? nil : PartialDate(to.gregorian)
    }
}
