/// Roman numbers in their usual form, below 400: the sessions of early resolutions.
enum RomanNumber {
    /// The value of a number; `nil` for another text.
    static func value(_ text: some StringProtocol) -> Int? {
        guard 1...12 ~= text.utf8.count else { return nil }
        let values = text.utf8.compactMap { letter -> Int? in
            switch letter {
            case UInt8(ascii: "I"): 1
            case UInt8(ascii: "V"): 5
            case UInt8(ascii: "X"): 10
            case UInt8(ascii: "L"): 50
            case UInt8(ascii: "C"): 100
            default: nil
            }
        }
        guard values.count == text.utf8.count else { return nil }
        var number = 0
        for (index, value) in values.enumerated() {
            number += index + 1 < values.count && value < values[index + 1] ? -value : value
        }
        return number > 0 && self.text(number) == text ? number : nil
    }

    private static func text(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, letters) in [
            (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
