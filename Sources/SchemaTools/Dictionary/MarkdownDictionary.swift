/// Writes a dictionary as Markdown with the tables of GitHub.
enum MarkdownDictionary {
    static func text(of dictionary: DataDictionary) -> String {
        var blocks = ["# \(escaped(dictionary.title))"]
        if let description = dictionary.description { blocks.append(text(description)) }
        if let identifier = dictionary.identifier { blocks.append("Schema: \(code(identifier))") }
        if !dictionary.constraints.isEmpty {
            blocks.append(dictionary.constraints.map { "- The record: \(text($0))" }.joined(separator: "\n"))
        }
        if !dictionary.expected.isEmpty {
            blocks.append("Of the record, \(text(DictionaryField.Vocabulary.gaps(dictionary.expected))).")
        }
        for group in dictionary.groups {
            let name = group.owner.map { code($0.path) } ?? "Fields of the record"
            blocks.append("## \(name)")
            if let owner = group.owner {
                blocks.append("Members of [\(code(owner.path))](#\(owner.anchor)).")
            }
            blocks.append(table(of: group.fields, dictionary))
        }
        if dictionary.fields.isEmpty { blocks.append("The schema declares no fields.") }
        blocks += dictionary.omissions.map { "Not everything is shown: \(text($0))." }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func table(of fields: [DictionaryField], _ dictionary: DataDictionary) -> String {
        let rows = fields.map { field in
            let cells = [
                "<a id=\"\(field.anchor)\"></a>\(code(field.path, inTable: true))", escaped(field.typeText),
                text(field.presence.phrase, inTable: true), meaning(of: field, dictionary),
            ]
            return "| " + cells.joined(separator: " | ") + " |"
        }
        return (["| Field | Type | Presence | Meaning |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    private static func meaning(of field: DictionaryField, _ dictionary: DataDictionary) -> String {
        var lines: [String] = []
        if let title = field.title { lines.append("**\(escaped(title))**") }
        if let description = field.description { lines.append(text(description, inTable: true)) }
        for fact in field.facts {
            let phrases = fact.phrases.map { text($0, inTable: true) }.joined(separator: fact.areValues ? ", " : "; ")
            lines.append("*\(fact.label):* \(phrases)")
        }
        if let repeats = field.repeats {
            let target = dictionary.fields.first { $0.anchor == repeats }
            lines.append(
                target.map { "Its members are those of [\(code($0.path, inTable: true))](#\($0.anchor))." }
                    ?? "Its members are those of the record.")
        }
        return lines.joined(separator: "<br>")
    }

    private static func text(_ phrase: Phrase, inTable: Bool = false) -> String {
        phrase.spans.map { span in
            switch span {
            case .text(let text): escaped(text)
            case .code(let text): code(text, inTable: inTable)
            }
        }.joined()
    }

    /// Text of a schema in which nothing is markup. It stays on one line, which tables need.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "$", "!":
                result += "\\" + String(scalar)
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\n": result += " "
            default: result.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    /// Code. In tables a bar is escaped even there (GitHub Flavored Markdown, section 4.10); what is not clear then is
    /// written in HTML, with references for all punctuation.
    static func code(_ text: String, inTable: Bool = false) -> String {
        let isPlain =
            !text.isEmpty && text.first != " " && text.last != " " && !(inTable && text.contains("\\|"))
            && text.unicodeScalars.allSatisfy { !isControl($0) && $0 != "`" && $0 != "\n" }
        guard !isPlain else {
            return
                "`\(inTable ? text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") : text)`"
        }
        var result = "<code>"
        for scalar in text.unicodeScalars {
            let isWord = !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if isControl(scalar) {
                result += "\u{FFFD}"
            } else if isWord || scalar == " " {
                result.unicodeScalars.append(scalar)
            } else {
                result += "&#\(scalar.value);"
            }
        }
        return result + "</code>"
    }
}

/// Characters that no text should have, and that let text be read in another order than it is written.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case ..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}
