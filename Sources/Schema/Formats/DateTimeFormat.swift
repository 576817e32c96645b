/// `date-time`: RFC 3339, section 5.6, a full-date and a full-time.
struct DateTimeFormat: FormatChecker {
    let name = "date-time"
    let title = "date and time"
    let help = "write it with a zone, as `2021-11-21T09:30:00Z` or `2021-11-21T18:30:00+09:00`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count >= 20 && DateFormat.isDate(text) && text[10] | 0x20 == UInt8(ascii: "t")
            && TimeFormat.isFullTime(text, from: 11)
    }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard !accepts(text) else { return nil }
        if DateFormat.isDate(text), text.count == 10 { return "it has a date but no time" }
        if text.count == 19, DateFormat.isDate(text) { return "it names no zone" }
        return "it is not written as RFC 3339 has it"
    }
}
