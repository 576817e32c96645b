/// A name of a body, a country, an office or a place in a text.
public struct NameMention: Hashable, Sendable {
    /// Where it stands, in UTF-8 bytes from the start of the text, 0-based.
    public let span: Range<Int>
    /// What it is a name of.
    public let thing: NamedThing
    /// The code in the table: of a place, that of the country whose capital it is, and empty where it is none.
    public let code: String
    /// The subtags of the languages that write it so, at least one.
    public private(set) var languages: [String]
    /// How it stands for the thing. Where it can do so in several ways, the first of ``NameKind``.
    public private(set) var kind: NameKind
    /// For an office that only one country has, such as the Auswärtiges Amt: the code of the country.
    public private(set) var country: String?

    init(span: Range<Int>, thing: NamedThing, code: String, languages: [String], kind: NameKind, country: String?) {
        self.span = span
        self.thing = thing
        self.code = code
        self.languages = languages
        self.kind = kind
        self.country = country
    }

    /// The office with the state that is named up to an index.
    public func extended(to end: Int, country: String) -> NameMention {
        NameMention(
            span: span.lowerBound..<end, thing: thing, code: code, languages: languages, kind: kind, country: country)
    }

    /// Takes over what another mention of the same thing at the same place says.
    mutating func merge(_ other: NameMention) {
        for language in other.languages where !languages.contains(language) { languages.append(language) }
        if other.kind < kind { kind = other.kind }
        country = country ?? other.country
    }
}
