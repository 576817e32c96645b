import ArgumentParser
import Corpus
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

    @Flag(help: "With --fix, show the changes and write nothing; the exit status is that of the fixed files.")
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
            let output = OutputFile.standardOutput
            let fixes = fix ? try await fixFiles(output) : nil
            if showsChangesAlone { try output.close() }
            try await Redaction.$isOn.withValue(redact) { try await runValidation(after: fixes) }
        }
    }

    /// Fixing comes before the report, so that the report is of what is left.
    private func fixFiles(_ output: OutputFile) async throws -> FixRun {
        // A report for programs stands alone on standard output.
        let shows: (String) throws -> Void =
            showsChangesAlone ? { try output.write(Array($0.utf8)) } : { Terminal.complain($0.trimmingNewline) }
        var fixes = FixRun(job: try ValidationJob(input), showsValues: !redact, preview: dryRun ? shows : nil)
        try await fixes.apply()
        return fixes
    }

    /// Whether nothing but the changes of a dry run is written to standard output.
    private var showsChangesAlone: Bool { dryRun && findings.format == "text" }

    private func runValidation(after fixes: FixRun?) async throws {
        let job = try ValidationJob(input)
        let files = fixes?.files ?? job.inputs.files
        let existing = try against.map(ExistingRecords.files)
        var outcome = ValidationOutcome()
        if showsChangesAlone {
            let run: ValidationRun<Never> = job.makeRun(wantsExcerpts: false, hook: nil)
            try await run.run(
                job.makeReader(of: files), against: existing.map { job.makeReader(of: $0) }, partial: &outcome
            ) { _ in }
        } else {
            var report = try Report(format: findings.format, maxFindings: maxFindings, job: job)
            let run: ValidationRun<Never> = job.makeRun(wantsExcerpts: report.wantsSource && !redact, hook: nil)
            outcome = try await report.follow { receive, outcome in
                try await run.run(
                    job.makeReader(of: files), against: existing.map { job.makeReader(of: $0) }, partial: &outcome,
                    receive: receive)
            }
        }
        if let fixes { Terminal.complain("chancery: \(fixes.summary(outcome.summary))") }
        if outcome.fails { throw ExitCode.findings }
    }
}

extension String {
    /// Without the line feed at its end.
    fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
