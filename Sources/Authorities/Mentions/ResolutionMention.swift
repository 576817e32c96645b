/// A numbered resolution that a text speaks of in prose, such as "resolution 76/177".
public struct ResolutionMention: Hashable, Sendable {
    /// Which of its numbers a resolution carries beside its own.
    public enum Series: Hashable, Sendable {
        /// None.
        case unstated
        /// The session: `76/177`, `169 (II)`.
        case session(Int)
        /// The year: `1718 (2006)`.
        case year(Int)
    }

    /// Where word and number stand, in UTF-8 bytes from the start of the text, 0-based. In a list of numbers, the number
    /// alone from the second one on.
    public let span: Range<Int>
    /// The resolution's own number.
    public let number: Int
    /// The session or year that is stated with it.
    public let series: Series
    /// The code of the body in `bodies.csv`, where the text states it.
    public let body: String?
    /// The symbol of the document, where the mention determines it: by the body that is stated, by a year in brackets
    /// (the Security Council alone numbers so), or by a session that only one body has reached.
    public let symbol: DocumentSymbol?
}

extension AuthorityTables {
    /// All resolutions that a text names by word and number, in order.
    ///
    /// - Parameter names: what ``NameIndex/mentions(in:)`` found in the same text.
    ///
    /// Complexity: linear in the length of the text, but for a search among the names at each mention.
    public func resolutionMentions(in utf8: UnsafeRawBufferPointer, names: [NameMention]) -> [ResolutionMention] {
        let context = MentionContext(
            text: TextReader(bytes: utf8), vocabulary: sessionVocabulary, bodies: bodies, names: names)
        var finder = ResolutionFinder(context: context)
        finder.read()
        return finder.found.map { resolution in
            ResolutionMention(
                span: resolution.span, number: resolution.number.number, series: resolution.number.series,
                body: resolution.body, symbol: symbol(of: resolution.number, body: resolution.body))
        }
    }

    private func symbol(of number: ResolutionNumber, body: String?) -> DocumentSymbol? {
        let text: String
        switch (number.series, body) {
        case (.year(let year), nil), (.year(let year), "UNSC"):
            text = "S/RES/\(number.number)(\(year))"
        case (.session(let session), "UNGA") where number.isRoman:
            guard let roman = number.roman else { return nil }
            text = "A/RES/\(number.number)\(number.letter)(\(roman))"
            guard session < 31 else { return nil }
        case (.session(let session), "UNGA") where session > 30:
            text = "A/RES/\(session)/\(number.number)\(number.letter)"
        case (.session(let session), "UNHRC") where !number.isRoman:
            text = "A/HRC/RES/\(session)/\(number.number)"
        case (.session(let session), nil) where !number.isRoman && session > 30 && !isReached(session, by: "UNHRC"):
            text = "A/RES/\(session)/\(number.number)\(number.letter)"
        case (.session(let year), "ECOSOC") where 1978...2199 ~= year:
            text = "E/RES/\(year)/\(number.number)"
        default:
            return nil
        }
        return try? DocumentSymbol(parsing: text)
    }

    /// Whether a body has had a session, as far as the table knows, and another has, so that it was not a year.
    private func isReached(_ session: Int, by code: String) -> Bool {
        guard case .outOfTable(let range?) = self.session(body: code, number: session) else { return true }
        guard session > range.upperBound else { return true }
        // A number beyond every session of the Assembly is none of its sessions.
        guard case .outOfTable(let assembly?) = self.session(body: "UNGA", number: session) else { return false }
        return session > assembly.upperBound
    }
}
