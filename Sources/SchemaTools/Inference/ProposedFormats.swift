import Schema

/// The formats that a draft may propose, as a set.
struct ProposedFormats: Hashable, Sendable {
    private struct Candidate: Sendable {
        let checker: any FormatChecker
        /// Whether a string of the format is also written as such strings are; see `candidates`.
        let isConvincing: @Sendable (UnsafeRawBufferPointer) -> Bool
    }

    /// In the order of preference. Some grammars take nearly any word: a URI needs only a colon, a language tag only two
    /// letters. A draft that said so of headlines or country codes would mislead, so these want more than the grammar.
    private static let candidates: [Candidate] = [
        candidate("date"), candidate("date-time"), candidate("uuid"),
        candidate("uri") { text in text.starts(with: "urn:".utf8) || contains("://", text) },
        candidate("email"),
        candidate("language-tag") { text in
            // RFC 5646, section 2.1.1: the language is written in lower case, and has two or three letters.
            let language = text.prefix { $0 != UInt8(ascii: "-") }
            return (2...3).contains(language.count)
                && language.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        },
    ].compactMap { $0 }

    /// All of them.
    static let all = ProposedFormats(bits: (1 << UInt8(candidates.count)) - 1)

    private var bits: UInt8

    /// The name of the preferred one, `nil` where none is left.
    var preferred: String? {
        Self.candidates.indices.first { bits & 1 << UInt8($0) != 0 }.map { Self.candidates[$0].checker.name }
    }

    mutating func keep(onlyThoseOf text: UnsafeRawBufferPointer) {
        guard bits != 0 else { return }
        for (index, candidate) in Self.candidates.enumerated() where bits & 1 << UInt8(index) != 0 {
            if !candidate.checker.accepts(text) || !candidate.isConvincing(text) { bits &= ~(1 << UInt8(index)) }
        }
    }

    mutating func keep(onlyThoseOf other: ProposedFormats) {
        bits &= other.bits
    }

    /// `nil` where this version asserts no such format.
    private static func candidate(
        _ name: String, where isConvincing: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool = { _ in true }
    ) -> Candidate? {
        FormatRegistry.standard[name].map { Candidate(checker: $0, isConvincing: isConvincing) }
    }

    private static func contains(_ wanted: StaticString, _ text: UnsafeRawBufferPointer) -> Bool {
        wanted.withUTF8Buffer { wanted in
            text.indices.contains { text[$0...].starts(with: wanted) }
        }
    }
}
