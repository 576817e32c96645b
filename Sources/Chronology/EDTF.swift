/// A date of the Extended Date/Time Format, levels 0, 1 and 2 (ISO 8601-2:2019; Library of Congress, EDTF specification
/// of 4 February 2019).
///
/// A value keeps what was written: ``description`` gives the parsed text back byte for byte, and two values are equal
/// when they are written the same. What they mean is compared by their bounds.
///
/// Where the specification is silent: seasons may stand in intervals and may be qualified, at level 2; an interval names
/// at least one date, does not end before it starts, and holds no time of day.
public struct EDTF: Hashable, Sendable {
    /// What a value is.
    public enum Form: Hashable, Sendable {
        /// A day, month, season or year.
        case date(EDTFDate)
        /// A day with a time.
        case dateTime(EDTFDateTime)
        /// From one date to another.
        case interval(start: EDTFEndpoint, end: EDTFEndpoint)
        /// One date, or all dates, of a list.
        case set(EDTFSet)
    }

    /// What it is, with its parts.
    public let form: Form

    init(_ form: Form) {
        self.form = form
    }

    /// The longest text that is read, in bytes.
    public static let maximumLength = 4096

    /// Parses a text, which must be EDTF from its first to its last byte. A plain `YYYY-MM-DD` is parsed without
    /// allocation.
    ///
    /// Complexity: linear in the length of the text.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(EDTFSyntaxError) {
        if bytes.count == 10, let day = ByteScanner(bytes).plainDay {
            self.init(.date(EDTFDate(day)))
            return
        }
        var parser = EDTFParser(bytes)
        self.init(try parser.parse())
    }

    /// Parses a text, which must be EDTF from its first to its last byte.
    public init(parsing text: String) throws(EDTFSyntaxError) {
        self = try parseUTF8(text) { bytes in
            Result { () throws(EDTFSyntaxError) in try EDTF(parsing: bytes) }
        }
    }

    /// A plain day, which must lie in the years 0 to 9999.
    public init?(_ day: CalendarDay) {
        guard 0...9999 ~= day.year else { return nil }
        self.init(.date(EDTFDate(day)))
    }
}

/// One end of an interval.
public enum EDTFEndpoint: Hashable, Sendable {
    /// A date.
    case date(EDTFDate)
    /// `..`: there is no end.
    case open
    /// Nothing written: the end is not known.
    case unknown
}

/// A day with a time, whole seconds.
public struct EDTFDateTime: Hashable, Sendable {
    enum Shift: Hashable, Sendable {
        case none
        case utc
        /// Minutes ahead of UTC; hours alone are written `+09`.
        case ahead(minutes: Int, isNegative: Bool, hasMinutes: Bool)
    }

    /// The day, on the clock of the place.
    public let day: CalendarDay
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int
    let shift: Shift

    /// Minutes ahead of UTC; `nil` where it is not said which place's clock is meant.
    public var offsetMinutes: Int? {
        switch shift {
        case .none: nil
        case .utc: 0
        case .ahead(let minutes, _, _): minutes
        }
    }
}

/// A list of dates.
public struct EDTFSet: Hashable, Sendable {
    /// How a list is meant.
    public enum Kind: Hashable, Sendable {
        /// `[…]`: one of the dates.
        case oneOf
        /// `{…}`: all of the dates.
        case allOf
    }

    /// A member of a list.
    public enum Member: Hashable, Sendable {
        /// A date.
        case date(EDTFDate)
        /// `1670..1672`: every date from one to the other.
        case range(EDTFDate, EDTFDate)
        /// `..1984`: a date and all before it.
        case upTo(EDTFDate)
        /// `1984..`: a date and all after it.
        case from(EDTFDate)
    }

    /// How it is meant.
    public let kind: Kind
    /// The members as written, at least one.
    public let members: [Member]
}

extension ByteScanner {
    /// The day, where the whole text is a plain `YYYY-MM-DD`.
    fileprivate var plainDay: CalendarDay? {
        var scanner = self
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }
}
