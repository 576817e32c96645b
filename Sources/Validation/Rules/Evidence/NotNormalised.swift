import Diagnostics
import UnicodeText

/// Texts are in Normalization Form C.
struct NotNormalised: TextRule {
    static let description = RuleDescription(
        id: "text/not-normalised", severity: .warning,
        summary: "Texts are in Unicode's Normalization Form C.",
        rationale: """
            `é` can be written as one code point or as two. They look alike and are canonically equivalent, but searches, \
            counts and joins by bytes take them for different texts. The form is what the web and most tools write.
            """,
        triggering: [.init(#"{"title": "De\u0301claration"}"#), .init(#"{"issuer": {"name": "\u212Bland"}}"#)],
        nonTriggering: [.init(#"{"title": "D\u00e9claration, x\u0301"}"#)])
    static let concern: TextConcerns = .normalForm

    func check(_ text: SuspectText, _ findings: inout RecordFindings) {
        let composed = NormalForm.composed(text.scalars)
        guard composed != text.scalars else { return }
        let start = zip(text.scalars, composed).prefix { $0 == $1 }.count
        // One character as it is read, with all its marks.
        var end = min(start + 1, text.scalars.count)
        while end < text.scalars.count, text.scalars[end].properties.canonicalCombiningClass != .notReordered {
            end += 1
        }
        let normal = NormalForm.composed(Array(text.scalars[start..<end]))
        findings.report(
            Self.description, at: text.node, characters: text.characters(start..<end),
            "the text is not in Normalization Form C: \(quote(text.scalars[start..<end])) is "
                + "\(numbers(text.scalars[start..<end])), which the form writes as \(numbers(normal))",
            fix: text.edit(to: composed, "write the text in Normalization Form C"))
    }
}
