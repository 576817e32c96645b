/// `date`: the full-date of RFC 3339, section 5.6, a day that the Gregorian calendar has.
struct DateFormat: FormatChecker {
    let name = "date"
    let title = "date"
    let help = "write year, month and day as `2021-11-21`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == 10 && Self.isDate(text)
    }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard !accepts(text) else { return nil }
        let hasForm =
            text.count == 10 && text[4] == UInt8(ascii: "-") && text[7] == UInt8(ascii: "-")
            && [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy { isASCIIDigit(text[$0]) }
        return hasForm ? "the calendar has no such day" : "it is not written YYYY-MM-DD"
    }

    /// Whether the first ten bytes are a date.
    @inline(__always)
    static func isDate(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let century = twoDigits(text, at: 0), let yearOfCentury = twoDigits(text, at: 2),
            let month = twoDigits(text, at: 5), let day = twoDigits(text, at: 8)
        else { return false }
        let year = century * 100 + yearOfCentury
        return 1...12 ~= month && day >= 1 && day <= days(in: month, of: year)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

@inline(__always)
func twoDigits(_ text: UnsafeRawBufferPointer, at index: Int) -> Int? {
    guard isASCIIDigit(text[index]), isASCIIDigit(text[index + 1]) else { return nil }
    return Int(text[index] &- UInt8(ascii: "0")) * 10 + Int(text[index + 1] &- UInt8(ascii: "0"))
}
