// Times of day behind a date.

extension PhraseGrammar {
    /// The time behind a date: `T11:44:00+03:00`, ` 18:25`, `, 2.45 p.m.`, ` | 14:39`, ` à 18 h 25`, `14时30分`.
    func time(after end: Int, isISO: Bool) -> (ClockTime, end: Int)? {
        if isISO, text.isASCII(end, "T") { return clock(end + 1, isExplicit: false) }
        var place = text.skipSpace(end)
        let separated = skipSeparator(place)
        let isSpaced = place > end || separated > place
        place = text.skipSpace(separated)
        let word = text.word(place, .beforeTime)
        if let word { place = text.skipSpace(word.end) }
        // Without space, only characters that are not spaced follow a date: 24日14时.
        guard isSpaced || text.byte(end - 1) >= 0x80 else { return nil }
        return clock(place, isExplicit: word != nil)
    }

    private func skipSeparator(_ start: Int) -> Int {
        let comma = skipComma(start)
        if comma > start { return comma }
        switch UnicodeScalar(text.byte(start)) {
        case "|", "-", ";", "@": return start + 1
        default: break
        }
        let isDash = text.byte(start) == 0xE2 && text.byte(start + 1) == 0x80 && 0x93...0x94 ~= text.byte(start + 2)
        return isDash ? start + 3 : start
    }

    /// A time that stands at a place; `14.30` and a bare hour count only behind a word such as `kl.` or before one such
    /// as `p.m.`.
    private func clock(_ start: Int, isExplicit: Bool) -> (ClockTime, end: Int)? {
        let before = text.word(start, .halfDay)
        guard let hour = text.numeral(before.map { text.skipSpace($0.end) } ?? start), hour.digits <= 2 else {
            return nil
        }
        guard let (minute, second, minutesEnd, hasMinutes) = minutes(hour.end) else { return nil }
        var (end, isTime) = (minutesEnd, hasMinutes || before != nil)
        var half = before
        if half == nil, let after = text.word(text.skipSpace(end), .halfDay) {
            (half, end, isTime) = (after, after.end, true)
        } else if !isTime, let word = text.word(text.skipSpace(end), .hour) {
            (end, isTime) = (word.end, true)
        }
        guard isTime || isExplicit && end > hour.end else { return nil }
        var value = hour.value
        if let half {
            guard value <= 12 else { return nil }
            value = value % 12 + half.value
        }
        guard value < 24, minute < 60, second ?? 0 <= 60 else { return nil }
        let time = ClockTime(hour: value, minute: minute, second: second)
        guard let (offset, zoneEnd) = zone(end) else { return endsNumber(end) || half != nil ? (time, end) : nil }
        return (time.with(offsetMinutes: offset), zoneEnd)
    }

    /// The minutes and seconds behind an hour, and whether they make sure that it is one.
    private func minutes(_ end: Int) -> (minute: Int, second: Int?, end: Int, isTime: Bool)? {
        if text.isASCII(end, ":") {
            guard let minute = twoDigits(end + 1) else { return nil }
            guard text.isASCII(minute.end, ":"), let second = twoDigits(minute.end + 1) else {
                return (minute.value, nil, minute.end, true)
            }
            var last = second.end
            if text.isASCII(last, "."), let fraction = text.number(last + 1) { last = fraction.end }
            return (minute.value, second.value, last, true)
        }
        if text.isASCII(end, "."), let minute = twoDigits(end + 1) { return (minute.value, nil, minute.end, false) }
        if let (unit, unitEnd) = unit(end) {
            guard unit == .hour else { return nil }
            let minute = counted(text.skipSpace(unitEnd), .minute)
            return (minute?.value ?? 0, nil, minute?.end ?? unitEnd, true)
        }
        if let word = text.word(text.skipSpace(end), .hour) {
            let minute = twoDigits(text.skipSpace(word.end))
            return (minute?.value ?? 0, nil, minute?.end ?? word.end, true)
        }
        return (0, nil, end, false)
    }

    private func twoDigits(_ start: Int) -> PhraseNumber? {
        text.number(start).flatMap { $0.digits == 2 ? $0 : nil }
    }

    /// `Z`, `+03:00`, ` GMT+3`, ` (KST)`.
    private func zone(_ end: Int) -> (Int, end: Int)? {
        if text.isASCII(end, "Z"), !isLetter(text.bytes, end + 1) { return (0, end + 1) }
        if let shift = shift(end) { return shift }
        var place = text.skipSpace(end)
        let isBracket = text.isASCII(place, "(")
        if isBracket { place += 1 }
        guard let word = text.word(place, .zone) else { return nil }
        var (minutes, last) = (word.value, word.end)
        if let (more, end) = shift(last) { (minutes, last) = (minutes + more, end) }
        if isBracket {
            guard text.isASCII(last, ")") else { return nil }
            last += 1
        }
        return abs(minutes) < 1440 ? (minutes, last) : nil
    }

    /// `+03:00`, `+0300`, `+3`.
    private func shift(_ start: Int) -> (Int, end: Int)? {
        let isNegative = text.isASCII(start, "-")
        guard isNegative || text.isASCII(start, "+"), let hours = text.number(start + 1) else { return nil }
        var (minutes, end) = (hours.value * 60, hours.end)
        if hours.digits == 4 {
            minutes = hours.value / 100 * 60 + hours.value % 100
        } else if text.isASCII(end, ":"), let more = twoDigits(end + 1), more.value < 60 {
            (minutes, end) = (minutes + more.value, more.end)
        }
        guard hours.digits <= 2 || hours.digits == 4, minutes < 1440 else { return nil }
        return (isNegative ? -minutes : minutes, end)
    }
}
