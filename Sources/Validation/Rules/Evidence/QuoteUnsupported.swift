import Authorities
import Chronology
import Diagnostics
import Evidence
import JSONText
import Schema

/// The quotes for a value speak of it.
struct QuoteUnsupported: RecordRule {
    static let description = RuleDescription(
        id: "evidence/quote-unsupported", severity: .warning,
        summary: "The quotes for a date, an issuer or a session speak of it.",
        rationale: """
            A quote supports a value when it says it. Of the quotes for a date, one has to hold a date that agrees with \
            it, and a year that one of them names has to be the declared one; of those for a session, one has to name its \
            number, or its body where it has none, and where they say a day, one has to hold that of the event; of those \
            for an issuer, one has to hold a word of the name, the office, the person or the country. A value that was \
            changed without its evidence is found so. Dates leave no doubt and are an error; bodies and issuers may be \
            named in ways that no table knows. A value that is contradicted, or that the capture does not have at all, is \
            not reported again.
            """,
        triggering: [
            .init(
                #"{"evidence": {"/date_issued": ["the resolution of November 17"]}}"#,
                capture: SampleCapture.page())
        ],
        nonTriggering: [
            .init(
                #"{"evidence": {"/date_issued": ["the resolution of November 17", "on November 21"]}}"#,
                capture: SampleCapture.page())
        ])

    /// The rules that say more of a wrong value.
    private static let stronger: [RuleDescription] = [
        DateContradicted.description, DateUnsupported.description, SessionContradicted.description,
        SessionUnsupported.description, IssuerContradicted.description, IssuerUnsupported.description,
    ]

    private let tables: AuthorityTables

    init?(_ context: RuleContext) {
        if context.fields[.evidence] == nil { return nil }
        tables = context.authorities
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard record.capture != nil else { return }
        for (key, value) in record.members(.evidence) {
            let quotes = RecordQuotes.quotes(under: key, value).map(\.node.string)
            guard !quotes.isEmpty, let target = record.root.value(at: key.string), target.kind != .null,
                !findings.hasReported(Self.stronger, in: target),
                let missing = missing(in: quotes, for: target, of: record)
            else { continue }
            findings.report(
                Self.description, at: value, "no quote for `\(key.string)` \(missing)",
                help: "quote the words that say it, or correct the value",
                severity: target.index == record.value(.dateIssued)?.index ? .error : nil,
                related: [(target, "the value is here")])
        }
    }

    /// What no quote does; `nil` where one does, or the value is none that quotes are understood for.
    private func missing(in quotes: [String], for target: JSONNode, of record: RecordView) -> String? {
        if target.index == record.value(.dateIssued)?.index {
            return DeclaredDate(target).flatMap {
                Self.supports($0, quotes, record, tables) ? nil : "holds a date that agrees"
            }
        }
        if target.index == record.value(.issuer)?.index {
            let issuer = IssuerWords(record, tables)
            return quotes.contains { issuer.isNamed(in: $0) } ? nil : "names the issuer"
        }
        guard record.values(.session).contains(where: { $0.index == target.index }),
            let reference = SessionReference(target, in: record)
        else { return nil }
        guard quotes.contains(where: { SessionWords($0, tables).names(reference, tables) }) else {
            return "names the session"
        }
        guard let node = record.value(.sessionEventDate, in: target, of: .session), let day = DeclaredDate(node),
            day.isComparable
        else { return nil }
        let reader = tables.dateReader
        let days = quotes.flatMap { reader.phrases(in: $0) }.filter { $0.day != nil }
        let isOther =
            days.isEmpty ? day.isOtherDayAlone(in: quotes.joined(separator: "\n")) : !days.contains(where: day.agrees)
        return isOther ? "holds the day of the event, \(quote(node))" : nil
    }

    /// Whether quotes bear a date out.
    static func supports(
        _ date: DeclaredDate, _ quotes: [String], _ record: RecordView, _ tables: AuthorityTables
    ) -> Bool {
        guard date.isComparable else { return true }
        let reader = tables.dateReader
        let phrases = quotes.flatMap { reader.phrases(in: $0) }
        // "on Sunday" counts where the reader made the day of it.
        let isCounted =
            phrases.contains { $0.style == .weekday || $0.style == .relative }
            && record.capture?.statement?.dateIssued.map { date.distance(to: $0.value) == 0 } ?? false
        guard isCounted || phrases.contains(where: date.agrees) || phrases.contains(where: date.isYear) else {
            return false
        }
        let years = phrases.compactMap(\.year)
        return years.isEmpty || date.year.map(years.contains) ?? true
    }
}
