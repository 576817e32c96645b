/// Finds UTF-8 that was read as windows-1252 or Latin-1, and decodes it.
///
/// A sequence is a character that the first byte of a code point is read as, and as many behind it as the code point has
/// further bytes. Writing has such sequences by chance, as `É»` at the end of a quotation, so that only runs with evidence
/// of their own count: two sequences on end, symbols that do not stand behind letters, or capitals within words.
enum MojibakeRepair {
    /// Sequences without a gap.
    struct Run {
        var range: Range<Int>
        var decoded: [Unicode.Scalar]
    }

    /// How often a text can have been read wrongly.
    private static let mostRounds = 4

    /// The runs with evidence, in order. O(length).
    static func runs(in text: [Unicode.Scalar]) -> [Run] {
        var runs: [(run: Run, isEvident: Bool)] = []
        var index = 0
        while index < text.count {
            guard let run = run(at: index, in: text) else {
                index += 1
                continue
            }
            runs.append((run, isEvident(run, in: text)))
            index = run.range.upperBound
        }
        // A word of one letter is too short for evidence of its own, but not beside others of its script.
        let blocks = Set(runs.lazy.filter(\.isEvident).flatMap(\.run.decoded).compactMap(block))
        return runs.filter { $0.isEvident || $0.run.decoded.allSatisfy { block($0).map(blocks.contains) ?? false } }
            .map(\.run)
    }

    /// Where the begin of a sequence is so certain that bytes of it must have been lost: `â€` without a third.
    static func remnants(in text: [Unicode.Scalar], outside runs: [Run]) -> [Range<Int>] {
        var covered = runs[...]
        return text.indices.dropLast().compactMap { index in
            guard text[index] == "\u{E2}", text[index + 1] == "\u{20AC}" else { return nil }
            while let run = covered.first, run.range.upperBound <= index { covered.removeFirst() }
            return covered.first.map { $0.range.contains(index) } ?? false ? nil : index..<index + 2
        }
    }

    /// The text with its runs decoded, again and again where it was read wrongly more than once.
    static func repaired(_ text: [Unicode.Scalar], _ found: [Run]? = nil) -> [Unicode.Scalar] {
        var text = text
        var runs = found ?? runs(in: text)
        var round = 0
        while !runs.isEmpty, round < mostRounds {
            var result: [Unicode.Scalar] = []
            var copied = 0
            for run in runs {
                result += text[copied..<run.range.lowerBound] + run.decoded
                copied = run.range.upperBound
            }
            text = result + text[copied...]
            runs = Self.runs(in: text)
            round += 1
        }
        return text
    }

    /// The block of 256 that a letter outside of the Latin ones is in.
    private static func block(_ scalar: Unicode.Scalar) -> UInt32? {
        scalar.value >= 0x370 && scalar.properties.isAlphabetic ? scalar.value / 256 : nil
    }

    // MARK: Sequences

    private static func run(at start: Int, in text: [Unicode.Scalar]) -> Run? {
        var end = start
        var decoded: [Unicode.Scalar] = []
        while let (scalar, length) = sequence(at: end, in: text) {
            decoded.append(scalar)
            end += length
        }
        if end > start { return Run(range: start..<end, decoded: decoded) }
        // A control of Latin-1 where windows-1252 has a character: the text was read as the former. U+0085 ends lines.
        guard 0x80...0x9F ~= text[start].value, text[start].value != 0x85,
            let meant = CharacterClasses.windows1252.first(where: { $0.value == text[start].value })?.key
        else { return nil }
        return Run(range: start..<start + 1, decoded: [meant].compactMap(Unicode.Scalar.init))
    }

    private static func sequence(at index: Int, in text: [Unicode.Scalar]) -> (scalar: Unicode.Scalar, length: Int)? {
        guard index < text.count else { return nil }
        let length: Int
        switch text[index].value {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return nil
        }
        guard index + length <= text.count,
            text[index + 1..<index + length].allSatisfy(CharacterClasses.continues)
        else { return nil }
        let bytes = text[index..<index + length].compactMap(CharacterClasses.byte)
        guard let decoded = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return nil }
        return (decoded, length)
    }

    // MARK: Evidence

    private static func isEvident(_ run: Run, in text: [Unicode.Scalar]) -> Bool {
        guard run.decoded.count == 1, let decoded = run.decoded.first else { return true }
        let start = run.range.lowerBound
        let before = start > 0 ? text[start - 1] : nil
        let after = run.range.upperBound < text.count ? text[run.range.upperBound] : nil
        let rest = text[start + 1..<run.range.upperBound]
        switch text[start].value {
        case 0x80...0x9F: return true
        case 0xC2:
            // `Â` before a no-break space or a sign, where no word in capitals ends.
            if decoded.value == 0xA0 { return !(before?.properties.isUppercase ?? false) }
            return decoded.value > 0xA0 && !(before.map(isCapitalOrQuote) ?? false)
        case 0xC3...0xC5:
            // A capital within a word, or one that a symbol parts from the word that it begins.
            if rest.contains(where: isOdd) || before?.properties.isLowercase ?? false { return true }
            if before.map(isCapitalOrQuote) ?? false { return false }
            let isSmallLetter = text[start] == "Ã" && decoded.properties.isLowercase && rest.first != "»"
            return isSmallLetter || after?.properties.isLowercase ?? false || before?.properties.numericType != nil
        case 0xE2:
            return 0x2010...0x214F ~= decoded.value || rest.contains(where: isOdd)
        case 0xEF:
            return decoded.value >= 0xFEFF || rest.contains(where: isOdd)
        case 0xE0...0xED: return rest.contains(where: isOdd)
        case 0xF0...0xF4: return true
        default: return false
        }
    }

    private static func isCapitalOrQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUppercase || "«“‘\"'„‹".unicodeScalars.contains(scalar)
    }

    /// Whether a symbol does not stand behind a letter in any writing.
    private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
        "¤¦¨¬\u{AD}¯±´¶¸µ¢£¥ƒ†‡ˆ˜".unicodeScalars.contains(scalar) || 0x80...0x9F ~= scalar.value
            || ["¡", "¼", "½", "¾", "¿", "©", "§", "‰", "€"].contains(scalar)
    }
}
