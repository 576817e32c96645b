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
            only quotation marks, dashes or capitals differ it is a warning. Where only characters differ that cannot be \
            seen, that were read in another encoding or that were lost, the rules about these report it.
            """,
        triggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs welcomed the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."}"#,
                capture: SampleCapture.page())
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

    private let furniture: TextFurniture

    init?(_ context: RuleContext) {
        guard context.fields[.capture] != nil, let furniture = TextFurniture(context) else { return nil }
        self.furniture = furniture
    }

    /// Those that differ from the capture in more than characters that nobody sees or that were read in another encoding:
    /// these are found by rules of their own.
    private static func changed(
        _ missing: [ParagraphPlaces.Paragraph], _ reading: CaptureReading
    ) -> [ParagraphPlaces.Paragraph] {
        guard !missing.isEmpty else { return [] }
        let page = reading.text.mended
        return missing.filter { paragraph in
            !paragraph.text.string.unicodeScalars.contains("\u{FFFD}") && !page.contains(paragraph.text.mended)
        }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let reading = record.capture?.reading, let places = record.capture?.paragraphs,
            let node = record.value(.text), node.kind == .string
        else { return }
        let paragraphs = places.paragraphs
        var missing = Self.changed(paragraphs.filter { $0.place == nil }, reading)
        guard !missing.isEmpty else { return }
        // Lines of a page, of whichever, are another rule's.
        let furniture = furniture.furniture(of: node, in: record)
        missing.removeAll { paragraph in furniture.contains { $0.overlaps(paragraph.range) } }
        guard let first = missing.first else { return }
        let isDress = !places.isGivenUp && missing.allSatisfy { reading.folded.contains($0.text.folded) }
        let all = paragraphs.reduce(0) { $0 + $1.text.bytes.count }
        let lost = missing.reduce(0) { $0 + $1.text.bytes.count }
        let share = places.isGivenUp ? 0 : max(0, all - lost) * 100 / max(1, all)
        let words = quote(first.text.string, atMost: 60)
        findings.report(
            Self.description, at: node, characters: first.range,
            isDress
                ? "the capture has \(words) with other quotation marks, dashes or capitals"
                : "the capture does not have \(words); it has \(share) % of the text",
            help: "take the text from the capture as it is, or name the right capture",
            severity: isDress ? .warning : nil)
    }
}
