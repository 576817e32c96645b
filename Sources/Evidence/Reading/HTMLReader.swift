import CHTMLParser

/// Reads an HTML page into the text that a reader sees, in blocks.
enum HTMLReader {
    static func read(_ decoded: TextDecoding.Decoded) throws(CaptureReadingError) -> CapturePage {
        let builder = HTMLTextBuilder()
        let outcome = withExtendedLifetime(builder) {
            var events = html_events()
            events.context = Unmanaged.passUnretained(builder).toOpaque()
            events.start = { context, name, attributes in
                guard let context, let name else { return }
                HTMLTextBuilder.of(context).start(String(cString: name), HTMLAttributes(attributes))
            }
            events.end = { context, name in
                guard let context, let name else { return }
                HTMLTextBuilder.of(context).end(String(cString: name))
            }
            events.characters = { context, bytes, count in
                guard let context, let bytes else { return }
                HTMLTextBuilder.of(context).append(UnsafeRawBufferPointer(start: bytes, count: count))
            }
            return decoded.text.withUnsafeBytes { bytes in
                bytes.withMemoryRebound(to: CChar.self) { html_read($0.baseAddress, $0.count, &events) }
            }
        }
        switch outcome {
        case Int32(HTML_READ.rawValue): return builder.page(decoded.loss)
        case Int32(HTML_NO_LIBRARY.rawValue): throw .missingLibrary
        default: throw .refused
        }
    }
}

/// The attributes of an element, as libxml2 hands them out.
private struct HTMLAttributes {
    private let list: UnsafePointer<UnsafePointer<CChar>?>?

    init(_ list: UnsafePointer<UnsafePointer<CChar>?>?) {
        self.list = list
    }

    /// The value of an attribute, empty where it has none; `nil` where the element has no such attribute.
    subscript(name: StaticString) -> String? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index] {
            let isNamed = name.withUTF8Buffer { name in
                name.indices.allSatisfy { UInt8(bitPattern: key[$0]) == name[$0] } && key[name.count] == 0
            }
            if isNamed { return list[index + 1].map { String(cString: $0) } ?? "" }
            index += 2
        }
        return nil
    }

    /// Whether the element says of itself that it is not shown.
    ///
    /// `aria-hidden` says no such thing: what it marks is seen, and pages set it on all that stands behind a notice. What
    /// stands in such an element itself is decoration, see ``isDecoration``.
    var hides: Bool {
        if self["hidden"] != nil { return true }
        guard let style = self["style"] else { return false }
        let declarations = style.lowercased().filter { !$0.isWhitespace }.split(separator: ";")
        return declarations.contains { declaration in
            ["display:none", "visibility:hidden", "visibility:collapse"].contains { declaration.hasPrefix($0) }
        }
    }
}

extension HTMLAttributes {
    /// Whether the element says that it means nothing to those who listen to the page.
    fileprivate var isDecoration: Bool { self["aria-hidden"] == "true" }
}

/// Builds the text of a page from its elements.
private final class HTMLTextBuilder {
    private var text: [UInt8] = []
    private var blocks: [TextBlock] = []
    private var fields: [CapturePage.Field] = []
    /// The block that is being written.
    private var start = 0
    private var role = TextBlock.Role.paragraph
    /// How many bytes of the block stand in links.
    private var linkedBytes = 0
    /// Whether the block is the text of an element that is decoration.
    private var isDecoration = false
    /// How many elements are open from one on that is not shown; every element that starts ends, too.
    private var hiddenDepth = 0
    private var linkDepth = 0
    private var quotationDepth = 0
    private var isTitle = false

    static func of(_ context: UnsafeMutableRawPointer) -> HTMLTextBuilder {
        Unmanaged<HTMLTextBuilder>.fromOpaque(context).takeUnretainedValue()
    }

    /// Elements whose text nobody sees.
    private static let hidden: Set<String> = [
        "script", "style", "noscript", "template", "svg", "select", "iframe", "object",
    ]
    /// Elements that a script shows once the page is there: all of it would be lost.
    private static let frame: Set<String> = ["html", "body"]
    /// Elements that stand within a line.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q",
        "s",
        "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "del", "big", "tt",
    ]

    func start(_ name: String, _ attributes: HTMLAttributes) {
        if hiddenDepth > 0 {
            hiddenDepth += 1
        } else if Self.hidden.contains(name) || attributes.hides && !Self.frame.contains(name) {
            hiddenDepth = 1
        }
        if name == "meta" { noteField(attributes) }
        if name == "time", let value = attributes["datetime"] { note("time", value) }
        if name == "a" { linkDepth += 1 }
        guard !Self.inline.contains(name) else { return }
        finishBlock()
        isDecoration = attributes.isDecoration
        switch name {
        case "title": isTitle = true
        case "h1", "h2", "h3", "h4", "h5", "h6": role = .heading(Int(String(name.suffix(1))) ?? 6)
        case "li", "dt", "dd", "option": role = .item
        case "blockquote": quotationDepth += 1
        default: break
        }
    }

    func end(_ name: String) {
        hiddenDepth = max(0, hiddenDepth - 1)
        if name == "a" { linkDepth = max(0, linkDepth - 1) }
        guard !Self.inline.contains(name) else { return }
        finishBlock()
        if name == "blockquote" { quotationDepth = max(0, quotationDepth - 1) }
        isTitle = false
    }

    /// Appends characters, with runs of white space as one space.
    func append(_ characters: UnsafeRawBufferPointer) {
        guard hiddenDepth == 0 else { return }
        let before = text.count
        for byte in characters {
            if byte.isWhiteSpace {
                if text.count > start, text.last != 0x20 { text.append(0x20) }
            } else {
                text.append(byte)
            }
        }
        if linkDepth > 0 { linkedBytes += text.count - before }
    }

    /// What a `meta` element says of the page's date, title or author goes before the text.
    private func noteField(_ attributes: HTMLAttributes) {
        guard let key = (attributes["property"] ?? attributes["name"] ?? attributes["itemprop"])?.lowercased(),
            let value = attributes["content"], value.utf8.count <= 500,
            key.contains("date") || key.contains("time") || key.contains("title") || key.contains("author")
                || key.contains("site_name") || key.contains("publisher")
        else { return }
        note(key, value)
    }

    private func note(_ key: String, _ value: String) {
        finishBlock()
        let start = text.count
        text += value.utf8.map { $0.isWhiteSpace ? 0x20 : $0 }
        let span = PlainTextReader.trimmed(start..<text.count, in: text)
        if !span.isEmpty {
            fields.append(CapturePage.Field(key: key, span: span))
            blocks.append(TextBlock(span: span, role: .field))
            text.append(0x0A)
        }
        self.start = text.count
    }

    private func finishBlock() {
        let span = PlainTextReader.trimmed(start..<text.count, in: text)
        if span.isEmpty {
            text.removeSubrange(start...)
        } else {
            if isTitle {
                fields.append(CapturePage.Field(key: "title", span: span))
                blocks.append(TextBlock(span: span, role: .field))
            } else {
                let role = role == .paragraph && quotationDepth > 0 ? .quotation : role
                blocks.append(
                    TextBlock(span: span, role: role, isLink: isDecoration || linkedBytes * 5 >= span.count * 4))
            }
            text.append(0x0A)
        }
        start = text.count
        role = .paragraph
        linkedBytes = 0
        isDecoration = false
    }

    func page(_ loss: DecodingLoss) -> CapturePage {
        finishBlock()
        return CapturePage(text: text, form: .html, blocks: blocks, fields: fields, loss: loss)
    }
}
