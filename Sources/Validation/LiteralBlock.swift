/// A string written as a literal block scalar of YAML (`|`): its lines stand in the file as they are, each behind the
/// block's indentation.
struct LiteralBlock {
    /// A line of the string: its first character, and where that stands in the file.
    private struct Line {
        var character: Int
        var offset: Int
        var count: Int
    }

    private var lines: [Line] = []
    /// How far in the lines stand.
    private(set) var indentation = 0
    /// What ends a line in the file.
    private(set) var lineBreak = "\n"

    /// `nil` where the bytes are no literal block of the value.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - written: the bytes of the scalar, from its `|` on.
    init?(_ source: [UInt8], _ written: Range<Int>, value: UnsafeRawBufferPointer) {
        guard source[written].first == UInt8(ascii: "|"),
            let header = source[written].firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        if source[header - 1] == UInt8(ascii: "\r") { lineBreak = "\r\n" }
        var place = header + 1
        var start = 0
        while start < value.count || start == 0 {
            let end = value[start...].firstIndex(of: UInt8(ascii: "\n")) ?? value.count
            guard place <= written.upperBound else { return nil }
            var lineEnd = source[place..<written.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? written.upperBound
            let next = lineEnd + 1
            if lineEnd > place, source[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
            let line = value[start..<end]
            if line.isEmpty {
                // A blank line may have fewer spaces than the others.
                guard source[place..<lineEnd].allSatisfy({ $0 == UInt8(ascii: " ") }) else { return nil }
                lines.append(Line(character: start, offset: lineEnd, count: 0))
            } else {
                let offset = lineEnd - line.count
                guard offset >= place, source[offset..<lineEnd].elementsEqual(line),
                    source[place..<offset].allSatisfy({ $0 == UInt8(ascii: " ") }),
                    indentation == 0 || indentation == offset - place
                else { return nil }
                indentation = offset - place
                lines.append(Line(character: start, offset: offset, count: line.count))
            }
            place = next
            start = end + 1
        }
        guard indentation > 0 else { return nil }
    }

    /// The bytes of the file that hold some characters; `nil` where they reach past the last line.
    func range(of characters: Range<Int>) -> Range<Int>? {
        guard let start = offset(of: characters.lowerBound), let end = offset(of: characters.upperBound), start <= end
        else { return nil }
        return start..<end
    }

    private func offset(of character: Int) -> Int? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].character <= character { low = middle + 1 } else { high = middle }
        }
        guard low > 0, character - lines[low - 1].character <= lines[low - 1].count else { return nil }
        return lines[low - 1].offset + character - lines[low - 1].character
    }
}
