import JSONText
import TestSupport
import Testing

@Suite struct ExactNumberTests {
    private func number(_ text: String) -> ExactNumber {
        Array(text.utf8).withUnsafeBytes { ExactNumber(text: $0) }
    }

    @Test(arguments: [
        ["0", "-0", "0.0", "0e10", "-0.00e-5"],
        ["1", "1.0", "10e-1", "0.1E1", "0.01e+2"],
        ["-12.5", "-1.25e1", "-125e-1"],
        ["100000000000000000000", "1e20", "10.0e19"],
    ])
    func equalValuesAreEqual(texts: [String]) {
        #expect(Set(texts.map(number)).count == 1)
    }

    @Test func orderIsExact() {
        let ascending = [
            "-1e400", "-100000000000000000001", "-1e20", "-2", "-1.5", "-0.001", "0", "1e-400", "0.5", "1",
            "9007199254740992", "9007199254740993", "99999999999999999999", "1e20", "100000000000000000001", "1e400",
        ]
        for (left, right) in zip(ascending, ascending.dropFirst()) {
            #expect(number(left) < number(right), "\(left) < \(right)")
            #expect(!(number(right) < number(left)), "\(right) < \(left)")
        }
    }

    @Test(arguments: [
        ("0.07", "0.01", true), ("0.075", "0.01", false), ("4.5", "1.5", true), ("35", "1.5", false),
        ("1e308", "0.123456789", false), ("12391239123", "1e-8", true), ("0", "7", true), ("1e1000000", "3", false),
        ("3e1000000", "3", true), ("123456789012345678901234567890", "123456789012345678901234567890", true),
        ("246913578024691357802469135780", "123456789012345678901234567890", true),
        ("246913578024691357802469135781", "123456789012345678901234567890", false), ("-9", "3", true),
        ("1e50", "1024", true), ("1", "2", false), ("7", "10", false), ("1", "0.00000000000000000003", false),
    ])
    func multiplesAreExact(value: String, divisor: String, expected: Bool) {
        #expect(number(value).isMultiple(of: number(divisor)) == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("76", 76), ("7.6e1", 76), ("-12", -12), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("1.5", nil), ("1e30", nil),
        ] as [(String, Int?)])
    func integersAreRead(text: String, expected: Int?) throws {
        #expect(number(text).integer == expected)
        try withRoot(of: text) { #expect($0.integer == expected) }
    }

    @Test func aHundredThousandDigitsAreNoProblem() {
        let long = String(repeating: "9", count: 100_000)
        #expect(number(long).isInteger)
        #expect(number(long).isMultiple(of: number("9")))
        #expect(number(long) < number("1e100000"))
    }
}
