import Authorities

/// Looks for a page's own notices where they stand: in the first and last lines of a text.
struct NoticeSearch: Sendable {
    /// The bytes that are looked at, at either end.
    private static let reach = 600

    /// By the pair of bytes that they may begin with, letters of ASCII small.
    private let phrases: [Int: [[Unicode.Scalar]]]
    /// The most bytes that a phrase may have, in letters of any size.
    private let longest: Int
    /// One bit for each pair that some phrase may begin with.
    private let starts: [UInt64]

    init(_ kind: NoticePhrases.Kind) {
        var phrases: [Int: [[Unicode.Scalar]]] = [:]
        var starts = [UInt64](repeating: 0, count: 0x10000 / 64)
        var longest = 0
        for phrase in NoticePhrases.builtIn[kind] {
            let scalars = Array(phrase.unicodeScalars)
            longest = max(longest, 4 * scalars.count)
            let rest = phrase.unicodeScalars.dropFirst().first.map(String.init) ?? ""
            for form in [String(phrase.prefix(1)), phrase.prefix(1).uppercased()] {
                // Of a first letter of several bytes, the first two; else that letter and the next.
                let bytes = Array((form + rest).utf8.prefix(2))
                guard bytes.count == 2 else { continue }
                let pair = Self.pair(bytes[0], bytes[1])
                starts[pair / 64] |= 1 << UInt64(pair % 64)
                if phrases[pair]?.last != scalars { phrases[pair, default: []].append(scalars) }
            }
        }
        self.phrases = phrases
        self.longest = longest
        self.starts = starts
    }

    /// The first phrase near the begin or the end of a text, as a range of its UTF-8; `nil` where there is none.
    func first(atEndsOf text: UnsafeRawBufferPointer) -> Range<Int>? {
        if text.count <= 2 * Self.reach { return first(in: text, from: 0, to: text.count) }
        return first(in: text, from: 0, to: Self.reach)
            ?? first(in: text, from: text.count - Self.reach, to: text.count)
    }

    /// The phrase that a text ends in, but for brackets, dots and arrows; `nil` where there is none.
    func last(of text: UnsafeRawBufferPointer) -> Range<Int>? {
        guard let found = first(in: text, from: max(0, text.count - 120), to: text.count) else { return nil }
        let hasWordsAfter = text[found.upperBound...].contains(where: Self.isASCIILetter)
        return hasWordsAfter || text.count - found.upperBound > 12 ? nil : found
    }

    private func first(in text: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Range<Int>? {
        starts.withUnsafeBufferPointer { starts in
            var index = start
            while index + 1 < end {
                let pair = Self.pair(text[index], text[index + 1])
                if starts[pair &>> 6] &>> UInt64(pair & 63) & 1 != 0, let candidates = phrases[pair],
                    let found = phrase(of: candidates, in: text, at: index)
                {
                    return found
                }
                index += 1
            }
            return nil
        }
    }

    /// The phrase that stands at an offset, and not within a word.
    private func phrase(
        of phrases: [[Unicode.Scalar]], in text: UnsafeRawBufferPointer, at start: Int
    ) -> Range<Int>? {
        if start > 0, Self.isASCIILetter(text[start - 1]) { return nil }
        // Letters of two bytes part words too; those of three are of scripts that do not.
        if start > 1, text[start] < 0xE0, 0xC3...0xDF ~= text[start - 2], text[start - 1] >= 0x80 { return nil }
        // Most places are out after a few letters; so few take no memory.
        guard match(phrases, in: text, from: start, count: 15, isWhole: false) != nil else { return nil }
        return match(phrases, in: text, from: start, count: longest, isWhole: true).map { start..<start + $0 }
    }

    /// How many bytes the first phrase has that begins a text, or that begins as the text does.
    private func match(
        _ phrases: [[Unicode.Scalar]], in text: UnsafeRawBufferPointer, from start: Int, count: Int, isWhole: Bool
    ) -> Int? {
        let end = min(text.count, start + count)
        let found = String(decoding: text[start..<end], as: UTF8.self).unicodeScalars
        for phrase in phrases {
            var length = 0
            var matched = 0
            for (expected, scalar) in zip(phrase, found) {
                guard scalar == expected || isCapital(scalar, of: expected) else { break }
                length += UTF8.width(scalar)
                matched += 1
            }
            if matched == phrase.count || (!isWhole && matched >= 4) { return length }
        }
        return nil
    }

    private func isCapital(_ scalar: Unicode.Scalar, of small: Unicode.Scalar) -> Bool {
        // Asking for properties takes long, and most letters are of ASCII.
        if scalar.isASCII { return scalar.value &- 0x41 < 26 && scalar.value | 0x20 == small.value }
        return scalar.properties.isUppercase && scalar.properties.lowercaseMapping.unicodeScalars.elementsEqual([small])
    }

    @inline(__always)
    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(small(first)) << 8 | Int(small(second)) }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
