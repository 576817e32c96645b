import JSONText
import Schema

/// How a value is written as canonical JSON: declared members in the order declared, then the others by name in UTF-8
/// byte order, at every level; strings with the fewest escapes, numbers as written.
///
/// Two values that differ only in the order of members, white space and escapes get the same text. Recursion is as deep
/// as the value, which the parser has limited.
indirect enum CanonicalLayout: Sendable {
    case open
    case object(PropertyNames, [CanonicalLayout])
    case array(CanonicalLayout)

    private static let noNames = PropertyNames([])

    init(_ shape: RecordShape.Shape) {
        switch shape {
        case .scalar, .any: self = .open
        case .object(let properties): self.init(properties)
        case .array(let element, _): self = .array(CanonicalLayout(element))
        }
    }

    init(_ properties: [RecordShape.Property]) {
        self = .object(PropertyNames(properties.map(\.name)), properties.map { CanonicalLayout($0.value) })
    }

    func write(_ node: JSONNode, to writer: inout JSONWriter) {
        switch node.kind {
        case .null, .true, .false, .number, .string:
            writer.value(node)
        case .array:
            let element = if case .array(let element) = self { element } else { Self.open }
            writer.raw("[")
            var separator = JSONSeparator()
            for node in node.elements {
                separator.write(to: &writer)
                element.write(node, to: &writer)
            }
            writer.raw("]")
        case .object:
            if case .object(let names, let layouts) = self {
                write(node, names, layouts, to: &writer)
            } else {
                write(node, Self.noNames, [], to: &writer)
            }
        }
    }

    private func write(
        _ object: JSONNode, _ names: PropertyNames, _ layouts: [CanonicalLayout], to writer: inout JSONWriter
    ) {
        names.withMembers(of: object) { members in
            writer.raw("{")
            var separator = JSONSeparator()
            for (position, layout) in layouts.enumerated() {
                guard let value = members[position] else { continue }
                separator.write(to: &writer)
                writer.bytes.append(contentsOf: names.keys[position])
                layout.write(value, to: &writer)
            }
            for member in members.undeclared {
                separator.write(to: &writer)
                member.write(to: &writer)
            }
            writer.raw("}")
        }
    }
}

extension PropertyNames.Undeclared {
    /// Writes the member with its name, and everything in it by name.
    func write(to writer: inout JSONWriter) {
        name.withUnsafeBytes { writer.string($0) }
        writer.raw(":")
        CanonicalLayout.open.write(value, to: &writer)
    }
}

/// Writes a comma before every item but the first.
struct JSONSeparator {
    private var isFirst = true

    mutating func write(to writer: inout JSONWriter) {
        if !isFirst { writer.raw(",") }
        isFirst = false
    }
}
