import Testing
import YAMLText

/// The generator of Steele, Lea and Flood (2014), so that a seed gives the same values on every machine.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

/// A random value, written both as compact JSON and as YAML.
private struct Writer {
    var random: SplitMix64
    var json = ""
    var yaml = ""

    mutating func writeValue(depth: Int) {
        switch Int.random(in: depth > 4 ? 2...7 : 0...7, using: &random) {
        case 0: writeSequence(depth: depth)
        case 1: writeMapping(depth: depth)
        case 2: write("null", ["null", "~", "Null"])
        case 3: write("true", ["true", "True", "TRUE"])
        case 4:
            let number = Int.random(in: -1_000_000...1_000_000, using: &random)
            write(String(number), [String(number)])
        case 5:
            let number = "\(Int.random(in: -99...99, using: &random)).5e\(Int.random(in: -9...9, using: &random))"
            write(number, [number])
        default: writeString()
        }
    }

    private mutating func writeSequence(depth: Int) {
        write("[", ["[", "[ ", "[\n "])
        for index in 0..<Int.random(in: 0...4, using: &random) {
            if index > 0 { write(",", [", ", ",\n  ", " , # note\n "]) }
            writeValue(depth: depth + 1)
        }
        write("]", ["]", " ]", "\n ]"])
    }

    private mutating func writeMapping(depth: Int) {
        write("{", ["{", "{ "])
        for index in 0..<Int.random(in: 0...4, using: &random) {
            if index > 0 { write(",", [", ", ",\n  "]) }
            write("\"k\(index)\"", ["\"k\(index)\"", "'k\(index)'", "k\(index)"])
            write(":", [": ", ":\n   "])
            writeValue(depth: depth + 1)
        }
        write("}", ["}", " }"])
    }

    private mutating func writeString() {
        let alphabet: [Character] = [
            "a", "Z", "0", " ", "\"", "'", "\\", "\n", "\t", ":", "#", "-", "é", "日", "𝄞", "\u{1}",
        ]
        let characters = (0..<Int.random(in: 0...8, using: &random)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        let escaped = characters.map { character in
            switch character {
            case "\"": #"\""#
            case "\\": #"\\"#
            case "\n": #"\n"#
            case "\t": #"\t"#
            case "\u{1}": #"\u0001"#
            default: String(character)
            }
        }
        let double = "\"\(escaped.joined())\""
        let isSimple = !characters.contains { "\n\t\u{1}".contains($0) }
        let single = "'\(characters.map { $0 == "'" ? "''" : String($0) }.joined())'"
        write(double, isSimple ? [double, single] : [double])
    }

    private mutating func write(_ jsonText: String, _ spellings: [String]) {
        json += jsonText
        yaml += spellings[Int.random(in: 0..<spellings.count, using: &random)]
    }
}

@Suite("Round trips")
struct RoundTripTests {
    @Test(
        "random values written as YAML in flow style convert to the same JSON",
        arguments: 1...300 as ClosedRange<UInt64>)
    func flowStyle(seed: UInt64) throws {
        var writer = Writer(random: SplitMix64(seed: seed))
        writer.writeValue(depth: 0)
        #expect(try convert(writer.yaml).json == writer.json, "seed \(seed)")
    }

    @Test("JSON itself is YAML", arguments: 1...100 as ClosedRange<UInt64>)
    func json(seed: UInt64) throws {
        var writer = Writer(random: SplitMix64(seed: seed))
        writer.writeValue(depth: 0)
        #expect(try convert(writer.json).json == writer.json, "seed \(seed)")
    }

    @Test("every character that JSON must escape is escaped")
    func controlCharacters() throws {
        #expect(
            try convert(#""\0\a\b\t\n\v\f\r\e\x1F\x7F\/\_\N\L\P""#).json
                == #""\u0000\u0007\u0008\t\n\u000B\u000C\r\u001B\u001F"# + "\u{7F}/\u{A0}\u{85}\u{2028}\u{2029}\"")
    }
}
