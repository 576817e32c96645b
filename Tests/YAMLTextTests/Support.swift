import Diagnostics
import Testing
import YAMLText

/// The result of converting a text, with what a test wants to know of it.
struct Conversion {
    let file: [UInt8]
    let text: ConvertedText

    var json: String { String(decoding: text.json, as: UTF8.self) }

    /// Each key and value in the order of the JSON text: `line:column` and the bytes of the file that it covers.
    var places: [String] {
        text.anchors.map { "\($0.line):\($0.column) \(String(decoding: file[$0.byteRange], as: UTF8.self))" }
    }

    /// The key or value of the JSON text that begins at an anchor, when it is not a collection.
    func scalar(at anchor: SourceMap.Anchor) -> String? {
        let rest = text.json[anchor.textOffset...]
        guard let first = rest.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
        var end = rest.startIndex + 1
        if first == UInt8(ascii: "\"") {
            while text.json[end] != UInt8(ascii: "\"") { end += text.json[end] == UInt8(ascii: "\\") ? 2 : 1 }
            end += 1
        } else {
            while end < text.json.count, !",]}".utf8.contains(text.json[end]) { end += 1 }
        }
        return String(decoding: text.json[rest.startIndex..<end], as: UTF8.self)
    }
}

enum Source {
    case yaml
    case markdown

    func result(_ file: [UInt8], limits: YAMLLimits = YAMLLimits()) -> Result<ConvertedText, YAMLFaults> {
        file.withUnsafeBytes { bytes in
            switch self {
            case .yaml: YAMLConverter.convert(bytes, limits: limits)
            case .markdown: FrontMatter.convert(bytes, bodyProperty: "text", limits: limits)
            }
        }
    }
}

/// Converts a text that must be taken.
func convert(_ text: String, as source: Source = .yaml) throws -> Conversion {
    let file = Array(text.utf8)
    return Conversion(file: file, text: try source.result(file).get())
}

/// The faults of a text that must be refused.
func faults(
    _ file: [UInt8], as source: Source = .yaml, limits: YAMLLimits = YAMLLimits(),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [YAMLFault] {
    switch source.result(file, limits: limits) {
    case .success(let text):
        Issue.record(
            "taken as \(String(decoding: text.json.prefix(200), as: UTF8.self))", sourceLocation: sourceLocation)
        return []
    case .failure(let refusal):
        return refusal.faults
    }
}

extension YAMLFault {
    /// `code line:column`, and the place of what is related.
    var summary: String {
        let place = "\(code.rawValue) \(line):\(column)"
        return related.map { "\(place) (\($0.line):\($0.column))" } ?? place
    }
}
