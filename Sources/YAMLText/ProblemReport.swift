/// Words for what libyaml cannot parse: what is wrong in terms of the file, and what to do.
struct ProblemReport {
    private let problem: ParserProblem
    private let bytes: UnsafeRawBufferPointer
    /// Where the problem was met, and where what was being read begins.
    private let offset: Int
    private let contextOffset: Int
    private let limits: YAMLLimits

    init(
        _ problem: ParserProblem, bytes: UnsafeRawBufferPointer, offset: Int, contextOffset: Int, limits: YAMLLimits
    ) {
        self.problem = problem
        self.bytes = bytes
        self.offset = min(offset, bytes.count)
        self.contextOffset = min(contextOffset, bytes.count)
        self.limits = limits
    }

    /// The fault to report.
    var fault: YAMLFault {
        guard !problem.isMemory else {
            return YAMLFault(
                .memory, "there is not enough memory to parse the file", at: place(of: offset..<offset))
        }
        return tabFault ?? scalarFault ?? propertyFault ?? structureFault
            ?? YAMLFault(
                .syntax, "\(found) does not fit here (libyaml: \(problem.problem))",
                help: "quote the value if it holds special characters", at: restOfLine)
    }

    // MARK: Families of problems

    /// A tab in the indentation, which libyaml meets in several guises.
    private var tabFault: YAMLFault? {
        switch problem.problem {
        case "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation", "found character that cannot start any token",
            "could not find expected ':'", "did not find expected key", "did not find expected '-' indicator",
            "mapping values are not allowed in this context", "block sequence entries are not allowed in this context":
            break
        default:
            return nil
        }
        var tab = offset
        if tab >= bytes.count || bytes[tab] != UInt8(ascii: "\t") {
            tab = Excerpt.lineStart(of: offset, in: bytes)
            while tab < offset, bytes[tab] == UInt8(ascii: " ") { tab += 1 }
            guard tab < offset, bytes[tab] == UInt8(ascii: "\t") else { return nil }
        }
        return YAMLFault(
            .tab, "a tab stands where indentation is due", help: "use spaces: YAML is not indented with tabs",
            at: place(of: tab..<tab + 1))
    }

    /// Quoted, block and plain scalars.
    private var scalarFault: YAMLFault? {
        switch problem.problem {
        case "found unexpected end of stream", "found unexpected document indicator":
            return YAMLFault(
                .syntax, "the quoted string \(rest(from: contextOffset)) has no closing quote",
                help: "close it; a quote inside is written \(isSingleQuoted ? "`''`" : #"`\"`"#)",
                at: restOfLine(from: contextOffset), related: related("it runs on to here", at: offset))
        case "found unknown escape character":
            let escape = place(of: offset, length: 2)
            return YAMLFault(
                .syntax, "\(quoted(escape)) is no escape of YAML",
                help: #"write a backslash as `\\`, or put the text in single quotes"#, at: escape)
        case "did not find expected hexdecimal number":
            // libyaml marks the byte after the letter of the escape.
            let escape = place(of: max(0, offset - 2), length: 2)
            return YAMLFault(
                .syntax, "\(quoted(escape)) is not followed by enough hexadecimal digits",
                help: #"give `\x` 2, `\u` 4 and `\U` 8 of them; a backslash itself is written `\\`"#, at: escape)
        case "found invalid Unicode character escape code":
            let isLong = offset > 0 && bytes[offset - 1] == UInt8(ascii: "U")
            let escape = place(of: max(0, offset - 2), length: isLong ? 10 : 6)
            return YAMLFault(
                .syntax, "\(quoted(escape)) is no character of Unicode",
                help: #"write the character itself, or `\U` and 8 hexadecimal digits instead of two surrogates"#,
                at: escape)
        case "found an indentation indicator equal to 0":
            return YAMLFault(
                .syntax, "the block scalar \(rest(from: contextOffset)) is indented by 0",
                help: "write an indentation of 1 to 9, or leave it out", at: restOfLine(from: contextOffset))
        case "did not find expected comment or line break" where problem.context.contains("block scalar"):
            return YAMLFault(
                .syntax, "\(found) follows the begin of a block scalar",
                help: "begin its text on the next line, or quote the value", at: restOfLine)
        case "found unexpected ':'":
            return YAMLFault(
                .syntax, "\(found) stands in a plain value", help: "quote the value, or put a space after the `:`",
                at: restOfLine)
        default:
            return nil
        }
    }

    /// Anchors, aliases, tags and directives that are malformed as well as not taken.
    private var propertyFault: YAMLFault? {
        let subject = problem.context
        if subject.contains("directive") || problem.problem.contains("YAML directive")
            || problem.problem.contains("TAG directive") || problem.problem == "found incompatible YAML document"
        {
            return .directive(subject.isEmpty ? restOfLine : restOfLine(from: contextOffset), in: bytes)
        }
        let property = place(of: Excerpt.property(from: contextOffset, in: bytes))
        if subject.hasSuffix("an anchor") { return .anchor(property, text: quoted(property)) }
        if subject.hasSuffix("an alias") { return .alias(property, text: quoted(property)) }
        if subject.hasSuffix("a tag") { return .tag(property, text: quoted(property)) }
        if problem.problem == "found undefined tag handle" {
            let tag = place(of: Excerpt.property(from: offset, in: bytes))
            return .tag(tag, text: quoted(tag))
        }
        return nil
    }

    /// Sequences, mappings and documents.
    private var structureFault: YAMLFault? {
        switch problem.problem {
        case "found character that cannot start any token":
            return YAMLFault(.syntax, "\(found) cannot begin a value", help: "quote the value", at: restOfLine)
        case "could not find expected ':'":
            return YAMLFault(
                .syntax, "\(rest(from: contextOffset)) stands where a key is due and no `:` follows it",
                help: "write `key: value` (a key has one line and at most 1,024 characters), or indent the line to "
                    + "continue the value above", at: restOfLine(from: contextOffset))
        case "mapping values are not allowed in this context":
            return YAMLFault(
                .syntax, "\(found) would begin a mapping inside a value",
                help: "quote the value if it holds `: `; else put the mapping on a new line and indent it",
                at: restOfLine)
        case "mapping keys are not allowed in this context", "block sequence entries are not allowed in this context":
            return YAMLFault(
                .syntax, "\(found) cannot begin here", help: "begin it on a new line and indent it, or quote the value",
                at: restOfLine)
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            let bracket = problem.problem.hasSuffix("']'") ? "]" : "}"
            return YAMLFault(
                .syntax, "\(found) stands where `,` or `\(bracket)` is due",
                help: "separate the items with commas, and close the bracket", at: restOfLine,
                related: related("the bracket opens here", at: contextOffset))
        case "did not find expected '-' indicator":
            return YAMLFault(
                .syntax, "\(found) stands where the next `-` of a sequence is due",
                help: "indent the items of a sequence alike", at: restOfLine,
                related: related("the sequence begins here", at: contextOffset))
        case "did not find expected key":
            return YAMLFault(
                .syntax, "\(found) stands where the next key of a mapping is due",
                help: "indent the keys of a mapping alike, and quote a value as a whole or not at all", at: restOfLine,
                related: related("the mapping begins here", at: contextOffset))
        case "did not find expected node content":
            return YAMLFault(
                .syntax, "\(found) stands where a value is due",
                help: "write a value, remove the comma before, or close the bracket",
                at: restOfLine)
        case "did not find expected <document start>":
            return YAMLFault(
                .syntax, "\(found) follows the end of the document", help: "write one value to a file", at: restOfLine)
        case let text where text.hasPrefix("Maximum nesting level"):
            return YAMLFault(
                .depth, "sequences and mappings are nested deeper than \(limits.depth) levels",
                help: "flatten the value", at: place(of: offset, length: 1))
        default:
            return nil
        }
    }

    // MARK: Places and quotations

    private var found: String { rest(from: offset) }
    private var restOfLine: Place { restOfLine(from: offset) }

    private var isSingleQuoted: Bool {
        contextOffset < bytes.count && bytes[contextOffset] == UInt8(ascii: "'")
    }

    private func rest(from start: Int) -> String {
        Excerpt.rest(from: start, of: bytes)
    }

    private func restOfLine(from start: Int) -> Place {
        var end = Excerpt.lineEnd(from: start, in: bytes)
        while end > start, Excerpt.isBlank(bytes[end - 1]) { end -= 1 }
        return place(of: start..<end)
    }

    private func quoted(_ place: Place) -> String {
        Excerpt.quoted(place.byteRange, of: bytes)
    }

    private func place(of start: Int, length: Int) -> Place {
        place(of: start..<min(start + length, bytes.count))
    }

    private func place(of range: Range<Int>) -> Place {
        LineCursor.place(of: range, in: bytes)
    }

    private func related(_ message: String, at start: Int) -> YAMLFault.Related {
        YAMLFault.Related(place(of: start..<min(start + 1, bytes.count)), message: message)
    }
}
