import Authorities
import CByteScan
import Chronology
import Diagnostics
import JSONText
import Schema

/// A Juche year is the Gregorian year beside it minus 1911.
struct JucheYearMismatch: RecordRule {
    static let description = RuleDescription(
        id: "date/juche", severity: .error,
        summary: "A Juche year is the Gregorian year beside it minus 1911.",
        rationale: """
            Pages of the Democratic People's Republic of Korea write years twice, `Juche 110 (2021)`. Where the two do not \
            agree one was mistyped, and a program that reads only one of them may take the wrong one. The words of the \
            record are looked at: title, text and quotes. The Gregorian year is corrected where the declared date shows \
            that it is the wrong one, and no capture has it so.
            """,
        triggering: [
            .init(#"{"title": "Press statement of November 21, Juche 110 (2020)"}"#),
            .init(#"{"title": "Press statement of Juche year 109 (2021)"}"#),
            .init(#"{"title": "Press statement of Juche 110, 2020"}"#),
            .init(#"{"title": "Press statement of Juche109(November 2021)"}"#),
            .init(
                #"{"text": "On November 17, Juche 109(2021), the Committee took a vote. A spokesperson for the Ministry answered it."}"#
            ),
        ],
        nonTriggering: [
            .init(#"{"title": "Press statement of November 21, Juche 110 (2021)"}"#),
            .init(#"{"title": "Press statement of 2020 on the idea of Juche"}"#),
        ])

    /// How far around the name a date may reach, in bytes.
    private static let reach = 64

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        let roles: [Role] = [.title, .text, .evidence]
        if roles.allSatisfy({ context.fields[$0] == nil }) { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        // A text that repeats its capture is corrected there first, by whoever keeps it.
        let isQuoted = record.hasString(.capture)
        for role in [Role.title, .text] {
            if let node = record.value(role) {
                check(node, in: record, isFixable: !(isQuoted && role == .text), &findings)
            }
        }
        for quote in RecordQuotes.all(in: record) { check(quote.node, in: record, isFixable: false, &findings) }
    }

    private func check(
        _ node: JSONNode, in record: RecordView, isFixable: Bool, _ findings: inout RecordFindings
    ) {
        guard node.kind == .string, let (place, gregorian) = record.withCharacters(of: node, wrongYear) else { return }
        let year = isFixable ? record.value(.dateIssued).flatMap { DeclaredDate($0) }?.year : nil
        let words = node.withString { String(decoding: $0[place], as: UTF8.self) }
        findings.report(
            Self.description, at: node, characters: place,
            "the two years of \(quote(words.unicodeScalars)) are not the same",
            help: "one of the two is wrong: the Juche year is the Gregorian one minus 1911",
            fix: year.flatMap { fix(node, place, gregorian, declared: $0) })
    }

    /// The first date in which the years contradict each other: its place in the text, and its Gregorian year.
    private func wrongYear(in text: UnsafeRawBufferPointer) -> (place: Range<Int>, gregorian: Int)? {
        var next = 0
        while let start = EraNames.first(in: text, from: next) {
            next = start + 1
            var lower = max(0, start - Self.reach)
            while lower > 0, text[lower] & 0xC0 == 0x80 { lower -= 1 }
            let part = UnsafeRawBufferPointer(rebasing: text[lower..<min(text.count, start + Self.reach)])
            // Most texts name the era's idea, and no year.
            guard part.contains(where: { 0x30...0x39 ~= $0 || $0 >= 0xD9 }) else { continue }
            let phrase = tables.dateReader.phrases(in: part.bindMemory(to: UInt8.self)).first {
                $0.calendar == .juche && $0.contradictions.contains(.year)
            }
            if let phrase, let year = phrase.year {
                return (phrase.span.lowerBound + lower..<phrase.span.upperBound + lower, year)
            }
        }
        return nil
    }

    /// The Gregorian year anew, where the Juche year is that of the declared date.
    private func fix(_ node: JSONNode, _ place: Range<Int>, _ gregorian: Int, declared: Int) -> RecordEdit? {
        guard declared != gregorian, let juche = JucheYear(gregorianYear: declared) else { return nil }
        let digits = node.withString { text -> (year: Range<Int>, hasJuche: Bool)? in
            let numbers = Self.numbers(in: text, place)
            let years = numbers.filter { $0.value == gregorian }
            return years.count == 1
                ? (years[0].range, numbers.contains { $0.value == juche.number }) : nil
        }
        guard let digits, digits.hasJuche else { return nil }
        return .replace(node, characters: digits.year, with: String(declared), "correct the Gregorian year")
    }

    private static func numbers(
        in text: UnsafeRawBufferPointer, _ span: Range<Int>
    ) -> [(range: Range<Int>, value: Int)] {
        var numbers: [(Range<Int>, Int)] = []
        var index = span.lowerBound
        while index < span.upperBound {
            var end = index
            var value = 0
            while end < span.upperBound, end - index < 6, 0x30...0x39 ~= text[end] {
                value = value * 10 + Int(text[end] - 0x30)
                end += 1
            }
            if end > index { numbers.append((index..<end, value)) }
            index = max(end, index + 1)
        }
        return numbers
    }
}

/// The names of the era, found in texts of which few have one.
private enum EraNames {
    /// By their first two bytes, of which texts have few.
    private static let names = Dictionary(
        grouping: ["Juche", "juche", "JUCHE", "주체", "主体", "主體", "чучхе", "Чучхе", "チュチェ"].map { Array($0.utf8) }
    ) { UInt16($0[0]) << 8 | UInt16($0[1]) }

    /// Where a text first names the era from an offset on. ASCII without the letter J is passed over many bytes at a time.
    static func first(in text: UnsafeRawBufferPointer, from offset: Int) -> Int? {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
        var index = offset
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "J"), UInt8(ascii: "j"), 0xD0, 0xD1, 0xE3, 0xE4, 0xEC:
                if isName(in: text, at: index) { return index }
                index += 1
            case 0x20..<0x80:
                index += Int(
                    byte_scan_ascii_run_before(
                        UInt8(ascii: "J"), UInt8(ascii: "j"), start + index, start + text.count))
            default:
                index += 1
            }
        }
        return nil
    }

    private static func isName(in text: UnsafeRawBufferPointer, at index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        switch (text[index], text[index + 1]) {
        case (0x4A, 0x55), (0x4A, 0x75), (0x6A, 0x75), (0xD0, 0xA7), (0xD1, 0x87), (0xE3, 0x83), (0xE4, 0xB8),
            (0xEC, 0xA3):
            return names[UInt16(text[index]) << 8 | UInt16(text[index + 1])]?.contains {
                text[index...].starts(with: $0)
            } ?? false
        default: return false
        }
    }
}
