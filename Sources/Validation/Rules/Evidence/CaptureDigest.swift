import Codecs
import Corpus
import Diagnostics
import JSONText
import Schema

/// The capture that a record names is there, and has the digest that pins it.
struct CaptureDigest: Sendable {
    static let missing = RuleDescription(
        id: "evidence/capture-missing", severity: .error,
        summary: "The capture that a record names is in the folder of captures.",
        rationale: """
            A capture is the bytes as they were retrieved. Without it, nothing that the record claims can be checked.
            """)
    static let mismatch = RuleDescription(
        id: "evidence/digest-mismatch", severity: .error,
        summary: "The capture has the SHA-256 digest that pins it.",
        rationale: """
            A capture is kept unchanged. Another digest says that it was edited, cut or replaced since it was taken, or \
            that the record names the wrong one.
            """)

    static let unread = RuleDescription(
        id: "evidence/capture-unread", severity: .warning,
        summary: "The capture that a record names can be read.",
        rationale: """
            What cannot be read bears nothing out: neither the quotes nor the text of the record were held against the \
            capture. HTML pages are read by libxml2, which has to be installed; a capture of more than 32 MiB is not read.
            """)

    private var readings: CaptureReadings

    init?(_ context: RuleContext, captures: CaptureStore) {
        if context.fields[.capture] == nil { return nil }
        readings = CaptureReadings(captures, context)
    }

    /// Reports what is wrong with the capture that a record names.
    ///
    /// - Returns: the capture, where it is there and was read.
    /// - Throws: when a capture that is there cannot be read from the disk.
    mutating func check(_ record: RecordView, _ findings: inout RecordFindings) throws -> RecordCapture? {
        guard let capture = record.value(.capture), capture.kind == .string else { return nil }
        guard let file = try readings.file(capture.string) else {
            let obstacle = readings.obstacle(to: capture.string)
            findings.report(
                Self.missing, at: capture,
                "no capture \(quote(capture)) is in the folder of captures"
                    + (Redaction.isOn ? "" : obstacle.map { ": \($0)" } ?? ""),
                help: "add the file, or correct the path")
            return nil
        }
        if let declared = record.value(.captureDigest), declared.kind == .string,
            declared.string.lowercased() != file.digest.hexadecimal
        {
            findings.report(
                Self.mismatch, at: declared,
                "the capture \(quote(capture)) has the digest `\(file.digest.hexadecimal)`",
                help: "retrieve the capture again, or correct the digest", related: [(capture, "the capture")])
        }
        if let fault = file.fault {
            findings.report(Self.unread, at: capture, "the capture \(quote(capture)) was not read: \(fault)")
        }
        return file.reading.map { RecordCapture($0, of: record) }
    }
}
