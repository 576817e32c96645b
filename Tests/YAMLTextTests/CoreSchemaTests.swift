import Testing
import YAMLText

@Suite("The core schema")
struct CoreSchemaTests {
    @Test(
        "resolves to null and booleans",
        arguments: [
            ("null", "null"), ("Null", "null"), ("NULL", "null"), ("~", "null"), ("", "null"),
            ("true", "true"), ("True", "true"), ("TRUE", "true"),
            ("false", "false"), ("False", "false"), ("FALSE", "false"),
        ])
    func constants(plain: String, json: String) throws {
        #expect(try convert("k: \(plain)").json == #"{"k":\#(json)}"#)
    }

    @Test(
        "passes JSON numbers through as written",
        arguments: ["0", "-0", "7", "-12", "1.0", "-0.50", "1e5", "1E+05", "2.5e-3", "123456789012345678901234567890"])
    func sameNumbers(plain: String) throws {
        #expect(try convert("k: \(plain)").json == #"{"k":\#(plain)}"#)
    }

    @Test(
        "rewrites other numbers as JSON has them",
        arguments: [
            ("+1", "1"), (".5", "0.5"), ("-.5", "-0.5"), ("+.5e+3", "0.5e+3"), ("1.", "1.0"), ("1.e3", "1.0e3"),
            ("+0", "0"), ("0o17", "15"), ("0x1F", "31"), ("0xff", "255"),
            ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
        ])
    func rewrittenNumbers(plain: String, json: String) throws {
        #expect(try convert("k: \(plain)").json == #"{"k":\#(json)}"#)
    }

    @Test(
        "leaves what only YAML 1.1 resolved as strings",
        arguments: [
            "off", "on", "no", "yes", "n", "Y", "2021-11-21", "2021-11-21T10:00:00Z", "1_000", "12:30", "190:20:30",
            "0b11",
            "0o18", "0o", "0x", "0xG", "-0x1F", "+0o7", "nULL", "tRUE", "1e", "1e+", "e3", "1.2.3", ".", "+", "+.",
            "--",
            "-.nan", ".iNF", "..5", "1 2", "=", "A/74/1",
        ])
    func strings(plain: String) throws {
        #expect(try convert("k: \(plain)").json == #"{"k":"\#(plain)"}"#)
    }

    @Test("leaves quoted and block scalars as strings", arguments: ["'1'", "\"true\"", "|-\n  1", ">-\n  1", "''"])
    func quoted(scalar: String) throws {
        let json = try convert("k: \(scalar)").json
        #expect(json.hasPrefix(#"{"k":""#) && json.hasSuffix(#""}"#))
    }

    @Test(
        "refuses numbers that JSON cannot say without loss",
        arguments: [
            ".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN", "0777", "-007", "+01", "00", "01.5",
            "0x10000000000000000",
            "0o7777777777777777777777777",
        ])
    func refusedNumbers(plain: String) throws {
        let faults = faults(Array("k: \(plain)\n".utf8))
        #expect(faults.map(\.summary) == ["number 1:4"])
        let fault = try #require(faults.first)
        #expect(fault.byteRange == 3..<3 + plain.utf8.count)
        #expect(fault.message.contains("`\(plain)`"))
        #expect(fault.help?.contains("quote it") == true)
    }
}
