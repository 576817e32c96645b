internal import Diagnostics

extension SourceLocation {
    /// `file:line:column`, which editors and terminals open on a click.
    var place: String {
        "\(DisplayText.line(file)):\(line):\(column)"
    }
}

extension Diagnostic.Related {
    /// The message and its place: `first seen at records/a.jsonl:3:8 (record x)`.
    var sentence: String {
        let record = record.map { " (record \(DisplayText.line($0)))" } ?? ""
        return "\(DisplayText.line(message)) at \(location.place)\(record)"
    }
}

extension Diagnostic.Fix {
    /// The message and what would be written: `write the month with two digits: "2019-09-17"`.
    var sentence: String {
        let message = DisplayText.line(message)
        // What parts an addition from what stands before it says nothing of the addition.
        let written = replacement.drop { $0.isWhitespace || byteRange.isEmpty && $0 == "," }
        return written.isEmpty ? message : "\(message): \(DisplayText.line(String(written), limit: 120))"
    }
}
