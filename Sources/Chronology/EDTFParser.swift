/// Reads one EDTF value from the left, without going back.
struct EDTFParser {
    var scanner: ByteScanner

    init(_ bytes: UnsafeRawBufferPointer) {
        scanner = ByteScanner(bytes)
    }

    mutating func parse() throws(EDTFSyntaxError) -> EDTF.Form {
        guard scanner.bytes.count <= EDTF.maximumLength else {
            throw EDTFSyntaxError(
                at: EDTF.maximumLength, "a date has at most \(EDTF.maximumLength) bytes: split it, or give an interval")
        }
        guard let first = scanner.peek() else {
            throw fault("the date is empty: write it as YYYY-MM-DD, or as XXXX where nothing is known")
        }
        let form: EDTF.Form
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
            form = .set(try set())
        } else {
            form = try dateOrInterval()
        }
        guard scanner.isAtEnd else { throw unexpected() }
        return form
    }

    private mutating func dateOrInterval() throws(EDTFSyntaxError) -> EDTF.Form {
        let start = try endpoint()
        if scanner.take("/") {
            let end = try endpoint()
            return try interval(from: start, to: end)
        }
        guard case .date(let date) = start else {
            throw fault("an open start belongs to an interval: write ../1985, or [..1985] for a set")
        }
        guard scanner.peek() == UInt8(ascii: "T") else { return .date(date) }
        return .dateTime(try dateTime(on: date))
    }

    private mutating func endpoint() throws(EDTFSyntaxError) -> EDTFEndpoint {
        if takeDots() { return .open }
        if scanner.isAtEnd || scanner.peek() == UInt8(ascii: "/") { return .unknown }
        return .date(try date())
    }

    private func interval(
        from start: EDTFEndpoint, to end: EDTFEndpoint
    ) throws(EDTFSyntaxError) -> EDTF.Form {
        if scanner.peek() == UInt8(ascii: "/") {
            throw fault("an interval has one /: write a date with hyphens, as YYYY-MM-DD")
        }
        if scanner.peek() == UInt8(ascii: "T") {
            throw fault("an interval is between days: leave the time out")
        }
        switch (start, end) {
        case (.date(let first), .date(let last)):
            try checkOrder(first, last, separator: "/")
        case (.date, _), (_, .date):
            break
        default:
            throw EDTFSyntaxError(at: 0, "the interval names no date: write at least one, as in 1985/..")
        }
        return .interval(start: start, end: end)
    }

    /// Refuses an end that lies before the start for certain.
    private func checkOrder(
        _ first: EDTFDate, _ last: EDTFDate, separator: String
    ) throws(EDTFSyntaxError) {
        if let begins = first.bounds(asStated: false).earliest, let ends = last.bounds(asStated: false).latest,
            ends < begins
        {
            throw EDTFSyntaxError(
                at: scanner.position - last.description.utf8.count,
                "\(last) lies before \(first): write \(last)\(separator)\(first)")
        }
    }

    private mutating func dateTime(on date: EDTFDate) throws(EDTFSyntaxError) -> EDTFDateTime {
        guard date.isPlain, let day = date.calendarDay, !date.year.isNegative else {
            throw fault("a time needs a complete day without ?, ~, % and X: complete the day, or leave the time out")
        }
        scanner.skip()
        let clock = try scanner.clockTime(lastSecond: 59)
        let shift: EDTFDateTime.Shift
        switch scanner.peek() {
        case UInt8(ascii: "Z"):
            scanner.skip()
            shift = .utc
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            let isNegative = scanner.peek() == UInt8(ascii: "-")
            let (minutes, hasMinutes) = try scanner.clockShift(allowingHoursAlone: true)
            shift = .ahead(minutes: minutes, isNegative: isNegative, hasMinutes: hasMinutes)
        case UInt8(ascii: "."), UInt8(ascii: ","):
            throw fault("a time has whole seconds: leave the fraction out")
        default:
            shift = .none
        }
        return EDTFDateTime(
            day: day, hour: clock.hour, minute: clock.minute, second: clock.second, shift: shift)
    }

    // MARK: Sets

    private mutating func set() throws(EDTFSyntaxError) -> EDTFSet {
        let isOneOf = scanner.take("[")
        if !isOneOf { scanner.skip() }
        let closing: Unicode.Scalar = isOneOf ? "]" : "}"
        var members: [EDTFSet.Member] = []
        while true {
            if members.isEmpty, scanner.peek() == UInt8(ascii: closing) {
                throw fault("the set is empty: write at least one date")
            }
            members.append(try member(isFirst: members.isEmpty, closing: closing))
            if scanner.take(closing) { break }
            guard scanner.take(",") else {
                throw scanner.isAtEnd ? fault("the set does not end: write \(closing)") : unexpected()
            }
        }
        return EDTFSet(kind: isOneOf ? .oneOf : .allOf, members: members)
    }

    private mutating func member(isFirst: Bool, closing: Unicode.Scalar) throws(EDTFSyntaxError) -> EDTFSet.Member {
        if takeDots() {
            guard isFirst else { throw fault("only the first date of a set can have no start: put it first") }
            return .upTo(try date())
        }
        let first = try date()
        guard takeDots() else { return .date(first) }
        if scanner.peek() == UInt8(ascii: closing) { return .from(first) }
        if scanner.peek() == UInt8(ascii: ",") {
            throw fault("only the last date of a set can have no end: put it last")
        }
        let last = try date()
        try checkOrder(first, last, separator: "..")
        return .range(first, last)
    }

    private mutating func takeDots() -> Bool {
        guard scanner.peek() == UInt8(ascii: "."), scanner.peek(1) == UInt8(ascii: ".") else { return false }
        scanner.skip(2)
        return true
    }

    // MARK: Faults

    func fault(_ message: String) -> EDTFSyntaxError {
        EDTFSyntaxError(at: scanner.position, message)
    }

    /// Says what to do about a byte that cannot stand where it does.
    func unexpected() -> EDTFSyntaxError {
        switch scanner.peek() {
        case nil:
            return fault("the date ends too early: write it as YYYY-MM-DD, for example 2021-11-21")
        case UInt8(ascii: " "):
            return fault("a date has no spaces: remove them, and write T before a time")
        case UInt8(ascii: "t"), UInt8(ascii: "x"), UInt8(ascii: "z"), UInt8(ascii: "y"):
            return fault("letters are capitals: write T, X, Y or Z")
        case UInt8(ascii: "?"), UInt8(ascii: "~"), UInt8(ascii: "%"):
            return fault("one mark says it: write ?, ~, or % for both")
        case UInt8(ascii: "T"):
            return fault("a time follows a single day: leave the time out")
        case let byte?:
            guard 0x21...0x7E ~= byte else { return fault("a date is plain ASCII text: remove this character") }
            return fault(
                "\(Character(Unicode.Scalar(byte))) cannot stand here: write the date as YYYY-MM-DD, or ask for a form of EDTF"
            )
        }
    }
}
