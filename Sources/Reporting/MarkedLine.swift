internal import Diagnostics

/// A source line cut to fit, and where in it the value of a finding stands, both in terminal cells.
struct MarkedLine: Equatable {
    /// The line as it is shown: safe to print, `…` where it was cut.
    let text: String
    /// The cells before the mark.
    let indent: Int
    /// The cells under which the mark stands, at least one.
    let markWidth: Int

    /// The least part of a source line that is shown as one.
    private struct Cell {
        /// The 0-based offset of its bytes in the excerpt.
        var bytes: Range<Int>
        var text: String
        var width: Int
    }

    /// Lays out the line around a value.
    ///
    /// Time and memory are bounded by the width, whatever the excerpt's size.
    ///
    /// - Parameter width: the cells that the text may take, at least 20.
    /// - Returns: `nil` where the value begins outside of the excerpt.
    init?(_ excerpt: SourceExcerpt, at location: SourceLocation, width: Int) {
        guard let value = excerpt.range(of: location) else { return nil }
        let content = excerpt.content

        // No character has more than four bytes, and few cells have more than one character, so that bytes further off
        // could hardly be shown.
        let reach = 6 * width
        let start = max(0, value.lowerBound - reach)
        let end = min(content.count, value.lowerBound + reach)
        let startsCut = excerpt.cutAtStart || start > 0
        let endsCut = excerpt.cutAtEnd || end < content.count
        let cells = Self.cells(of: content, in: start..<end, startsCut: startsCut, endsCut: endsCut)

        var positions = [0]
        for cell in cells { positions.append(positions[positions.count - 1] + cell.width) }
        let total = positions[cells.count]
        let firstMarked = cells.firstIndex { $0.bytes.upperBound > value.lowerBound } ?? cells.count
        let pastMarked = max(firstMarked, cells.firstIndex { $0.bytes.lowerBound >= value.upperBound } ?? cells.count)
        let left = positions[firstMarked]
        let right = max(left + 1, positions[pastMarked])

        var shown = 0..<cells.count
        if startsCut || endsCut || total > width {
            // Two cells are kept for the ellipses; at least a quarter of the rest shows what stands around the value.
            let room = width - 2
            let context = (room - min(right - left, room * 3 / 4)) / 2
            let from = max(0, min(left - context, total - room))
            var first = positions.firstIndex { $0 >= from } ?? 0
            // A mark without its base character says nothing.
            while first < firstMarked, first > 0, cells[first].width == 0 { first += 1 }
            let past = cells.indices.first { $0 >= first && positions[$0 + 1] > positions[first] + room } ?? cells.count
            shown = first..<past
        }

        let ellipsisBefore = startsCut || shown.lowerBound > 0
        let ellipsisAfter = endsCut || shown.upperBound < cells.count
        text =
            (ellipsisBefore ? "…" : "") + cells[shown].map(\.text).joined() + (ellipsisAfter ? "…" : "")
        indent = (ellipsisBefore ? 1 : 0) + left - positions[shown.lowerBound]
        markWidth = max(1, min(right, positions[shown.upperBound]) - left)
    }

    /// Splits bytes into cells; an incomplete character at a cut is left out.
    private static func cells(
        of content: ArraySlice<UInt8>, in window: Range<Int>, startsCut: Bool, endsCut: Bool
    ) -> [Cell] {
        var offset = window.lowerBound
        if startsCut {
            let continuation = content[window].prefix(3).prefix { $0 & 0xC0 == 0x80 }
            offset += continuation.count
        }
        var cells: [Cell] = []
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = content[offset..<window.upperBound].makeIterator()
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let encoded):
                cells.append(cell(of: Unicode.UTF8.decode(encoded), at: offset..<offset + encoded.count))
                offset += encoded.count
            case .error(let length):
                let reachesCut = endsCut && offset + length == window.upperBound
                if reachesCut, content[offset] >= 0xC2 { return cells }
                for index in offset..<offset + length {
                    let text = DisplayText.escape(ofByte: content[index])
                    cells.append(Cell(bytes: index..<index + 1, text: text, width: text.utf8.count))
                }
                offset += length
            case .emptyInput:
                return cells
            }
        }
    }

    private static func cell(of scalar: Unicode.Scalar, at bytes: Range<Int>) -> Cell {
        // A tab stop would depend on the gutter and on cuts; four cells do not.
        if scalar == "\t" { return Cell(bytes: bytes, text: "    ", width: 4) }
        if let escape = DisplayText.escape(of: scalar) {
            return Cell(bytes: bytes, text: escape, width: escape.utf8.count)
        }
        return Cell(bytes: bytes, text: String(scalar), width: DisplayWidth.cells(of: scalar))
    }
}
