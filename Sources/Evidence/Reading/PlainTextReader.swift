/// Reads plain text and Markdown into blocks.
///
/// Both are read as lines: a block is a line, or several that were wrapped. Of Markdown no more is understood than what
/// changes the meaning of a line: front matter, headings, quotations, items.
enum PlainTextReader {
    static func read(_ decoded: TextDecoding.Decoded) -> CapturePage {
        let text = decoded.text
        var lines = LineReader(text: text)
        var fields: [CapturePage.Field] = []
        var blocks: [TextBlock] = []
        var isMarkdown = false
        if let matter = FrontMatterLines.read(&lines) {
            isMarkdown = true
            fields = matter
            blocks = matter.map { TextBlock(span: $0.span, role: .field) }
        }
        var afterBlank = true
        let wrapping = LineWrapping(of: text)
        while let line = lines.next() {
            guard !line.isEmpty else {
                afterBlank = true
                continue
            }
            let (role, span) = role(of: line, in: text)
            if role.isHeading { isMarkdown = true }
            if let last = blocks.last, last.role == role,
                wrapping.goesOn(last.span, with: span, afterBlank: afterBlank, in: text)
            {
                blocks[blocks.count - 1] = TextBlock(
                    span: last.span.lowerBound..<span.upperBound, role: role, beginsParagraph: last.beginsParagraph)
            } else if !span.isEmpty {
                blocks.append(TextBlock(span: span, role: role, beginsParagraph: afterBlank))
            }
            afterBlank = false
        }
        return CapturePage(
            text: text, form: isMarkdown ? .markdown : .plain, blocks: blocks, fields: fields, loss: decoded.loss)
    }

    /// What a line is, and its bytes without the mark that says so.
    private static func role(of line: TextSpan, in text: [UInt8]) -> (TextBlock.Role, TextSpan) {
        let marks = text[line].prefix { $0 == UInt8(ascii: "#") }
        if 1...6 ~= marks.count, marks.endIndex < line.upperBound, text[marks.endIndex] == 0x20 {
            return (.heading(marks.count), trimmed(marks.endIndex..<line.upperBound, in: text))
        }
        switch text[line.lowerBound] {
        case UInt8(ascii: ">"):
            return (.quotation, trimmed(line.lowerBound + 1..<line.upperBound, in: text))
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            let rest = line.lowerBound + 1
            if rest < line.upperBound, text[rest] == 0x20 { return (.item, trimmed(rest..<line.upperBound, in: text)) }
            return (.paragraph, line)
        default: return (.paragraph, line)
        }
    }

    /// A stretch without white space at both ends, of ASCII or wider: many pages keep empty paragraphs apart by spaces that
    /// do not break.
    static func trimmed(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
        var (start, end) = (span.lowerBound, span.upperBound)
        while start < end {
            if text[start].isWhiteSpace {
                start += 1
            } else if let space = wideSpaces.first(where: { text[start..<end].starts(with: $0) }) {
                start += space.count
            } else {
                break
            }
        }
        while end > start {
            if text[end - 1].isWhiteSpace {
                end -= 1
            } else if let space = wideSpaces.first(where: { text[start..<end].suffix($0.count).elementsEqual($0) }) {
                end -= space.count
            } else {
                break
            }
        }
        return start..<end
    }

    /// The no-break space, the ideographic space and the space without width, in UTF-8.
    private static let wideSpaces = ["\u{A0}", "\u{3000}", "\u{200B}"].map { Array($0.utf8) }
}

/// The lines of a text, without white space at both ends.
struct LineReader {
    let text: [UInt8]
    private(set) var position = 0

    init(text: [UInt8]) {
        self.text = text
    }

    /// The next line; `nil` after the last.
    mutating func next() -> TextSpan? {
        guard position < text.count else { return nil }
        let end = text[position...].firstIndex(of: 0x0A) ?? text.count
        defer { position = end + 1 }
        return PlainTextReader.trimmed(position..<end, in: text)
    }

    mutating func goBack(to position: Int) {
        self.position = position
    }
}

/// The front matter of a Markdown file: `key: value` lines between two lines of three hyphens.
enum FrontMatterLines {
    /// More lines than this are no front matter.
    private static let maximumLines = 200

    /// Reads the front matter where the text begins with it, and leaves the reader behind it, else where it was.
    static func read(_ lines: inout LineReader) -> [CapturePage.Field]? {
        let start = lines.position
        guard let first = lines.next(), isMark(first, lines.text) else {
            lines.goBack(to: start)
            return nil
        }
        var fields: [CapturePage.Field] = []
        for _ in 0..<maximumLines {
            let lineStart = lines.position
            guard let line = lines.next() else { break }
            if isMark(line, lines.text) { return fields }
            if let field = field(line, lines.text) {
                fields.append(field)
            } else if lineStart < lines.text.count, lines.text[lineStart] == 0x20, let last = fields.last, !line.isEmpty
            {
                // A value that goes on in the next line.
                fields[fields.count - 1] = CapturePage.Field(
                    key: last.key, span: last.span.lowerBound..<line.upperBound)
            }
        }
        lines.goBack(to: start)
        return nil
    }

    private static func isMark(_ line: TextSpan, _ text: [UInt8]) -> Bool {
        line.count == 3 && text[line].allSatisfy { $0 == UInt8(ascii: "-") }
    }

    private static func field(_ line: TextSpan, _ text: [UInt8]) -> CapturePage.Field? {
        guard let colon = text[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound else { return nil }
        let key = String(decoding: text[line.lowerBound..<colon], as: UTF8.self)
        guard key.utf8.allSatisfy({ $0 != 0x20 && $0 != UInt8(ascii: "\"") }) else { return nil }
        var span = PlainTextReader.trimmed(colon + 1..<line.upperBound, in: text)
        if span.count >= 2, let first = text[span].first, first == text[span].last, first == 0x22 || first == 0x27 {
            span = span.lowerBound + 1..<span.upperBound - 1
        }
        return span.isEmpty ? nil : CapturePage.Field(key: key.lowercased(), span: span)
    }
}
