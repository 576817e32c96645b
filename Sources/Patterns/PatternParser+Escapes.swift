/// What follows a backslash.
extension PatternParser {
    /// A set or a single code point, as an escape or a class atom denotes it.
    enum Atom {
        case scalar(UInt32)
        /// The set, and the source text that always denotes it.
        case set(ScalarSet, escape: String)
    }

    /// Reads an escape outside a class, and adds the term or assertion it denotes.
    mutating func parseEscapedTerm() throws(PatternSyntaxError) {
        let start = position
        switch peek(1) {
        case UInt8(ascii: "b"):
            position += 2
            try append(assertion: .wordBoundary, from: start)
        case UInt8(ascii: "B"):
            position += 2
            try append(assertion: .notWordBoundary, from: start)
        case .some(UInt8(ascii: "1")...UInt8(ascii: "9")):
            position += 1
            try append(reference: .number(takeDecimal() ?? 0), from: start)
        case UInt8(ascii: "k"):
            position += 2
            guard peek() == UInt8(ascii: "<") else {
                throw PatternSyntaxError(
                    message: "\"\\k\" is followed by no group name", offset: start, help: "write \\k<name>")
            }
            try append(reference: .name(try parseGroupName()), from: start)
        default:
            switch try parseEscape(inClass: false) {
            case .scalar(let scalar): try append(scalar: scalar, from: start)
            case .set(let set, let escape): try append(set: set, escape: escape, from: start)
            }
        }
    }

    /// Reads an escape that means the same inside and outside a class, or one of a class alone (`\b`, `\-`).
    mutating func parseEscape(inClass: Bool) throws(PatternSyntaxError) -> Atom {
        let start = position
        position += 1
        guard let byte = peek() else {
            throw PatternSyntaxError(
                message: "the pattern ends with a lone backslash", offset: start,
                help: "write \"\\\\\" for the character itself")
        }
        switch byte {
        case UInt8(ascii: "d"): return takeSet(.digits, from: start)
        case UInt8(ascii: "D"): return takeSet(ScalarSet.digits.inverted, from: start)
        case UInt8(ascii: "w"): return takeSet(.wordCharacters, from: start)
        case UInt8(ascii: "W"): return takeSet(ScalarSet.wordCharacters.inverted, from: start)
        case UInt8(ascii: "s"): return takeSet(.whitespace, from: start)
        case UInt8(ascii: "S"): return takeSet(ScalarSet.whitespace.inverted, from: start)
        case UInt8(ascii: "p"), UInt8(ascii: "P"): return try parsePropertyEscape(from: start)
        case UInt8(ascii: "t"): return takeControl(0x9)
        case UInt8(ascii: "n"): return takeControl(0xA)
        case UInt8(ascii: "v"): return takeControl(0xB)
        case UInt8(ascii: "f"): return takeControl(0xC)
        case UInt8(ascii: "r"): return takeControl(0xD)
        case UInt8(ascii: "b") where inClass: return takeControl(0x8)
        case UInt8(ascii: "-") where inClass: return takeControl(0x2D)
        case UInt8(ascii: "0"): return try parseNull(from: start)
        case UInt8(ascii: "c"): return try parseControlLetter(from: start)
        case UInt8(ascii: "x"):
            position += 1
            guard let value = takeHexadecimal(count: 2) else {
                throw PatternSyntaxError(
                    message: "\"\\x\" is not followed by two hexadecimal digits", offset: start,
                    help: "write \\xHH, such as \\x41")
            }
            return .scalar(value)
        case UInt8(ascii: "u"): return .scalar(try parseUnicodeEscape())
        default:
            if "^$\\.*+?()[]{}|/".utf8.contains(byte) { return takeControl(UInt32(byte)) }
            throw unknownEscape(from: start)
        }
    }

    private mutating func takeSet(_ set: ScalarSet, from start: Int) -> Atom {
        position += 1
        return .set(set, escape: written(from: start))
    }

    private mutating func takeControl(_ scalar: UInt32) -> Atom {
        position += 1
        return .scalar(scalar)
    }

    private mutating func parseNull(from start: Int) throws(PatternSyntaxError) -> Atom {
        position += 1
        if let next = peek(), next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") {
            throw PatternSyntaxError(
                message: "\"\\0\" is followed by a digit; there are no octal escapes in Unicode mode", offset: start,
                help: "write \\xHH or \\u{H…}")
        }
        return .scalar(0)
    }

    private mutating func parseControlLetter(from start: Int) throws(PatternSyntaxError) -> Atom {
        guard let letter = peek(1), letter | 0x20 >= UInt8(ascii: "a"), letter | 0x20 <= UInt8(ascii: "z") else {
            throw PatternSyntaxError(
                message: "\"\\c\" is not followed by a letter", offset: start,
                help: "write \\cA to \\cZ, or \"\\\\c\" for a backslash and a c")
        }
        position += 2
        return .scalar(UInt32(letter & 0x1F))
    }

    private mutating func unknownEscape(from start: Int) -> PatternSyntaxError {
        let character = Character(takeUnicodeScalar())
        let help =
            switch character {
            case "A": "write \"^\" for the start of the text"
            case "Z", "z": "write \"$\" for the end of the text"
            case "h": "write [ \\t] for a blank"
            case "a": "write \\x07 for the bell, or \"a\" for the letter"
            case "e": "write \\x1B for the escape character, or \"e\" for the letter"
            default: "write \"\(character)\" without the backslash for the character itself"
            }
        return PatternSyntaxError(
            message: "\"\\\(character)\" is no escape of ECMA-262 in Unicode mode", offset: start, help: help)
    }

    /// Reads `\uHHHH`, a pair of them that is a surrogate pair, or `\u{H…}`, from the `u`.
    mutating func parseUnicodeEscape() throws(PatternSyntaxError) -> UInt32 {
        let start = position - 1
        position += 1
        if take("{") {
            var value: UInt32 = 0
            let digits = position
            while let digit = peek().flatMap(PatternParser.hexadecimalDigit) {
                // Held above the maximum once past it, so that no number of digits overflows.
                value = min(value << 4 | digit, ScalarSet.maximum + 1)
                position += 1
            }
            guard position > digits, take("}") else {
                throw PatternSyntaxError(
                    message: "\"\\u{\" is not followed by hexadecimal digits and \"}\"", offset: start,
                    help: "write \\u{H…}, such as \\u{1F409}")
            }
            guard value <= ScalarSet.maximum else {
                throw PatternSyntaxError(
                    message: "\(quoted(from: start)) is beyond the last code point, U+10FFFF", offset: start)
            }
            return value
        }
        guard let value = takeHexadecimal(count: 4) else {
            throw PatternSyntaxError(
                message: "\"\\u\" is not followed by four hexadecimal digits", offset: start,
                help: "write \\uHHHH or \\u{H…}")
        }
        let afterFirst = position
        if value & 0xFC00 == 0xD800, take("\\u"), let low = takeHexadecimal(count: 4), low & 0xFC00 == 0xDC00 {
            return 0x10000 + ((value & 0x3FF) << 10 | low & 0x3FF)
        }
        position = afterFirst
        return value
    }

    // MARK: Properties

    /// Reads `p{…}` or `P{…}` after the backslash.
    private mutating func parsePropertyEscape(from start: Int) throws(PatternSyntaxError) -> Atom {
        let isNegated = peek() == UInt8(ascii: "P")
        position += 1
        guard take("{") else { throw malformedProperty(from: start) }
        let name = takePropertyText()
        let value: String? = take("=") ? takePropertyText() : nil
        guard take("}"), !name.isEmpty, value != "" else { throw malformedProperty(from: start) }
        let escape = written(from: start)
        if let known = propertySets[escape] { return .set(known, escape: escape) }
        let set = try propertySet(name: name, value: value, offset: start)
        propertySets[escape] = isNegated ? set.inverted : set
        return .set(isNegated ? set.inverted : set, escape: escape)
    }

    private mutating func takePropertyText() -> String {
        let start = position
        while let byte = peek(),
            byte == UInt8(ascii: "_") || byte < 0x80 && Character(Unicode.Scalar(byte)).isLetterOrDigit
        {
            position += 1
        }
        return written(from: start)
    }

    private func malformedProperty(from start: Int) -> PatternSyntaxError {
        PatternSyntaxError(
            message: "\(quoted(from: start)) begins no property escape", offset: start,
            help: "write \\p{Name} or \\p{Name=Value}, such as \\p{Letter} or \\p{Script=Latin}")
    }

    private func propertySet(name: String, value: String?, offset: Int) throws(PatternSyntaxError) -> ScalarSet {
        guard let value else {
            if let set = UnicodeProperties.set(named: name) { return set }
            let help =
                UnicodeProperties.script(named: name) != nil
                ? "write \\p{Script=\(name)}" : "the names are those of ECMA-262, and case counts"
            throw PatternSyntaxError(
                message: "there is no Unicode property or general category \(PatternParser.quoted(name))",
                offset: offset, help: help)
        }
        switch name {
        case "General_Category", "gc":
            if let set = UnicodeProperties.generalCategory(named: value) { return set }
            throw PatternSyntaxError(
                message: "there is no general category \(PatternParser.quoted(value))", offset: offset,
                help: "the names are those of the Unicode standard, such as Letter or Lu, and case counts")
        case "Script", "sc":
            if let set = UnicodeProperties.script(named: value) { return set }
        case "Script_Extensions", "scx":
            if let set = UnicodeProperties.scriptExtensions(named: value) { return set }
        default:
            throw PatternSyntaxError(
                message: "the Unicode property \(PatternParser.quoted(name)) takes no value or does not exist",
                offset: offset,
                help: "only General_Category, Script and Script_Extensions take a value")
        }
        throw PatternSyntaxError(
            message: "there is no script \(PatternParser.quoted(value))", offset: offset,
            help: "the names are those of the Unicode standard, such as Latin or Latn, and case counts")
    }

    // MARK: Group names

    /// Reads `<name>`; the name is an identifier of ECMA-262, which may itself have `\u` escapes.
    mutating func parseGroupName() throws(PatternSyntaxError) -> [UInt32] {
        let start = position
        position += 1
        var name: [UInt32] = []
        while let byte = peek(), byte != UInt8(ascii: ">") {
            let offset = position
            let scalar: UInt32
            if byte == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
                position += 1
                scalar = try parseUnicodeEscape()
            } else {
                scalar = takeScalar()
            }
            guard PatternParser.isIdentifierPart(scalar, isFirst: name.isEmpty) else {
                throw PatternSyntaxError(
                    message: "\(PatternParser.name(scalar)) cannot stand here in the name of a group", offset: offset,
                    help: "a name is of letters, digits, \"_\" and \"$\", and does not begin with a digit")
            }
            name.append(scalar)
        }
        guard take(">"), !name.isEmpty else {
            throw PatternSyntaxError(
                message: name.isEmpty ? "the name of the group is empty" : "the name of the group is never closed",
                offset: start, help: "write <name>")
        }
        return name
    }

    private static func isIdentifierPart(_ value: UInt32, isFirst: Bool) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        if scalar == "$" || scalar == "_" { return true }
        if isFirst { return scalar.properties.isIDStart }
        return scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
    }
}
