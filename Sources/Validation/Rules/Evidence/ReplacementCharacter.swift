import Diagnostics

/// No character of a text was lost in decoding.
struct ReplacementCharacter: TextRule {
    static let description = RuleDescription(
        id: "text/replacement-character", severity: .error,
        summary: "No text has U+FFFD, which stands for bytes that could not be decoded.",
        rationale: """
            A decoder that meets a byte it cannot read writes U+FFFD in its place, and the byte is gone. What stood there \
            is only to be found in the capture, or at the source.
            """,
        triggering: [.init(#"{"title": "D\ufffdclaration"}"#)], nonTriggering: [.init(#"{"title": "Déclaration?"}"#)])
    static let concern: TextConcerns = .replacement

    func check(_ text: SuspectText, _ findings: inout RecordFindings) {
        let places = text.scalars.indices.filter { text.scalars[$0] == "\u{FFFD}" }
        guard let first = places.first else { return }
        findings.report(
            Self.description, at: text.node, characters: text.characters(first..<first + 1),
            "a character was lost in decoding: U+FFFD" + andMore(places.count),
            help: "read the capture again in its own encoding")
    }
}
