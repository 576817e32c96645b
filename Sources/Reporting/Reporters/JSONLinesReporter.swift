internal import Diagnostics

/// One JSON object to a line: the findings, then one line with the version, inputs and summary of the run.
///
/// The shapes are those of `json`: a finding is `$defs/diagnostic` of `Schemas/report.schema.json`, the last line
/// `$defs/last_line`. A report without a last line was cut off. Memory is bounded by one finding.
struct JSONLinesReporter: DiagnosticReporter {
    static let name = "jsonl"

    private let context: ReportContext
    private let output: ReportOutput

    init(context: ReportContext, output: @escaping ReportOutput) {
        self.context = context
        self.output = output
    }

    var wantsSource: Bool { false }

    mutating func begin() throws {}

    mutating func receive(_ diagnostic: Diagnostic, source: SourceExcerpt?) throws {
        var line = JSONOutput()
        line.diagnostic(diagnostic)
        try output(line.bytes + [UInt8(ascii: "\n")])
    }

    mutating func finish(_ summary: DiagnosticSummary) throws {
        var line = JSONOutput()
        line.object {
            $0.key("version")
            $0.number(JSONOutput.reportVersion)
            $0.key("inputs")
            $0.inputs(context)
            $0.key("summary")
            $0.summary(summary)
        }
        try output(line.bytes + [UInt8(ascii: "\n")])
    }
}
