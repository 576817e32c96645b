import Diagnostics
import Evidence
import JSONText
import Schema

/// The text of a record stands in its capture.
struct TextNotInCapture: RecordRule {
    static let description = RuleDescription(
        id: "text/not-in-capture", severity: .error,
        summary: "Every paragraph of the text stands in the capture.",
        rationale: """
            A text that was edited after it was captured is no longer what was said. Paragraphs are held against the \
            capture one by one, in Normalization Form C and with white space collapsed, so that page furniture between \
            them may be left out. The first one that is missing is reported, with how much of the text was found. Where \
            only quotation marks, dashes or capitals differ it is a warning.
            """,
        triggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs welcomed the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.

                    The Third Committee adopted it at the 76th session of the UN General Assembly.

                    Published on 22 November 2021
                    """)
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."}"#,
                capture: """
                    Press statement

                    A spokesperson for the Ministry of Foreign Affairs of Avaria issued the following press statement on November 21:

                    A spokesperson for the Ministry of Foreign Affairs answered
                    the resolution of November 17.

                    Share this article

                    The Third Committee adopted it at the 76th session of the UN General Assembly.

                    Published on 22 November 2021
                    """)
        ])

    /// After so many paragraphs that are missing the search stops: the texts have nothing in common.
    private static let mostMissing = 64

    init?(_ context: RuleContext) {
        guard context.fields[.text] != nil, context.fields[.capture] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let reading = record.capture?.reading, let node = record.value(.text), node.kind == .string else {
            return
        }
        let paragraphs = RecordText.paragraphs(of: node)
        var missing: [(text: ComparableText, range: Range<Int>)] = []
        var place = 0
        for paragraph in paragraphs {
            // Paragraphs follow each other, so that most searches end where they begin.
            let found =
                reading.text.firstIndex(of: paragraph.text, from: place) ?? reading.text.firstIndex(of: paragraph.text)
            if let found {
                place = found + paragraph.text.bytes.count
            } else {
                missing.append(paragraph)
                if missing.count == Self.mostMissing { break }
            }
        }
        guard let first = missing.first else { return }
        let isDress = missing.allSatisfy { reading.folded.contains($0.text.folded) }
        let all = paragraphs.reduce(0) { $0 + $1.text.bytes.count }
        let lost = missing.reduce(0) { $0 + $1.text.bytes.count }
        let share = missing.count == Self.mostMissing ? 0 : max(0, all - lost) * 100 / max(1, all)
        let words = first.text.string
        let cut = words.count > 60 ? words.prefix(59) + "…" : words[...]
        findings.report(
            Self.description, at: node, characters: first.range,
            isDress
                ? "the capture has \(quote(cut.unicodeScalars)) with other quotation marks, dashes or capitals"
                : "the capture does not have \(quote(cut.unicodeScalars)); it has \(share) % of the text",
            help: "take the text from the capture as it is, or name the right capture",
            severity: isDress ? .warning : nil)
    }
}
