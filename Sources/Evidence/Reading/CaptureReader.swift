/// Reads the bytes of a capture.
public enum CaptureReader {
    /// The longest capture that is read, in bytes.
    public static let maximumBytes = 32 << 20

    /// Reads a capture: HTML where it looks like it, Markdown where it has front matter or headings, else plain text.
    ///
    /// Bytes that are no UTF-8 are read as the encoding that a byte order mark or the page itself names, UTF-16 and
    /// windows-1252 among them; what is left becomes U+FFFD and is counted.
    ///
    /// Complexity: linear. Memory: some times the capture's size.
    /// - Throws: ``CaptureReadingError`` for a capture that is too long, and where libxml2 is missing for an HTML page.
    public static func read(_ bytes: UnsafeRawBufferPointer) throws(CaptureReadingError) -> CapturePage {
        guard bytes.count <= maximumBytes else { throw .tooLong(bytes: bytes.count) }
        let decoded = TextDecoding.decode(bytes)
        if looksLikeHTML(decoded.text) { return try HTMLReader.read(decoded) }
        return PlainTextReader.read(decoded)
    }

    /// Reads a capture: see ``read(_:)-(UnsafeRawBufferPointer)``.
    public static func read(_ bytes: [UInt8]) throws(CaptureReadingError) -> CapturePage {
        // withUnsafeBytes does not pass on which error is thrown.
        try bytes.withUnsafeBytes { buffer in
            Result { () throws(CaptureReadingError) in try read(buffer) }
        }.get()
    }

    /// Whether a text begins as an HTML page does: with a declaration, a comment or an element of a page's frame.
    private static func looksLikeHTML(_ text: [UInt8]) -> Bool {
        let start = text.prefix(1024).drop { $0.isWhiteSpace }
        guard start.first == UInt8(ascii: "<") else { return false }
        let names = [
            "<!doctype", "<html", "<head", "<body", "<!--", "<?xml", "<div", "<article", "<main", "<section", "<p>",
        ]
        return names.contains { name in
            start.count >= name.utf8.count && zip(start, name.utf8).allSatisfy { $0.0 | 0x20 == $0.1 | 0x20 }
        }
    }
}

/// Why a capture cannot be read.
public enum CaptureReadingError: Error, Hashable, Sendable {
    /// It has so many bytes, more than ``CaptureReader/maximumBytes``.
    case tooLong(bytes: Int)
    /// libxml2 is not on this machine, and the capture is an HTML page.
    case missingLibrary
    /// libxml2 would not read it.
    case refused
}

extension CaptureReadingError: CustomStringConvertible {
    /// What is wrong and what to do, as one fragment.
    public var description: String {
        switch self {
        case .tooLong(let bytes):
            "the capture has \(bytes) bytes, more than the \(CaptureReader.maximumBytes) that are read"
        case .missingLibrary: "the capture is an HTML page, and libxml2 is not installed: install the package libxml2"
        case .refused: "libxml2 ran out of memory on this HTML page"
        }
    }
}

extension UInt8 {
    /// Whether it is a space, tab, line feed, form feed or carriage return.
    var isWhiteSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
