/// `duration`: RFC 3339, appendix A. Its units follow each other without a gap (`P1Y2D` has none for months), and weeks
/// stand alone.
struct DurationFormat: FormatChecker {
    let name = "duration"
    let title = "duration"
    let help = "write whole numbers with their units, as `P1Y6M`, `P3DT12H`, `PT90M` or `P2W`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { flaw(in: text) == nil }

    func fault(in text: UnsafeRawBufferPointer) -> String? { flaw(in: text)?.rawValue }

    private enum Flaw: String {
        case noMark = "it does not begin with `P`"
        case empty = "it names no span of time"
        case emptyTime = "no time follows the `T`"
        case order = "its units do not follow each other as years, months, days, `T`, hours, minutes, seconds"
        case noUnit = "a number has no unit"
        case remainder = "it holds more than whole numbers and their units"
    }

    private func flaw(in text: UnsafeRawBufferPointer) -> Flaw? {
        guard let first = text.first, first & 0xDF == UInt8(ascii: "P") else { return .noMark }
        guard text.count > 1 else { return .empty }
        if isWeeks(text) { return nil }
        var index = 1
        if let flaw = skip(units: "YMD", in: text, at: &index) { return flaw }
        guard index < text.count else { return nil }
        guard text[index] & 0xDF == UInt8(ascii: "T") else { return .remainder }
        index += 1
        guard index < text.count else { return .emptyTime }
        if let flaw = skip(units: "HMS", in: text, at: &index) { return flaw }
        return index == text.count ? nil : .remainder
    }

    private func isWeeks(_ text: UnsafeRawBufferPointer) -> Bool {
        let number = text.dropFirst().prefix(while: isASCIIDigit)
        return !number.isEmpty && number.endIndex == text.count - 1 && text[number.endIndex] & 0xDF == UInt8(ascii: "W")
    }

    /// Reads numbers as long as they follow, whose units are neighbours in the given order.
    private func skip(units: StaticString, in text: UnsafeRawBufferPointer, at index: inout Int) -> Flaw? {
        var expected: Int?
        while index < text.count, isASCIIDigit(text[index]) {
            while index < text.count, isASCIIDigit(text[index]) { index += 1 }
            guard index < text.count, isASCIILetter(text[index]) else { return .noUnit }
            let unit = text[index] & 0xDF
            guard unit != UInt8(ascii: "T") else { return .noUnit }
            let position = units.withUTF8Buffer { $0.firstIndex(of: unit) }
            guard let position, position == expected ?? position else { return .order }
            expected = position + 1
            index += 1
        }
        return nil
    }
}
