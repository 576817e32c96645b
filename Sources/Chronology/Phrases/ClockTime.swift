/// A time of day as a phrase gives it.
public struct ClockTime: Hashable, Sendable {
    private let hourByte: UInt8
    private let minuteByte: UInt8
    private let secondByte: UInt8
    private let offset: Int16

    private static let none: UInt8 = .max
    private static let noOffset: Int16 = .max

    /// A time whose parts were checked.
    init(hour: Int, minute: Int, second: Int? = nil, offsetMinutes: Int? = nil) {
        hourByte = UInt8(hour)
        minuteByte = UInt8(minute)
        secondByte = second.map { UInt8($0) } ?? Self.none
        offset = offsetMinutes.map { Int16($0) } ?? Self.noOffset
    }

    /// The hour, 0 to 23.
    public var hour: Int { Int(hourByte) }
    /// The minute, 0 to 59.
    public var minute: Int { Int(minuteByte) }
    /// The second, 0 to 60; `nil` where it is not written.
    public var second: Int? { secondByte == Self.none ? nil : Int(secondByte) }
    /// Minutes ahead of UTC; `nil` where no zone is written.
    public var offsetMinutes: Int? { offset == Self.noOffset ? nil : Int(offset) }

    func with(offsetMinutes: Int?) -> ClockTime {
        ClockTime(hour: hour, minute: minute, second: second, offsetMinutes: offsetMinutes)
    }
}

extension ClockTime: CustomStringConvertible {
    /// `14:45`, `14:45:10+03:00`.
    public var description: String {
        var text = "\(hour.padded(2)):\(minute.padded(2))"
        if let second { text += ":" + second.padded(2) }
        guard let offsetMinutes else { return text }
        let shift = abs(offsetMinutes)
        return text + (offsetMinutes < 0 ? "-" : "+") + "\((shift / 60).padded(2)):\((shift % 60).padded(2))"
    }
}
