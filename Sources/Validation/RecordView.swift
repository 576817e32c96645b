import Codecs
import JSONText
import Schema

/// A record as rules see it: its values by the roles that the schema gives them, never by name.
///
/// A view over the parser's tape; it must not outlive the call that it is passed to. Values may be of any kind, since
/// rules also run on records that break the schema: each rule asks for the kind it needs.
struct RecordView {
    /// The record's object.
    let root: JSONNode
    /// What the schema declares.
    let fields: FieldDeclarations
    /// The record's id.
    private(set) var id: String?
    /// The capture that the record names, where it is at hand and was read.
    var capture: RecordCapture?
    /// The string that most rules read, and its characters.
    private var text: (index: Int, characters: UnsafeRawBufferPointer)?
    /// The statement's text and the digest of its characters, once ``digestText()`` has found one that is not empty.
    private(set) var comparedText: (node: JSONNode, digest: SHA256Digest)?

    init(root: JSONNode, fields: FieldDeclarations) {
        self.root = root
        self.fields = fields
        id = idNode?.string
    }

    /// A view that has the characters of the statement's text at hand, so that not every rule unescapes them anew.
    ///
    /// - Parameter buffer: where they are kept; its old content is lost.
    static func withText<Result>(
        of root: JSONNode, fields: FieldDeclarations, in buffer: inout [UInt8],
        _ body: (inout RecordView) throws -> Result
    ) rethrows -> Result {
        var view = RecordView(root: root, fields: fields)
        guard let node = view.value(.text), node.kind == .string, node.hasEscapes else { return try body(&view) }
        // A text that was very long leaves no memory behind.
        if buffer.capacity > 1 << 20 { buffer = [] }
        buffer.removeAll(keepingCapacity: true)
        node.appendString(to: &buffer)
        return try buffer.withUnsafeBytes { characters in
            view.text = (node.index, characters)
            return try body(&view)
        }
    }

    /// Calls `body` with the characters of a string as UTF-8.
    ///
    /// - Precondition: the value is a string.
    func withCharacters<Result>(
        of node: JSONNode, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        if let text, text.index == node.index { return try body(text.characters) }
        return try node.withString(body)
    }

    /// The value with a role that occurs once in a record; `nil` where it is absent or null.
    func value(_ role: Role) -> JSONNode? {
        fields.path(of: role).flatMap { value(at: $0, from: root) }
    }

    /// The characters of the string with a role, `nil` where there is none or it is empty.
    func string(_ role: Role) -> String? {
        value(role).flatMap { Self.isFilled($0) ? $0.string : nil }
    }

    /// Whether there is a string with a role that is not empty.
    func hasString(_ role: Role) -> Bool { value(role).map(Self.isFilled) ?? false }

    private static func isFilled(_ node: JSONNode) -> Bool { node.kind == .string && !node.rawString.isEmpty }

    /// The members of the object with a role; none where it is absent.
    func members(_ role: Role) -> [JSONNode.Members.Element] {
        value(role).map { Array($0.members) } ?? []
    }

    /// All values with a role, in the order of the record.
    func values(_ role: Role) -> [JSONNode] {
        var values: [JSONNode] = []
        forEachValue(role) { values.append($0) }
        return values
    }

    /// Hands out all values with a role, in the order of the record.
    func forEachValue(_ role: Role, _ body: (JSONNode) -> Void) {
        guard let path = fields.path(of: role) else { return }
        visit(path, of: fields.steps, from: root) { node in
            body(node)
            return true
        }
    }

    /// The value with a role inside a value with another, such as the body of one session; `nil` where absent or null.
    func value(_ role: Role, in parent: JSONNode, of parentRole: Role) -> JSONNode? {
        guard let path = fields.path(of: role), let parentPath = fields.path(of: parentRole),
            path.count >= parentPath.count,
            zip(path, parentPath).allSatisfy({ fields.steps[$0] == fields.steps[$1] })
        else { return nil }
        return value(at: path.lowerBound + parentPath.count..<path.upperBound, from: parent)
    }

    /// All values at a path.
    func values(at path: [FieldStep]) -> [JSONNode] {
        var values: [JSONNode] = []
        forEachValue(at: path) { values.append($0) }
        return values
    }

    /// Hands out all values at a path, in the order of the record.
    func forEachValue(at path: [FieldStep], _ body: (JSONNode) -> Void) {
        visit(path.indices, of: path, from: root) { node in
            body(node)
            return true
        }
    }

    /// The first value at a path of the schema's; `nil` where there is none, or it is null.
    private func value(at path: Range<Int>, from node: JSONNode) -> JSONNode? {
        var first: JSONNode?
        visit(path, of: fields.steps, from: node) { node in
            first = node
            return false
        }
        return first.flatMap { $0.kind == .null ? nil : $0 }
    }

    /// Hands out the values at a path, a part of some steps, until `body` says that it wants no more.
    ///
    /// - Returns: whether it wants more.
    @discardableResult
    private func visit(
        _ path: Range<Int>, of steps: [FieldStep], from start: JSONNode, _ body: (JSONNode) -> Bool
    ) -> Bool {
        var node = start
        for position in path {
            switch steps[position] {
            case .property(let name):
                guard node.kind == .object, let value = node[name] else { return true }
                node = value
            case .elements:
                for element in node.elements
                where !visit(position + 1..<path.upperBound, of: steps, from: element, body) {
                    return false
                }
                return true
            }
        }
        return body(node)
    }

    /// The value of the role `id`, or of the property `id` where the schema gives that role to none.
    var idNode: JSONNode? {
        let node = fields.path(of: .id) != nil ? value(.id) : (root.kind == .object ? root["id"] : nil)
        return node.flatMap { $0.kind == .string ? $0 : nil }
    }

    /// The digest of a string's characters.
    ///
    /// - Precondition: the value is a string.
    func digest(of node: JSONNode) -> SHA256Digest {
        var hasher = SHA256Hasher()
        withCharacters(of: node) { hasher.update($0) }
        return hasher.finalize()
    }

    /// Works out the digest of the statement's text, once for all who compare it.
    mutating func digestText() {
        guard let text = value(.text), Self.isFilled(text) else { return }
        comparedText = (text, digest(of: text))
    }
}
