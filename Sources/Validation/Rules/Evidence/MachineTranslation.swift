import Authorities
import Diagnostics
import JSONText
import Schema

/// A translation says how it was made.
struct MachineTranslation: RecordRule {
    static let description = RuleDescription(
        id: "text/machine-translation", severity: .warning,
        summary: "A translation says whether a machine made it.",
        rationale: """
            The words of a machine are not those of the issuer, and no quotation. A step of the provenance chain that \
            translates says by whom under `method`; a text that says itself, in its first or last lines, that a machine \
            translated it has a step that says the same.
            """,
        triggering: [
            .init(
                #"{"provenance": [{"activity": "issued", "agent": "A", "date": "2021-11-21"}, {"activity": "translated", "agent": "B", "date": "2021-11-22"}]}"#
            ),
            .init(
                #"{"text": "A spokesperson for the Ministry answered the resolution.\n(Translated with DeepL.)"}"#),
        ],
        nonTriggering: [
            .init(
                #"{"text": "A spokesperson for the Ministry answered the resolution.\n(Translated with DeepL.)", "provenance": [{"activity": "issued", "agent": "A", "date": "2021-11-21"}, {"activity": "translated", "agent": "B", "date": "2021-11-22", "method": "machine"}]}"#
            ),
            .init(
                #"{"provenance": [{"activity": "issued", "agent": "A", "date": "2021-11-21"}, {"activity": "translated", "agent": "B", "date": "2021-11-22", "method": "human"}]}"#
            ),
        ])

    private let notices: NoticeSearch

    init?(_ context: RuleContext) {
        guard context.fields[.stepMethod] != nil, context.fields[.stepActivity] != nil else { return nil }
        notices = NoticeSearch(.machineTranslation)
    }

    func check(_ record: RecordView, _ findings: inout RecordFindings) {
        var isDeclared = false
        for step in record.values(.step) {
            let method = record.value(.stepMethod, in: step, of: .step)
            if let method, method.kind == .string, method.string == "machine" { isDeclared = true }
            guard method == nil, let activity = record.value(.stepActivity, in: step, of: .step),
                activity.kind == .string, activity.string == "translated"
            else { continue }
            findings.report(
                Self.description, at: activity, "the step \(quote(activity)) does not say how it was done",
                help: "add `method`: `machine` or `human`")
        }
        guard !isDeclared, let text = record.value(.text), text.kind == .string,
            let notice = record.withCharacters(of: text, { notices.first(atEndsOf: $0) })
        else { return }
        findings.report(
            Self.description, at: text, characters: notice,
            "the text says that a machine translated it, and no step of the provenance does",
            help: "add a step `translated` with the method `machine`")
    }
}
