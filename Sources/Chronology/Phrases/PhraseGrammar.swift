/// How dates are written. Each rule looks at a place of a text and answers with a phrase that begins there.
///
/// Rules go forward only, over a bounded number of numbers and words: see ``PhraseText``.
struct PhraseGrammar {
    let text: PhraseText
    let order: NumericDateOrder?
    /// The languages whose words such as "today" count, a bit for each.
    let languages: UInt32

    /// What stands at a place.
    enum Outcome {
        case phrase(DatePhrase)
        /// What is written like a date and is none, such as `31 February`, up to a place.
        case refused(end: Int)
        case nothing

        /// This, or where it is nothing, what another rule finds.
        func or(_ other: @autoclosure () -> Outcome) -> Outcome {
            if case .nothing = self { other() } else { self }
        }
    }

    /// Years of dates with the month in words, and of dates in numbers and years alone, where more is mistaken for one.
    static let yearsInWords = 1000...2199
    static let yearsInNumbers = 1800...2199

    /// A phrase that begins with a word at a place.
    @inline(__always)
    func phrase(atWord start: Int) -> Outcome {
        guard text.mayBeFirst(start) else { return .nothing }
        return firstWord(start)
    }

    @inline(never)
    private func firstWord(_ start: Int) -> Outcome {
        guard text.word(start, .first) != nil else { return .nothing }
        return eraDate(start).or(weekdayFirst(start)).or(monthFirst(start)).or(relative(start))
    }

    /// A phrase that begins with a number at a place.
    func phrase(atNumber start: Int) -> Outcome {
        guard let number = text.number(start) else { return .nothing }
        if isAttached(start) { return pathDate(number) }
        return date(number)
    }

    /// A phrase that begins with a Chinese numeral at a place.
    func phrase(atHanNumeral start: Int) -> Outcome {
        guard let number = text.hanNumber(start) else { return .nothing }
        return unitDate(number)
    }

    /// A date that begins with a number.
    func date(_ number: PhraseNumber) -> Outcome {
        switch number.digits {
        case 4: yearFirst(number).or(unitDate(number)).or(years(number))
        case 1, 2: dayFirst(number).or(unitDate(number)).or(dayBeforeMonth(number))
        default: .nothing
        }
    }

    /// Whether a number belongs to what stands before it: a symbol (`A/74/843`), a number (`1,024`, `10.5`), a code
    /// (`COVID-19`), an amount (`$12`), a telephone number (`+41`).
    func isAttached(_ start: Int) -> Bool {
        switch UnicodeScalar(text.byte(start - 1)) {
        case "/", "\\", "+", "#", "$", "=", "&", "%", "_", "@": true
        case ".", ",", ":": text.isASCIIDigit(start - 2)
        case "-": text.isASCIIDigit(start - 2) || text.isASCIILetter(start - 2)
        case "\u{A3}": text.byte(start - 2) == 0xC2
        default: false
        }
    }

    /// Whether a number ends at a place, and is not the beginning of a longer one such as `2,016` or `12.5`, nor of a
    /// word such as `12th`.
    func endsNumber(_ end: Int) -> Bool {
        switch UnicodeScalar(text.byte(end)) {
        case ".", ",", ":": !text.isASCIIDigit(end + 1)
        case "0"..."9", "a"..."z", "A"..."Z", "_", "%": false
        default: true
        }
    }
}

// MARK: - Finishing

extension PhraseGrammar {
    /// Adds the day of the week and the time behind a date, and compares what was read; a day that the calendar does not
    /// have is refused.
    func finished(_ phrase: DatePhrase) -> Outcome {
        var phrase = phrase
        guard phrase.start.isPossible, phrase.end?.isPossible ?? true else {
            return .refused(end: phrase.span.upperBound)
        }
        if phrase.start.day != nil || phrase.isAmbiguous || phrase.written?.day != nil {
            let start = phrase.span.lowerBound
            let end = phrase.span.upperBound
            if phrase.weekday == nil, let (weekday, end) = weekdayInBrackets(end) ?? weekdayBehindUnit(end) {
                phrase.weekday = weekday
                phrase.span = start..<end
            }
            if let (time, end) = time(after: phrase.span.upperBound, isISO: phrase.style == .iso) {
                phrase.time = time
                phrase.span = start..<end
            }
        }
        phrase.compareWeekday()
        return .phrase(phrase)
    }

    /// `(Sunday)`, `（日）`.
    private func weekdayInBrackets(_ start: Int) -> (Weekday, end: Int)? {
        guard let open = bracket(text.skipSpace(start), "(", last: 0x88) else { return nil }
        let place = text.skipSpace(open)
        guard let word = text.word(place, [.weekday, .shortWeekday, .weekdayMark]),
            let weekday = Weekday(rawValue: word.value)
        else { return nil }
        let end = text.skipSpace(text.isASCII(word.end, ".") ? word.end + 1 : word.end)
        return bracket(end, ")", last: 0x89).map { (weekday, $0) }
    }

    /// `11월 21일 일요일`, `11月21日星期日`: behind the unit of a day, without a mark between.
    private func weekdayBehindUnit(_ start: Int) -> (Weekday, end: Int)? {
        guard start >= 3, text.byte(start - 3) >= 0xE3, let word = text.word(text.skipSpace(start), .weekday),
            let weekday = Weekday(rawValue: word.value)
        else { return nil }
        return (weekday, word.end)
    }

    /// The end of a bracket, of ASCII or of full width (U+FF08, U+FF09).
    func bracket(_ start: Int, _ ascii: Unicode.Scalar, last: UInt8) -> Int? {
        if text.isASCII(start, ascii) { return start + 1 }
        let isWide = text.byte(start) == 0xEF && text.byte(start + 1) == 0xBC && text.byte(start + 2) == last
        return isWide ? start + 3 : nil
    }

    /// The place behind a comma of any script, or the place itself.
    func skipComma(_ start: Int) -> Int {
        switch (text.byte(start), text.byte(start + 1), text.byte(start + 2)) {
        case (0x2C, _, _): start + 1
        case (0xD8, 0x8C, _): start + 2
        case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): start + 3
        default: start
        }
    }
}
