import Diagnostics
import Testing

@Suite struct SourceMapTests {
    @Test func directTextIsCountedFromItsStart() {
        let map = SourceMap.direct(line: 7, column: 3, offset: 100)
        Array("{\n \"é\": 1}".utf8).withUnsafeBytes { text in
            #expect(map.location(of: 0..<1, in: text, file: "a") == location(7, 3, 100..<101))
            #expect(map.location(of: 3..<7, in: text, file: "a") == location(8, 2, 103..<107))
            #expect(map.location(of: 9..<10, in: text, file: "a") == location(8, 8, 109..<110))
        }
    }

    @Test(arguments: ["", "a", "\n", "{\n \"é\": 1}\r\n\n", "\n\n\n{}"])
    func aTableOfLinesSaysTheSame(text: String) {
        let map = SourceMap.direct(line: 1, column: 1, offset: 0)
        Array(text.utf8).withUnsafeBytes { bytes in
            let lines = LineTable(bytes)
            for start in 0...bytes.count {
                #expect(
                    lines.location(of: start..<bytes.count, file: "a")
                        == map.location(of: start..<bytes.count, in: bytes, file: "a"))
            }
        }
    }

    @Test func convertedTextTakesTheInnermostAnchor() {
        let map = SourceMap.converted([
            .init(textOffset: 0, line: 1, column: 1, byteRange: 0..<20),
            .init(textOffset: 5, line: 2, column: 4, byteRange: 9..<12),
        ])
        Array(repeating: UInt8(0x61), count: 10).withUnsafeBytes { text in
            #expect(map.location(of: 5..<8, in: text, file: "a") == location(2, 4, 9..<12))
            #expect(map.location(of: 7..<8, in: text, file: "a") == location(2, 4, 9..<12))
            #expect(map.location(of: 0..<9, in: text, file: "a") == location(1, 1, 0..<20))
        }
    }

    private func location(_ line: Int, _ column: Int, _ range: Range<Int>) -> Diagnostics.SourceLocation {
        Diagnostics.SourceLocation(file: "a", line: line, column: column, byteRange: range)
    }
}

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            ("recods", "records"), ("titel", "title"), ("issuer", "issuer"), ("zzz", nil), ("", nil),
        ] as [(String, String?)])
    func findsMisspeltNames(name: String, expected: String?) {
        #expect(nearestName(to: name, among: ["title", "records", "issuer"]) == expected)
    }
}
