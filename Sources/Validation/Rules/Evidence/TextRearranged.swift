import Diagnostics
import Evidence
import JSONText
import Schema

/// The paragraphs of a record's text stand in the order of its capture, each once.
struct TextRearranged: RecordRule {
    static let description = RuleDescription(
        id: "text/rearranged", severity: .warning,
        summary:
            "The paragraphs of the text stand in the capture's order, and none stands twice that stands there once.",
        rationale: """
            Columns that were read across, pages that were put together in the wrong order and texts that were pasted twice \
            have every word of the statement, and are not what was said. Paragraphs of more than some words are held \
            against the capture; short ones may stand in it by chance.
            """,
        triggering: [
            .init(
                #"{"text": "The Third Committee adopted it at the 76th session of the UN General Assembly.\nA spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#,
                capture: SampleCapture.page()),
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly.\nA spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#,
                capture: SampleCapture.page()),
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.\nThe Third Committee adopted it at the 76th session of the UN General Assembly."}"#,
                capture: SampleCapture.page())
        ])

    private let furniture: TextFurniture

    init?(_ context: RuleContext) {
        guard context.fields[.capture] != nil, let furniture = TextFurniture(context) else { return nil }
        self.furniture = furniture
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let places = record.capture?.paragraphs, let node = record.value(.text), node.kind == .string else {
            return
        }
        var odd = places.paragraphs.filter { $0.oddity != nil }
        if odd.isEmpty { return }
        // Lines of the page around the statement are another rule's.
        let furniture = furniture.furniture(of: node, in: record)
        odd.removeAll { paragraph in furniture.contains { $0.overlaps(paragraph.range) } }
        guard let first = odd.first else { return }
        let words = quote(first.text.string, atMost: 60)
        let isRepeated = first.oddity == .repeated
        findings.report(
            Self.description, at: node, characters: first.range,
            (isRepeated
                ? "the text has \(words) again, and the capture has it once"
                : "the capture has \(words) before what stands above it here") + andMore(odd.count),
            help: isRepeated ? "leave out the repetition" : "take the paragraphs in the order of the capture")
    }
}
