internal import Diagnostics

/// The summary of a run in plain words, for people.
enum SummaryText {
    /// The lines of the summary, the totals first.
    static func lines(_ summary: DiagnosticSummary, countsRecords: Bool = true) -> [String] {
        var lines = [countsRecords ? totals(summary) : violations(summary).joined(separator: ", ") + "."]
        if summary.suppressed > 0 || summary.baselined > 0 {
            lines.append(
                "Not counted: \(grouped(summary.suppressed)) suppressed, \(grouped(summary.baselined)) in the baseline."
            )
        }
        if !summary.provenanceLevels.isEmpty {
            let levels = summary.provenanceLevels.enumerated().map { "\($0.offset): \(grouped($0.element))" }
            lines.append("Records by provenance level: \(levels.joined(separator: "; ")).")
        }
        for level in summary.levels {
            guard let reason = level.notRun else { continue }
            lines.append("Level \(DisplayText.line(level.name)) did not run in full: \(DisplayText.line(reason)).")
        }
        if !summary.complete {
            lines.append("NOT COMPLETE: the run ended early, and the totals cover only what was checked until then.")
        }
        return lines
    }

    private static func totals(_ summary: DiagnosticSummary) -> String {
        let records = "\(counted(summary.records, "record")), \(grouped(summary.valid)) valid."
        let findings = violations(summary) + [counted(summary.gaps, "gap")]
        return records + " " + findings.joined(separator: ", ") + "."
    }

    private static func violations(_ summary: DiagnosticSummary) -> [String] {
        [counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(summary.notes, "note")]
    }

    /// A number and its noun, in the plural where the number is not one: `1 error`, `2 errors`.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// A number with commas between its thousands, in every locale: `1,409`.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
