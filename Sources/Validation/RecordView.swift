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
    /// The capture that the record names, where it is at hand and was read.
    var capture: RecordCapture?

    init(root: JSONNode, fields: FieldDeclarations) {
        self.root = root
        self.fields = fields
    }

    /// The value with a role that occurs once in a record; `nil` where it is absent or null.
    func value(_ role: Role) -> JSONNode? {
        fields[role].flatMap { values(at: $0.path[...], from: root).first }.flatMap { $0.kind == .null ? nil : $0 }
    }

    /// The characters of the string with a role, `nil` where there is none or it is empty.
    func string(_ role: Role) -> String? {
        value(role).flatMap { $0.kind == .string && !$0.rawString.isEmpty ? $0.string : nil }
    }

    /// The members of the object with a role; none where it is absent.
    func members(_ role: Role) -> [JSONNode.Members.Element] {
        value(role).map { Array($0.members) } ?? []
    }

    /// All values with a role, in the order of the record.
    func values(_ role: Role) -> [JSONNode] {
        fields[role].map { values(at: $0.path[...], from: root) } ?? []
    }

    /// The value with a role inside a value with another, such as the body of one session; `nil` where absent or null.
    func value(_ role: Role, in parent: JSONNode, of parentRole: Role) -> JSONNode? {
        guard let path = fields[role]?.path, let parentPath = fields[parentRole]?.path, path.starts(with: parentPath)
        else { return nil }
        return values(at: path[parentPath.count...], from: parent).first.flatMap { $0.kind == .null ? nil : $0 }
    }

    /// All values at a path.
    func values(at path: [FieldStep]) -> [JSONNode] { values(at: path[...], from: root) }

    private func values(at path: ArraySlice<FieldStep>, from node: JSONNode) -> [JSONNode] {
        guard let step = path.first else { return [node] }
        switch step {
        case .property(let name):
            guard node.kind == .object, let value = node[name] else { return [] }
            return values(at: path.dropFirst(), from: value)
        case .elements:
            return node.elements.flatMap { values(at: path.dropFirst(), from: $0) }
        }
    }

    /// The value of the role `id`, or of the property `id` where the schema gives that role to none.
    var idNode: JSONNode? {
        let node = fields[.id] != nil ? value(.id) : (root.kind == .object ? root["id"] : nil)
        return node.flatMap { $0.kind == .string ? $0 : nil }
    }

    /// The record's id.
    var id: String? { idNode?.string }
}
