import Corpus
import Diagnostics
import Reporting
import Schema
import Storage
import Validation

/// A report on its way to standard output.
struct Report {
    private var reporter: any DiagnosticReporter
    private let output: OutputFile
    private let showsGaps: Bool

    /// Whether findings are wanted with their source lines.
    var wantsSource: Bool { reporter.wantsSource }

    /// - Parameter showsGaps: whether gaps are shown; they are counted in any case.
    init(format: String, maxFindings: Int, job: ValidationJob, showsGaps: Bool = true) throws {
        self.showsGaps = showsGaps
        let output = OutputFile.standardOutput
        self.output = output
        let context = ReportContext(
            tool: "chancery \(ChanceryCommand.version)", schemaSHA256: job.schemaDigest,
            authoritiesSHA256: ValidationJob.authoritiesDigest, schemaPath: job.schemaDocument.path,
            maxFindings: maxFindings,
            colour: Terminal.showsColour)
        let write: ReportOutput = { bytes in try bytes.withUnsafeBytes { try output.write($0) } }
        guard let reporter = ReporterRegistry.standard.makeReporter(named: format, context: context, output: write)
        else { preconditionFailure("the name of the format has been checked") }
        self.reporter = reporter
    }

    /// Reports a run from its begin to its end. Where the run fails on the way, the findings so far stand, and the
    /// summary says that it is not complete.
    mutating func follow(
        _ run: (
            _ receive: (LocatedFinding) throws -> Void, _ outcome: inout ValidationOutcome
        ) async throws -> Void
    ) async throws -> ValidationOutcome {
        var reporter = reporter
        defer { self.reporter = reporter }
        var outcome = ValidationOutcome()
        try reporter.begin()
        do {
            try await run(
                { finding in
                    if !showsGaps, finding.diagnostic.kind == .gap, finding.diagnostic.severity < .error { return }
                    try reporter.receive(finding.diagnostic, source: finding.excerpt)
                }, &outcome)
        } catch {
            outcome.summary.complete = false
            try reporter.finish(outcome.summary)
            try output.close()
            throw error
        }
        try reporter.finish(outcome.summary)
        try output.close()
        return outcome
    }
}
