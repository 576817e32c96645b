/// Finds the dates of a text in the languages of a table of words, each with its place and what it leaves open.
///
/// Dates are found as officials write them: with the name of the month, in numbers, with units, with years of eras, with
/// days of the week and times, single or as ranges; also days of the week, years and words such as "today" alone. What
/// only looks like a date is left: document symbols, numbers of meetings and resolutions, release numbers
/// (`1345-28-06-2022`), versions, addresses, telephone numbers, days that no calendar has. Years of two digits are
/// read in the form `(28.06.22)` only, and times before the date are not.
///
/// Immutable, and safe to use from any thread. Making one sorts the words; keep it.
public struct DatePhraseReader: Sendable {
    private let index: CalendarWordIndex
    let numericOrders: [(language: String, order: NumericDateOrder)]

    /// Makes a reader of these words; see `AuthorityTables.dateReader` for the ones of the program.
    public init(words: [CalendarWord]) {
        index = CalendarWordIndex(words)
        numericOrders = words.filter { $0.meaning == .numericOrder }.map {
            ($0.language, $0.value == 0 ? .dayFirst : .monthFirst)
        }
    }

    /// The dates of a text, in order, none overlapping another.
    ///
    /// Complexity: linear in the length of the text. Memory: the result, at most one phrase for every three bytes.
    ///
    /// - Parameters:
    ///   - utf8: the text. Bytes that are not UTF-8 are passed over.
    ///   - numericOrder: how to read dates in numbers that have two readings; without it they keep both. See
    ///     ``numericOrder(of:language:)``.
    ///   - language: the BCP 47 tag of the text. Words such as "today" then count only where they are of it (`hier` is
    ///     yesterday in French and "here" in German); without it, and for a language that the table does not have, those
    ///     of all languages do. Dates are read in all languages.
    public func phrases(
        in utf8: UnsafeBufferPointer<UInt8>, numericOrder: NumericDateOrder? = nil, language: String? = nil
    ) -> [DatePhrase] {
        var found: [DatePhrase] = []
        forEachPhrase(in: utf8, numericOrder: numericOrder, language: language) { found.append($0) }
        return found
    }

    /// The dates of a text: see ``phrases(in:numericOrder:language:)``.
    public func phrases(
        in text: String, numericOrder: NumericDateOrder? = nil, language: String? = nil
    ) -> [DatePhrase] {
        var text = text
        return text.withUTF8 { phrases(in: $0, numericOrder: numericOrder, language: language) }
    }

    /// Calls a closure with each date of a text, in order; nothing is kept. See ``phrases(in:numericOrder:language:)``.
    public func forEachPhrase(
        in utf8: UnsafeBufferPointer<UInt8>, numericOrder: NumericDateOrder? = nil, language: String? = nil,
        _ body: (DatePhrase) -> Void
    ) {
        let languages = index.languageBits(language)
        index.withText(utf8) { text in
            ByteClass.table.withUnsafeBufferPointer { classes in
                let grammar = PhraseGrammar(text: text, order: numericOrder, languages: languages)
                PhraseSearch(grammar: grammar, classes: classes).run(body)
            }
        }
    }
}
