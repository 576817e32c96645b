/// `date-time`: RFC 3339, section 5.6, with a leap second only where UTC can have one, at 23:59:60Z.
struct DateTimeFormat: FormatChecker {
    let name = "date-time"
    let title = "date and time"
    let help = "write it with a zone, as `2021-11-21T09:30:00Z` or `2021-11-21T18:30:00+09:00`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count >= 20, DateFormat.isDate(text), text[10] | 0x20 == UInt8(ascii: "t"),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let hour = twoDigits(text, at: 11), let minute = twoDigits(text, at: 14),
            let second = twoDigits(text, at: 17), hour <= 23, minute <= 59, second <= 60
        else { return false }
        var index = 19
        if text[index] == UInt8(ascii: ".") {
            index += 1
            let start = index
            while index < text.count, isASCIIDigit(text[index]) { index += 1 }
            guard index > start else { return false }
        }
        guard let offset = Self.offsetMinutes(text, at: index) else { return false }
        if second < 60 { return true }
        let minuteOfDay = (hour * 60 + minute - offset + 2 * 1440) % 1440
        return minuteOfDay == 23 * 60 + 59
    }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard !accepts(text) else { return nil }
        if DateFormat.isDate(text), text.count == 10 { return "it has a date but no time" }
        if text.count == 19, DateFormat.isDate(text) { return "it names no zone" }
        return "it is not written as RFC 3339 has it"
    }

    /// The zone at the end of the text, in minutes east of UTC.
    private static func offsetMinutes(_ text: UnsafeRawBufferPointer, at index: Int) -> Int? {
        let left = text.count - index
        if left == 1, text[index] | 0x20 == UInt8(ascii: "z") { return 0 }
        guard left == 6, text[index + 3] == UInt8(ascii: ":"), let hours = twoDigits(text, at: index + 1),
            let minutes = twoDigits(text, at: index + 4), hours <= 23, minutes <= 59
        else { return nil }
        switch text[index] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }
}
