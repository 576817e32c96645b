import Diagnostics
import Reporting

/// A finding with the source line that the caller would supply.
struct Sample {
    var diagnostic: Diagnostic
    var source: SourceExcerpt?
}

extension Sample {
    /// A finding whose value is the first occurrence of `value` in a whole source line that starts at offset 1000.
    static func of(
        _ value: String, in line: String, rule: RuleID = "schema/format", kind: DiagnosticKind = .violation,
        severity: Severity = .error, message: String = "not as it should be", file: String = "records/a.jsonl",
        at lineNumber: Int = 12, record: String? = "example-1", pointer: String? = "/field"
    ) -> Sample {
        let bytes = Array(line.utf8)
        let start = bytes.firstRange(of: Array(value.utf8))?.lowerBound ?? 0
        let location = SourceLocation(
            file: file, line: lineNumber, column: start + 1, byteRange: 1_000 + start..<1_000 + start + value.utf8.count
        )
        return Sample(
            diagnostic: Diagnostic(
                rule: rule, kind: kind, severity: severity, message: message, record: record, location: location,
                pointer: pointer),
            source: SourceExcerpt(line: bytes))
    }

    /// One of everything that a report can show.
    static var everything: [Sample] {
        var date = Sample.of(
            "\"2019-9-17\"", in: #"{"id":"example-1","date_issued":"2019-9-17","language":"en"}"#,
            rule: "schema/format", message: #"date "2019-9-17" is no calendar date"#, pointer: "/date_issued")
        date.diagnostic.help = "write year, month and day with four, two and two digits"
        date.diagnostic.value = "\"2019-9-17\""
        date.diagnostic.fix = Diagnostic.Fix(
            message: "write the month with two digits", byteRange: date.diagnostic.location.byteRange,
            replacement: "\"2019-09-17\"")

        var repeated = Sample.of(
            "\"example-1\"", in: #"{"id":"example-1","title":"외무성 대변인 담화"}"#, rule: "corpus/unique",
            message: #"id "example-1" is taken"#, at: 1_408, pointer: "/id")
        repeated.diagnostic.related = [
            Diagnostic.Related(
                location: SourceLocation(file: "records/a.jsonl", line: 12, column: 7, byteRange: 1_006..<1_017),
                record: "example-1", message: "first seen")
        ]

        let title = Sample.of(
            "\"조선\u{202E}중앙통신\"", in: #"{"title":"조선"# + "\u{202E}" + #"중앙통신","language":"ko"}"#,
            rule: "text/bidi-control", severity: .warning,
            message: "title has the control \u{202E} in \"조선\u{202E}중앙통신\"", file: "records/b.jsonl", at: 1,
            record: "example-2", pointer: "/title")
        let gap = Sample.of(
            "source:", in: "source:", rule: "provenance/missing-url", kind: .gap, severity: .warning,
            message: "no URL says where the text was taken from", file: "records/c.yaml", at: 7, record: "example-3",
            pointer: "/source")
        let acknowledged = Sample.of(
            "issuer", in: "issuer: {country: QQZ}", rule: "provenance/unknown-field", kind: .gap, severity: .note,
            message: "acknowledged: the archive lost the first page", file: "records/c.yaml", at: 3,
            record: "example-3",
            pointer: "/issuer")
        let whole = Sample(
            diagnostic: Diagnostic(
                rule: "syntax/empty-file", severity: .note, message: "file has no records",
                location: .start(of: "records/d.jsonl")),
            source: nil)
        return [date, repeated, title, gap, acknowledged, whole]
    }
}

extension DiagnosticSummary {
    /// The totals of `samples`, and something in every member.
    static func full(_ samples: [Sample]) -> DiagnosticSummary {
        var summary = DiagnosticSummary()
        for sample in samples { summary.count(sample.diagnostic) }
        summary.records = 70_003
        summary.valid = 70_001
        summary.suppressed = 2
        summary.baselined = 1
        summary.provenanceLevels = [69_000, 1_000, 2, 1, 0]
        summary.levels = [
            Level(name: "syntax"), Level(name: "schema"),
            Level(name: "evidence", notRun: "there is no folder of captures"),
        ]
        return summary
    }
}

extension ReportContext {
    static let sample = ReportContext(
        tool: "chancery 0.1.0", schemaSHA256: String(repeating: "0a", count: 32), schemaPath: "builtin:statement")
}

/// Collects what a reporter writes.
final class Recording {
    private(set) var bytes: [UInt8] = []

    func take(_ bytes: [UInt8]) {
        self.bytes += bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// What a format prints for findings.
func report(
    _ samples: [Sample], as format: String, context: ReportContext = .sample, summary: DiagnosticSummary? = nil
) throws -> String {
    let recording = Recording()
    guard
        var reporter = ReporterRegistry.standard.makeReporter(
            named: format, context: context, output: recording.take)
    else { throw UnknownFormat(name: format) }
    try reporter.begin()
    for sample in samples { try reporter.receive(sample.diagnostic, source: sample.source) }
    try reporter.finish(summary ?? .full(samples))
    return recording.text
}

struct UnknownFormat: Error {
    var name: String
}

/// Random numbers that a printed seed brings back (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
