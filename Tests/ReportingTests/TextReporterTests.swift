import Diagnostics
import Reporting
import Testing

/// What the report for people promises beside its looks.
struct TextReporterTests {
    private func findings(_ count: Int) -> [Sample] {
        (0..<count).map { _ in Sample.of("x", in: "x y z", message: "counted") }
    }

    @Test(arguments: [
        (1_409, Int?.some(100), 100, "… and 1,309 more findings; --max-findings 0 shows all\n"),
        (101, 100, 100, "… and 1 more finding; --max-findings 0 shows all\n"),
        (100, 100, 100, nil), (150, 0, 150, nil), (150, nil, 150, nil), (3, 1, 1, "… and 2 more findings; "),
    ])
    func findingsBeyondTheLimitAreCounted(count: Int, limit: Int?, printed: Int, note: String?) throws {
        var context = ReportContext.sample
        context.maxFindings = limit
        var summary = DiagnosticSummary()
        for sample in findings(count) { summary.count(sample.diagnostic) }
        let text = try report(findings(count), as: "text", context: context, summary: summary)
        #expect(text.split(separator: "\n").count { $0.hasSuffix(": counted") } == printed)
        #expect(text.contains("more finding") == (note != nil))
        if let note { #expect(text.contains(note)) }
        #expect(text.contains(" \(count >= 1_000 ? "1,409" : "\(count)") errors, 0 warnings"))
    }

    @Test func sourceIsNotWantedBeyondTheLimit() throws {
        var context = ReportContext.sample
        context.maxFindings = 1
        var reporter = try #require(
            ReporterRegistry.standard.makeReporter(named: "text", context: context, output: { _ in }))
        #expect(reporter.wantsSource)
        try reporter.receive(findings(1)[0].diagnostic, source: nil)
        #expect(!reporter.wantsSource)
    }

    @Test func aFileIsNamedOnceUntilItChanges() throws {
        let files = ["a", "a", "b", "a"]
        let text = try report(files.map { Sample.of("x", in: "x", file: $0) }, as: "text")
        #expect(text.split(separator: "\n").filter { $0 == "a" || $0 == "b" } == ["a", "b", "a"])
    }

    @Test func hostileTextReachesNoTerminal() throws {
        let hostile = "\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}\r\n::error::no"
        var sample = Sample.of("x", in: "x" + hostile, rule: RuleID(rawValue: hostile), message: hostile, file: hostile)
        sample.diagnostic.record = hostile
        sample.diagnostic.pointer = "/" + hostile
        sample.diagnostic.help = hostile
        sample.diagnostic.related = [
            Diagnostic.Related(location: .start(of: hostile), record: hostile, message: hostile)
        ]
        sample.diagnostic.fix = Diagnostic.Fix(message: hostile, byteRange: 0..<1, replacement: hostile)
        sample.source?.line += [0xFF, 0xFE, 0x9B]
        var summary = DiagnosticSummary()
        summary.levels = [DiagnosticSummary.Level(name: hostile, notRun: hostile)]
        for format in ReporterRegistry.standard.names {
            let text = try report([sample], as: format, summary: summary)
            let unsafe = text.unicodeScalars.filter { $0 != "\n" && ($0.value < 0x20 || $0.properties.isBidiControl) }
            #expect(unsafe.isEmpty, "\(format)")
            #expect(!text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) || $0 == "\u{FFFD}" }, "\(format)")
            #expect(!text.contains("\n::error::no"), "\(format)")
        }
    }

    @Test func colourIsWrittenOnlyWhenAskedFor() throws {
        var context = ReportContext.sample
        #expect(!(try report(Sample.everything, as: "text", context: context)).contains("\u{1B}"))
        context.colour = true
        let coloured = try report(Sample.everything, as: "text", context: context)
        #expect(coloured.contains("\u{1B}["))
        #expect(
            coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == (try report(Sample.everything, as: "text")))
    }

    @Test func aRunThatEndedEarlySaysSo() throws {
        var summary = DiagnosticSummary()
        summary.complete = false
        #expect(try report([], as: "text", summary: summary).contains("NOT COMPLETE"))
        #expect(try report([], as: "github", summary: summary).contains("NOT COMPLETE"))
        summary.complete = true
        #expect(!(try report([], as: "text", summary: summary)).contains("NOT COMPLETE"))
    }
}
