import Corpus
import Diagnostics
import JSONText
import Schema

/// How a schema writes relations between records: the list, and in each element the type and the id of the other record.
struct RelationFields: Sendable {
    /// The property of the record that holds the list.
    let list: String
    /// The properties of an element.
    let type: String
    let record: String

    /// `nil` where the schema does not give the roles, or to fields of another shape.
    init?(_ fields: FieldDeclarations) {
        guard let element = fields[.relation]?.path, element.count == 2, element[1] == .elements,
            case .property(let list) = element[0],
            let type = fields[.relationType]?.path, type.dropLast() == element[...],
            case .property(let typeName)? = type.last,
            let record = fields[.relationRecord]?.path, record.dropLast() == element[...],
            case .property(let recordName)? = record.last
        else { return nil }
        self.list = list
        self.type = typeName
        self.record = recordName
    }

    /// Where another relation can be written into a record of a JSON file; `nil` where that is not certain.
    ///
    /// - Parameter recordStart: the offset in the file of the record's text.
    func insertion(into root: JSONNode, recordStart: Int) -> ComparedText.Insertion? {
        func at(_ start: Int, _ end: Int, _ form: ComparedText.Insertion.Form) -> ComparedText.Insertion {
            ComparedText.Insertion(form: form, byteRange: recordStart + start..<recordStart + end)
        }
        guard let relations = root[list] else {
            guard let last = root.members.reduce(nil, { _, member in member.value.range.upperBound }) else {
                return nil
            }
            return at(last, last, .member)
        }
        switch relations.kind {
        case .null: return at(relations.range.lowerBound, relations.range.upperBound, .array)
        case .array:
            guard let last = relations.elements.reduce(nil, { _, element in element.range.upperBound }) else {
                return at(relations.range.lowerBound + 1, relations.range.lowerBound + 1, .firstElement)
            }
            return at(last, last, .nextElement)
        default: return nil
        }
    }

    /// The text that writes a relation, and what it changes.
    func text(
        _ type: String, to record: String, as form: ComparedText.Insertion.Form
    ) -> (text: String, change: Diagnostic.ValueChange) {
        let element =
            "{\(JSONWriter.text(of: self.type)): \(JSONWriter.text(of: type)), \(JSONWriter.text(of: self.record)): \(JSONWriter.text(of: record))}"
        let pointer = "/" + escapedForPointer(list)
        switch form {
        case .member:
            return (
                ", \(JSONWriter.text(of: list)): [\(element)]", .insert(pointer: "", name: list, json: "[\(element)]")
            )
        case .firstElement: return (element, .append(pointer: pointer, json: element))
        case .nextElement: return (", \(element)", .append(pointer: pointer, json: element))
        case .array: return ("[\(element)]", .fill(pointer: pointer, json: "[\(element)]"))
        }
    }
}
