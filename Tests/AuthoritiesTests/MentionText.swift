import Authorities

/// A text with all that is found in it, as short strings that tests compare.
struct MentionText {
    let bytes: [UInt8]
    private static let tables = AuthorityTables.builtIn

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var names: [NameMention] {
        bytes.withUnsafeBytes { Self.tables.nameIndex.mentions(in: $0) }
    }

    /// `code: text` for each name of some things.
    func names(_ things: NamedThing...) -> [String] {
        names.filter { things.contains($0.thing) }.map { "\($0.code): \(text($0.span))" }
    }

    var sessions: [SessionMention] {
        bytes.withUnsafeBytes { Self.tables.sessionMentions(in: $0, names: names) }
    }

    /// `body number` for each session, with `special` where it is one.
    var sessionList: [String] {
        sessions.map { "\($0.body ?? "-") \($0.number)" + ($0.isSpecial ? " special" : "") }
    }

    var resolutions: [ResolutionMention] {
        bytes.withUnsafeBytes { Self.tables.resolutionMentions(in: $0, names: names) }
    }

    /// `text = symbol` for each resolution, with its body and number where it has no symbol.
    var resolutionList: [String] {
        resolutions.map { "\(text($0.span)) = \($0.symbol?.text ?? "\($0.body ?? "-") \($0.number)")" }
    }

    var symbols: [SymbolMention] {
        bytes.withUnsafeBytes { DocumentSymbol.mentions(in: $0) }
    }

    func text(_ span: Range<Int>) -> String {
        String(decoding: bytes[span], as: UTF8.self)
    }
}
