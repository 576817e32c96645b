import Diagnostics

/// Converts a Markdown file with YAML front matter to JSON text: the front matter's mapping, and the body as its last
/// member.
///
/// The file begins with a line `---`; the front matter reaches to the next line `---` or `...`, the body from there to
/// the end. White space may follow on both lines.
public enum FrontMatter {
    /// Converts a file.
    ///
    /// The body is the text after the closing line without leading blank lines and trailing white space, with CRLF as
    /// LF; it may be empty. The anchors of its key and value both cover the body's bytes. Otherwise as
    /// `YAMLConverter.convert`, whose limits on characters hold for the front matter alone: the body is any UTF-8
    /// without NUL bytes.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - bodyProperty: the name of the member that takes the body; the front matter must not have it.
    /// - Returns: the text, or every fault that was found.
    public static func convert(
        _ bytes: UnsafeRawBufferPointer, bodyProperty: String, limits: YAMLLimits = YAMLLimits()
    ) -> Result<ConvertedText, YAMLFaults> {
        let parts: Parts
        do throws(YAMLFault) {
            try TextCheck.checkEncoding(bytes, limits: limits)
            parts = try Parts(bytes)
            try TextCheck.checkCharacters(of: parts.yaml, in: bytes)
        } catch {
            return .failure(YAMLFaults([error]))
        }
        var converter = DocumentConverter(bytes, range: parts.yaml, limits: limits, reservedKey: bodyProperty)
        var faults = converter.run()
        let body = LineCursor.place(of: parts.body, in: bytes)
        if let key = converter.reservedKeyPlace {
            faults.append(
                YAMLFault(
                    .duplicateKey, "the front matter has the key `\(bodyProperty)`, which the body gives",
                    help: "remove the key, and keep the text as the body", at: key,
                    related: YAMLFault.Related(body, message: "the body begins here")))
        }
        var text = converter.text
        if faults.isEmpty, text.json.first != UInt8(ascii: "{"), let root = text.anchors.first {
            faults.append(
                YAMLFault(
                    .frontMatterNotMapping,
                    "the front matter \(Excerpt.quoted(root.byteRange, of: bytes)) is not a mapping",
                    help: "write it as `key: value` lines",
                    at: Place(line: root.line, column: root.column, byteRange: root.byteRange)))
        }
        guard faults.isEmpty else { return .failure(YAMLFaults(faults)) }
        text.appendMember(bodyProperty, value: UnsafeRawBufferPointer(rebasing: bytes[parts.body]), at: body)
        return .success(text)
    }
}

/// The parts of a Markdown file with front matter, as ranges of its bytes.
private struct Parts {
    /// The lines between the opening and the closing line.
    var yaml: Range<Int>
    /// The text after the closing line, trimmed.
    var body: Range<Int>

    init(_ bytes: UnsafeRawBufferPointer) throws(YAMLFault) {
        let opening = 0..<Excerpt.lineEnd(from: 0, in: bytes)
        guard Self.isMarker(opening, "---", in: bytes) else {
            throw YAMLFault(
                .missingFrontMatter, "the file does not begin with a line `---`",
                help: "begin it with `---`, the metadata in YAML, and a second line `---`",
                at: Place(line: 1, column: 1, byteRange: opening))
        }
        let start = Self.lineAfter(opening.upperBound, in: bytes)
        var line = start
        while line < bytes.count {
            let end = Excerpt.lineEnd(from: line, in: bytes)
            if Self.isMarker(line..<end, "---", in: bytes) || Self.isMarker(line..<end, "...", in: bytes) {
                yaml = start..<line
                body = Self.trimmed(Self.lineAfter(end, in: bytes)..<bytes.count, in: bytes)
                return
            }
            line = Self.lineAfter(end, in: bytes)
        }
        throw YAMLFault(
            .unterminatedFrontMatter, "the front matter that begins here never ends",
            help: "close it with a line `---` before the body", at: Place(line: 1, column: 1, byteRange: opening))
    }

    private static func isMarker(_ line: Range<Int>, _ marker: String, in bytes: UnsafeRawBufferPointer) -> Bool {
        bytes[line].starts(with: marker.utf8) && bytes[line].dropFirst(3).allSatisfy(Excerpt.isBlank)
    }

    /// The offset after the line break at an offset: LF, CR LF or CR, as YAML has them.
    private static func lineAfter(_ end: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        guard end < bytes.count else { return bytes.count }
        let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
        return end + (isPair ? 2 : 1)
    }

    /// Without leading blank lines and trailing white space; the indentation of the first line stays.
    private static func trimmed(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, Excerpt.isWhiteSpace(bytes[end - 1]) { end -= 1 }
        var start = range.lowerBound
        var index = start
        while index < end, Excerpt.isWhiteSpace(bytes[index]) {
            if Excerpt.isLineBreak(bytes[index]) { start = index + 1 }
            index += 1
        }
        return min(start, end)..<end
    }
}

extension ConvertedText {
    /// Appends a member to a text that is an object; CRLF in its value becomes LF.
    fileprivate mutating func appendMember(_ name: String, value: UnsafeRawBufferPointer, at place: Place) {
        let closing = json.removeLast()
        if json.count > 1 { json.append(UInt8(ascii: ",")) }
        appendAnchor(at: place)
        var name = name
        name.withUTF8 { json.appendJSONString(UnsafeRawBufferPointer($0)) }
        json.append(UInt8(ascii: ":"))
        appendAnchor(at: place)
        verbatimOffset = json.count
        json.append(UInt8(ascii: "\""))
        var copied = 0
        for index in 0..<max(0, value.count - 1)
        where value[index] == UInt8(ascii: "\r") && value[index + 1] == UInt8(ascii: "\n") {
            json.appendJSONCharacters(UnsafeRawBufferPointer(rebasing: value[copied..<index]))
            copied = index + 1
        }
        json.appendJSONCharacters(UnsafeRawBufferPointer(rebasing: value[copied..<value.count]))
        json.append(UInt8(ascii: "\""))
        json.append(closing)
    }

    private mutating func appendAnchor(at place: Place) {
        anchors.append(
            SourceMap.Anchor(
                textOffset: json.count, line: place.line, column: place.column, byteRange: place.byteRange))
    }
}
