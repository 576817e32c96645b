import Testing

@testable import Patterns

@Suite("Sets of code points")
struct UnicodeSetTests {
    @Test("Overlapping, adjacent and unordered spans become one sorted list")
    func normalises() {
        let set = ScalarSet(ranges: 10...20, 1...3, 15...30, 4...5, 100...100)
        #expect(set == ScalarSet(ranges: 1...5, 10...30, 100...100))
        #expect(set.spans.count == 3)
        #expect(set.inverted.inverted == set)
        #expect(ScalarSet([]).inverted == .any)
        #expect(set.subtracting(ScalarSet(ranges: 3...12)) == ScalarSet(ranges: 1...2, 13...30, 100...100))
    }

    @Test(
        "UTF-8 automata accept the encodings of the set and no others",
        arguments: [
            ScalarSet.any, ScalarSet([]), .whitespace, .exceptLineTerminators,
            ScalarSet(ranges: 0x7F...0x80, 0x7FF...0x800, 0xD7FF...0xE000, 0xFFFF...0x10000, 0x10FFFF...0x10FFFF),
            ScalarSet(ranges: 0x41...0x10FFFE), ScalarSet(ranges: 0x1005...0x1010, 0x1020...0xCFFF, 0x1F400...0x1F4FF),
        ])
    func encodes(_ set: ScalarSet) {
        let encodings = UTF8Ranges([.digits, set])
        var wrong: [UInt32] = []
        for value in 0...ScalarSet.maximum {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var node: UInt32? = encodings.roots[1]
            var isAccepted = false
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                node = node.flatMap { encodings.target(from: $0, on: byte) }
                isAccepted = node == UTF8Ranges.accepted
                if node == nil { break }
            }
            if isAccepted != set.contains(value) { wrong.append(value) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("UTF-8 text is read alike in both directions, and never beyond its end")
    func decodes() {
        let scalars: [Unicode.Scalar] = [
            "\0", "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "🐲",
        ]
        for scalar in scalars {
            Array("x\(Character(scalar))".utf8).withUnsafeBytes { bytes in
                #expect(UTF8Text.scalar(in: bytes, at: 1).value == scalar.value)
                #expect(UTF8Text.scalar(in: bytes, before: bytes.count).value == scalar.value)
                #expect(UTF8Text.scalar(in: bytes, before: bytes.count).length == bytes.count - 1)
                for end in 2..<max(2, bytes.count) {
                    let cut = UnsafeRawBufferPointer(rebasing: bytes[..<end])
                    #expect(UTF8Text.scalar(in: cut, at: 1).length == end - 1)
                }
            }
        }
    }

    @Test("Every line of the script table is well formed, and no code point has two scripts")
    func scriptTableIsSound() {
        var owners: [ScalarSet.Span] = []
        var names: Set<String> = []
        for entry in scriptTable {
            for text in [entry.ranges, entry.extensions, entry.withdrawn] {
                #expect(written(ScalarSet(hexadecimal: text)) == text)
            }
            owners += ScalarSet(hexadecimal: entry.ranges).spans
            for name in entry.names { #expect(names.insert(name).inserted, "\(name)") }
        }
        owners.sort { $0.lower < $1.lower }
        #expect(zip(owners, owners.dropFirst()).allSatisfy { $0.upper < $1.lower })
        let named = ScalarSet(owners)
        // All that is assigned has a script; private use and surrogates have none.
        let expected = ["Cn", "Co", "Cs"].compactMap { GeneralCategories.sets[$0] }.reduce(ScalarSet([])) {
            $0.union($1)
        }
        #expect(named == expected.inverted)
    }

    private func written(_ set: ScalarSet) -> String {
        set.spans.map { span in
            let ends = span.lower == span.upper ? [span.lower] : [span.lower, span.upper]
            return ends.map { String($0, radix: 16, uppercase: true) }.joined(separator: "-")
        }.joined(separator: " ")
    }

    @Test(
        "Properties contain what they should",
        arguments: [
            ("\\p{Lu}", "AÉЖ", "aé1中"), ("\\p{Ll}", "aéж", "A"), ("\\p{Nd}", "1৪", "a²"), ("\\p{Sc}", "$€", "a"),
            ("\\p{Zs}", " \u{A0}", "\n"), ("\\p{Cn}", "\u{378}", "a"), ("\\p{Co}", "\u{E000}", "a"),
            ("\\p{LC}", "aAǅ", "中"),
            ("\\p{Alphabetic}", "aé中", "1"), ("\\p{Uppercase}", "AⅧ", "a"), ("\\p{Emoji}", "🐲1", "a"),
            ("\\p{Emoji_Component}", "🇫\u{200D}#", "🐲"), ("\\p{Extended_Pictographic}", "🐲©", "#"),
            ("\\p{Regional_Indicator}", "🇫", "F"), ("\\p{Pattern_Syntax}", "!→", "a"),
            ("\\p{White_Space}", " \u{85}", "\u{FEFF}"),
            ("\\p{ASCII}", "~", "é"), ("\\p{Any}", "🐲", ""), ("\\p{Assigned}", "a", "\u{378}"),
            ("\\p{Ideographic}", "中", "あ"),
            ("\\p{ID_Start}", "aé", "1_"), ("\\p{Changes_When_NFKC_Casefolded}", "Aﬁ", "a"), ("\\p{Dash}", "-–—", "_"),
            ("\\p{sc=Latn}", "aé", "αж"), ("\\p{sc=Grek}", "αΩ", "a"), ("\\p{sc=Arab}", "ب", "א"),
            ("\\p{sc=Hebr}", "א", "ب"),
            ("\\p{sc=Hani}", "中〇", "あア"), ("\\p{sc=Hira}", "あ", "ア中"), ("\\p{sc=Kana}", "ア", "あ"),
            ("\\p{sc=Hang}", "한", "中"),
            ("\\p{sc=Thai}", "ก", "ກ"), ("\\p{sc=Laoo}", "ກ", "ก"), ("\\p{sc=Khmr}", "ក", "ก"),
            ("\\p{sc=Mymr}", "က", "ก"),
            ("\\p{sc=Beng}", "ক", "क"), ("\\p{sc=Taml}", "த", "क"), ("\\p{sc=Armn}", "Ա", "ა"),
            ("\\p{sc=Geor}", "ა", "Ա"),
            ("\\p{sc=Ethi}", "አ", "a"), ("\\p{sc=Mong}", "ᠮ", "М"), ("\\p{sc=Tibt}", "བ", "a"),
            ("\\p{sc=Zyyy}", "1 ", "a"),
            ("\\p{scx=Hira}", "あー", "ア"), ("\\p{scx=Zyyy}", "1", "ー"), ("\\p{sc=Qaai}", "\u{301}", "a"),
        ])
    func properties(_ escape: String, members: String, others: String) throws {
        let pattern = try Pattern("^\(escape)$")
        for scalar in members.unicodeScalars { #expect(pattern.search(String(scalar)) == .matched, "\(scalar)") }
        for scalar in others.unicodeScalars { #expect(pattern.search(String(scalar)) == .unmatched, "\(scalar)") }
    }

    @Test("Categories divide all code points between them")
    func categoriesPartition() {
        let spans = GeneralCategories.sets.values.flatMap(\.spans).sorted { $0.lower < $1.lower }
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.upper + 1 == $1.lower })
        #expect(ScalarSet(spans) == .any)
        #expect(GeneralCategories.sets.count == 30)
    }
}
