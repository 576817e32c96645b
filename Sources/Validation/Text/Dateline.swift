import Authorities
import Chronology

/// The line with which a news agency begins a text: a place at most, a day, and the agency in brackets or a dash.
struct Dateline {
    let phrase: DatePhrase

    /// A dateline stands so near to the start of the text, in bytes.
    private static let reach = 60
    private static let longest = 160

    /// Reads the dateline of a text; `nil` where it has none.
    ///
    /// - Complexity: constant: only the first bytes are looked at.
    static func read(_ text: UnsafeRawBufferPointer, _ tables: AuthorityTables) -> Dateline? {
        let head = UnsafeRawBufferPointer(rebasing: text[..<min(text.count, longest)])
        guard head.prefix(reach + 16).contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
        let phrases = tables.dateReader.phrases(in: head.bindMemory(to: UInt8.self))
        guard let phrase = phrases.first(where: { $0.day != nil && $0.month != nil }), phrase.end == nil,
            phrase.span.lowerBound <= reach, beginsText(head[..<phrase.span.lowerBound]),
            isFollowedByAgency(head[phrase.span.upperBound...])
        else { return nil }
        return Dateline(phrase: phrase)
    }

    /// Whether nothing stands before the date but a place: words with capitals.
    private static func beginsText(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        String(decoding: bytes, as: UTF8.self).split(separator: " ").allSatisfy { word in
            word.first.map { $0.isUppercase || !$0.isLetter } ?? true
        }
    }

    private static func isFollowedByAgency(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        let rest = String(decoding: bytes.prefix(8), as: UTF8.self).drop { $0 == " " || $0 == "," || $0 == "." }
        return ["(", "--", "–", "—", "/", "（", "- "].contains { rest.hasPrefix($0) }
    }
}
