import UnicodeText

/// A text as quotes are held against it: in Normalization Form C, with white space collapsed to single spaces.
struct ComparableText: Sendable, Hashable {
    /// The text as UTF-8, without space at both ends.
    let bytes: [UInt8]

    /// - Complexity: linear in the length of the text.
    init(_ text: UnsafeRawBufferPointer) {
        guard TextScan.concerns(in: text, isRaw: false).contains(.normalForm) else {
            bytes = Self.collapsed(text)
            return
        }
        let composed = NormalForm.composed(Array(String(decoding: text, as: UTF8.self).unicodeScalars))
        var string = String(String.UnicodeScalarView(composed))
        bytes = string.withUTF8 { Self.collapsed(UnsafeRawBufferPointer($0)) }
    }

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { ComparableText(UnsafeRawBufferPointer($0)) }
    }

    private init(exactly bytes: [UInt8]) { self.bytes = bytes }

    /// The characters.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    private static func collapsed(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isInSpace = true
        var index = 0
        while index < text.count {
            let length = spaceLength(in: text, at: index)
            if length > 0 {
                if !isInSpace { result.append(0x20) }
                isInSpace = true
                index += length
            } else {
                result.append(text[index])
                isInSpace = false
                index += 1
            }
        }
        if isInSpace, !result.isEmpty { result.removeLast() }
        return result
    }

    /// How many bytes of white space begin at a byte: one character of the Unicode property White_Space, or none.
    private static func spaceLength(in text: UnsafeRawBufferPointer, at index: Int) -> Int {
        let byte = text[index]
        if byte == 0x20 || 0x09...0x0D ~= byte { return 1 }
        if byte == 0xC2, index + 1 < text.count { return text[index + 1] == 0xA0 || text[index + 1] == 0x85 ? 2 : 0 }
        guard byte >= 0xE1, byte <= 0xE3, index + 2 < text.count else { return 0 }
        switch (byte, text[index + 1], text[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return 3
        default: return 0
        }
    }

    // MARK: Search

    /// Where another text first stands in this one, from a byte on; `nil` where it does not.
    ///
    /// Complexity: linear in the length of both, whatever they are (Knuth, Morris and Pratt).
    func firstIndex(of other: ComparableText, from start: Int = 0) -> Int? {
        let needle = other.bytes
        guard !needle.isEmpty, start >= 0, start + needle.count <= bytes.count else { return nil }
        return needle.withUnsafeBufferPointer { needle in
            bytes.withUnsafeBufferPointer { Self.search(needle, in: $0, from: start) }
        }
    }

    private static func search(
        _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var borders = [Int](repeating: 0, count: needle.count)
        var length = 0
        for index in 1..<max(1, needle.count) {
            while length > 0, needle[index] != needle[length] { length = borders[length - 1] }
            if needle[index] == needle[length] { length += 1 }
            borders[index] = length
        }
        length = 0
        for index in start..<text.count {
            while length > 0, text[index] != needle[length] { length = borders[length - 1] }
            if text[index] == needle[length] { length += 1 }
            if length == needle.count { return index - length + 1 }
        }
        return nil
    }

    /// Whether another text stands in this one.
    func contains(_ other: ComparableText) -> Bool { firstIndex(of: other) != nil }

    /// Whether another text stands in this one so often.
    func contains(_ other: ComparableText, times: Int) -> Bool {
        var (start, count) = (0, 0)
        while count < times {
            guard let found = firstIndex(of: other, from: start) else { return false }
            count += 1
            start = found + 1
        }
        return true
    }

    /// Whether another text stands in this one as words: no letter or digit of ASCII beside it.
    func containsWords(_ other: ComparableText) -> Bool {
        var start = 0
        while let found = firstIndex(of: other, from: start) {
            let end = found + other.bytes.count
            let isFree =
                (found == 0 || !Self.isWord(bytes[found - 1])) && (end == bytes.count || !Self.isWord(bytes[end]))
            if isFree { return true }
            start = end
        }
        return false
    }

    /// Whether a text that begins with a number stands in this one, and is not the end of a longer number.
    func containsNumber(_ other: ComparableText) -> Bool {
        var start = 0
        while let found = firstIndex(of: other, from: start) {
            if found == 0 || !(0x30...0x39 ~= bytes[found - 1]) { return true }
            start = found + 1
        }
        return false
    }

    /// How many of some words stand together, as those of a person's name: within so much text as they take, and some more.
    /// Of a word that stands in very many places the first are looked at.
    func mostTogether(of words: [ComparableText]) -> Int {
        let reach = words.reduce(16) { $0 + $1.bytes.count + 1 }
        var most = 0
        for word in words {
            var start = 0
            var places = 0
            while places < 64, let found = firstIndex(of: word, from: start) {
                start = found + word.bytes.count
                places += 1
                let part = bytes[max(0, found - reach)..<min(bytes.count, start + reach)]
                let near = ComparableText(exactly: Array(part))
                guard near.containsWords(word) else { continue }
                most = max(most, words.count { near.containsWords($0) })
            }
        }
        return most
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
    }

    // MARK: Folding

    /// The text without characters that cannot be seen or turn the direction of writing, and with what was read in another
    /// encoding as it was written.
    var mended: ComparableText {
        let scalars = MojibakeRepair.repaired(Array(string.unicodeScalars))
        return ComparableText(
            text(
                scalars.filter {
                    !CharacterClasses.isInvisible($0) && !CharacterClasses.isDirectionControl($0) || $0.value < 0x20
                }))
    }

    /// The text in small letters, with one form of quotation marks, apostrophes and dashes, and without the marks of
    /// Markdown: what is left of a text when only its dress is changed.
    var folded: ComparableText {
        var scalars = String.UnicodeScalarView()
        for scalar in string.lowercased().unicodeScalars {
            switch scalar {
            case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "`", "\u{B4}", "\u{2B9}", "\u{2BC}", "\u{2032}":
                scalars.append("'")
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{2033}": scalars.append("\"")
            case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{AD}": scalars.append("-")
            case "*", "_", "#": break
            default: scalars.append(scalar)
            }
        }
        return ComparableText(String(scalars))
    }
}
