/// `uri-template`: the grammar of RFC 6570, section 2, to level 4, with the apostrophe that erratum 6937 gives to literals.
struct URITemplateFormat: FormatChecker {
    let name = "uri-template"
    let title = "URI template"
    let help = "write variables in braces, as `https://example.org/{collection}/{id}{?page}`"

    func accepts(_ text: UnsafeRawBufferPointer) -> Bool { offendingByte(in: text) == nil }

    func fault(in text: UnsafeRawBufferPointer) -> String? {
        guard let index = offendingByte(in: text) else { return nil }
        guard index < text.count else { return "an expression is not closed" }
        guard text[index] < 0x80 else { return "a character that URI templates may not have stands at byte \(index)" }
        return "`\(String(decoding: [text[index]], as: UTF8.self))` may not stand at byte \(index)"
    }

    /// The index of the first byte that breaks the grammar; the count where the text ends too early.
    private func offendingByte(in text: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "{") {
                index += 1
                guard skipExpression(in: text, at: &index) else { return index }
            } else if let length = literalLength(text, at: index) {
                index += length
            } else {
                return index
            }
        }
        return nil
    }

    /// Section 2.1: a character that stands for itself, or a percent-encoded byte.
    private func literalLength(_ text: UnsafeRawBufferPointer, at index: Int) -> Int? {
        switch text[index] {
        case UInt8(ascii: "%"): isPercentEncoded(text, at: index) ? 3 : nil
        case 0x80...: InternationalCharacter.length(in: text, at: index, allowsPrivate: true)
        case 0...0x20, 0x7F: nil
        case let byte: "\"<>\\^`{|}".utf8.contains(byte) ? nil : 1
        }
    }

    /// Section 2.2, from behind the opening brace to behind the closing one.
    ///
    /// The operators `=`, `,`, `!`, `@` and `|` are taken. The section reserves them for extensions, so that an expansion
    /// ends in an error, but its rule `operator` has them (`op-reserve`): the text is a template, of which a processor of
    /// today cannot expand a part. The format asks for no more than the grammar.
    private func skipExpression(in text: UnsafeRawBufferPointer, at index: inout Int) -> Bool {
        if index < text.count, "+#./;?&=,!@|".utf8.contains(text[index]) { index += 1 }
        while true {
            guard skipVariable(in: text, at: &index), index < text.count else { return false }
            switch text[index] {
            case UInt8(ascii: "}"):
                index += 1
                return true
            case UInt8(ascii: ","): index += 1
            default: return false
            }
        }
    }

    /// Sections 2.3 and 2.4: a name with perhaps a modifier.
    private func skipVariable(in text: UnsafeRawBufferPointer, at index: inout Int) -> Bool {
        repeat {
            let start = index
            while let length = nameLength(text, at: index) { index += length }
            guard index > start else { return false }
        } while skip(UInt8(ascii: "."), in: text, at: &index)
        if skip(UInt8(ascii: "*"), in: text, at: &index) { return true }
        guard skip(UInt8(ascii: ":"), in: text, at: &index) else { return true }
        guard index < text.count, text[index] != UInt8(ascii: "0") else { return false }
        let start = index
        while index < text.count, index < start + 4, isASCIIDigit(text[index]) { index += 1 }
        return index > start
    }

    private func nameLength(_ text: UnsafeRawBufferPointer, at index: Int) -> Int? {
        guard index < text.count else { return nil }
        let byte = text[index]
        if isASCIILetter(byte) || isASCIIDigit(byte) || byte == UInt8(ascii: "_") { return 1 }
        return isPercentEncoded(text, at: index) ? 3 : nil
    }

    private func skip(_ byte: UInt8, in text: UnsafeRawBufferPointer, at index: inout Int) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }
}
