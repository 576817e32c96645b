import Authorities
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
            .init(
                #"{"text": "On November 17, Juche 109(2021), the Committee took a vote. A spokesperson for the Ministry answered it."}"#
            ),
        ],
        nonTriggering: [
            .init(#"{"title": "Press statement of November 21, Juche 110 (2021)"}"#),
            .init(#"{"title": "Press statement of 2020 on the idea of Juche"}"#),
        ])

    /// How the era is written; without one of these in a text there is nothing to read in it.
    private static let names = ["Juche", "juche", "JUCHE", "주체", "主体", "主體", "чучхе", "Чучхе", "チュチェ"].map {
        Array($0.utf8)
    }
    /// How far around the name a date may reach, in bytes.
    private static let reach = 64

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        let roles: [Role] = [.title, .text, .evidence]
        if roles.allSatisfy({ context.fields[$0] == nil }) { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        let year = record.value(.dateIssued).flatMap { DeclaredDate($0) }?.year
        // A text that repeats its capture is corrected there first, by whoever keeps it.
        let isQuoted = record.string(.capture) != nil
        for role in [Role.title, .text] {
            if let node = record.value(role) { check(node, year: isQuoted && role == .text ? nil : year, &findings) }
        }
        for quote in RecordQuotes.all(in: record) { check(quote.node, year: nil, &findings) }
    }

    private func check(_ node: JSONNode, year: Int?, _ findings: inout RecordFindings) {
        guard node.kind == .string, Self.mayNameEra(node), let (place, gregorian) = node.withString(wrongYear) else {
            return
        }
        let words = node.withString { String(decoding: $0[place], as: UTF8.self) }
        findings.report(
            Self.description, at: node, characters: place,
            "the two years of \(quote(words.unicodeScalars)) are not the same",
            help: "one of the two is wrong: the Juche year is the Gregorian one minus 1911",
            fix: year.flatMap { fix(node, place, gregorian, declared: $0) })
    }

    /// The first date in which the years contradict each other: its place in the text, and its Gregorian year.
    private func wrongYear(in text: UnsafeRawBufferPointer) -> (place: Range<Int>, gregorian: Int)? {
        for start in Self.occurrences(in: text) {
            var lower = max(0, start - Self.reach)
            while lower > 0, text[lower] & 0xC0 == 0x80 { lower -= 1 }
            let part = UnsafeRawBufferPointer(rebasing: text[lower..<min(text.count, start + Self.reach)])
            let phrase = tables.dateReader.phrases(in: part.bindMemory(to: UInt8.self)).first {
                $0.calendar == .juche && $0.contradictions.contains(.year)
            }
            if let phrase, let year = phrase.year {
                return (phrase.span.lowerBound + lower..<phrase.span.upperBound + lower, year)
            }
        }
        return nil
    }

    /// Whether a string as it is written names the era, or has an escape that may do so.
    private static func mayNameEra(_ node: JSONNode) -> Bool {
        let text = node.rawString
        guard node.hasEscapes else { return !occurrences(in: text).isEmpty }
        let hasNumber = text.indices.dropLast().contains { text[$0] == 0x5C && text[$0 + 1] == 0x75 }
        return hasNumber || !occurrences(in: text).isEmpty
    }

    /// Where the era is named. One pass: few bytes can begin its name.
    private static func occurrences(in text: UnsafeRawBufferPointer) -> [Int] {
        var places: [Int] = []
        for index in 0..<text.count {
            switch text[index] {
            case 0x4A, 0x6A, 0xD0, 0xD1, 0xE3, 0xE4, 0xEC:
                if names.contains(where: { text[index...].starts(with: $0) }) { places.append(index) }
            default: break
            }
        }
        return places
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
        return .replace(node, characters: digits.year, with: String(declared), "Correct the Gregorian year")
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
