import Diagnostics
import JSONText

/// Writes changes of a record in the syntax of its file: the only place that knows how.
extension RecordOrigin {
    /// The change as bytes of the file; `nil` where it cannot be written without touching more than it should.
    func fix(for edit: RecordEdit) -> Diagnostic.Fix? {
        let written: (range: Range<Int>, text: String)?
        switch edit.change {
        case .replace(let node, let characters, let text):
            guard node.kind == .string else { return nil }
            written = replacement(of: characters, in: node, with: text)
        case .insert(let name, let json, let object):
            guard object.kind == .object else { return nil }
            let member = "\(JSONWriter.text(of: name)): \(json)"
            written =
                map.directOffset.map { insertion(of: member, into: object, offset: $0) }
                ?? yamlInsertion(
                    of: member, block: "\(isPlainKey(name) ? name : JSONWriter.text(of: name)): \(json)", object)
        case .fill(let null, let json):
            guard null.kind == .null else { return nil }
            written = filling(null, with: json)
        case .append(let json, let array):
            guard array.kind == .array else { return nil }
            written =
                map.directOffset.map { insertion(of: json, into: array, offset: $0) }
                ?? yamlInsertion(of: json, block: "- \(json)", array)
        }
        return written.map { Diagnostic.Fix(message: edit.message, byteRange: $0.range, replacement: $0.text) }
    }

    /// Why a change cannot be written in the file, as one fragment.
    func obstacle(to edit: RecordEdit) -> String {
        guard case .replace(let node, _, _) = edit.change, let source,
            let range = map.anchor(at: node.range.lowerBound)?.byteRange, let first = source[range].first
        else { return "a member or an element cannot be added here without changing how the file is laid out" }
        switch first {
        case UInt8(ascii: ">"):
            return "the text is folded (`>`), and its lines are not those of the file: write it with `|`"
        case UInt8(ascii: "|"): return "the block of lines would not keep its form"
        default: return "the text goes over several lines of the file: write it on one, or with `|`"
        }
    }

    /// In YAML, only where null is written; an empty value has no place of its own.
    private func filling(_ null: JSONNode, with json: String) -> (range: Range<Int>, text: String)? {
        if let offset = map.directOffset {
            return (offset + null.range.lowerBound..<offset + null.range.upperBound, json)
        }
        guard let source, let range = map.anchor(at: null.range.lowerBound)?.byteRange,
            ["null", "~"].contains(String(decoding: source[range], as: UTF8.self))
        else { return nil }
        return (range, json)
    }

    // MARK: Strings

    private func replacement(
        of characters: Range<Int>, in node: JSONNode, with text: String
    ) -> (range: Range<Int>, text: String)? {
        if let offset = map.directOffset {
            let range = node.writtenRange(ofCharacters: characters)
            return (
                offset + range.lowerBound..<offset + range.upperBound,
                String(JSONWriter.text(of: text).dropFirst().dropLast())
            )
        }
        if let range = verbatimRange(of: characters, in: node) { return (range, verbatim(text, in: node)) }
        return yamlReplacement(of: characters, in: node, with: text)
    }

    /// A text as a Markdown body or a literal block has it: its lines end as those around it do, and stand as far in.
    private func verbatim(_ text: String, in node: JSONNode) -> String {
        if let block = literalBlock(of: node) {
            let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
            return parts.joined(separator: block.lineBreak + String(repeating: " ", count: block.indentation))
        }
        guard let source, let body = map.anchor(at: node.range.lowerBound)?.byteRange,
            let lineBreak = source[body].firstIndex(of: UInt8(ascii: "\n")), lineBreak > body.lowerBound,
            source[lineBreak - 1] == UInt8(ascii: "\r")
        else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }

    /// The whole scalar anew, between double quotes, in which YAML takes what JSON writes; but only part of it where the
    /// scalar stands in the file as it is, and stays a string with the change. Folded scalars, and those of several lines, are
    /// left to people.
    private func yamlReplacement(
        of characters: Range<Int>, in node: JSONNode, with text: String
    ) -> (range: Range<Int>, text: String)? {
        guard let source, let range = map.anchor(at: node.range.lowerBound)?.byteRange, let first = source[range].first,
            first != UInt8(ascii: "|"), first != UInt8(ascii: ">"), !source[range].contains(where: isLineBreak)
        else { return nil }
        let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        let inner = isQuoted ? range.dropFirst().dropLast() : range
        let old = node.withString { Array($0) }
        let new = Array(old[..<characters.lowerBound]) + Array(text.utf8) + Array(old[characters.upperBound...])
        let isSafe =
            text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || isMark($0) || $0 == " " }
            && (isQuoted || startsWithWord(new) && !hasIndicator(new))
        if isSafe, source[inner].elementsEqual(old) {
            let start = inner.lowerBound
            return (start + characters.lowerBound..<start + characters.upperBound, text)
        }
        return (range, yamlString(String(decoding: new, as: UTF8.self)))
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.canonicalCombiningClass != .notReordered || scalar.properties.generalCategory == .spacingMark
    }

    /// Whether a plain scalar is taken for a string whatever follows: it begins with a letter and has a space or a letter
    /// outside of ASCII, which no number and no literal has.
    private func startsWithWord(_ text: [UInt8]) -> Bool {
        let text = String(decoding: text, as: UTF8.self)
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, text.last != " " else {
            return false
        }
        return text.unicodeScalars.contains { $0 == " " || (!$0.isASCII && $0.properties.isAlphabetic) }
    }

    /// Whether a plain scalar would end before its end: at a comment, or at what makes it a key.
    private func hasIndicator(_ text: [UInt8]) -> Bool {
        text.last == UInt8(ascii: ":")
            || zip(text, text.dropFirst()).contains { pair in
                pair.0 == UInt8(ascii: " ") && pair.1 == UInt8(ascii: "#")
                    || pair.0 == UInt8(ascii: ":") && pair.1 == UInt8(ascii: " ")
            }
    }

    // MARK: Members and elements

    /// Behind the last one of a JSON array or object, laid out as the first one is.
    private func insertion(
        of item: String, into parent: JSONNode, offset: Int
    ) -> (range: Range<Int>, text: String) {
        let inner = parent.range.lowerBound + 1..<parent.range.upperBound - 1
        let items =
            parent.kind == .object ? parent.members.map { ($0.key, $0.value) } : parent.elements.map { ($0, $0) }
        guard let first = items.first, let last = items.last else {
            return (offset + inner.lowerBound..<offset + inner.upperBound, item)
        }
        let space = String(decoding: text[inner.lowerBound..<first.0.range.lowerBound], as: UTF8.self)
        let end = offset + last.1.range.upperBound
        return (end..<end, (space.contains(where: \.isNewline) ? "," + space : ", ") + item)
    }

    /// Into brackets as JSON does; at the end of a block on a line of its own, as far in as the block's first line.
    private func yamlInsertion(
        of item: String, block: String, _ parent: JSONNode
    ) -> (range: Range<Int>, text: String)? {
        guard let source, let anchor = map.anchor(at: parent.range.lowerBound),
            let first = source[anchor.byteRange].first
        else { return nil }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
            // Before the bracket, the blanks and the comma that may stand there already.
            var end = anchor.byteRange.upperBound - 1
            while end > anchor.byteRange.lowerBound + 1, isBlank(source[end - 1]) { end -= 1 }
            let isFirst = end == anchor.byteRange.lowerBound + 1
            // A comment or a comma before the bracket would swallow or double what is written.
            guard isFirst || source[end - 1] != UInt8(ascii: ","),
                !source[anchor.byteRange].contains(where: isLineBreak)
            else { return nil }
            return (end..<end, (isFirst ? "" : ", ") + item)
        }
        // A block scalar at the end may own the line breaks after it.
        guard let last = lastYAMLAnchor(of: parent), let style = source[anchor.byteRange.lowerBound...].first,
            style != UInt8(ascii: "?"),
            ![UInt8(ascii: "|"), UInt8(ascii: ">")].contains(source[last.byteRange].first)
        else { return nil }
        var end = anchor.byteRange.upperBound
        while end < source.count, isBlank(source[end]) { end += 1 }
        if end < source.count, source[end] == UInt8(ascii: "#") {
            while end < source.count, !isLineBreak(source[end]) { end += 1 }
        }
        guard end == source.count || isLineBreak(source[end]) else { return nil }
        let usesPairs = end < source.count && source[end] == UInt8(ascii: "\r")
        let indentation = String(repeating: " ", count: anchor.column - 1)
        return (end..<end, (usesPairs ? "\r\n" : "\n") + indentation + block)
    }

    /// The last key or value in a collection, the body of a Markdown file left out.
    private func lastYAMLAnchor(of parent: JSONNode) -> SourceMap.Anchor? {
        var end = parent.range.upperBound
        while let anchor = map.lastAnchor(before: end), anchor.textOffset > parent.range.lowerBound {
            let isBody = map.isVerbatim(at: anchor.textOffset)
            guard isBody else { return anchor }
            // Its key has an anchor too.
            end = map.lastAnchor(before: anchor.textOffset)?.textOffset ?? 0
        }
        return nil
    }

    // MARK: Spelling

    /// A JSON string with an escape for each character that YAML takes no other way.
    private func yamlString(_ text: String) -> String {
        var result = ""
        for scalar in JSONWriter.text(of: text).unicodeScalars {
            switch scalar.value {
            case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private func isPlainKey(_ name: String) -> Bool {
        guard let first = name.utf8.first, isASCIILetter(first) else { return false }
        let isWord = name.utf8.allSatisfy { isASCIILetter($0) || $0 == UInt8(ascii: "_") }
        return isWord && !["true", "false", "null"].contains(name.lowercased())
    }

    private func isASCIILetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

    private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
