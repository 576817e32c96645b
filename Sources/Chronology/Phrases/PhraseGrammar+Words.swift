// Dates with the name of the month or of the day of the week.

extension PhraseGrammar {
    /// `21 November 2021`, `9 to 27 September 2019`, `30 April to 2 May`, `the 21st instant`.
    func dayBeforeMonth(_ number: PhraseNumber) -> Outcome {
        guard 1...31 ~= number.value else { return .nothing }
        let end = ordinal(number.end)
        if let month = month(afterDay: end) {
            return dayAndMonth(number, to: nil, month)
        }
        if let relative = text.word(text.skipSpace(end), .monthAfterDay), end > number.end || text.byte(end) == 0x20 {
            var phrase = DatePhrase(number.start..<relative.end, .words, PartialDate(day: number.value))
            phrase.relation = DatePhrase.Relation(unit: .month, offset: relative.value)
            return finished(phrase)
        }
        guard let joint = joint(end), let last = day(joint.end), let month = month(afterDay: ordinal(last.end)) else {
            return .nothing
        }
        guard last.value > number.value else { return .nothing }
        return dayAndMonth(number, to: last, month, isList: joint.isList)
    }

    private func dayAndMonth(
        _ first: PhraseNumber, to last: PhraseNumber?, _ month: MonthName, isList: Bool = false
    ) -> Outcome {
        var phrase = DatePhrase(
            first.start..<month.end, .words, PartialDate(month: month.number, day: first.value),
            to: last.map { PartialDate(month: month.number, day: $0.value) })
        phrase.isList = isList
        let year = year(after: month.end, isSolar: month.isSolar)
        // An abbreviation such as "out" or "set" is one only in a whole date, outside of English.
        guard year != nil || !month.isShort || month.isBeforeDay else { return .nothing }
        guard phrase.start.isPossible, phrase.end?.isPossible ?? true else {
            return month.isSolar && year != nil
                ? solar(phrase, year) : .refused(end: year?.end ?? phrase.span.upperBound)
        }
        if month.isSolar { return solar(phrase, year) }
        if let year { phrase.take(year) }
        if last == nil, let whole = toOtherMonth(phrase) { return finished(whole) }
        return finished(phrase)
    }

    private func solar(_ phrase: DatePhrase, _ year: YearPart?) -> Outcome {
        var phrase = phrase
        if let year {
            guard year.calendar == .solarHijri else { return .nothing }
            phrase.take(year)
        } else {
            phrase.takeSolarYear(nil)
        }
        return finished(phrase)
    }

    /// The range that a date begins, with a date of another month at its end: `30 April to 2 May 2019`.
    private func toOtherMonth(_ first: DatePhrase) -> DatePhrase? {
        guard let joint = joint(first.span.upperBound), !joint.isList else { return nil }
        var place = joint.end
        if let weekday = text.word(place, .weekday) {
            place = text.skipSpace(skipComma(text.skipSpace(weekday.end)))
        }
        let last: (month: MonthName, day: Int, end: Int)
        if let day = day(place), let month = month(afterDay: ordinal(day.end)), !month.isSolar {
            last = (month, day.value, month.end)
        } else if let month = month(place), month.isBeforeDay, let day = text.number(text.skipSpace(month.end)),
            day.digits <= 2, endsDay(ordinal(day.end))
        {
            last = (month, day.value, ordinal(day.end))
        } else {
            return nil
        }
        var whole = first
        whole.end = PartialDate(month: last.month.number, day: last.day)
        whole.span = first.span.lowerBound..<last.end
        let year = year(after: last.end)
        let isOverNewYear = (first.month ?? 1, first.day ?? 1) > (last.month.number, last.day)
        if let year, year.year != nil || first.relation == nil {
            let firstYear = first.year
            whole.take(year)
            if let lastYear = year.year {
                whole.start = first.start.with(year: firstYear ?? (isOverNewYear ? lastYear - 1 : lastYear))
                whole.written = nil
            }
        } else if let firstYear = first.year {
            whole.end = whole.end?.with(year: isOverNewYear ? firstYear + 1 : firstYear)
        }
        return whole
    }

    /// `November 21, 2021`, `April 12-13, 2018`, `September 2021`, `September to November 2021`, and a month alone
    /// behind a word such as `in`.
    func monthFirst(_ start: Int) -> Outcome {
        guard let month = month(start) else { return .nothing }
        if month.isBeforeDay, let day = text.number(text.skipSpace(month.end)), day.digits <= 2, 1...31 ~= day.value,
            endsDay(ordinal(day.end))
        {
            return monthAndDay(start, month, day)
        }
        var phrase = DatePhrase(start..<month.end, .words, PartialDate(month: month.number))
        if !month.isSolar, let joint = joint(month.end), let last = self.month(joint.end), !last.isSolar,
            last.number > month.number, let year = year(after: last.end), year.year != nil
        {
            phrase.end = PartialDate(month: last.number)
            phrase.isList = joint.isList
            phrase.take(year)
            return finished(phrase)
        }
        if let year = year(after: month.end, isSolar: month.isSolar) {
            phrase.take(year)
            return finished(phrase)
        }
        guard !month.isSolar, !month.isShort, let cue = text.wordBefore(start, .cue), cue.value != 2,
            cue.languages & month.languages != 0
        else { return .nothing }
        return finished(phrase)
    }

    private func monthAndDay(_ start: Int, _ month: MonthName, _ day: PhraseNumber) -> Outcome {
        var end = ordinal(day.end)
        // The point behind a day ends a sentence, or stands before a year (`December 6. 2016`).
        if end == day.end + 1, text.isASCII(day.end, ".") { end = day.end }
        var phrase = DatePhrase(start..<end, .words, PartialDate(month: month.number, day: day.value))
        guard phrase.start.isPossible else { return .refused(end: year(after: end)?.end ?? end) }
        if let joint = joint(end), let last = self.day(joint.end), last.value > day.value,
            case let lastEnd = plainOrdinal(last.end), endsDay(lastEnd), self.month(afterDay: lastEnd) == nil,
            case let lastDate = PartialDate(month: month.number, day: last.value), lastDate.isPossible
        {
            phrase.end = lastDate
            phrase.isList = joint.isList
            phrase.span = start..<lastEnd
        }
        if let year = year(after: phrase.span.upperBound) { phrase.take(year) }
        if phrase.end == nil, let whole = toOtherMonth(phrase) { return finished(whole) }
        return finished(phrase)
    }

    private func plainOrdinal(_ end: Int) -> Int { text.word(end, .ordinal)?.end ?? end }

    /// Whether the number of a day ends at a place: not `12,500`, `12.5`, `12:30`, `12-year`, `12%`.
    private func endsDay(_ end: Int) -> Bool {
        switch UnicodeScalar(text.byte(end)) {
        case ",": !text.isASCIIDigit(end + 1) || text.number(end + 1)?.digits == 4
        case ".": !text.isASCIIDigit(end + 1)
        case "-": !text.isASCIILetter(end + 1)
        case ":": !text.isASCIIDigit(end + 1)
        default: endsNumber(end)
        }
    }

    /// `Wednesday, 2 of March of 2022`, `on Sunday`.
    func weekdayFirst(_ start: Int) -> Outcome {
        guard let word = text.word(start, [.weekday, .shortWeekday]),
            let weekday = Weekday(rawValue: word.value)
        else { return .nothing }
        var place = text.isASCII(word.end, ".") ? word.end + 1 : word.end
        place = text.skipSpace(skipComma(text.skipSpace(place)))
        if let article = text.word(place, .article) { place = text.skipSpace(article.end) }
        var outcome = Outcome.nothing
        if let number = text.number(place), !isAttached(place) {
            outcome = date(number)
        } else {
            outcome = monthFirst(place)
        }
        switch outcome {
        case .phrase(var phrase) where phrase.day != nil || phrase.isAmbiguous || phrase.written?.day != nil:
            phrase.span = start..<phrase.span.upperBound
            phrase.weekday = weekday
            phrase.compareWeekday()
            return .phrase(phrase)
        case .refused(let end): return .refused(end: end)
        default: break
        }
        guard word.meanings.contains(.weekday) else { return .nothing }
        var phrase = DatePhrase(start..<word.end, .weekday)
        phrase.weekday = weekday
        return finished(phrase)
    }

    /// `today`, `本月24日`, `今年11月24日`, `this year`.
    func relative(_ start: Int) -> Outcome {
        if let word = text.word(start, .relativeDay), word.languages & languages != 0 {
            var phrase = DatePhrase(start..<word.end, .relative)
            phrase.relation = DatePhrase.Relation(unit: .day, offset: word.value)
            return finished(phrase)
        }
        guard let word = text.word(start, [.relativeMonth, .relativeYear]), word.languages & languages != 0 else {
            return .nothing
        }
        let isMonth = word.meanings.contains(.relativeMonth)
        var phrase = DatePhrase(start..<word.end, .relative)
        phrase.relation = DatePhrase.Relation(unit: isMonth ? .month : .year, offset: word.value)
        let place = text.skipSpace(word.end)
        if isMonth, let day = counted(place, .day), 1...31 ~= day.value {
            phrase.start = PartialDate(day: day.value)
            phrase.span = start..<day.end
            phrase.style = .words
        } else if !isMonth, let (month, day, end) = monthAndDay(place) {
            phrase.start = PartialDate(month: month, day: day)
            phrase.span = start..<end
            phrase.style = .words
        }
        return finished(phrase)
    }
}
