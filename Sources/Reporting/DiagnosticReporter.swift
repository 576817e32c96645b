public import Diagnostics

/// Takes the bytes of a report, in order, in pieces of any size.
public typealias ReportOutput = ([UInt8]) throws -> Void

/// Writes findings in one format.
///
/// A report streams: each finding is written when it is received and then forgotten, so that memory is bounded by the
/// largest single finding however many there are. What a run says only at its end, the summary, comes last in every
/// format, also where nothing was found. A reporter opens no files; whatever its output throws, it throws.
///
/// Call `begin` once, `receive` for each finding in the order in which they are to be shown, then `finish` once, also
/// when the run ended early: the summary then says that it is not complete.
public protocol DiagnosticReporter: SendableMetatype {
    /// The name of the format, as the option `--format` takes it.
    static var name: String { get }

    /// Whether the next finding is shown better with its source line. Where false, the caller need not fetch it.
    var wantsSource: Bool { get }

    /// Creates a reporter that writes into an output.
    init(context: ReportContext, output: @escaping ReportOutput)

    /// Writes what stands before the findings.
    mutating func begin() throws

    /// Writes one finding.
    ///
    /// - Parameter source: the line at `diagnostic.location`, where it is at hand.
    mutating func receive(_ diagnostic: Diagnostic, source: SourceExcerpt?) throws

    /// Writes what stands after the findings.
    mutating func finish(_ summary: DiagnosticSummary) throws
}
