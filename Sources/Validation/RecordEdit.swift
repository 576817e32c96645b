import Diagnostics
import JSONText

/// A change of a record that resolves a finding, in terms of its values. What is to be written in the file is worked out
/// by `RecordOrigin.fix(for:)`, the same for every rule.
struct RecordEdit {
    enum Change {
        case replace(JSONNode, characters: Range<Int>, with: String)
        case insert(name: String, json: String, into: JSONNode)
        case append(json: String, to: JSONNode)
        case fill(JSONNode, json: String)
    }

    let change: Change
    /// What the change does, as one fragment in the imperative, without values.
    let message: String

    /// Replaces characters of a string.
    ///
    /// - Parameter characters: a range of the string's UTF-8, on boundaries of code points; all of it unless given.
    static func replace(
        _ node: JSONNode, characters: Range<Int>? = nil, with text: String, _ message: String
    ) -> RecordEdit {
        let whole = characters ?? 0..<node.withString(\.count)
        return RecordEdit(change: .replace(node, characters: whole, with: text), message: message)
    }

    /// Adds a member at the end of an object that has none of the name.
    ///
    /// - Parameter json: its value as JSON on one line.
    static func insert(_ name: String, json: String, into object: JSONNode, _ message: String) -> RecordEdit {
        RecordEdit(change: .insert(name: name, json: json, into: object), message: message)
    }

    /// Adds an element at the end of an array.
    ///
    /// - Parameter json: the element as JSON on one line.
    static func append(_ json: String, to array: JSONNode, _ message: String) -> RecordEdit {
        RecordEdit(change: .append(json: json, to: array), message: message)
    }

    /// Puts a value in the place of null.
    ///
    /// - Parameter json: the value as JSON on one line.
    static func fill(_ null: JSONNode, json: String, _ message: String) -> RecordEdit {
        RecordEdit(change: .fill(null, json: json), message: message)
    }

    /// What the edit changes, by the places of the values in a record.
    func valueChange(in root: JSONNode) -> Diagnostic.ValueChange? {
        switch change {
        case .replace(let node, let characters, let text):
            root.pointer(to: node.index).map { .replace(pointer: $0, characters: characters, text: text) }
        case .insert(let name, let json, let object):
            root.pointer(to: object.index).map { .insert(pointer: $0, name: name, json: json) }
        case .append(let json, let array): root.pointer(to: array.index).map { .append(pointer: $0, json: json) }
        case .fill(let null, let json): root.pointer(to: null.index).map { .fill(pointer: $0, json: json) }
        }
    }
}
