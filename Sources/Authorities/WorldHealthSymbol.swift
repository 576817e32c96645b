/// A resolution of the World Health Assembly, `WHA74.7`: the one kind of symbol without slashes.
struct WorldHealthSymbol {
    let session: Int
    let number: Int

    init?(_ text: String) {
        guard text.hasPrefix("WHA") else { return nil }
        let pieces = text.utf8.dropFirst(3).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard pieces.count == 2, let session = SymbolClassifier.plainNumber(pieces[0]),
            let number = SymbolClassifier.plainNumber(pieces[1])
        else { return nil }
        self.session = session
        self.number = number
    }

    func symbol(_ text: String) -> DocumentSymbol {
        DocumentSymbol(
            text: text, organ: "WHA", subBodies: [], body: "WHA", sessionKind: .regular, session: session, year: nil,
            type: nil, number: number, modifiers: [])
    }
}
