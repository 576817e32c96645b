internal import Diagnostics

extension SourceExcerpt {
    /// The bytes without the line ending, which the mark of a finding may still point at.
    var content: ArraySlice<UInt8> {
        var content = line[...]
        guard !cutAtEnd else { return content }
        if content.last == UInt8(ascii: "\n") { content.removeLast() }
        if content.last == UInt8(ascii: "\r") { content.removeLast() }
        return content
    }

    /// Where the value at a place stands in `content`; `nil` where it begins outside of the window.
    ///
    /// A value that goes on past the window, or on further lines, ends at the window's end.
    func range(of location: SourceLocation) -> Range<Int>? {
        let start = location.column - 1 - windowStart
        let end = content.count
        guard (0...end).contains(start) else { return nil }
        return start..<start + min(location.byteRange.count, end - start)
    }
}
