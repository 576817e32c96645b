import CByteScan
public import Authorities

/// Tells the languages of a text: by script where one language has it, by frequent words and rare letters elsewhere.
///
/// The text is read line by line, short ones with those that follow, so that one in two languages gives both. Of a text longer than `sampleBytes` the begin
/// and the end are read, half of them each. Time is linear in what is read; memory is a few kilobytes.
public struct LanguageReader: Sendable {
    /// The most bytes that are read of a text.
    public var sampleBytes = 32 << 10

    /// Fewer points do not decide.
    private static let fewestPoints = 3

    /// In bytes.
    private static let shortestLine = 80

    private let index: WordIndex
    private let hans: Int?
    private let hant: Int?
    /// The primary subtags of all languages that could be found.
    private let known: Set<String>

    /// A reader with the words of a table.
    public init(_ words: LanguageWords = .builtIn) {
        index = WordIndex(words)
        hans = index.languages.firstIndex(of: "zh-Hans")
        hant = index.languages.firstIndex(of: "zh-Hant")
        known = Set(index.languages.map { String($0.prefix { $0 != "-" }) })
            .union(WritingSystem.allCases.compactMap(\.soleLanguage)).union(index.covered.values.joined())
    }

    /// The reader with the table of the program.
    public static let builtIn = LanguageReader()

    /// The languages of a text; `nil` where none is certain, as of a text that is too short.
    public func read(_ text: String) -> LanguageReading? {
        var text = text
        return text.withUTF8 { read(UnsafeRawBufferPointer($0)) }
    }

    /// The languages of a text in valid UTF-8; `nil` where none is certain, as of a text that is too short.
    public func read(_ text: UnsafeRawBufferPointer) -> LanguageReading? {
        var result = LineResults(index.languages)
        if text.count <= sampleBytes {
            read(text[...], into: &result)
        } else {
            read(text[..<lineBreak(in: text, near: sampleBytes / 2)], into: &result)
            read(text[lineBreak(in: text, near: text.count - sampleBytes / 2)...], into: &result)
        }
        return result.reading(decide)
    }

    /// The language that the beginning of a text is plainly in, all its lines taken together; `nil` where it is not plain.
    ///
    /// Complexity: constant: 256 bytes at most are read.
    public func glance(_ text: UnsafeRawBufferPointer) -> LanguageGuess? {
        var end = min(text.count, 256)
        while end < text.count, end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        var tally = LanguageTally(languages: index.languages.count)
        count(UnsafeRawBufferPointer(rebasing: text[..<end]), into: &tally)
        return decide(tally).map { LanguageGuess(tag: $0, share: 1) }
    }

    /// Whether a text of a language may be declared with a tag: primary subtags count, a script only where both have one.
    public func covers(_ guess: LanguageGuess, declared tag: String) -> Bool {
        if tag == guess.tag { return true }
        let parts = tag.lowercased().split(separator: "-")
        guard let primary = parts.first.map(String.init) else { return false }
        let language = String(guess.language)
        guard primary == language || index.covered[language]?.contains(primary) ?? false else { return false }
        let script = guess.tag.lowercased().dropFirst(language.count + 1)
        let declaredScript = parts.dropFirst().first { $0.count == 4 }
        return script.isEmpty || declaredScript == nil || declaredScript == script
            || !["hans", "hant"].contains(declaredScript)
    }

    /// Whether the reader knows the language of a tag, so that it could have been found.
    public func knows(_ tag: String) -> Bool {
        known.contains(String(tag.lowercased().prefix { $0 != "-" }))
    }

    // MARK: Decisions

    /// The language of what was counted; `nil` where two come near each other, or there is too little.
    private func decide(_ tally: LanguageTally) -> String? {
        guard let script = tally.script else { return nil }
        if let sole = script.soleLanguage { return sole }
        if script == .han { return chinese(tally) }
        var best: (index: Int, points: Int)?
        var second = 0
        for (index, points) in tally.points.enumerated() where index != hans && index != hant {
            if points > best?.points ?? 0 {
                second = best?.points ?? 0
                best = (index, points)
            } else {
                second = max(second, points)
            }
        }
        guard let best, best.points >= Self.fewestPoints, best.points * 12 >= tally.words,
            // One in eight more, and one at least.
            best.points * 8 >= second * 9 + 8
        else { return nil }
        return index.languages[best.index]
    }

    private func chinese(_ tally: LanguageTally) -> String {
        let simplified = hans.map { tally.points[$0] } ?? 0
        let traditional = hant.map { tally.points[$0] } ?? 0
        if simplified > 2 * traditional { return "zh-Hans" }
        return traditional > 2 * simplified ? "zh-Hant" : "zh"
    }

    // MARK: Lines

    private func read(_ text: Slice<UnsafeRawBufferPointer>, into result: inout LineResults) {
        let text = UnsafeRawBufferPointer(rebasing: text)
        var start = 0
        while start < text.count {
            let end = lineEnd(of: text, from: start)
            count(UnsafeRawBufferPointer(rebasing: text[start..<end]), into: &result.line)
            // Short lines decide nothing, and are taken with those that follow.
            if end - start >= Self.shortestLine { result.finishLine(decide) }
            start = end + 1
        }
        result.finishLine(decide)
    }

    /// The offset of the first line feed from an offset on, or the end.
    private func lineEnd(of text: UnsafeRawBufferPointer, from offset: Int) -> Int {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return offset }
        return offset + Int(byte_scan_run_before(0x0A, start + offset, start + text.count))
    }

    /// The offset after the first line break at or after an offset; that of the next code point where none is near.
    private func lineBreak(in text: UnsafeRawBufferPointer, near offset: Int) -> Int {
        let end = min(text.count, offset + 1024)
        if let found = text[offset..<end].firstIndex(of: 0x0A) { return found + 1 }
        var next = offset
        while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// Counts the letters, words and points of a line.
    private func count(_ line: UnsafeRawBufferPointer, into tally: inout LanguageTally) {
        tally.words += tally.letters.withUnsafeMutableBufferPointer { letters in
            tally.points.withUnsafeMutableBufferPointer { points in
                index.withTables { tables in
                    LetterTables.shared.withLetters { scripts, small in
                        var counter = WordCounter(
                            tables: tables, scripts: scripts, smallLetters: small, letters: letters, points: points)
                        counter.count(line)
                        return counter.words
                    }
                }
            }
        }
    }
}
