/// The text of a symbol in the course of being normalised and split.
struct SymbolText {
    /// A symbol between two hyphens of a joint one: its components, at least one, none of them empty.
    struct Part {
        let text: String
        let components: [Component]
    }

    /// What stands between two slashes, without and with what follows in brackets.
    struct Component {
        /// The text before the first bracket.
        let name: String
        /// The texts in brackets.
        let brackets: [String]
    }

    /// The normalised bytes, all of them ASCII, and where each came from.
    private var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private let length: Int

    /// Normalises a text.
    init(_ text: String) throws(SymbolSyntaxError) {
        length = text.utf8.count
        guard length <= DocumentSymbol.maximumLength else {
            throw SymbolSyntaxError(
                offset: DocumentSymbol.maximumLength,
                message: "a document symbol has at most \(DocumentSymbol.maximumLength) bytes: write the symbol alone")
        }
        bytes.reserveCapacity(length)
        offsets.reserveCapacity(length)
        var offset = 0
        var spaceOffset: Int?
        for scalar in text.unicodeScalars {
            if scalar == " " || !scalar.isASCII && scalar.properties.isWhitespace || ("\t"..."\r").contains(scalar) {
                spaceOffset = spaceOffset ?? offset
            } else {
                let byte = try Self.byte(scalar, at: offset)
                if let spaceOffset, let last = bytes.last {
                    if last.isDigit, byte.isSmallLetter {
                        throw SymbolSyntaxError(
                            offset: offset, message: "text follows the symbol: write the symbol alone")
                    }
                    if last.isLetter, byte.isLetter { append(UInt8(ascii: " "), at: spaceOffset) }
                }
                spaceOffset = nil
                append(byte, at: offset)
            }
            offset += scalar.utf8.count
        }
    }

    private mutating func append(_ byte: UInt8, at offset: Int) {
        bytes.append(byte)
        offsets.append(offset)
    }

    /// The ASCII byte that a character of a symbol stands for.
    private static func byte(_ scalar: Unicode.Scalar, at offset: Int) throws(SymbolSyntaxError) -> UInt8 {
        switch scalar {
        case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "\u{FF0D}":
            return UInt8(ascii: "-")
        case "A"..."Z", "a"..."z", "0"..."9", "/", "-", ".", ",", "(", ")", "*", "&", "'", "+", "_":
            return UInt8(truncatingIfNeeded: scalar.value)
        default:
            let shown = scalar.properties.generalCategory == .control ? "a control character" : "\(scalar)"
            throw SymbolSyntaxError(
                offset: offset, message: "\(shown) cannot stand in a document symbol: write it as in A/C.3/76/L.28")
        }
    }

    // MARK: Splitting

    /// The symbols that a joint one consists of, at least one.
    func parts() throws(SymbolSyntaxError) -> [Part] {
        guard !bytes.isEmpty else {
            throw SymbolSyntaxError(offset: 0, message: "the document symbol is empty: write it as in A/C.3/76/L.28")
        }
        try checkBrackets()
        var parts: [Part] = []
        var start = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "-") && beginsSymbol(index + 1) {
            parts.append(try part(start..<index))
            start = index + 1
        }
        parts.append(try part(start..<bytes.count))
        return parts
    }

    /// Whether an organ and a slash begin at a place: after a hyphen they mean another symbol of a joint document.
    private func beginsSymbol(_ start: Int) -> Bool {
        let letters = bytes[start...].prefix { $0.isCapital }
        return 1...8 ~= letters.count && letters.endIndex < bytes.count && bytes[letters.endIndex] == UInt8(ascii: "/")
    }

    private func checkBrackets() throws(SymbolSyntaxError) {
        var open: Int?
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "(") {
                guard open == nil else { throw fault(index, "brackets stand inside brackets: close the first ones") }
                open = index
            } else if byte == UInt8(ascii: ")") {
                guard let start = open else { throw fault(index, "a bracket closes that was not opened: remove it") }
                guard index > start + 1 else { throw fault(start, "the brackets are empty: remove them") }
                open = nil
            } else if byte == UInt8(ascii: "/"), open != nil {
                throw fault(index, "a slash stands in brackets: close them before it")
            }
        }
        if let open { throw fault(open, "a bracket does not close: write )") }
    }

    private func part(_ range: Range<Int>) throws(SymbolSyntaxError) -> Part {
        // A document that is issued again for technical reasons carries asterisks, which the symbol does not.
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
        let range = range.lowerBound..<end
        guard let first = range.first.map({ bytes[$0] }), first.isCapital else {
            throw fault(
                range.lowerBound,
                "a document symbol begins with the capital letters of an organ: write it as in A/C.3/76/L.28")
        }
        if let star = range.first(where: { bytes[$0] == UInt8(ascii: "*") }) {
            throw fault(star, "an asterisk can only stand at the end: remove it")
        }
        var components: [Component] = []
        components.reserveCapacity(4)
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound
        where index == range.upperBound || bytes[index] == UInt8(ascii: "/") {
            guard index > start, bytes[start] != UInt8(ascii: "(") else {
                throw fault(start, "a part between slashes is empty: write it, or remove a slash")
            }
            components.append(component(start..<index))
            start = index + 1
        }
        let text = string(range)
        guard components.count > 1 || WorldHealthSymbol(text) != nil else {
            throw fault(
                range.upperBound, "a document symbol has parts divided by slashes: write it as in A/C.3/76/L.28")
        }
        guard components[0].name.utf8.allSatisfy({ $0.isCapital || $0.isDigit }) || components.count == 1 else {
            throw fault(
                range.lowerBound,
                "a document symbol begins with the capital letters of an organ: write it as in A/C.3/76/L.28")
        }
        guard range.contains(where: { bytes[$0].isDigit }) else {
            throw fault(range.upperBound, "the document symbol has no number: write all of it, as in A/C.3/76/L.28")
        }
        return Part(text: text, components: components)
    }

    private func component(_ range: Range<Int>) -> Component {
        guard bytes[range].contains(UInt8(ascii: "(")) else { return Component(name: string(range), brackets: []) }
        let pieces = bytes[range].split(separator: UInt8(ascii: "("), omittingEmptySubsequences: false)
        return Component(
            name: String(decoding: pieces[0], as: UTF8.self),
            brackets: pieces.dropFirst().map { piece in
                String(decoding: piece.prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
            })
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func fault(_ index: Int, _ message: String) -> SymbolSyntaxError {
        SymbolSyntaxError(offset: index < offsets.count ? offsets[index] : length, message: message)
    }
}

extension UInt8 {
    /// Whether it is a letter of ASCII.
    var isLetter: Bool { isCapital || isSmallLetter }
}
