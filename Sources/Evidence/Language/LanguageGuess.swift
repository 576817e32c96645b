/// A language that a text is in, and how much of it.
public struct LanguageGuess: Sendable, Hashable {
    /// The language tag (BCP 47): the language alone, with the script for Chinese.
    public var tag: String
    /// The part of the text's letters that stands in lines of the language, from 0 to 1. A character of Chinese or
    /// Japanese counts as three letters, one of Korean as two.
    public var share: Double

    /// Creates a guess.
    public init(tag: String, share: Double) {
        self.tag = tag
        self.share = share
    }

    /// The language's subtag, without script.
    public var language: Substring { tag.prefix { $0 != "-" } }
}

/// The languages of a text.
public struct LanguageReading: Sendable, Hashable {
    /// The languages, the main one first, then by their shares. What could not be decided is in none, so that the shares
    /// need not make 1.
    public var languages: [LanguageGuess]
    /// The letters that were read, counted as for the shares.
    public var letters: Int

    /// The main language: of those that have at least half as much text as the one with the most, the first to come.
    ///
    /// A statement in two languages stands in its own first, and its translation may be longer.
    public var main: LanguageGuess? { languages.first }
}
