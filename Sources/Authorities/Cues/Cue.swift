/// A phrase that says something about the page or the text around it: a row of `cues.csv`.
public struct Cue: Hashable, Sendable {
    /// What sort of thing it says.
    public enum Meaning: String, CaseIterable, Sendable {
        /// The line belongs to the page and not to a statement: a menu, a button, a notice.
        case furniture
        /// A statement ends here; what follows belongs to the page.
        case statementEnd = "statement_end"
        /// The annex of a letter begins with this line.
        case annex
        /// What the date beside it is the date of: ``Cue/value`` is `issued`, `published`, `event` and others.
        case date
        /// What an issuer does: its name stands before the phrase.
        case attribution
        /// A verb of saying: in a line that ends with a colon its subject speaks what follows.
        case introduction
        /// What sort of statement a title announces; the value is a kind of the statement schema.
        case kind
        /// The page holds something else than a statement; the value says what.
        case page
        /// Whoever carries the text is named after it.
        case publisher
        /// The subject of a statement stands beside it, and no issuer: ``Cue/value`` says whether `after` or `before`.
        case topic
        /// The sender of a letter is named after it.
        case sender
        /// A line of a speech or letter to those that it speaks to: a salutation, thanks.
        case courtesy
        /// Whoever signs is named after it.
        case signature
        /// The office behind it is spoken to, and speaks not.
        case addressee
        /// The group for which somebody speaks is named after it.
        case behalf
        /// A question of somebody else begins here.
        case question
        /// The state named before it is what an office deals with, and speaks not: "U.S. Affairs".
        case field
    }

    /// Where the phrase must stand to mean it.
    public enum Place: String, Sendable {
        /// It is all of a line.
        case line
        /// A line begins with it.
        case start
        /// It stands anywhere.
        case anywhere
        /// It stands anywhere, and the date follows.
        case before
        /// It stands anywhere, and the date stands before.
        case behind
        /// It stands anywhere and marks the very end of a text.
        case marker
    }

    /// What sort of thing it says.
    public let meaning: Meaning
    /// What it says of that sort; empty where there is nothing to tell apart.
    public let value: String
    /// Where it must stand.
    public let place: Place
    /// The subtags of the languages that write it so.
    public let languages: [String]
}

/// A cue found in a text.
public struct CueMention: Hashable, Sendable {
    /// The bytes of the text, 0-based.
    public let span: Range<Int>
    /// What it says.
    public let cue: Cue

    /// A cue in a text.
    public init(span: Range<Int>, cue: Cue) {
        self.span = span
        self.cue = cue
    }
}
