import ArgumentParser
import Diagnostics
import JSONText
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

    @OptionGroup var findings: FindingFormat

    @Option(help: ArgumentHelp("The most findings that text shows; 0 shows all.", valueName: "count"))
    var maxFindings = 100

    @Option(
        help: ArgumentHelp(
            "An existing corpus, release or file that the records are to join: ids, texts and references are compared with it.",
            valueName: "path"))
    var against: String?

    @Flag(
        help: """
            Leave values out of messages, and source lines out of text; names of members, pointers and record ids stay.
            """)
    var redact = false

    @Flag(help: "Apply all fixes that are safe to the files, then report what is left.")
    var fix = false

    @Flag(help: "With --fix, show the changes and write nothing.")
    var dryRun = false

    func validate() throws {
        if dryRun, !fix { throw ValidationError("--dry-run shows what --fix would do; add --fix") }
        if fix, input.paths.contains("-") {
            throw ValidationError("--fix changes files, and standard input is none; name a file")
        }
        if maxFindings < 0 { throw ValidationError("--max-findings takes a number that is not negative") }
    }

    func run() async throws {
        try await reportingFailures {
            let fixes = fix ? try await fixFiles() : nil
            if dryRun { return }
            try await Redaction.$isOn.withValue(redact) { try await runValidation(after: fixes) }
        }
    }

    /// Fixing comes before the report, so that the report is of what is left.
    private func fixFiles() async throws -> FixRun {
        var fixes = FixRun(job: try ValidationJob(input), showsValues: !redact)
        try await dryRun ? fixes.preview() : fixes.apply()
        return fixes
    }

    private func runValidation(after fixes: FixRun?) async throws {
        let job = try ValidationJob(input)
        var report = try Report(format: findings.format, maxFindings: maxFindings, job: job)
        let run: ValidationRun<Never> = job.makeRun(wantsExcerpts: report.wantsSource && !redact, hook: nil)
        let existing = try against.map(ExistingRecords.files)
        let outcome = try await report.follow { receive, outcome in
            try await run.run(
                job.makeReader(), against: existing.map { job.makeReader(of: $0) }, partial: &outcome, receive: receive)
        }
        if let fixes { Terminal.complain("chancery: \(fixes.summary(outcome.summary))") }
        if outcome.fails { throw ExitCode.findings }
    }
}
