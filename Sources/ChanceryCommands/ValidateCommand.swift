import ArgumentParser
import Diagnostics
import JSONText
import Reporting
import Storage
import Validation

/// `chancery validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Report everything that is wrong with records, and every gap in their provenance.",
        discussion: """
            Examples:
              chancery validate statements/                     a corpus folder
              chancery validate --schema s.json data.jsonl      files with a schema
              chancery validate --format github                 the corpus in this folder, for GitHub Actions
            """)

    @OptionGroup var input: InputOptions

    @Option(
        help: ArgumentHelp(
            "How findings are shown: \(ReporterRegistry.standard.names.joined(separator: ", ")).", valueName: "format"))
    var format = "text"

    @Option(help: ArgumentHelp("The most findings that text shows; 0 shows all.", valueName: "count"))
    var maxFindings = 100

    @Option(
        help: ArgumentHelp(
            "An existing corpus, release or file that the records are to join: ids, texts and references are compared with it.",
            valueName: "path"))
    var against: String?

    @Flag(help: "Leave values out of messages, and source lines out of text.")
    var redact = false

    func validate() throws {
        if !ReporterRegistry.standard.names.contains(format) {
            throw ValidationError(
                "no format is named '\(format)'; the formats are "
                    + ReporterRegistry.standard.names.joined(separator: ", "))
        }
        if maxFindings < 0 { throw ValidationError("--max-findings takes a number that is not negative") }
    }

    func run() async throws {
        try await reportingFailures {
            try await Redaction.$isOn.withValue(redact) { try await runValidation() }
        }
    }

    private func runValidation() async throws {
        let job = try ValidationJob(input)
        var report = try Report(format: format, maxFindings: maxFindings, job: job)
        let run: ValidationRun<Never> = job.makeRun(wantsExcerpts: report.wantsSource && !redact, hook: nil)
        let existing = try against.map(ExistingRecords.files)
        let outcome = try await report.follow { receive, outcome in
            try await run.run(
                job.makeReader(), against: existing.map { job.makeReader(of: $0) }, partial: &outcome, receive: receive)
        }
        if outcome.fails { throw ExitCode.findings }
    }
}
