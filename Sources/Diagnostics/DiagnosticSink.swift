/// Takes findings, one at a time, in input order.
public protocol DiagnosticSink {
    /// Takes one finding.
    ///
    /// - Throws: when the finding cannot be written.
    mutating func receive(_ diagnostic: Diagnostic) throws
}
