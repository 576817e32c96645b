internal import Diagnostics

/// A fault of a file that is found before its records are parsed.
struct SyntaxFinding {
    var rule: RuleID
    var message: String
    var help: String
    var position = SourcePosition()
    var length = 0
    var related: [Diagnostic.Related] = []
    var fix: Diagnostic.Fix?

    /// The finding as a diagnostic. A fix counts bytes as written, so a compressed file gets none.
    func diagnostic(in file: RecordFile) -> Diagnostic {
        Diagnostic(
            rule: rule, severity: .error, message: message, help: help,
            location: position.location(in: file, length: length), related: related, fix: file.isGzip ? nil : fix)
    }

    static let byteOrderMark = SyntaxFinding(
        rule: "syntax/byte-order-mark", message: "the file begins with a byte order mark (EF BB BF)",
        help: "save it as UTF-8 without BOM", length: FileStart.byteOrderMarkLength,
        fix: Diagnostic.Fix(
            message: "remove the byte order mark", byteRange: 0..<FileStart.byteOrderMarkLength, replacement: ""))

    static let utf16 = SyntaxFinding(
        rule: "syntax/utf-16", message: "the file begins with a byte order mark of UTF-16",
        help: "save it as UTF-8 without BOM", length: 2)

    static func emptyFile(bytes: Int) -> SyntaxFinding {
        SyntaxFinding(
            rule: "syntax/empty-file",
            message: bytes == 0 ? "the file is empty" : "the file has \(bytes) bytes and no record in them",
            help: "retrieve the file again, or remove it from the corpus")
    }

    static func tooLarge(length: String, limit: Int, at position: SourcePosition, count: Int) -> SyntaxFinding {
        SyntaxFinding(
            rule: "syntax/record-too-large",
            message: "the record has \(length) bytes, more than the limit of \(limit)",
            help: "see whether line ends are missing; else split the record", position: position, length: count)
    }

    static func gzip(_ fault: CompressionFault, lostBytes: Int, at position: SourcePosition) -> SyntaxFinding {
        let lost = lostBytes > 0 ? "; the \(lostBytes) bytes of an incomplete record before it are not read" : ""
        return SyntaxFinding(
            rule: "syntax/gzip",
            message: "\(fault.message), at byte \(fault.compressedOffset) of the compressed file\(lost)",
            help: "retrieve the file again, or compress it anew", position: position, length: lostBytes)
    }

    /// A byte between the elements of an array that should not stand there.
    static func misplaced(_ byte: UInt8, wanted: String, help: String, at position: SourcePosition) -> SyntaxFinding {
        let hex = String(byte, radix: 16, uppercase: true)
        let name =
            0x21..<0x7F ~= byte ? "`\(Character(UnicodeScalar(byte)))`" : "the byte 0x\(byte < 16 ? "0" : "")\(hex)"
        return SyntaxFinding(
            rule: "syntax/malformed", message: "\(name) stands where \(wanted) is due", help: help, position: position,
            length: 1)
    }
}

/// What a file's first bytes say about its encoding.
enum FileStart {
    case plain
    case byteOrderMark(SyntaxFinding)
    case utf16(SyntaxFinding)

    static let byteOrderMarkLength = 3

    init(of bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .byteOrderMark(.byteOrderMark)
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16(.utf16)
        } else {
            self = .plain
        }
    }
}

/// White space of JSON (RFC 8259, section 2).
@inline(__always)
func isJSONWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}
