import Authorities

/// Looks for a page's own notices where they stand: in the first and last lines of a text.
struct NoticeSearch: Sendable {
    /// The bytes that are looked at, at either end.
    private static let reach = 600

    private let phrases: [[Unicode.Scalar]]
    /// Whether a phrase begins with a character, small or not, by the last seven bits of its number.
    private let starts: [Bool]

    init(_ kind: NoticePhrases.Kind) {
        phrases = NoticePhrases.builtIn[kind].map { Array($0.unicodeScalars) }
        var starts = [Bool](repeating: false, count: 128)
        for first in phrases.compactMap(\.first) {
            for form in [first.properties.uppercaseMapping, first.properties.lowercaseMapping] {
                for scalar in form.unicodeScalars { starts[Int(scalar.value % 128)] = true }
            }
        }
        self.starts = starts
    }

    /// The first phrase near the begin or the end of a text, as a range of its UTF-8; `nil` where there is none.
    func first(atEndsOf text: UnsafeRawBufferPointer) -> Range<Int>? {
        if text.count <= 2 * Self.reach { return first(in: text, 0..<text.count) }
        return first(in: text, 0..<Self.reach) ?? first(in: text, text.count - Self.reach..<text.count)
    }

    /// The phrase that a text ends in, but for brackets, dots and arrows; `nil` where there is none.
    func last(of text: UnsafeRawBufferPointer) -> Range<Int>? {
        let tail = max(0, text.count - 120)..<text.count
        guard let found = first(in: text, tail) else { return nil }
        let isEnd = text[found.upperBound...].allSatisfy { byte in
            byte >= 0x80 || !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20)
        }
        return isEnd && text.count - found.upperBound <= 12 ? found : nil
    }

    private func first(in text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
        var scalars: [(value: Unicode.Scalar, offset: Int)] = []
        var offset = range.lowerBound
        // The range may begin and end within a character.
        while offset < range.upperBound, text[offset] & 0xC0 == 0x80 { offset += 1 }
        scalars.reserveCapacity(range.upperBound - offset)
        for scalar in String(decoding: text[offset..<range.upperBound], as: UTF8.self).unicodeScalars {
            scalars.append((scalar, offset))
            offset += UTF8.width(scalar)
        }
        for start in scalars.indices where starts[Int(scalars[start].value.value % 128)] {
            if start > 0, isLetter(scalars[start - 1].value), scalars[start].value.value < 0x600 { continue }
            for phrase in phrases where matches(phrase, scalars[start...]) {
                let end = start + phrase.count
                return scalars[start].offset..<(end < scalars.count ? scalars[end].offset : min(offset, text.count))
            }
        }
        return nil
    }

    private func matches(
        _ phrase: [Unicode.Scalar], _ text: ArraySlice<(value: Unicode.Scalar, offset: Int)>
    ) -> Bool {
        guard text.count >= phrase.count else { return false }
        return zip(phrase, text).allSatisfy { expected, found in
            expected == found.value
                || (found.value.properties.isUppercase
                    && found.value.properties.lowercaseMapping.unicodeScalars.elementsEqual([expected]))
        }
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
}
