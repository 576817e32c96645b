import Diagnostics
import JSONText

/// Where a record comes from: what it takes to give a value its place, and to write a change of it.
struct RecordOrigin {
    let file: String
    let map: SourceMap
    /// The record's JSON text.
    let text: UnsafeRawBufferPointer
    /// The file as written, where the text was converted from it.
    let source: [UInt8]?

    func location(of range: Range<Int>) -> SourceLocation {
        map.location(of: range, in: text, file: file)
    }

    /// The place of some characters of a string; that of the whole string where it is written in YAML, unless as a literal
    /// block.
    ///
    /// - Parameter characters: a range of the string's UTF-8.
    func location(of characters: Range<Int>, in node: JSONNode) -> SourceLocation {
        if map.directOffset != nil { return location(of: node.writtenRange(ofCharacters: characters)) }
        var location = location(of: node.range)
        guard let source, let range = verbatimRange(of: characters, in: node) else { return location }
        let start = location.byteRange.lowerBound
        location.line += source[start..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
        if let lineBreak = source[start..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")) {
            location.column = range.lowerBound - lineBreak
        } else {
            location.column += range.lowerBound - start
        }
        location.byteRange = range
        return location
    }

    /// The lines of a string that is written as a literal block of YAML; `nil` of any other.
    func literalBlock(of node: JSONNode) -> LiteralBlock? {
        guard let source, map.directOffset == nil, node.kind == .string, !map.isVerbatim(at: node.range.lowerBound),
            let written = map.anchor(at: node.range.lowerBound)?.byteRange
        else { return nil }
        return node.withString { LiteralBlock(source, written, value: $0) }
    }

    /// The bytes of the file that hold some characters of a string that stands in it as it is, but for CRLF and the
    /// indentation of a literal block.
    func verbatimRange(of characters: Range<Int>, in node: JSONNode) -> Range<Int>? {
        if let block = literalBlock(of: node) { return block.range(of: characters) }
        guard let source, map.isVerbatim(at: node.range.lowerBound),
            let written = map.anchor(at: node.range.lowerBound)?.byteRange
        else { return nil }
        var index = written.lowerBound
        var passed = 0
        func advance(to target: Int) -> Int {
            while passed < target, index < written.upperBound {
                index += Self.isLineBreakPair(source, at: index, before: written.upperBound) ? 2 : 1
                passed += 1
            }
            return index
        }
        let lower = advance(to: characters.lowerBound)
        return lower..<advance(to: characters.upperBound)
    }

    private static func isLineBreakPair(_ bytes: [UInt8], at index: Int, before end: Int) -> Bool {
        bytes[index] == UInt8(ascii: "\r") && index + 1 < end && bytes[index + 1] == UInt8(ascii: "\n")
    }
}
