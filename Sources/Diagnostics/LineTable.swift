/// The lines of a text, so that the places of many findings in it are found without counting its lines for each.
///
/// Memory: 8 bytes a line.
package struct LineTable: Sendable {
    /// The offsets of the lines' first bytes, rising; never empty.
    private let starts: [Int]

    /// Finds the lines of a text. O(bytes).
    package init(_ text: UnsafeRawBufferPointer) {
        var starts = [0]
        for index in 0..<text.count where text[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
        self.starts = starts
    }

    /// The place of a range of the text in a file that holds this text alone. O(log lines).
    package func location(of range: Range<Int>, file: String) -> SourceLocation {
        var low = 1
        var high = starts.count
        // Lines below `low` begin at or before the range, those from `high` on behind it.
        while low < high {
            let middle = low + (high - low) / 2
            if starts[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return SourceLocation(
            file: file, line: low, column: range.lowerBound - starts[low - 1] + 1, byteRange: range)
    }
}
