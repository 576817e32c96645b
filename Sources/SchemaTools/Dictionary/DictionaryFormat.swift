/// How a dictionary is written. A new format is a file and a line here.
public enum DictionaryFormat: String, CaseIterable, Sendable {
    /// Markdown as GitHub shows it.
    case markdown
    /// One page that needs nothing else.
    case html

    /// The dictionary in this format. The same dictionary gives the same bytes.
    public func text(of dictionary: DataDictionary) -> [UInt8] {
        switch self {
        case .markdown: Array(MarkdownDictionary.text(of: dictionary).utf8)
        case .html: Array(HTMLDictionary.text(of: dictionary).utf8)
        }
    }
}
