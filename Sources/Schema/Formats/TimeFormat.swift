/// `time`: the full-time of RFC 3339, section 5.6, with a leap second only where UTC can have one, at 23:59:60Z.
struct TimeFormat: FormatChecker {
    let name = "time"
    let title = "time"
    let help = "write it with a zone, as `09:30:00Z` or `18:30:00+09:00`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { Self.isFullTime(text, from: 0) }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard !accepts(text) else { return nil }
        guard let clock = Self.clock(text, at: 0) else { return "it is not written hh:mm:ss with a zone" }
        guard clock.hour <= 23, clock.minute <= 59, clock.second <= 60 else { return "the clock has no such time" }
        if text.count == 8 { return "it names no zone" }
        if clock.second == 60, Self.zone(text, from: 8) != nil { return "UTC has no leap second at that time" }
        return "it is not written as RFC 3339 has it"
    }

    /// Whether the text from an index to its end is a full-time.
    @inline(__always)
    static func isFullTime(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
        guard let clock = clock(text, at: start), clock.hour <= 23, clock.minute <= 59, clock.second <= 60,
            let offset = zone(text, from: start + 8)
        else { return false }
        if clock.second < 60 { return true }
        let minuteOfDay = (clock.hour * 60 + clock.minute - offset + 2 * 1440) % 1440
        return minuteOfDay == 23 * 60 + 59
    }

    /// The numbers of `hh:mm:ss`, whatever they are.
    @inline(__always)
    private static func clock(
        _ text: UnsafeRawBufferPointer, at index: Int
    ) -> (hour: Int, minute: Int, second: Int)? {
        guard text.count >= index + 8, text[index + 2] == UInt8(ascii: ":"), text[index + 5] == UInt8(ascii: ":"),
            let hour = twoDigits(text, at: index), let minute = twoDigits(text, at: index + 3),
            let second = twoDigits(text, at: index + 6)
        else { return nil }
        return (hour, minute, second)
    }

    /// The zone at the end of the text, in minutes east of UTC, after a fraction of a second that may precede it.
    private static func zone(_ text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            while index < text.count, isASCIIDigit(text[index]) { index += 1 }
            guard index > start + 1 else { return nil }
        }
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
