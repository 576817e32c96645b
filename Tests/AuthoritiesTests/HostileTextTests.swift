import Authorities
import Testing

/// Text made to exhaust or to break a search. The time limit is that of a search whose time grows with the square.
@Suite("Hostile text", .timeLimit(.minutes(2)))
struct HostileTextTests {
    static let size = 200_000

    @Test(arguments: [
        "A/", "the ", "A/76/1 ", "A/C.3/", "A(65)/", "General ", "UNGA76 ", "76th ", "76th and ", "第",
        "resolution 1718 (2006), ",
        "Third Committee of the ", "\u{0}", "الدورة ", "و", "ГА ", " ", "\u{A0}", "\u{AD}", "U.", "유엔 ", "マ", "（",
        "of the ", "’s ",
        "76th session of the ", "第76届", "الدورة السادسة و", "сессия ", "Republic of ", "((((", "1/1-A/1/1-",
    ])
    func repetition(piece: String) {
        let count = Self.size / piece.utf8.count
        let text = MentionText(String(repeating: piece, count: count))
        let names = text.names
        #expect(names.allSatisfy { $0.span.upperBound <= text.bytes.count })
        #expect(text.symbols.allSatisfy { $0.span.upperBound <= text.bytes.count })
        text.bytes.withUnsafeBytes { bytes in
            #expect(
                AuthorityTables.builtIn.sessionMentions(in: bytes, names: names)
                    .allSatisfy { $0.span.upperBound <= bytes.count })
            #expect(
                AuthorityTables.builtIn.resolutionMentions(in: bytes, names: names)
                    .allSatisfy { $0.span.upperBound <= bytes.count })
        }
    }

    @Test func everyPairOfBytesIsRead() {
        for first in UInt8.min...UInt8.max {
            var bytes: [UInt8] = []
            for second in UInt8.min...UInt8.max { bytes += [first, second, 0x20, 0x41, 0x2F, first] }
            check(MentionText(bytes: bytes))
        }
    }

    @Test func everyPrefixIsRead() {
        let text = Array(
            "第76届联合国大会 Chargé d’affaires A/71/843–S/2017/192 الدورة السادسة والسبعين للجمعية resolution 169 (II) 76-я сессия"
                .utf8)
        for end in 0...text.count {
            check(MentionText(bytes: Array(text[..<end])))
            check(MentionText(bytes: Array(text[end...])))
        }
    }

    private func check(_ text: MentionText) {
        let spans =
            text.names.map(\.span) + text.sessions.map(\.span) + text.symbols.map(\.span) + text.resolutions.map(\.span)
        #expect(spans.allSatisfy { 0 <= $0.lowerBound && $0.upperBound <= text.bytes.count && !$0.isEmpty })
    }
}
