// The calendar date of EDTF, with its qualifications: `?2004-06~-11`, `156X-12-25`, `Y-17E7`, `1950S2`.
extension EDTFParser {
    mutating func date() throws(EDTFSyntaxError) -> EDTFDate {
        let start = scanner.position
        var marks = EDTFMarks()
        marks.beforeYear = mark()
        let year = try self.year()
        marks.afterYear = mark()
        var month: EDTFDigits?
        var day: EDTFDigits?
        if scanner.peek() == UInt8(ascii: "-") {
            guard year.digits != nil, year.significantDigits == nil else {
                throw fault("a year with Y or S stands alone: leave out the month")
            }
            scanner.skip()
            marks.beforeMonth = mark()
            let place = scanner.position
            let digits = try twoDigits("month")
            try checkMonth(digits, at: place)
            month = digits
            marks.afterMonth = mark()
        }
        if let month, scanner.peek() == UInt8(ascii: "-") {
            guard EDTFSeason(code: month.lowest) == nil || !month.isSpecified else {
                throw fault("a season has no days: leave out the day, or write a month from 01 to 12")
            }
            scanner.skip()
            marks.beforeDay = mark()
            day = try twoDigits("day")
            marks.afterDay = mark()
        }
        let date = EDTFDate(year: year, month: month, day: day, marks: marks)
        guard date.isPossible else { throw impossible(date, from: start) }
        return date
    }

    /// One qualification mark, where there is one.
    private mutating func mark() -> EDTFQualification {
        if scanner.take("?") { return .uncertain }
        if scanner.take("~") { return .approximate }
        if scanner.take("%") { return [.uncertain, .approximate] }
        return []
    }

    private mutating func year() throws(EDTFSyntaxError) -> EDTFYear {
        if scanner.take("Y") { return try prefixedYear() }
        let isNegative = scanner.take("-")
        let start = scanner.position
        guard let digits = digitPattern(4) else { throw yearFault(from: start) }
        if scanner.peek()?.decimalDigit != nil { throw yearFault(from: start) }
        if isNegative, digits.lowest == 0, digits.isSpecified {
            throw EDTFSyntaxError(at: start - 1, "there is no year -0000: write 0000 for 1 BC")
        }
        var significant: Int?
        if scanner.peek() == UInt8(ascii: "S") {
            guard digits.isSpecified else {
                throw fault("S counts given digits: write either X or S, as in 195X or 1950S3")
            }
            significant = try significantDigits(of: 4)
        }
        return EDTFYear(isNegative: isNegative, notation: .plain(digits), significantDigits: significant)
    }

    /// What follows `Y`.
    private mutating func prefixedYear() throws(EDTFSyntaxError) -> EDTFYear {
        let isNegative = scanner.take("-")
        let start = scanner.position
        let count = scanner.digitCount
        let limit = String(CalendarDay.years.upperBound).utf8.count
        guard count <= limit else {
            throw EDTFSyntaxError(at: start, "years have at most \(limit) digits here: leave the date out")
        }
        guard count > 0, let number = scanner.digits(count) else {
            throw fault("digits follow Y: write a year as in Y-17000")
        }
        guard scanner.bytes[start] != UInt8(ascii: "0") else {
            throw EDTFSyntaxError(at: start, "a year after Y begins with no 0: leave it out")
        }
        var notation = EDTFYear.Notation.long(number)
        var size = count
        if scanner.take("E") {
            let place = scanner.position
            let exponentCount = scanner.digitCount
            guard exponentCount > 0 else { throw fault("digits follow E: write a year as in Y-17E7") }
            guard exponentCount <= 2, let exponent = scanner.digits(exponentCount), count + exponent <= limit else {
                throw EDTFSyntaxError(at: place, "years have at most \(limit) digits here: leave the date out")
            }
            guard exponentCount == 1 || exponent > 9 else {
                throw EDTFSyntaxError(at: place, "an exponent begins with no 0: leave it out")
            }
            notation = .exponential(number, exponent: UInt8(exponent))
            size = count + exponent
        } else if count <= 4 {
            throw EDTFSyntaxError(
                at: start, "Y is for years of more than four digits: write \(isNegative ? "-" : "")\(number.padded(4))")
        }
        let significant = scanner.peek() == UInt8(ascii: "S") ? try significantDigits(of: size) : nil
        return EDTFYear(isNegative: isNegative, notation: notation, significantDigits: significant)
    }

    /// `S` and the number of significant digits.
    private mutating func significantDigits(of size: Int) throws(EDTFSyntaxError) -> Int {
        scanner.skip()
        let place = scanner.position
        let count = scanner.digitCount
        guard 1...2 ~= count, let number = scanner.digits(count), 1...size ~= number,
            scanner.bytes[place] != UInt8(ascii: "0")
        else {
            throw EDTFSyntaxError(
                at: place, "S is followed by how many digits of the year are significant: write 1 to \(size)")
        }
        return number
    }

    private mutating func twoDigits(_ part: String) throws(EDTFSyntaxError) -> EDTFDigits {
        let start = scanner.position
        guard let digits = digitPattern(2) else {
            if scanner.digitCount == 1 {
                throw EDTFSyntaxError(at: start, "a \(part) has two digits: write a 0 before it")
            }
            scanner.skip(scanner.digitCount)
            throw scanner.isAtEnd
                ? fault("the \(part) is missing: write two digits, or leave out the hyphen") : unexpected()
        }
        if scanner.peek()?.decimalDigit != nil { throw fault("a \(part) has two digits: remove the others") }
        return digits
    }

    /// Digits and `X`, exactly as many as asked for; `nil` without having moved.
    private mutating func digitPattern(_ width: Int) -> EDTFDigits? {
        var lowest = 0
        var unspecified: UInt8 = 0
        for index in 0..<width {
            guard let byte = scanner.peek(index) else { return nil }
            lowest *= 10
            unspecified <<= 1
            if byte == UInt8(ascii: "X") {
                unspecified |= 1
            } else {
                guard let digit = byte.decimalDigit else { return nil }
                lowest += digit
            }
        }
        scanner.skip(width)
        return EDTFDigits(lowest: lowest, unspecified: unspecified, width: UInt8(width))
    }

    private func checkMonth(_ month: EDTFDigits, at place: Int) throws(EDTFSyntaxError) {
        if (1...12).contains(where: month.matches) { return }
        if month.isSpecified, EDTFSeason(code: month.lowest) != nil { return }
        throw EDTFSyntaxError(
            at: place, "there is no month \(month): write 01 to 12, or 21 to 41 for a season or other part of the year")
    }

    private func impossible(_ date: EDTFDate, from start: Int) -> EDTFSyntaxError {
        guard let day = date.day, let month = date.month else { return fault("there is no such date") }
        // The day is the last part, with at most one mark after it.
        let place = scanner.position - date.marks.afterDay.description.utf8.count - 2
        let example = EDTFDate(year: date.year, month: month, day: nil, marks: EDTFMarks())
        if !example.hasUnspecifiedDigits, let last = example.bounds(asStated: true).latest {
            return EDTFSyntaxError(at: place, "\(example) has no day \(day): write 01 to \(last.day)")
        }
        return EDTFSyntaxError(at: place, "\(example) has no day \(day): write a day of the calendar, or XX")
    }

    /// Says what is wrong with the digits of a year.
    private func yearFault(from start: Int) -> EDTFSyntaxError {
        var digits = ByteScanner(scanner.bytes)
        digits.skip(start)
        switch digits.digitCount {
        case 8:
            return EDTFSyntaxError(at: start, "a date is written with hyphens: write YYYY-MM-DD")
        case 5...:
            return EDTFSyntaxError(at: start, "a year of more than four digits begins with Y: write Y17000")
        case 1...3:
            return EDTFSyntaxError(at: start, "a year has four digits: write the date as YYYY-MM-DD, the year first")
        default:
            return EDTFSyntaxError(at: start, "a date begins with a year of four digits: write it as YYYY-MM-DD")
        }
    }
}
