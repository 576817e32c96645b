/// A numbered session in a text.
public struct SessionMention: Hashable, Sendable {
    /// Where number and session stand, in UTF-8 bytes from the start of the text, 0-based. Where the body stands between
    /// or in place of the word for a session, its name is part of it.
    public let span: Range<Int>
    /// The number.
    public let number: Int
    /// Whether the text calls it a special or an emergency special session. These are numbered apart.
    public let isSpecial: Bool
    /// The code of the body in `bodies.csv` whose session it is, a committee where one is named with it; `nil` where no
    /// body stands beside it.
    public let body: String?
    /// Where the body's name stands.
    public let bodySpan: Range<Int>?
}

extension AuthorityTables {
    /// All numbered sessions in a text, in order: "76th session", "第七十六届会议", and also "74th General Assembly" and
    /// `UNGA76`, where a body stands for its session.
    ///
    /// A session that the text gives to a body that the tables do not know is left out. Where no body stands beside a
    /// session, it has none: the context may tell.
    ///
    /// - Parameter names: what ``NameIndex/mentions(in:)`` found in the same text.
    ///
    /// Complexity: linear in the length of the text, but for a search among the names at each number.
    public func sessionMentions(in utf8: UnsafeRawBufferPointer, names: [NameMention]) -> [SessionMention] {
        let context = MentionContext(
            text: TextReader(bytes: utf8), vocabulary: sessionVocabulary, bodies: bodies, names: names)
        var finder = SessionFinder(context: context)
        return finder.mentions { hasSessionRows($0) }
    }
}
