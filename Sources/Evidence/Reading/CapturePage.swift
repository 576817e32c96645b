/// A captured page as text: what claims are held against.
///
/// The text is UTF-8 with line feeds. Of a plain or Markdown capture it is the capture's own text, so that spans are
/// those of the capture but for a byte order mark and carriage returns; of an HTML page it is what a reader sees, its
/// title and dates from the head first.
public struct CapturePage: Sendable {
    /// What the capture was written in.
    public enum Form: String, Sendable {
        /// Lines of text.
        case plain
        /// Markdown, with or without front matter.
        case markdown
        /// HTML, of any version.
        case html
    }

    /// A field that the page states apart from its text: a key of the front matter, a `meta` element.
    public struct Field: Hashable, Sendable {
        /// The key in lower case, such as `date` or `article:published_time`.
        public let key: String
        /// The value's bytes in the text.
        public let span: TextSpan
    }

    /// The text.
    public let text: [UInt8]
    /// What the capture was written in.
    public let form: Form
    /// The lines and paragraphs, in order; blank lines are none.
    public let blocks: [TextBlock]
    /// The fields, in order.
    public let fields: [Field]
    /// What was lost in decoding.
    public let loss: DecodingLoss

    /// Whether the capture was text: a few bytes of another encoding leave it one.
    public var isText: Bool { loss.bytes < max(4, text.count / 10) }

    /// The characters of a stretch.
    public func string(_ span: TextSpan) -> String {
        String(decoding: text[span.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    /// The characters of a stretch, with white space collapsed: a quote.
    public func quote(_ span: TextSpan) -> String {
        string(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The block that a byte lies in.
    public func block(at offset: Int) -> Int? {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].span.upperBound > offset { high = middle } else { low = middle + 1 }
        }
        return low < blocks.count && blocks[low].span.contains(offset) ? low : nil
    }
}

/// A line or paragraph of a page.
public struct TextBlock: Hashable, Sendable {
    /// What it is in the page.
    public enum Role: Hashable, Sendable {
        /// A heading; 1 is the highest.
        case heading(Int)
        /// Text.
        case paragraph
        /// An item of a list.
        case item
        /// Text that the page quotes.
        case quotation
        /// A field of the page's head or front matter.
        case field

        /// Whether it is a heading, of whatever level.
        public var isHeading: Bool { if case .heading = self { true } else { false } }
    }

    /// The bytes, without white space at both ends.
    public let span: TextSpan
    /// What it is in the page.
    public let role: Role
    /// Whether nothing but links stands in it, or what the page marks as decoration.
    public var isLink = false
    /// Whether a blank line, or the start of an element, stands before it.
    public var beginsParagraph = true
}

/// The bytes of a capture that are no text.
public struct DecodingLoss: Hashable, Sendable {
    /// How many there are: those that stand as U+FFFD, and NUL, which is left out.
    public var bytes = 0
    /// The line of the capture with the first of them; `nil` where there is none.
    public var firstLine: Int?

    /// How many bytes there are, in words.
    public var count: String { bytes == 1 ? "1 byte" : "\(bytes) bytes" }
}
