/// A text with the words to find in it: the small questions that the grammar of dates asks, each answered at a place
/// and without allocation.
///
/// Invariant: the buffers are alive as long as the value; no question reads outside of them. Every question looks at a
/// bounded number of bytes, so that asking a bounded number at each place takes linear time.
struct PhraseText {
    let bytes: UnsafeBufferPointer<UInt8>
    let buckets: UnsafeBufferPointer<UInt16>
    let entries: UnsafeBufferPointer<CalendarWordIndex.Entry>
    let pool: UnsafeBufferPointer<UInt8>
    let filter: UnsafeBufferPointer<UInt64>

    var count: Int { bytes.count }

    /// The byte at a place, 0 outside of the text.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 {
        index >= 0 && index < bytes.count ? bytes[index] : 0
    }

    func isASCII(_ index: Int, _ character: Unicode.Scalar) -> Bool {
        UInt32(byte(index)) == character.value && index >= 0 && index < bytes.count
    }

    func isASCIIDigit(_ index: Int) -> Bool { byte(index) &- 0x30 < 10 }

    func isASCIILetter(_ index: Int) -> Bool { (byte(index) | 0x20) &- 0x61 < 26 }

    /// The end of white space from a place on: spaces, at most one line feed, and marks of direction. It looks at no
    /// more than 16 characters.
    func skipSpace(_ start: Int) -> Int {
        var index = start
        var lineFeeds = 0
        for _ in 0..<16 {
            switch byte(index) {
            case 0x20, 0x09, 0x0D: index += 1
            case 0x0A:
                lineFeeds += 1
                guard lineFeeds == 1 else { return start }
                index += 1
            case 0xC2 where byte(index + 1) == 0xA0 || byte(index + 1) == 0xAD: index += 2
            case 0xE2 where isInvisible(index): index += 3
            case 0xE3 where byte(index + 1) == 0x80 && byte(index + 2) == 0x80: index += 3
            case 0xD8 where byte(index + 1) == 0x9C: index += 2
            default: return index
            }
        }
        return index
    }

    /// Spaces of several widths (U+2000 to U+200A, U+202F), marks and isolates of direction (U+200E, U+200F, U+202A to
    /// U+202E, U+2066 to U+2069).
    private func isInvisible(_ index: Int) -> Bool {
        switch (byte(index + 1), byte(index + 2)) {
        case (0x80, 0x80...0x8B), (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAF), (0x81, 0xA6...0xA9): true
        default: false
        }
    }
}

// MARK: - Words

/// A word that was found.
struct WordMatch {
    let end: Int
    let value: Int
    let languages: UInt32
    let meanings: MeaningSet
    let isBeforeDay: Bool
}

extension PhraseText {
    /// The longest word with one of these meanings that stands at a place.
    @inline(__always)
    func word(_ start: Int, _ meanings: MeaningSet) -> WordMatch? {
        guard start < bytes.count else { return nil }
        let key = wordKey(bytes, start)
        let bucket = CalendarWordIndex.bucket(key)
        let (first, last) = (Int(buckets[bucket]), Int(buckets[bucket + 1]))
        return first == last ? nil : word(start, meanings, key, first..<last)
    }

    private func word(_ start: Int, _ meanings: MeaningSet, _ key: UInt32, _ range: Range<Int>) -> WordMatch? {
        for index in range where entries[index].key == key && entries[index].meanings & meanings.rawValue != 0 {
            let entry = entries[index]
            guard let end = end(of: entry, at: start) else { continue }
            return WordMatch(
                end: end, value: Int(entry.value), languages: entry.languages,
                meanings: MeaningSet(rawValue: entry.meanings), isBeforeDay: entry.isBeforeDay)
        }
        return nil
    }

    /// Where a word ends that stands at a place. A space of the word stands for white space.
    private func end(of entry: CalendarWordIndex.Entry, at start: Int) -> Int? {
        var index = start
        let offset = Int(entry.offset)
        for position in offset..<offset + Int(entry.length) {
            if pool[position] == 0x20 {
                let next = skipSpace(index)
                guard next > index else { return nil }
                index = next
            } else {
                guard index < bytes.count, bytes[index] == pool[position] else { return nil }
                index += 1
            }
        }
        return entry.endsAtBoundary && isLetter(bytes, index) ? nil : index
    }

    /// Whether a word that a date can begin with may stand at a place. Nearly always right, and never wrongly not.
    @inline(__always)
    func mayBeFirst(_ start: Int) -> Bool {
        let (word, bit) = CalendarWordIndex.filterPlace(wordKey(bytes, start))
        return filter[word] & bit != 0
    }

    /// The word with one of these meanings that ends before a place, with spaces between; it is one word without spaces, of at most
    /// 24 bytes.
    func wordBefore(_ place: Int, _ meanings: MeaningSet) -> WordMatch? {
        var end = place
        while end > 0, place - end < 4, byte(end - 1) == 0x20 || byte(end - 1) == 0x0A { end -= 1 }
        var start = end
        while start > 0, end - start < 24, byte(start - 1) >= 0x80 || isASCIILetter(start - 1) { start -= 1 }
        guard start < end, let match = word(start, meanings), match.end == end else { return nil }
        return match
    }
}
