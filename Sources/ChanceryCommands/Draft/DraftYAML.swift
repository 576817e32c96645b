import JSONText

/// Writes drafted values as YAML 1.2 in block style, to be read and corrected by hand.
struct DraftYAML {
    private(set) var text = ""

    /// Appends the members of a record, each on lines of its own.
    mutating func members(_ members: [DraftValue.Member], indentation: Int = 0) {
        for member in members {
            text += String(repeating: " ", count: indentation) + Self.scalar(member.name) + ":"
            value(member.value, indentation: indentation)
        }
    }

    /// Appends a comment line.
    mutating func comment(_ line: String) {
        text += "# " + line.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
    }

    /// Appends a value behind a colon, and ends its line.
    private mutating func value(_ value: DraftValue, indentation: Int) {
        switch value {
        case .null: text += " null\n"
        case .bool(let flag): text += " \(flag)\n"
        case .number(let number): text += " \(number)\n"
        case .string(let string): block(string, indentation: indentation)
        case .array(let elements) where elements.isEmpty: text += " []\n"
        case .members(let members) where members.isEmpty: text += " {}\n"
        case .array(let elements):
            text += "\n"
            for element in elements { self.element(element, indentation: indentation + 2) }
        case .members(let inner):
            text += "\n"
            members(inner, indentation: indentation + 2)
        }
    }

    /// Appends an element behind its hyphen; the first member of an object stands beside it.
    private mutating func element(_ element: DraftValue, indentation: Int) {
        let margin = String(repeating: " ", count: indentation)
        switch element {
        case .members(let members) where !members.isEmpty:
            var inner = DraftYAML()
            inner.members(members, indentation: indentation + 2)
            text += margin + "- " + inner.text.dropFirst(indentation + 2)
        default:
            text += margin + "-"
            value(element, indentation: indentation)
        }
    }

    /// Appends a string: of several lines as a literal block, where that keeps every character.
    private mutating func block(_ string: String, indentation: Int) {
        let lines = string.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, let first = lines.first, first.first != " ", !first.isEmpty,
            lines.last?.isEmpty == false,
            string.unicodeScalars.allSatisfy({ $0 == "\n" || $0.isPlain })
        else {
            text += " " + Self.scalar(string) + "\n"
            return
        }
        text += " |-\n"
        let margin = String(repeating: " ", count: indentation + 2)
        for line in lines { text += line.isEmpty ? "\n" : margin + line + "\n" }
    }

    /// A string in one line: as it is where YAML's core schema reads that as the same string, else in double quotes,
    /// which YAML reads as JSON does.
    static func scalar(_ string: String) -> String {
        if isPlain(string) { return string }
        var writer = JSONWriter()
        writer.string(string)
        var quoted = ""
        // What YAML does not take unescaped (1.2.2, section 5.1).
        for scalar in String(decoding: writer.bytes, as: UTF8.self).unicodeScalars {
            if scalar.isPlain {
                quoted.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return quoted
    }

    private static func isPlain(_ string: String) -> Bool {
        guard let first = string.unicodeScalars.first, let last = string.unicodeScalars.last, string.utf8.count <= 400,
            first.properties.isAlphabetic || first == "/" && string.count > 1, last != ":", last != " "
        else { return false }
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        return !words.contains(string.lowercased()) && !string.contains(": ") && !string.contains(" #")
            && string.unicodeScalars.allSatisfy { $0.isPlain && $0 != "\t" }
    }
}

extension Unicode.Scalar {
    /// Whether YAML prints it as it is, and a reader sees it.
    fileprivate var isPlain: Bool {
        switch value {
        case 0x20...0x7E, 0xA0...0x200A, 0x2010...0x2027, 0x2030...0x205F, 0x2070...0xD7FF, 0xE000...0xFEFE,
            0xFF00...0xFFFC, 0x10000...0x10FFFF:
            true
        default: false
        }
    }
}
