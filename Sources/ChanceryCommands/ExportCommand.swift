import ArgumentParser
import Diagnostics
import Export
import Release
import Schema
import Storage
import Validation

/// `chancery export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write valid records into one file, sorted by id.",
        discussion: "Of CSV, the main table; its child tables, such as sessions, belong to a release.")

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("The format: jsonl or csv.", valueName: "format"))
    var to = "jsonl"

    @Flag(help: "Compress the file with gzip.")
    var gzip = false

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to make; - is standard output.", valueName: "file"))
    var output = "-"

    func run() async throws {
        try await reportingFailures {
            let format = try usage { try ExportFormat.named(to) }
            let job = try ValidationJob(input)
            let encoder = try format.makeEncoder(job.schema.shape, EncoderOptions(name: "statements"))
            let export = try SingleFileExport(
                path: output, files: encoder.files, isCompressed: gzip, temporaryFolder: TemporaryFolder.path)
            let run: ValidationRun<EncodedRecord> = job.makeRun(wantsExcerpts: false) { record in
                var encoded = EncodedRecord()
                encoder.encode(record, into: &encoded)
                return encoded
            }
            var outcome = ValidationOutcome()
            try await run.run(job.makeReader(), partial: &outcome) { finding in
                if finding.diagnostic.kind == .violation, finding.diagnostic.severity == .error {
                    Terminal.complain([finding.diagnostic])
                }
            } take: {
                try export.add(id: $0, $1)
            }
            guard !outcome.hasErrors else {
                Terminal.complain("chancery: nothing is exported: errors stand")
                throw ExitCode.findings
            }
            try export.finish()
        }
    }
}
