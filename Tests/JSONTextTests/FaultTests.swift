import JSONText
import TestSupport
import Testing

@Suite struct FaultTests {
    @Test(arguments: [
        ("", JSONFault.Code.unexpectedEnd, 0..<0),
        ("{", .unexpectedEnd, 1..<1),
        (#"{"a": "bc"#, .unexpectedEnd, 6..<9),
        ("[1, 2", .unexpectedEnd, 5..<5),
        ("[1,]", .malformed, 3..<4),
        (#"{"a": 1,}"#, .malformed, 8..<9),
        ("{'a': 1}", .malformed, 1..<2),
        ("[01]", .malformed, 1..<3),
        ("[1.]", .malformed, 1..<3),
        ("[NaN]", .malformed, 1..<2),
        (#"["\x41"]"#, .malformed, 2..<4),
        (#"["\u12G4"]"#, .malformed, 2..<8),
        ("{} {}", .trailingBytes, 3..<5),
        ("\u{FEFF}{}", .byteOrderMark, 0..<3),
        ("[\"a\tb\"]", .controlCharacter, 3..<4),
        (#"["\ud800"]"#, .loneSurrogate, 2..<8),
        (#"["\udc00"]"#, .loneSurrogate, 2..<8),
        (#"["\ud800\u0041"]"#, .loneSurrogate, 2..<8),
    ])
    func isNamedWithItsPlace(text: String, code: JSONFault.Code, range: Range<Int>) throws {
        let fault = try #require(faults(in: text).first)
        #expect(fault.code == code)
        #expect(fault.range == range)
        #expect(!fault.message.isEmpty && !fault.help.isEmpty)
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xFF], [0xE9, 0x22], [0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(bytes: [UInt8]) throws {
        // At every distance from the quote, so that both the word-wise and the bytewise loop meet it.
        for padding in 0..<20 {
            let text = Array(#"[""#.utf8) + [UInt8](repeating: 0x61, count: padding) + bytes + Array(#""]"#.utf8)
            let fault = try #require(faults(in: text).first)
            #expect(fault.code == .invalidUTF8)
            #expect(fault.range.lowerBound == 2 + padding)
        }
    }

    @Test(arguments: [
        (#"{"a": 1, "b": 2, "a": 3}"#, 17..<20, 1..<4),
        (#"{"é": 1, "\u00e9": 3}"#, 10..<18, 1..<5),
        (#"{"x": {"long name of a member": 1, "long name of a member": 1}}"#, 35..<58, 7..<30),
    ])
    func namesBothPlacesOfADuplicate(text: String, second: Range<Int>, first: Range<Int>) throws {
        let fault = try #require(faults(in: text).first)
        #expect(fault.code == .duplicateKey)
        #expect(fault.range == second)
        #expect(fault.related == first)
    }

    @Test func findsAllDuplicatesInObjectsOfAnySize() {
        for count in [2, 31, 47, 48, 49, 100] {
            let members = (0..<count).map { #""key\#($0)":\#($0)"# }
            #expect(faults(in: "{\(members.joined(separator: ","))}") == [])
            let twice = (members + members).joined(separator: ",")
            #expect(faults(in: "{\(twice)}").count == count)
        }
    }

    @Test func sameNamesInDifferentObjectsAreNoDuplicates() {
        #expect(faults(in: #"{"a": {"a": [{"a": 1}, {"a": 1}]}, "b": {"a": 1}}"#) == [])
    }

    @Test func depthIsLimited() throws {
        let limits = JSONLimits(depth: 4)
        #expect(faults(in: "[[[[]]]]", limits: limits) == [])
        let fault = try #require(faults(in: "[[[[[]]]]]", limits: limits).first)
        #expect(fault.code == .depth)
        #expect(fault.range == 4..<5)
        #expect(faults(in: String(repeating: "[", count: 100_000)).map(\.code) == [.depth])
    }

    @Test func sizeIsLimited() {
        #expect(faults(in: "[1, 2]", limits: JSONLimits(bytes: 6)) == [])
        #expect(faults(in: "[1, 23]", limits: JSONLimits(bytes: 6)).map(\.code) == [.size])
    }

    @Test func aParserThatMetAFaultParsesTheNextText() {
        var parser = JSONParser()
        var tape = JSONTape()
        let texts = ["{\"a\": [", "{\"a\": 1, \"a\": 2}", "[1, 2, 3]"].map { Array($0.utf8) }
        let verdicts = texts.map { text in text.withUnsafeBytes { parser.parse($0, onto: &tape) } }
        #expect(verdicts == [false, false, true])
        #expect(texts[2].withUnsafeBytes { tape.withRoot(of: $0) { $0.count } } == 3)
    }

    @Test func ofTooManyRepeatedNamesTheRestIsCounted() {
        let members = (0..<20_000).map { "\"k\($0 % 5_000)\": 1" }.joined(separator: ",")
        let found = faults(in: "{\(members)}")
        #expect(found.count == 100)
        #expect(found.last?.message.hasSuffix("and 14900 more names of this text occur twice, too") ?? false)
    }

    @Test func redactionLeavesTheTextOut() {
        let found = Redaction.$isOn.withValue(true) { faults(in: #"{"a": 4711x}"#) + faults(in: "[secret]") }
        #expect(found.count == 2)
        #expect(!found.contains { $0.message.contains("4711") || $0.message.contains("secret") })
    }
}
