import JSONText
import Testing

@Suite struct EqualityTests {
    @Test(arguments: [
        ("1", "1.0", true), ("9007199254740992", "9007199254740993", false), (#""é""#, #""\u00e9""#, true),
        (#"{"a":1,"b":[2]}"#, #"{"b":[2.0],"a":1}"#, true), ("[1,2]", "[2,1]", false), ("[1]", "[1,1]", false),
        ("null", "false", false), (#"{"a":1}"#, #"{"a":1,"b":2}"#, false), (#"{"a":1}"#, #"{"b":1}"#, false),
        (#""e\u0301""#, #""é""#, false),
    ])
    func followsJSONSchema(left: String, right: String, expected: Bool) throws {
        try withRoot(of: left) { left in
            try withRoot(of: right) { right in
                #expect(left.isEqual(to: right) == expected)
                #expect(right.isEqual(to: left) == expected)
            }
        }
    }
}
