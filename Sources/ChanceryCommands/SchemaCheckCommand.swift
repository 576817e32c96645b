import ArgumentParser
import Diagnostics
import Reporting
import Schema
import SchemaTools
import Storage

/// `chancery schema check`.
struct SchemaCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report what is wrong with schemas, and what is allowed and hardly meant.",
        discussion: """
            A schema that cannot be used is reported with all its faults. One that can is looked at for slips: \
            misspelt keywords, branches that nothing reaches, bounds that exclude each other, required names that are \
            not declared, defaults that are not valid. Exit status: 0 nothing but notes; 1 findings; 3 a schema cannot \
            be used.

            Examples:
              chancery schema check                                    the statement schema
              chancery schema check letters.json --library schemas/    a schema that refers to others
            """)

    @Argument(
        help: ArgumentHelp("JSON Schemas, or builtin:statement; - is standard input.", valueName: "schema"))
    var schemas: [String] = [BuiltInSchema.statement]

    @OptionGroup var library: SchemaLibrary

    @OptionGroup var shown: FindingFormat

    func validate() throws {
        if schemas.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read only once") }
    }

    func run() async throws {
        try await reportingFailures {
            let others = try library.documents()
            let texts = try schemas.map { (path: $0, text: try BuiltInSchema.text(named: $0)) }
            let sources = Dictionary(
                (texts + others.map { (path: $0.path, text: $0.text) }).map { ($0.path, $0.text) },
                uniquingKeysWith: { first, _ in first })
            let output = OutputFile.standardOutput
            var reporter = try makeReporter(output)
            var summary = DiagnosticSummary()
            var isBroken = false
            try reporter.begin()
            for (path, text) in texts {
                let (findings, isUsable) = Self.findings(text, path, SchemaLibrary.others(others, beside: text))
                isBroken = isBroken || !isUsable
                for finding in findings {
                    summary.count(finding)
                    let source = sources[finding.location.file].map { SourceExcerpt(of: $0, at: finding.location) }
                    try reporter.receive(finding, source: source)
                }
            }
            try reporter.finish(summary)
            try output.close()
            if isBroken { throw ExitCode.brokenConfiguration }
            if summary.errors + summary.warnings > 0 { throw ExitCode.findings }
        }
    }

    private func makeReporter(_ output: OutputFile) throws -> any DiagnosticReporter {
        var context = ReportContext(
            tool: "chancery \(ChanceryCommand.version)", schemaPath: schemas.count == 1 ? schemas.first : nil,
            maxFindings: nil, colour: Terminal.showsColour)
        context.countsRecords = false
        let write: ReportOutput = { bytes in try output.write(bytes) }
        guard
            let reporter = ReporterRegistry.standard.makeReporter(named: shown.format, context: context, output: write)
        else { preconditionFailure("the name of the format has been checked") }
        return reporter
    }

    /// What is to be said about a schema, and whether it can be used.
    private static func findings(
        _ text: [UInt8], _ path: String, _ library: [SchemaDocument]
    ) -> (findings: [Diagnostic], isUsable: Bool) {
        do throws(SchemaError) {
            let uri = SchemaLibrary.uri(of: path)
            let document = try SchemaDocument(text, path: path, uri: uri)
            _ = try SchemaCompiler.compile(document, library: library, options: SchemaLibrary.options)
            let linter = SchemaLinter(options: SchemaLibrary.options, library: library)
            return (linter.lint(document, uri: uri), true)
        } catch {
            return (error.faults.map(\.diagnostic), false)
        }
    }
}

extension SourceExcerpt {
    /// The line that a place is on, as far as it is near.
    init(of text: [UInt8], at location: SourceLocation, limit: Int = 400) {
        let place = min(location.byteRange.lowerBound, text.count)
        var start = place
        while start > 0, place - start < limit, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        var end = place
        while end < text.count, end - place < limit, text[end] != UInt8(ascii: "\n") { end += 1 }
        self.init(
            line: Array(text[start..<end]), windowStart: location.column - 1 - (place - start),
            cutAtStart: start > 0 && text[start - 1] != UInt8(ascii: "\n"),
            cutAtEnd: end < text.count && text[end] != UInt8(ascii: "\n"))
    }
}
