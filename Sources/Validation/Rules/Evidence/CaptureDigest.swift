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

    private let captures: CaptureStore

    init?(_ fields: FieldDeclarations, captures: CaptureStore) {
        if fields[.capture] == nil { return nil }
        self.captures = captures
    }

    /// - Throws: when a capture that is there cannot be read.
    func check(_ record: RecordView, _ findings: inout RecordFindings) throws {
        guard let capture = record.value(.capture), capture.kind == .string else { return }
        guard let actual = try captures.digest(of: capture.string) else {
            findings.report(
                Self.missing, at: capture, "no capture \(quote(capture)) is in the folder of captures",
                help: "add the file, or correct the path")
            return
        }
        guard let declared = record.value(.captureDigest), declared.kind == .string,
            declared.string.lowercased() != actual.hexadecimal
        else { return }
        findings.report(
            Self.mismatch, at: declared, "the capture \(quote(capture)) has the digest `\(actual.hexadecimal)`",
            help: "retrieve the capture again, or correct the digest", related: [(capture, "the capture")])
    }
}
