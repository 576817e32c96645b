/// The number of a resolution as prose writes it.
struct ResolutionNumber {
    let number: Int
    let series: ResolutionMention.Series
    /// The letter of a part, as in `377 A (V)`; empty for none.
    var letter = ""
    /// The session as it is written, where it is a Roman number.
    var roman: String?
    let end: Int

    var isRoman: Bool { roman != nil }
}

/// Reads the numbers beside the words for resolutions.
struct ResolutionFinder {
    /// A resolution found.
    struct Resolution {
        let span: Range<Int>
        let number: ResolutionNumber
        let body: String?
    }

    let context: MentionContext
    private(set) var found: [Resolution] = []
    private var lastEnd = 0

    init(context: MentionContext) {
        self.context = context
    }

    /// Goes through the text.
    mutating func read() {
        PhraseScan(trie: context.vocabulary.starts, text: context.text).forEach { _, _, _, endsWord in
            endsWord
        } _: { start, match in
            let word = context.found(match)
            guard start >= lastEnd, !word.roles.isDisjoint(with: [.resolution, .councilResolution]) else { return }
            let council = word.roles.contains(.councilResolution) ? "UNSC" : nil
            if !readBefore(start..<word.end) { readBehind(start..<word.end, council: council) }
        }
    }

    // MARK: Word, then number

    /// At most so many words and bodies stand between the word and the number.
    private static let maximumWords = 6

    /// "resolution 2231 (2015) of the Security Council", "قرار مجلس الأمن رقم 2231".
    private mutating func readBehind(_ word: Range<Int>, council: String?) {
        var position = word.upperBound
        var body = council
        // "A resolution of 1080 lines" has no number.
        var isDirect = true
        for _ in 0..<Self.maximumWords {
            let next = context.skipped(position)
            isDirect = isDirect && !hasComma(position..<next)
            position = next
            if let number = resolutionNumber(at: position) {
                guard isDirect || number.series != .unstated else { return }
                return addList(number, from: word, body: body ?? bodyBefore(word.lowerBound))
            }
            if let name = context.body(at: position) {
                body = name.code
                position = name.span.upperBound
                isDirect = true
            } else if let next = context.contextWord(at: position),
                !next.roles.isDisjoint(with: [.numberSign, .connector])
            {
                isDirect = next.roles.contains(.numberSign)
                position = next.end
            } else {
                return
            }
        }
    }

    /// Adds a number and those that follow it in a list, all with the body that stands before or behind the list.
    private mutating func addList(_ first: ResolutionNumber, from word: Range<Int>, body: String?) {
        var list = [(word.lowerBound..<first.end, first)]
        while let last = list.last?.1 {
            var next = context.skipped(last.end)
            if let and = context.contextWord(at: next), and.roles.contains(.and) {
                next = context.skipped(and.end)
            } else if next == last.end || !hasComma(last.end..<next) {
                break
            }
            guard let number = resolutionNumber(at: next), Self.isAlike(number, last) else { break }
            list.append((next..<number.end, number))
        }
        let body = body ?? bodyBehind(list[list.count - 1].1.end)
        for (span, number) in list {
            lastEnd = endOfCounter(number.end)
            found.append(Resolution(span: span.lowerBound..<lastEnd, number: number, body: body))
        }
    }

    /// The end of the word that counts a number, `号`; the same place where there is none.
    private func endOfCounter(_ index: Int) -> Int {
        guard let word = context.contextWord(at: index), word.roles.contains(.counter) else { return index }
        return word.end
    }

    private func hasComma(_ span: Range<Int>) -> Bool {
        var index = span.lowerBound
        while index < span.upperBound {
            let step = context.text.scalar(at: index)
            if [0x2C, 0x3001, 0xFF0C, 0x60C].contains(step.scalar) { return true }
            index = step.end
        }
        return false
    }

    /// Whether a number goes on a list: "resolution 2397, 12 of whose members" does not.
    private static func isAlike(_ number: ResolutionNumber, _ last: ResolutionNumber) -> Bool {
        switch (number.series, last.series) {
        case (.session, .session), (.year, .year): true
        case (.unstated, .unstated): number.number >= 100 && last.number >= 100
        default: false
        }
    }

    // MARK: Number, then word

    /// "第2231号决议".
    private mutating func readBefore(_ word: Range<Int>) -> Bool {
        let limit = max(lastEnd, word.lowerBound - MentionContext.maximumGap)
        var start = word.lowerBound
        // Back to where the number, with what counts it, can begin.
        while start > limit, let before = context.text.scalar(before: start), Self.isOfNumber(before) {
            start -= UTF8.width(UnicodeScalar(before) ?? " ")
        }
        start = context.skipped(start)
        guard start < word.lowerBound else { return false }
        let sign = context.contextWord(at: start)
        let digits = sign.map { $0.roles.contains(.numberSign) ? $0.end : start } ?? start
        guard let number = resolutionNumber(at: digits) else { return false }
        let end = endOfCounter(context.skipped(number.end))
        guard end > number.end, context.skipped(end) == word.lowerBound else { return false }
        found.append(Resolution(span: start..<word.upperBound, number: number, body: bodyBefore(start)))
        lastEnd = word.upperBound
        return true
    }

    /// Whether a scalar can stand in `第2231(2015)号`.
    private static func isOfNumber(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x28, 0x29, 0x2F, 0x49, 0x56, 0x58, 0xFF08, 0xFF09, 0xFF0F, 0x7B2C, 0x53F7, 0x865F, 0xC81C, 0xD638:
            true
        default: TextScalar.isDigit(scalar)
        }
    }

    // MARK: Bodies

    private func bodyBefore(_ index: Int) -> String? {
        guard let name = context.body(endingBefore: index), context.isConnected(name.span.upperBound, index) else {
            return nil
        }
        return name.code
    }

    private func bodyBehind(_ index: Int) -> String? {
        var position = index
        var hasOwner = false
        for _ in 0..<Self.maximumWords {
            position = context.skipped(position, marks: [])
            if let name = context.body(at: position) {
                return hasOwner || name.span.lowerBound >= index ? name.code : nil
            }
            guard let word = context.contextWord(at: position), word.roles.contains(.connector) else { return nil }
            hasOwner = hasOwner || word.roles.contains(.owner)
            position = word.end
        }
        return nil
    }

    // MARK: Numbers

    /// `76/177`, `76/72 B`, `169 (II)`, `377 A (V)`, `1718 (2006)`, `2397`.
    private func resolutionNumber(at start: Int) -> ResolutionNumber? {
        guard let (number, end) = digits(start, most: 4) else { return nil }
        guard end < context.text.bytes.count else {
            return number >= 100 ? ResolutionNumber(number: number, series: .unstated, end: end) : nil
        }
        let mark = context.text.scalar(at: end)
        if mark.scalar == 0x2F || mark.scalar == 0xFF0F, let (own, ownEnd) = digits(mark.end, most: 4) {
            guard number > 0, own > 0, !isFollowedBySlash(ownEnd) else { return nil }
            var result = ResolutionNumber(number: own, series: .session(number), end: ownEnd)
            if let (letter, letterEnd) = letter(ownEnd) {
                result = ResolutionNumber(number: own, series: .session(number), letter: letter, end: letterEnd)
            }
            return result
        }
        let (letter, letterEnd) = letter(end) ?? ("", end)
        if let (content, bracketEnd) = brackets(letterEnd) {
            if let year = Int(content), 1946...2199 ~= year {
                return ResolutionNumber(number: number, series: .year(year), end: bracketEnd)
            }
            if let session = RomanNumber.value(content) {
                return ResolutionNumber(
                    number: number, series: .session(session), letter: letter, roman: content, end: bracketEnd)
            }
        }
        // A short number alone is more likely a paragraph or a count.
        guard number >= 100, !TextScalar.isWord(mark.scalar), !continuesNumber(end) else { return nil }
        return ResolutionNumber(number: number, series: .unstated, end: end)
    }

    private func digits(_ start: Int, most: Int) -> (Int, Int)? {
        var (number, end, count) = (0, start, 0)
        while end < context.text.bytes.count {
            let step = context.text.scalar(at: end)
            guard let digit = TextScalar.digit(step.scalar) else { break }
            number = number * 10 + digit
            end = step.end
            count += 1
            guard count <= most else { return nil }
        }
        return count > 0 ? (number, end) : nil
    }

    /// A capital that stands alone: the part of a resolution.
    private func letter(_ index: Int) -> (String, Int)? {
        let bytes = context.text.bytes
        let start = context.skipped(index, marks: [])
        guard start - index <= 1, start < bytes.count, 0x41...0x48 ~= bytes[start] else { return nil }
        let end = start + 1
        guard end == bytes.count || !TextScalar.isWord(context.text.scalar(at: end).scalar) else { return nil }
        // Behind a space a letter may begin a sentence: only where brackets or a mark follow.
        if start > index, end < bytes.count, bytes[context.skipped(end, marks: []) - 1] == 0x20 {
            let next = context.skipped(end, marks: [])
            guard next < bytes.count, bytes[next] == UInt8(ascii: "(") else { return nil }
        }
        return (String(UnicodeScalar(bytes[start])), end)
    }

    /// What stands in brackets at a place, at most twelve ASCII letters and digits.
    private func brackets(_ index: Int) -> (String, Int)? {
        let text = context.text
        var end = context.skipped(index, marks: [])
        guard end < text.bytes.count else { return nil }
        let open = text.scalar(at: end)
        guard open.scalar == 0x28 || open.scalar == 0xFF08 else { return nil }
        end = open.end
        var content = ""
        while end < text.bytes.count, content.utf8.count <= 12 {
            let step = text.scalar(at: end)
            end = step.end
            if step.scalar == 0x29 || step.scalar == 0xFF09 { return content.isEmpty ? nil : (content, end) }
            if let digit = TextScalar.digit(step.scalar) {
                content += String(digit)
            } else if step.scalar < 0x80, UInt8(step.scalar).isCapital || step.scalar == 0x2D {
                content.unicodeScalars.append(UnicodeScalar(UInt8(step.scalar)))
            } else {
                return nil
            }
        }
        return nil
    }

    private func isFollowedBySlash(_ index: Int) -> Bool {
        index < context.text.bytes.count && context.text.bytes[index] == UInt8(ascii: "/")
    }

    /// Whether a point or comma and more digits follow.
    private func continuesNumber(_ index: Int) -> Bool {
        let bytes = context.text.bytes
        return index + 1 < bytes.count && (bytes[index] == 0x2E || bytes[index] == 0x2C) && bytes[index + 1].isDigit
    }
}
