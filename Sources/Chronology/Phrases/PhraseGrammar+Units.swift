// Dates with a unit behind each number, as Chinese, Japanese and Korean write them, and dates of eras.

extension PhraseGrammar {
    /// A number and a unit: `24日`.
    func counted(_ start: Int, _ unit: CalendarUnit) -> PhraseNumber? {
        guard let number = text.numeral(start), let (found, end) = self.unit(number.end), found == unit else {
            return nil
        }
        return PhraseNumber(
            value: number.value, digits: number.digits, start: number.start, end: end, script: number.script)
    }

    /// The unit behind a number. Words that only begin like one, such as 年代, are none.
    func unit(_ end: Int) -> (CalendarUnit, end: Int)? {
        guard let word = text.word(text.skipSpace(end), [.unit, .other]),
            word.meanings.contains(.unit), let unit = CalendarUnit(rawValue: word.value)
        else { return nil }
        return (unit, word.end)
    }

    /// `11月24日`, `11월`.
    func monthAndDay(_ start: Int) -> (month: Int, day: Int?, end: Int)? {
        guard let month = counted(start, .month), 1...12 ~= month.value, month.digits <= 2 else { return nil }
        let place = text.skipSpace(month.end)
        if let day = counted(place, .day), day.digits <= 2, 1...31 ~= day.value {
            return (month.value, day.value, day.end)
        }
        return (month.value, nil, month.end)
    }

    /// `2014年11月24日`, `二〇一四年`, `11월 24일`, `9月9日至27日`, `9月9-27日`.
    func unitDate(_ number: PhraseNumber) -> Outcome {
        // Most numbers have no unit: only letters outside of ASCII can be one.
        guard text.byte(text.skipSpace(number.end)) >= 0xE3, let (unit, end) = unit(number.end) else {
            return .nothing
        }
        switch unit {
        case .year:
            guard number.digits == 4, Self.yearsInWords.contains(number.value) else { return .nothing }
            let phrase = DatePhrase(number.start..<end, .words, PartialDate(year: number.value))
            guard let (month, day, end) = monthAndDay(text.skipSpace(end)) else {
                return Self.yearsInNumbers.contains(number.value) ? finished(phrase) : .nothing
            }
            return unitRange(phrase, month, day, end)
        case .month:
            guard let (month, day, end) = monthAndDay(number.start) else { return .nothing }
            return unitRange(DatePhrase(number.start..<end, .words), month, day, end)
        default:
            return .nothing
        }
    }

    /// A date with its month and day, and the end of the range that it may begin.
    func unitRange(_ first: DatePhrase, _ month: Int, _ day: Int?, _ end: Int) -> Outcome {
        var phrase = first
        let year = first.start.year
        phrase.start = PartialDate(year: year, month: month, day: day)
        phrase.span = first.span.lowerBound..<end
        if let written = first.written { phrase.written = PartialDate(year: written.year, month: month, day: day) }
        guard phrase.start.isPossible else { return .refused(end: end) }
        // 9月9-27日: the unit stands behind the last day only.
        if day == nil, let from = text.numeral(text.skipSpace(end)), from.digits <= 2, 1...31 ~= from.value,
            let joint = joint(from.end), let to = counted(joint.end, .day), from.value < to.value, to.value <= 31
        {
            phrase.start = PartialDate(year: year, month: month, day: from.value)
            phrase.end = PartialDate(year: year, month: month, day: to.value)
            phrase.isList = joint.isList
            phrase.span = first.span.lowerBound..<to.end
            return finished(phrase)
        }
        if let day, let joint = joint(end) {
            phrase = lengthened(phrase, month, day, joint)
        }
        return finished(phrase)
    }

    private func lengthened(
        _ first: DatePhrase, _ month: Int, _ day: Int, _ joint: (end: Int, isList: Bool)
    ) -> DatePhrase {
        var phrase = first
        let year = first.start.year
        var end = joint.end
        if let last = counted(joint.end, .day), last.value > day, last.value <= 31 {
            phrase.end = PartialDate(year: year, month: month, day: last.value)
            end = last.end
        } else {
            var (place, lastYear) = (joint.end, year)
            if let number = counted(place, .year), number.digits == 4, Self.yearsInNumbers.contains(number.value) {
                (place, lastYear) = (text.skipSpace(number.end), number.value)
            }
            guard case let (lastMonth, lastDay?, lastEnd)? = monthAndDay(place) else { return first }
            if lastYear == year, let known = year, (lastMonth, lastDay) < (month, day) { lastYear = known + 1 }
            phrase.end = PartialDate(year: lastYear, month: lastMonth, day: lastDay)
            end = lastEnd
        }
        guard let last = phrase.end, last.isPossible else { return first }
        phrase.isList = joint.isList
        phrase.span = first.span.lowerBound..<end
        return phrase
    }

    /// `주체107(2018)년 3월 4일`, `Juche 110(2021).11.22`, `Juche113.9.18`, `令和6年5月3日`, `民國103年`.
    func eraDate(_ start: Int) -> Outcome {
        guard let year = eraYear(start) else { return .nothing }
        var phrase = DatePhrase(start..<year.end, year.isOfEraAlone ? .yearOfEra : .words)
        phrase.take(year)
        if let month = year.month {
            phrase.start = PartialDate(year: year.year, month: month)
            return finished(phrase)
        }
        if let (unit, end) = unit(year.end), unit == .year {
            phrase.span = start..<end
            guard let (month, day, end) = monthAndDay(text.skipSpace(end)) else { return finished(phrase) }
            return unitRange(phrase, month, day, end)
        }
        if text.isASCII(year.end, "."), let month = text.number(text.skipSpace(year.end + 1)), month.digits <= 2,
            1...12 ~= month.value, text.isASCII(month.end, "."),
            let day = text.number(text.skipSpace(month.end + 1)), day.digits <= 2, 1...31 ~= day.value,
            endsNumber(day.end)
        {
            return unitRange(phrase, month.value, day.value, day.end)
        }
        guard endsNumber(phrase.span.upperBound) else { return .nothing }
        return finished(phrase)
    }
}
