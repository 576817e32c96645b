import ArgumentParser
import Corpus
import Diagnostics
import Export
import JSONText
import Release
import Schema
import Storage
import Validation

/// `chancery release`.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Validate a corpus, and cut a versioned release of it: a folder and a bundle.",
        discussion:
            "Any error that is not suppressed refuses the release; gaps do not, and are counted in its manifest.")

    @Argument(help: ArgumentHelp("The version, by Semantic Versioning: 1.2.0.", valueName: "version"))
    var version: String

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("The folder that the release goes into.", valueName: "folder"))
    var out = "."

    @Option(help: ArgumentHelp("The dataset's name; that of the corpus, if not said.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The formats, separated by commas: jsonl, csv.", valueName: "list"))
    var only: String?

    @Option(help: ArgumentHelp("The most findings that are shown; 0 shows all.", valueName: "count"))
    var maxFindings = 100

    func run() async throws {
        try await reportingFailures {
            let version = try usage { try SemanticVersion(self.version) }
            let job = try ValidationJob(input)
            let settings = job.corpus?.configuration.release ?? CorpusConfiguration.Release()
            let request = try makeRequest(version, job, settings)
            let formats = only.map { $0.split(separator: ",").map(String.init) } ?? settings.formats.map(\.rawValue)
            // The main files are called after what they hold, whatever the dataset's name.
            let encoders = try EncoderGroup(
                formats: formats, shape: job.schema.shape, options: EncoderOptions(name: "statements"))
            let builder = try ReleaseBuilder(request, files: encoders.files)
            let run: ValidationRun<EncodedRecord> = job.makeRun(wantsExcerpts: true) { record in
                var encoded = EncodedRecord()
                encoders.encode(record, into: &encoded)
                return encoded
            }
            // A release is about the release: gaps are counted in its manifest, and `validate` shows them.
            var report = try Report(format: "text", maxFindings: maxFindings, job: job, showsGaps: false)
            let outcome = try await report.follow { receive, outcome in
                try await run.run(job.makeReader(), partial: &outcome, receive: receive) { try builder.add(id: $0, $1) }
            }
            try refuse(outcome, settings)
            let made = try builder.finish(
                ReleaseOutcome(
                    summary: outcome.summary, gapsByRule: outcome.gapsByRule,
                    waivers: outcome.waivers.map { .init(rule: $0.rule, record: $0.record, reason: $0.reason) }))
            try say(made)
        }
    }

    private func makeRequest(
        _ version: SemanticVersion, _ job: ValidationJob, _ settings: CorpusConfiguration.Release
    ) throws -> ReleaseRequest {
        guard let name = name ?? settings.name ?? job.corpus?.configuration.name else {
            throw ValidationError("without a corpus folder, a release needs --name NAME")
        }
        let schemaName =
            job.schemaDocument.path == BuiltInSchema.statement
            ? "statement.schema.json"
            : job.schemaDocument.path.split(separator: "/").last.map(String.init) ?? "schema.json"
        var request = ReleaseRequest(
            version: version, name: name, output: out, schema: job.schemaDocument.text, schemaName: schemaName,
            toolName: "chancery", toolVersion: ChanceryCommand.version, temporaryFolder: TemporaryFolder.path)
        request.title = job.corpus?.configuration.title
        request.license = job.corpus?.configuration.license
        request.isCompressed = settings.compression == .gzip
        return request
    }

    /// Nothing is dropped on the way: one record with an error, or below the minimum level, refuses all.
    private func refuse(_ outcome: ValidationOutcome, _ settings: CorpusConfiguration.Release) throws {
        if outcome.hasErrors || outcome.summary.valid < outcome.summary.records {
            Terminal.complain(
                "chancery: the release is refused: errors stand; resolve them, or suppress them with a reason")
            throw ExitCode.findings
        }
        if outcome.summary.records == 0 {
            Terminal.complain("chancery: the release is refused: there are no records")
            throw ExitCode.findings
        }
        let below = outcome.summary.provenanceLevels.prefix(settings.minimumProvenanceLevel).reduce(0, +)
        if below > 0 {
            Terminal.complain(
                "chancery: the release is refused: \(below) records are below the provenance level "
                    + "\(settings.minimumProvenanceLevel) that the configuration asks for")
            throw ExitCode.findings
        }
    }

    private func say(_ made: (folder: String, bundle: String, manifest: ReleaseManifest)) throws {
        var text = "\nReleased \(made.manifest.name) \(made.manifest.version):\n  \(made.folder)\n"
        let width = made.manifest.files.map(\.path.utf8.count).max() ?? 0
        for file in made.manifest.files {
            let padding = String(repeating: " ", count: width - file.path.utf8.count)
            text += "    \(file.path)\(padding)  "
            text += file.rows.map { $0 == 1 ? "1 row" : "\($0) rows" } ?? "\(file.stored.bytes) bytes"
            text += "\n"
        }
        text += "  \(made.bundle)\n"
        let output = OutputFile.standardOutput
        try output.write(Array(text.utf8))
        try output.close()
    }
}

/// What is wrong with an argument is wrong usage.
func usage<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as ReleaseError {
        throw ValidationError(error.description)
    } catch let error as ExportError {
        throw ValidationError("\(error.message); \(error.help)")
    }
}
