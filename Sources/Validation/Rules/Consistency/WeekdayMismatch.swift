import Authorities
import Chronology
import Diagnostics
import JSONText
import Schema

/// A date falls on the day of the week that is named with it.
struct WeekdayMismatch: RecordRule {
    static let description = RuleDescription(
        id: "date/weekday", severity: .note,
        summary: "A date falls on the day of the week that is named with it.",
        rationale: """
            `Tuesday, 21 November 2021` was a Sunday: either the day of the week or the date was mistyped, often the year. \
            Titles and quotes are looked at. It is a note, since the fault is mostly the page's own and changes nothing; \
            it may explain another finding.
            """,
        triggering: [
            .init(#"{"title": "Press statement of Tuesday, 21 November 2021"}"#),
            .init(#"{"title": "2021년 11월 21일 월요일 대변인담화"}"#),
        ],
        nonTriggering: [.init(#"{"title": "Press statement of Sunday, 21 November 2021"}"#)])

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        if context.fields[.title] == nil, context.fields[.evidence] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        for node in [record.value(.title)].compactMap({ $0 }) + RecordQuotes.all(in: record).map(\.node) {
            guard node.kind == .string, let (place, day) = node.withString(wrongDay) else { continue }
            let words = node.withString { String(decoding: $0[place], as: UTF8.self) }
            findings.report(
                Self.description, at: node, characters: place,
                "\(quote(words.unicodeScalars)) is a \(day.weekday.name)", help: "look up the date in the source")
        }
    }

    /// The first date that is another day of the week. A text without a digit has none.
    private func wrongDay(in text: UnsafeRawBufferPointer) -> (place: Range<Int>, day: CalendarDay)? {
        guard text.contains(where: { 0x30...0x39 ~= $0 || $0 >= 0xD9 }) else { return nil }
        let phrase = tables.dateReader.phrases(in: text.bindMemory(to: UInt8.self)).first {
            $0.contradictions.contains(.weekday)
        }
        return phrase.flatMap { phrase in phrase.start.calendarDay.map { (phrase.span, $0) } }
    }
}

extension Weekday {
    /// The English name.
    fileprivate var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
