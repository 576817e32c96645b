import JSONText

/// The way to a field as people write it: `sessions[].body`.
struct FieldPath: Hashable {
    enum Step: Hashable {
        case property(String)
        /// All members whose names match a pattern.
        case pattern(String)
        /// All members that are not named otherwise.
        case member
        /// All elements from a position on.
        case elements(from: Int)
        case element(Int)
    }

    var steps: [Step] = []

    func appending(_ step: Step) -> FieldPath { FieldPath(steps: steps + [step]) }

    var text: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .property(let name):
                if Self.isPlain(name) {
                    text += (text.isEmpty ? "" : ".") + name
                } else {
                    text += "[\(quotedJSON(name))]"
                }
            case .pattern(let pattern): text += "[/\(pattern)/]"
            case .member: text += text.isEmpty ? "*" : ".*"
            case .elements(let first): text += first == 0 ? "[]" : "[\(first)…]"
            case .element(let position): text += "[\(position)]"
            }
        }
    }

    /// Whether a name reads without quotes: nothing in it that paths give a meaning to.
    private static func isPlain(_ name: String) -> Bool {
        let special: Set<Unicode.Scalar> = [".", "[", "]", "*", "\"", "`", "…"]
        return !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !special.contains($0) && !$0.properties.isWhitespace
            }
    }
}

/// A string as JSON text.
func quotedJSON(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
}

/// A value as code: its canonical JSON text, strings without quotes where nobody could take them for anything else.
func codeText(_ value: JSONNode) -> String {
    guard value.kind == .string else {
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
    let text = value.string
    let isMistakable =
        text.isEmpty || text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false
        || text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        || (try? JSONDocument(Array(text.utf8))) != nil
    return isMistakable ? quotedJSON(text) : text
}

/// Anchors that differ for different paths.
struct AnchorNames {
    private var used: Set<String> = []

    mutating func anchor(for path: String) -> String {
        var slug = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                slug.unicodeScalars.append(Unicode.Scalar(byte))
            default: if slug.utf8.last != UInt8(ascii: "-") { slug += "-" }
            }
        }
        let base = "field-" + slug.prefix(80).drop { $0 == "-" }
        var anchor = base
        var number = 2
        while !used.insert(anchor).inserted {
            anchor = "\(base)-\(number)"
            number += 1
        }
        return anchor
    }
}
