/// The report formats by name.
///
/// A format is one file under `Reporters/` and one line in `standard`.
public struct ReporterRegistry: Sendable {
    /// The formats, in the order in which they are listed to users.
    public let reporters: [any DiagnosticReporter.Type]

    /// The formats that come with the library.
    public static let standard = ReporterRegistry([
        TextReporter.self,
        JSONReporter.self,
        JSONLinesReporter.self,
        GitHubReporter.self,
    ])

    /// Creates a registry of formats with distinct names.
    public init(_ reporters: [any DiagnosticReporter.Type]) {
        self.reporters = reporters
    }

    /// The names of the formats.
    public var names: [String] {
        reporters.map { $0.name }
    }

    /// Creates the reporter of a format; `nil` where no format has the name.
    public func makeReporter(
        named name: String, context: ReportContext, output: @escaping ReportOutput
    ) -> (any DiagnosticReporter)? {
        reporters.first { $0.name == name }?.init(context: context, output: output)
    }
}
