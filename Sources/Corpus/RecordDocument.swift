internal import Diagnostics
internal import YAMLText

/// A YAML or Markdown file, which holds one record.
struct RecordDocument: Sendable {
    var file: RecordFile
    /// The whole file, or more than `maxBytes` of it.
    var bytes: [UInt8]
    var ordinal: Int
    var bodyProperty: String
    var maxBytes: Int

    /// The record as JSON text, or what keeps it from being one.
    func converted() -> RecordBatch {
        if let finding = refusal {
            return batch([.malformed(ordinal: ordinal, findings: [finding.diagnostic(in: file)])])
        }
        switch convert() {
        case .success(let text):
            let record = RawRecord(
                range: 0..<text.json.count,
                map: .converted(text.anchors, verbatimOffset: text.verbatimOffset), ordinal: ordinal)
            return batch([.record(record)], json: text.json)
        case .failure(let error):
            let findings = error.faults.map { fault in
                fault.diagnostic(rule: ReadingRules.id(of: fault.code), in: file.displayPath)
            }
            return batch([.malformed(ordinal: ordinal, findings: findings)])
        }
    }

    private func convert() -> Result<ConvertedText, YAMLFaults> {
        let limits = YAMLLimits(bytes: maxBytes)
        return bytes.withUnsafeBytes { bytes in
            switch file.form {
            case .markdown: FrontMatter.convert(bytes, bodyProperty: bodyProperty, limits: limits)
            case .yaml, .json, .jsonLines: YAMLConverter.convert(bytes, limits: limits)
            }
        }
    }

    private var refusal: SyntaxFinding? {
        if bytes.count > maxBytes {
            return .tooLarge(length: "more than \(maxBytes)", limit: maxBytes, at: SourcePosition(), count: 0)
        }
        if bytes.allSatisfy(isJSONWhitespace) { return .emptyFile(bytes: bytes.count) }
        switch FileStart(of: bytes) {
        case .plain: return nil
        case .byteOrderMark(let finding), .utf16(let finding): return finding
        }
    }

    private func batch(_ items: [RecordBatch.Item], json: [UInt8] = []) -> RecordBatch {
        RecordBatch(file: file, bytes: json, source: bytes, start: SourcePosition(), items: items)
    }
}

extension YAMLFault {
    /// The fault as a finding of a rule.
    func diagnostic(rule: RuleID, in file: String) -> Diagnostic {
        let related = related.map { place in
            Diagnostic.Related(
                location: SourceLocation(
                    file: file, line: place.line, column: place.column, byteRange: place.byteRange),
                message: place.message)
        }
        return Diagnostic(
            rule: rule, severity: .error, message: message, help: help,
            location: SourceLocation(file: file, line: line, column: column, byteRange: byteRange),
            related: related.map { [$0] } ?? [])
    }
}
