import JSONText
import Schema

/// A field that a record leaves open, absent or null, without saying why; its capture may state the value.
struct UndeclaredField {
    /// The member's name.
    let name: String
    /// The object that has it, or should have it.
    let parent: JSONNode

    /// `nil` where there is no object to hold the field, or the record says under `unknown` why it is left open.
    init?(_ name: String, in parent: JSONNode?, of record: RecordView) {
        guard let parent, parent.kind == .object else { return nil }
        let pointer = (record.root.pointer(to: parent.index) ?? "") + "/" + escapedForPointer(name)
        guard AcknowledgedUnknowns(record).reason(for: pointer) == nil else { return nil }
        self.name = name
        self.parent = parent
    }

    /// The same for the last step of a path.
    init?(_ path: [FieldStep], in parent: JSONNode?, of record: RecordView) {
        guard case .property(let name)? = path.last else { return nil }
        self.init(name, in: parent, of: record)
    }

    /// The change that declares a value.
    ///
    /// - Parameter json: the value as JSON on one line.
    func declaring(_ json: String, _ message: String) -> RecordEdit {
        parent[name].map { .fill($0, json: json, message) } ?? .insert(name, json: json, into: parent, message)
    }
}
