import Authorities

/// What a short text says of sessions.
struct SessionWords {
    private let names: [NameMention]
    private let sessions: [SessionMention]
    private let symbols: [DocumentSymbol]

    init(_ text: String, _ tables: AuthorityTables) {
        var text = text
        (names, sessions, symbols) = text.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            let names = tables.nameIndex.mentions(in: bytes)
            return (
                names, tables.sessionMentions(in: bytes, names: names),
                DocumentSymbol.mentions(in: bytes).flatMap { $0.symbol.all }
            )
        }
    }

    init(_ reading: CaptureReading) {
        (names, sessions, symbols) = (reading.names, reading.sessions, reading.symbols)
    }

    /// Whether a session is named: its number, or where it has none, or no number is named, its body.
    func names(_ reference: SessionReference, _ tables: AuthorityTables) -> Bool {
        guard let number = reference.number, !numbers.isEmpty else { return namesBody(of: reference, tables) }
        return numbers.contains(number)
    }

    /// The numbers of sessions that are named, or stand in symbols.
    private var numbers: [Int] {
        sessions.filter { !$0.isSpecial }.map(\.number)
            + symbols.filter { $0.specialSession == nil }.compactMap(\.session)
    }

    /// Whether the body is named, or one of those that are part of it, or a symbol is one of its own.
    func namesBody(of reference: SessionReference, _ tables: AuthorityTables) -> Bool {
        func isIt(_ code: String?) -> Bool {
            guard let code else { return false }
            return code == reference.body || tables.body(code)?.parent == reference.body
                || tables.sessionOwner(of: code) == reference.body
        }
        return names.contains { $0.thing == .bodies && isIt($0.code) } || sessions.contains { isIt($0.body) }
            || symbols.contains { isIt($0.body) }
    }

    /// Whether the number of a session is named, of its body or of one that shares its sessions.
    func namesNumber(of reference: SessionReference, _ tables: AuthorityTables) -> Bool {
        guard let number = reference.number else { return true }
        let owner = tables.sessionOwner(of: reference.body)
        func isShared(_ body: String?) -> Bool { body.map { tables.sessionOwner(of: $0) == owner } ?? true }
        return sessions.contains { !$0.isSpecial && $0.number == number && isShared($0.body) }
            || symbols.contains { $0.specialSession == nil && $0.session == number && isShared($0.body) }
    }
}
