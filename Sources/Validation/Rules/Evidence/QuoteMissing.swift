import Diagnostics
import JSONText
import Schema

/// A quote stands in the capture.
struct QuoteMissing: RecordRule {
    static let description = RuleDescription(
        id: "evidence/quote-missing", severity: .error,
        summary: "A quote under `evidence` stands in the capture.",
        rationale: """
            A quote is what lets anyone check a claim, and one that the capture does not have checks nothing. Quotes are \
            held against the capture's decoded text in Normalization Form C, with white space collapsed; apostrophes, \
            quotation marks and dashes count as they are. A quote that gives the number of its occurrence has to occur so \
            often.
            """,
        triggering: [
            .init(
                #"{"evidence": {"/issuer": ["A spokeswoman"]}}"#,
                capture: SampleCapture.page())
        ],
        nonTriggering: [
            .init(
                #"{"evidence": {"/issuer": [{"quote": "A   spokesperson\nfor the Ministry", "occurrence": 2}]}}"#,
                capture: SampleCapture.page())
        ])

    init?(_ context: RuleContext) {
        if context.fields[.evidence] == nil { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        guard let reading = record.capture?.reading else { return }
        for item in RecordQuotes.all(in: record) {
            let text = item.node.withString { ComparableText($0) }
            // An empty one is the schema's.
            guard !text.bytes.isEmpty, !reading.text.contains(text, times: max(1, min(item.occurrence, 10_000))) else {
                continue
            }
            let occurs = item.occurrence > 1 && reading.text.contains(text)
            let differsInDress = !occurs && reading.folded.contains(text.folded)
            findings.report(
                Self.description, at: item.node,
                occurs
                    ? "the capture does not have \(quote(item.node)) \(item.occurrence) times"
                    : "the capture does not have \(quote(item.node))",
                help: differsInDress
                    ? "the capture has it with other quotation marks, apostrophes, dashes or capitals: copy it from there"
                    : "copy the words from the capture, or name the capture that has them")
        }
    }
}
