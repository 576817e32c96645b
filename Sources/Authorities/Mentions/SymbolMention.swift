/// A document symbol in a text.
public struct SymbolMention: Hashable, Sendable {
    /// Where it stands, in UTF-8 bytes from the start of the text, 0-based. The full stop of a sentence is not part of it.
    public let span: Range<Int>
    /// The symbol.
    public let symbol: DocumentSymbol
}

extension DocumentSymbol {
    /// All document symbols in a text, in order.
    ///
    /// A symbol in running text begins with an organ of the United Nations and goes on as symbols do, so that `N/A`,
    /// `km/h`, `A/B testing`, dates and paths are none. Spaces beside a slash are allowed, as in `A / 74 / 843`, and one
    /// before a number or a bracket, as in `Rev. 1` and `S/RES/1440 (2002)`.
    ///
    /// Complexity: linear in the length of the text.
    public static func mentions(in utf8: UnsafeRawBufferPointer) -> [SymbolMention] {
        var mentions: [SymbolMention] = []
        let text = TextReader(bytes: utf8)
        var index = 0
        while let start = SymbolScanner.nextStart(in: text, from: index) {
            var scanner = SymbolScanner(text: text, start: start)
            let end = scanner.symbolEnd()
            index = max(end ?? 0, scanner.position, start + 1)
            guard let end, let symbol = try? DocumentSymbol(parsing: text.string(start..<end)) else { continue }
            mentions.append(SymbolMention(span: start..<end, symbol: symbol))
            index = end
        }
        return mentions
    }
}

extension TextReader {
    func string(_ span: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[span]), as: UTF8.self)
    }
}
