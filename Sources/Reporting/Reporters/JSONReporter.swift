internal import Diagnostics

/// One JSON document with all findings, as `Schemas/report.schema.json` declares it; one finding to a line.
///
/// The summary is known last and stands last; memory is bounded by one finding.
struct JSONReporter: DiagnosticReporter {
    static let name = "json"

    private let context: ReportContext
    private let output: ReportOutput
    private var isFirst = true

    init(context: ReportContext, output: @escaping ReportOutput) {
        self.context = context
        self.output = output
    }

    var wantsSource: Bool { false }

    mutating func begin() throws {
        var inputs = JSONOutput()
        inputs.inputs(context)
        try output(Array("{\"version\":\(JSONOutput.reportVersion),\n\"inputs\":".utf8) + inputs.bytes)
        try output(Array(",\n\"diagnostics\":[".utf8))
    }

    mutating func receive(_ diagnostic: Diagnostic, source: SourceExcerpt?) throws {
        var finding = JSONOutput()
        finding.diagnostic(diagnostic)
        try output(Array((isFirst ? "\n" : ",\n").utf8) + finding.bytes)
        isFirst = false
    }

    mutating func finish(_ summary: DiagnosticSummary) throws {
        var totals = JSONOutput()
        totals.summary(summary)
        try output(Array((isFirst ? "],\n\"summary\":" : "\n],\n\"summary\":").utf8) + totals.bytes + Array("}\n".utf8))
    }
}
