/// Finds where a document symbol that begins at a place of a text ends.
///
/// It reads one part after another and stops at what can be no part. Invariant: `position` never lies more than
/// ``DocumentSymbol/maximumLength`` bytes behind the start, which bounds the work at each place.
struct SymbolScanner {
    private let bytes: UnsafeRawBufferPointer
    private let limit: Int
    /// Where the next byte to be read lies.
    private(set) var position: Int

    init(text: TextReader, start: Int) {
        bytes = text.bytes
        position = start
        limit = min(text.bytes.count, start + DocumentSymbol.maximumLength)
    }

    // MARK: Beginning

    /// The organs whose documents have symbols with slashes.
    private static let organs: Set<String> = [
        "A", "S", "E", "T", "ST", "CCPR", "CERD", "CEDAW", "CAT", "CRC", "CRPD", "CMW", "CED", "HRI", "CD", "NPT",
        "FCCC",
        "UNEP", "GC", "GOV", "DP", "TD", "ID", "IDB", "SPLOS", "ISBA", "LOS", "PBC", "HSP", "UNW", "BWC", "CCW",
        "APLC", "GA", "SC", "SG", "INFCIRC", "CTBT", "ICCD", "UNA", "DC", "OPCAT",
    ]
    private static let longestOrgan = 7

    /// The next place at or behind an index where an organ and a slash begin, or a resolution of the World Health
    /// Assembly.
    static func nextStart(in text: TextReader, from index: Int) -> Int? {
        let bytes = text.bytes
        var index = index
        while index < bytes.count {
            guard bytes[index].isCapital else {
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count, bytes[end].isCapital { end += 1 }
            if beginsSymbol(index..<end, in: text) { return index }
            index = end
        }
        return nil
    }

    private static func beginsSymbol(_ word: Range<Int>, in text: TextReader) -> Bool {
        let bytes = text.bytes
        guard word.count <= longestOrgan, word.upperBound < bytes.count, isFree(word.lowerBound, in: text) else {
            return false
        }
        if bytes[word.upperBound].isDigit { return text.string(word) == "WHA" }
        var index = word.upperBound
        if bytes[index] == UInt8(ascii: "(") {
            index += 1
            while index < bytes.count, index < word.upperBound + 5, bytes[index].isDigit { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: ")") else { return false }
            index += 1
        }
        index = endOfBlanks(index, in: bytes, limit: min(bytes.count, index + maximumBlanks))
        guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else { return false }
        return organs.contains(text.string(word))
    }

    /// Whether nothing stands before a place that a symbol could be the rest of: a letter, a digit, a part of a path.
    private static func isFree(_ index: Int, in text: TextReader) -> Bool {
        guard let before = text.scalar(before: index) else { return true }
        switch before {
        case 0x2F, 0x5C, 0x5F, 0x40, 0x2E, 0x26, 0x3D, 0x25, 0x7E: return false
        default: return !TextScalar.isWord(before)
        }
    }

    // MARK: Reading

    /// What a part between slashes says.
    private enum Part {
        /// Digits, perhaps with a letter.
        case number(digits: Int)
        /// A word with a number, such as `L.28`, and a special session.
        case numberedWord(digits: Int)
        /// Capitals alone.
        case word(isKnown: Bool)
    }

    /// The end of the symbol, `nil` where it is none.
    mutating func symbolEnd() -> Int? {
        var end = oneSymbolEnd()
        // The further symbols of a joint document.
        while let last = end, let next = joint(behind: last) {
            position = next
            guard let further = oneSymbolEnd() else {
                position = last
                break
            }
            end = further
        }
        return end
    }

    private mutating func oneSymbolEnd() -> Int? {
        let start = position
        var organ = 0
        while position < limit, bytes[position].isCapital {
            organ += 1
            position += 1
        }
        if position < limit, bytes[position].isDigit { return worldHealthEnd() }
        if position < limit, bytes[position] == UInt8(ascii: "("), let end = bracketEnd(position) { position = end }
        let organEnd = position
        var end: Int?
        var count = 0
        var digits = 0
        while let partStart = behindSlash() {
            position = partStart
            guard let part = part() else {
                position = partStart
                break
            }
            switch part {
            case .number(let length), .numberedWord(let length):
                digits += length
                end = position
            case .word(let isKnown):
                // In the series of the great organs a word stands second only where it is one of theirs.
                guard count > 0 || organ > 1 || isKnown else { return nil }
            }
            count += 1
        }
        // One short number behind one letter is more likely a size, a size of paper or a score.
        guard let end, count > 1 || digits > 2, organEnd > start else { return nil }
        position = max(position, end)
        return end
    }

    /// Reads a part; the place of the reader is behind it.
    private mutating func part() -> Part? {
        let start = position
        if let length = digits() {
            // `177A`, `72A-G`
            if position < limit, bytes[position].isCapital, !isLetterOrDigit(position + 1) { position += 1 }
            if position + 1 < limit, bytes[position] == UInt8(ascii: "-"), bytes[position + 1].isCapital,
                bytes[position - 1].isCapital, !isLetterOrDigit(position + 2)
            {
                position += 2
            }
            guard !isLetterOrDigit(position), length <= 5 else { return nil }
            if let end = bracketEnd(endOfBlanks(position)) { position = end }
            return .number(digits: length)
        }
        while position < limit, bytes[position].isLetter { position += 1 }
        let word = start..<position
        guard 1...8 ~= word.count, bytes[start].isCapital else { return nil }
        if position < limit, bytes[position] == UInt8(ascii: ".") {
            let dot = position
            position = endOfBlanks(position + 1)
            // A space behind the full stop is prose, unless the word is one that takes a number.
            if position == dot + 1 || isModifier(word), let length = digits() {
                if position < limit, bytes[position].isCapital, !isLetterOrDigit(position + 1) { position += 1 }
                guard !isLetterOrDigit(position) else { return nil }
                return .numberedWord(digits: length)
            }
            position = dot
        }
        if isSpecialSession(word), position + 1 < limit, bytes[position] == UInt8(ascii: "-") {
            position += 1
            if let length = digits(), !isLetterOrDigit(position) { return .numberedWord(digits: length) }
            return nil
        }
        guard word.allSatisfy({ bytes[$0].isCapital }), !isLetterOrDigit(position) else { return nil }
        return .word(isKnown: Self.words.contains(string(word)))
    }

    /// `WHA74.7`: the number of the session, a full stop and the number of the resolution.
    private mutating func worldHealthEnd() -> Int? {
        guard digits() != nil, position + 1 < limit, bytes[position] == UInt8(ascii: "."), bytes[position + 1].isDigit
        else { return nil }
        position += 1
        guard digits() != nil, !isLetterOrDigit(position) else { return nil }
        return position
    }

    /// Words that follow the organs of one letter.
    private static let words: Set<String> = [
        "RES", "DEC", "HRC", "CN", "CONF", "AC", "BUR", "SPC", "INF", "PV", "PRST", "NGO", "EC", "ICEF", "ESCAP", "ECE",
        "ECA", "ESCWA", "ECLAC", "CEPAL", "AGENDA", "DC", "LOS", "NI", "SR", "TK", "OR", "L", "WGAP", "PET", "COM",
        "SGB",
        "AI", "IC", "SG",
    ]

    private func isModifier(_ word: Range<Int>) -> Bool {
        ["Rev", "Add", "Corr", "Amend", "L", "C", "PV", "REV", "ADD", "CORR"].contains(string(word))
    }

    private func isSpecialSession(_ word: Range<Int>) -> Bool {
        let text = string(word)
        return text == "S" || text == "ES"
    }

    // MARK: Bytes

    private static let maximumBlanks = 4

    /// Spaces, no-break spaces and tabs, not the end of a line.
    private static func endOfBlanks(_ index: Int, in bytes: UnsafeRawBufferPointer, limit: Int) -> Int {
        var end = index
        while end < limit {
            if bytes[end] == 0x20 || bytes[end] == 0x09 {
                end += 1
            } else if bytes[end] == 0xC2, end + 1 < limit, bytes[end + 1] == 0xA0 {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private func endOfBlanks(_ index: Int) -> Int {
        Self.endOfBlanks(index, in: bytes, limit: min(limit, index + Self.maximumBlanks))
    }

    /// The place behind a slash and the blanks around it.
    private func behindSlash() -> Int? {
        let slash = endOfBlanks(position)
        guard slash < limit, bytes[slash] == UInt8(ascii: "/") else { return nil }
        let next = endOfBlanks(slash + 1)
        return next < limit ? next : nil
    }

    /// The place behind a hyphen or dash that another organ and a slash follow.
    private func joint(behind end: Int) -> Int? {
        var index = endOfBlanks(end)
        guard index < limit else { return nil }
        let step = TextReader(bytes: bytes).scalar(at: index)
        guard TextScalar.folded(step.scalar) == 0x2D, step.end <= limit else { return nil }
        index = endOfBlanks(step.end)
        var letters = index
        while letters < limit, bytes[letters].isCapital { letters += 1 }
        let slash = endOfBlanks(letters)
        guard letters > index, slash < limit, bytes[slash] == UInt8(ascii: "/"),
            Self.organs.contains(string(index..<letters))
        else { return nil }
        return index
    }

    /// The end of brackets around a year, a Roman number or a special session, such as `(2002)` and `(S-VI)`.
    private func bracketEnd(_ start: Int) -> Int? {
        guard start < limit, bytes[start] == UInt8(ascii: "(") else { return nil }
        var end = start + 1
        while end < limit, end - start < 12, isLetterOrDigit(end) || bytes[end] == UInt8(ascii: "-") { end += 1 }
        guard end < limit, end > start + 1, bytes[end] == UInt8(ascii: ")") else { return nil }
        let isYear = (start + 1..<end).allSatisfy { bytes[$0].isDigit }
        let isRoman = (start + 1..<end).allSatisfy { "IVXLCSE-".utf8.contains(bytes[$0]) }
        return isYear && end - start <= 5 || isRoman ? end + 1 : nil
    }

    private mutating func digits() -> Int? {
        let start = position
        while position < limit, bytes[position].isDigit { position += 1 }
        return position > start ? position - start : nil
    }

    private func isLetterOrDigit(_ index: Int) -> Bool {
        index < bytes.count && (bytes[index].isLetter || bytes[index].isDigit)
    }

    private func string(_ span: Range<Int>) -> String {
        TextReader(bytes: bytes).string(span)
    }
}
