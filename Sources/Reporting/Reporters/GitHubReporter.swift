internal import Diagnostics

/// Workflow commands of GitHub Actions, one to a finding, which annotate the lines of a pull request; then the summary in
/// plain words.
///
/// The command follows the severity, for violations and gaps alike: `error`, `warning`, or `notice` for a note. GitHub
/// shows few annotations of a step (ten of each command when this was written); the log has all of them. Columns are
/// 1-based UTF-8 bytes as everywhere, `endColumn` is the first one after the value; it is given only where the source line
/// shows that the value ends on it, since GitHub refuses columns across lines. Findings of standard input have no file to
/// annotate and name their place in the message. Memory is bounded by one finding.
///
/// Source: GitHub's "Workflow commands for GitHub Actions"; escapes as in actions/toolkit, `packages/core/src/command.ts`,
/// and actions/runner, `ActionCommand.cs`.
struct GitHubReporter: DiagnosticReporter {
    static let name = "github"

    private let output: ReportOutput
    private let countsRecords: Bool

    init(context: ReportContext, output: @escaping ReportOutput) {
        self.output = output
        countsRecords = context.countsRecords
    }

    var wantsSource: Bool { true }

    mutating func begin() throws {}

    mutating func receive(_ diagnostic: Diagnostic, source: SourceExcerpt?) throws {
        let properties = Self.properties(of: diagnostic, source)
            .map { "\($0.name)=\(Self.escape($0.value, as: .property))" }
            .joined(separator: ",")
        let message = Self.escape(Self.message(of: diagnostic), as: .data)
        try output(Array("::\(Self.command(for: diagnostic.severity)) \(properties)::\(message)\n".utf8))
    }

    mutating func finish(_ summary: DiagnosticSummary) throws {
        let lines = SummaryText.lines(summary, countsRecords: countsRecords)
        try output(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    private static func command(for severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    private static func properties(
        of diagnostic: Diagnostic, _ source: SourceExcerpt?
    ) -> [(name: String, value: String)] {
        var properties: [(name: String, value: String)] = []
        let location = diagnostic.location
        if !isStandardInput(location) {
            properties = [
                ("file", DisplayText.line(location.file)),
                ("line", String(location.line)),
                ("col", String(location.column)),
            ]
            if let end = endColumn(of: location, source) { properties.append(("endColumn", String(end))) }
        }
        properties.append(("title", DisplayText.line(diagnostic.rule.rawValue)))
        return properties
    }

    /// The 1-based column after a value that is known to end on the line where it begins.
    private static func endColumn(of location: SourceLocation, _ source: SourceExcerpt?) -> Int? {
        guard let source, let value = source.range(of: location), !value.isEmpty,
            value.count == location.byteRange.count
        else { return nil }
        return location.column + value.count
    }

    /// The message, each further remark on a line of its own.
    private static func message(of diagnostic: Diagnostic) -> String {
        var first = DisplayText.line(diagnostic.message)
        if diagnostic.kind == .gap { first = "gap: " + first }
        if let record = diagnostic.record { first += " (record \(DisplayText.line(record)))" }
        if isStandardInput(diagnostic.location) { first += " at \(diagnostic.location.place)" }
        var lines = [first]
        lines += diagnostic.related.map { "note: \($0.sentence)" }
        if let help = diagnostic.help { lines.append("help: \(DisplayText.line(help))") }
        if let fix = diagnostic.fix { lines.append("fix: \(fix.sentence)") }
        return lines.joined(separator: "\n")
    }

    private static func isStandardInput(_ location: SourceLocation) -> Bool {
        location.file == "-"
    }

    /// A part of a workflow command, each with its own set of characters that must be escaped.
    enum Part {
        case property
        case data
    }

    /// Escapes what would end a command or a property early.
    ///
    /// The semicolon is not among them: the runner does not decode it again, and it would be shown as `%3B`.
    static func escape(_ text: String, as part: Part) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch (scalar, part) {
            case ("%", _): escaped += "%25"
            case ("\r", _): escaped += "%0D"
            case ("\n", _): escaped += "%0A"
            case (":", .property): escaped += "%3A"
            case (",", .property): escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
