/// A name of a body, a country, an office or a place in a text.
public struct NameMention: Hashable, Sendable {
    /// Where it stands, in UTF-8 bytes from the start of the text, 0-based.
    public let span: Range<Int>
    /// What it is a name of.
    public let thing: NamedThing
    /// The code in the table: of a place, that of the country whose capital it is, and empty where it is none.
    public let code: String
    /// The subtags of the languages that write it so, at least one.
    public let languages: [String]
    /// How it stands for the thing.
    public let kind: NameKind
    /// For an office that only one country has, such as the Auswärtiges Amt: the code of the country.
    public let country: String?
}
