/// A date and time of RFC 3339, section 5.6, such as `2021-11-21T09:30:00+09:00`.
///
/// A second of 60 is a leap second and is taken only where it may fall: in the last minute of a day in UTC. Fractions of
/// a second are read and not kept.
public struct Timestamp: Hashable, Sendable {
    /// The day on the clock of the place that the offset belongs to.
    public let day: CalendarDay
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 60.
    public let second: Int
    /// How far that clock is ahead of UTC, in minutes. `Z` and `-00:00` are 0.
    public let offsetMinutes: Int

    /// Seconds since 1970-01-01T00:00:00Z, every day counted as 86,400 seconds, as POSIX does.
    public var secondsSinceEpoch: Int {
        day.daysSinceEpoch * 86_400 + (hour * 60 + minute - offsetMinutes) * 60 + second
    }

    /// The day in UTC.
    public var dayInUTC: CalendarDay {
        let minutes = hour * 60 + minute - offsetMinutes
        // An offset is less than a day, and a year of four digits is never at the end of the calendar.
        return day.adding(days: minutes < 0 ? -1 : minutes >= 1440 ? 1 : 0) ?? day
    }

    /// Parses a date and time. Allocates nothing unless it throws.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(DateSyntaxError) {
        var scanner = ByteScanner(bytes)
        let day = try scanner.fullDate()
        guard scanner.take("T") || scanner.take("t") else {
            throw DateSyntaxError(
                at: scanner.position, "a time follows after T: write it as in 2021-11-21T09:30:00Z")
        }
        let clock = try scanner.clockTime(lastSecond: 60)
        if scanner.take(".") {
            let count = scanner.digitCount
            guard count > 0 else {
                throw DateSyntaxError(
                    at: scanner.position, "digits follow the point of a fraction: write .5, or no point")
            }
            scanner.skip(count)
        }
        let offset: Int
        if scanner.take("Z") || scanner.take("z") {
            offset = 0
        } else {
            offset = try scanner.clockShift().minutes
        }
        guard scanner.isAtEnd else {
            throw DateSyntaxError(at: scanner.position, "a time ends after its offset: remove what follows")
        }
        let minuteInUTC = (clock.hour * 60 + clock.minute - offset + 2 * 1440) % 1440
        guard clock.second < 60 || minuteInUTC == 1439 else {
            throw DateSyntaxError(
                at: 17, "a leap second can only be 23:59:60 in UTC: write a second from 00 to 59")
        }
        self.day = day
        (hour, minute, second) = clock
        offsetMinutes = offset
    }

    /// Parses a date and time.
    public init(parsing text: String) throws(DateSyntaxError) {
        self = try parseUTF8(text) { bytes in
            Result { () throws(DateSyntaxError) in try Timestamp(parsing: bytes) }
        }
    }
}

extension ByteScanner {
    /// Reads `hh:mm:ss`.
    mutating func clockTime(lastSecond: Int) throws(DateSyntaxError) -> (hour: Int, minute: Int, second: Int) {
        let start = position
        guard let hour = digits(2), take(":"), let minute = digits(2), take(":"), let second = digits(2) else {
            throw DateSyntaxError(at: position, "a time is written as hh:mm:ss, for example 09:30:00")
        }
        guard hour <= 23 else {
            throw DateSyntaxError(
                at: start, "there is no hour \(hour): write 00 to 23, and midnight as 00:00:00 of the day that begins")
        }
        guard minute <= 59 else {
            throw DateSyntaxError(at: start + 3, "there is no minute \(minute): write 00 to 59")
        }
        guard second <= lastSecond else {
            throw DateSyntaxError(at: start + 6, "there is no second \(second): write 00 to 59")
        }
        return (hour, minute, second)
    }

    /// Reads the offset from UTC, `+09:00`; where hours alone are allowed, `+09`.
    mutating func clockShift(
        allowingHoursAlone: Bool = false
    ) throws(DateSyntaxError) -> (minutes: Int, hasMinutes: Bool) {
        let start = position
        let sign: Int
        if take("+") {
            sign = 1
        } else if take("-") {
            sign = -1
        } else {
            throw DateSyntaxError(at: start, "the offset from UTC is missing: write Z, or +09:00")
        }
        guard let hours = digits(2), hours <= 23 else {
            throw DateSyntaxError(at: start, "an offset from UTC is written as +hh:mm, for example +09:00")
        }
        if allowingHoursAlone, peek() != UInt8(ascii: ":") { return (sign * hours * 60, false) }
        guard take(":"), let minutes = digits(2), minutes <= 59 else {
            throw DateSyntaxError(at: start, "an offset from UTC is written as +hh:mm, for example +09:00")
        }
        return (sign * (hours * 60 + minutes), true)
    }
}
