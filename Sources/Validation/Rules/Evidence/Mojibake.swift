import Diagnostics

/// No text is UTF-8 that was read in another encoding.
struct Mojibake: TextRule {
    static let description = RuleDescription(
        id: "text/mojibake", severity: .error,
        summary: "No text is UTF-8 that was read as windows-1252 or Latin-1, once or several times.",
        rationale: """
            A page that is read in the wrong encoding keeps its length and loses its letters: `don’t` becomes `donâ€™t`, \
            and no search finds it. The bytes are all still there, so where they decode the fix restores the text \
            exactly. A letter such as `Ã` alone is none of this: what counts are sequences that no language writes.
            """,
        triggering: [
            .init(#"{"text": "The spokesperson wouldnâ€™t answer."}"#),
            .init(#"{"title": "DÃ©claration du porte-parole"}"#),
            .init(#"{"title": "Ð”Ð¾ÐºÐ»Ð°Ð´"}"#),
            .init(#"{"title": "Press statement Ã¢â‚¬â€œ corrected"}"#),
        ],
        nonTriggering: [
            .init(#"{"title": "NÃO À GUERRA: «LIBERTÉ» – “AMANHÃ”"}"#),
            .init(#"{"title": "« Déclaration à « l’été »…"}"#),
        ])
    static let concern: TextConcerns = .mojibake

    func check(_ text: SuspectText, _ findings: inout RecordFindings) {
        let runs = MojibakeRepair.runs(in: text.scalars)
        let remnants = MojibakeRepair.remnants(in: text.scalars, outside: runs)
        guard let first = (runs.map(\.range) + remnants).min(by: { $0.lowerBound < $1.lowerBound }) else { return }
        let repaired = MojibakeRepair.repaired(text.scalars, runs)
        let original = runs.first { $0.range == first }.map { MojibakeRepair.repaired($0.decoded) }
        let count = runs.count + remnants.count
        findings.report(
            Self.description, at: text.node, characters: text.characters(first),
            "\(quote(text.scalars[first])) is UTF-8 that was read in another encoding"
                + (original.map { ", for \(quote($0))" } ?? "") + andMore(count),
            help: remnants.isEmpty ? nil : "bytes were lost: retrieve the text again",
            fix: text.edit(to: repaired, "decode the text as it was written"))
    }
}
