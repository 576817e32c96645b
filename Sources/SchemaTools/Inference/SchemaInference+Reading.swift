public import Corpus
public import Diagnostics
import JSONText

/// What came of reading records for an inference.
public struct InferenceReading: Hashable, Sendable {
    /// Records that could not be read; they have no part in the draft.
    public var malformedRecords = 0
    /// Faults of files rather than of records, such as a byte order mark.
    public var fileFaults = 0

    /// Whether all that was given has been taken in.
    public var isComplete: Bool { malformedRecords == 0 && fileFaults == 0 }
}

extension SchemaInference {
    /// Takes in all records of a reader, passing over those that are malformed.
    ///
    /// - Parameter report: is given each fault with its place in the file as written.
    /// - Throws: what the reader throws, and what `report` throws.
    public mutating func read(
        _ reader: inout RecordReader, report: (Diagnostic) throws -> Void
    ) throws -> InferenceReading {
        var reading = InferenceReading()
        var parser = JSONParser()
        var tape = JSONTape()
        while let batch = try reader.nextBatch()?.converted() {
            for item in batch.items {
                switch item {
                case .finding(let finding):
                    if finding.severity == .error { reading.fileFaults += 1 }
                    try report(finding)
                case .malformed(_, let findings):
                    reading.malformedRecords += 1
                    try findings.forEach(report)
                case .record(let record):
                    try batch.withText(of: record) { text in
                        if parser.parse(text, onto: &tape) {
                            tape.withRoot(of: text) { observe($0) }
                            return
                        }
                        reading.malformedRecords += 1
                        for fault in parser.faults {
                            try report(fault.diagnostic(in: batch.file, at: record.map, of: text))
                        }
                    }
                }
            }
        }
        return reading
    }
}

extension JSONFault {
    fileprivate func diagnostic(in file: RecordFile, at map: SourceMap, of text: UnsafeRawBufferPointer) -> Diagnostic {
        func location(_ range: Range<Int>) -> SourceLocation {
            map.location(of: range, in: text, file: file.displayPath)
        }
        return Diagnostic(
            rule: ReadingRules.id(of: code), severity: .error, message: message, help: help, location: location(range),
            related: related.map { [Diagnostic.Related(location: location($0), message: "it occurs first")] } ?? [])
    }
}
