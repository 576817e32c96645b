import Corpus
import Diagnostics
import Reporting
import Storage
import Validation

/// A report on its way to standard output.
struct Report {
    private var reporter: any DiagnosticReporter
    private let output: OutputFile

    /// Whether findings are wanted with their source lines.
    var wantsSource: Bool { reporter.wantsSource }

    init(format: String, maxFindings: Int, job: ValidationJob) throws {
        let output = OutputFile.standardOutput
        self.output = output
        let context = ReportContext(
            tool: "chancery \(ChanceryCommand.version)", schemaSHA256: job.schemaDigest,
            authoritiesSHA256: job.authoritiesDigest, schemaPath: job.schemaPath, maxFindings: maxFindings,
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
            try await run({ try reporter.receive($0.diagnostic, source: $0.excerpt) }, &outcome)
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
