import Diagnostics
import Evidence
import JSONText
import Schema

/// The declared language is one of the text's.
struct LanguageOfText: RecordRule {
    static let description = RuleDescription(
        id: "text/language", severity: .warning,
        summary: "The declared language is one that the text is written in.",
        rationale: """
            Texts are filtered, searched and counted by their language, and a translation that is declared as its original \
            is a false witness. The text is read by its script, its frequent words and its letters; a text that is short \
            or mixed is left alone. Primary subtags are compared, so that `en-GB` and `en` are the same, and the two \
            scripts of Chinese.
            """,
        triggering: [
            .init(
                #"{"language": "fr", "text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#
            ),
            .init(
                #"{"language": "zh-Hant", "text": "外交部发言人在记者会上说,这个问题应该通过对话来解决,我们坚决反对单边制裁。中国将继续为维护世界和平发挥作用。"}"#
            ),
        ],
        nonTriggering: [
            .init(
                #"{"language": "en-GB", "text": "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17."}"#
            ),
            .init(#"{"language": "fr", "text": "Paris, 21 November 2021."}"#),
            .init(
                #"{"language": "nb", "text": "Utenriksdepartementet har i dag ikke mottatt noen svar fra de andre landene, og det er derfor for tidlig å si hva som vil skje etter møtet."}"#
            ),
        ])

    /// Fewer letters do not tell a language for certain.
    private static let fewestLetters = 60

    init?(_ context: RuleContext) {
        guard context.fields[.language] != nil, context.fields[.text] != nil else { return nil }
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        let reader = LanguageReader.builtIn
        guard let declared = record.value(.language), declared.kind == .string, let text = record.value(.text),
            text.kind == .string
        else { return }
        let tag = declared.string
        func isDeclared(_ reading: LanguageReading) -> Bool {
            reading.languages.contains { reader.covers($0, declared: tag) }
        }
        let undeclared = record.withCharacters(of: text) { text -> LanguageReading? in
            // Mostly the beginning shows the declared language, and the rest need not be read.
            if let guess = reader.glance(text), reader.covers(guess, declared: tag) { return nil }
            return reader.read(text).flatMap { isDeclared($0) ? nil : $0 }
        }
        guard let undeclared, undeclared.letters >= Self.fewestLetters, let main = undeclared.main, main.share >= 0.7,
            reader.knows(tag)
        else { return }
        findings.report(
            Self.description, at: declared, "the text is `\(main.tag)`, and \(quote(declared)) is declared",
            help: "declare the language of the text, or take the text in the declared one",
            related: [(text, "the text")])
    }
}
