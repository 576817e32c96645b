import Diagnostics
import Evidence
import JSONText
import Schema

/// The text of a record goes as far as the statement in its capture.
struct TextIncomplete: RecordRule {
    static let description = RuleDescription(
        id: "text/incomplete", severity: .warning,
        summary: "The text goes on to the end of the statement in the capture.",
        rationale: """
            A copy that stops before the end looks whole, and what was left out is often what matters. Where the \
            statement in the capture goes on for more than a fifth of what the record has, the record is cut.
            """,
        triggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.

                    The Third Committee adopted it at the 76th session of the UN General Assembly, although more than thirty delegations had asked for its consideration to be deferred. The Ministry does not accept it.

                    Published on 22 November 2021
                    """)
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session."}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.

                    The Third Committee adopted it at the 76th session.

                    Published on 22 November 2021
                    """)
        ])

    /// Less is a signature, a date, a note of the page. In bytes.
    private static let shortestRest = 80

    init?(_ context: RuleContext) {
        guard context.fields[.text] != nil, context.fields[.capture] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let statement = record.capture?.statementText, let node = record.value(.text), node.kind == .string else {
            return
        }
        let paragraphs = RecordText.paragraphs(of: node)
        // The end of the last line is enough: the line itself may begin in the middle of one of the page's.
        guard let last = paragraphs.last, let start = statement.firstIndex(of: last.text) else { return }
        let rest = statement.bytes.count - start - last.text.bytes.count
        let own = paragraphs.reduce(0) { $0 + $1.text.bytes.count + 1 }
        guard rest >= Self.shortestRest, rest * 5 >= own else { return }
        let end = statement.bytes[(start + last.text.bytes.count)...].prefix(100)
        let next = String(decoding: end, as: UTF8.self).prefix(60)
        findings.report(
            Self.description, at: node, characters: last.range,
            "the text ends here, and the capture's goes on with \(quote((next + "…").unicodeScalars))",
            help: "take the whole text")
    }
}
