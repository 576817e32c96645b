internal import Diagnostics

extension SourceExcerpt {
    /// Takes a window of at most `limit` bytes, up to a third of them before the place.
    ///
    /// - Parameters:
    ///   - place: an offset in `text`, its end allowed.
    ///   - column: the 1-based column of that place.
    ///   - startsLine: whether a line begins at the first byte of `text`.
    init(of text: [UInt8], around place: Int, column: Int, startsLine: Bool, limit: Int) {
        var start = place
        let earliest = max(0, place - limit / 3)
        while start > earliest, text[start - 1] != 0x0A { start -= 1 }
        let cutAtStart = start > 0 ? text[start - 1] != 0x0A : !startsLine
        var end = place
        let latest = min(text.count, start + limit)
        while end < latest, text[end] != 0x0A { end += 1 }
        let cutAtEnd = end < text.count && text[end] != 0x0A
        if !cutAtEnd, end > start, text[end - 1] == 0x0D { end -= 1 }
        if cutAtStart {
            while start < min(place, end), text[start] & 0xC0 == 0x80 { start += 1 }
        }
        if cutAtEnd {
            while end > max(place, start), text[end] & 0xC0 == 0x80 { end -= 1 }
        }
        self.init(
            line: Array(text[start..<max(start, end)]), windowStart: max(0, column - 1 - (place - start)),
            cutAtStart: cutAtStart, cutAtEnd: cutAtEnd)
    }
}
