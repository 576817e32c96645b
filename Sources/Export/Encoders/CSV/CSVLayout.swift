import JSONText
import Schema

/// The tables of a record shape: which file and column each property goes to.
struct CSVLayout: Sendable {
    /// One table.
    struct Table: Sendable {
        /// The name of its file without suffix.
        var name: String
        /// Every column, in order.
        var columns: [String]
        /// What the row is made of, after the key columns of a child table.
        var cells: CSVCells
    }

    /// The main table, then the child tables in the order in which the schema declares them.
    let tables: [Table]
    /// The names that lead to the record's id; empty where the shape has none.
    private let idPath: [String]

    static let remainderColumn = "_other"

    init(shape: RecordShape, name: String) throws(ExportError) {
        var builder = Builder()
        var columns = Columns(table: name, keys: [])
        let cells = try builder.cells(of: shape.properties, in: &columns, arraysAreTables: true)
        var tables = [Table(name: name, columns: columns.names, cells: cells)]
        for child in builder.children {
            var columns = Columns(table: child.path.joined(separator: "_"), keys: ["record_id", "position"])
            let cells = try builder.cells(of: child.properties, in: &columns, arraysAreTables: false)
            tables.append(Table(name: columns.table, columns: columns.names, cells: cells))
        }
        try Self.refuseEqualNames(tables)
        self.tables = tables
        idPath =
            Self.path(toRole: .id, in: shape.properties)
            ?? (shape.properties.contains { $0.name == "id" } ? ["id"] : [])
    }

    /// The record's id, where it has a scalar one.
    func id(of record: JSONNode) -> JSONNode? {
        guard !idPath.isEmpty else { return nil }
        var node = record
        for name in idPath {
            guard node.kind == .object, let value = node[name] else { return nil }
            node = value
        }
        return node.kind == .object || node.kind == .array ? nil : node
    }

    private static func path(toRole role: Role, in properties: [RecordShape.Property]) -> [String]? {
        for property in properties {
            if property.role == role { return [property.name] }
            if case .object(let inner) = property.value, let path = path(toRole: role, in: inner) {
                return [property.name] + path
            }
        }
        return nil
    }

    /// Compares as file systems that ignore case do, so that a release can be unpacked on any.
    private static func refuseEqualNames(_ tables: [Table]) throws(ExportError) {
        var seen: [String: String] = [:]
        for table in tables {
            if let other = seen.updateValue(table.name, forKey: table.name.lowercased()) {
                throw ExportError(
                    code: .duplicateFile,
                    message: "the tables \"\(other)\" and \"\(table.name)\" would be the same CSV file",
                    help: "rename one of the two properties, or the dataset where it has a property's name")
            }
        }
    }
}

extension CSVLayout {
    /// The columns of a table so far, each with the property that it comes from.
    private struct Columns {
        let table: String
        private(set) var names: [String]
        private var origins: [String: String] = [:]

        init(table: String, keys: [String]) {
            self.table = table
            names = keys
            for key in keys { origins[key] = "a key column" }
            origins[CSVLayout.remainderColumn] = "the column of what has no other"
        }

        mutating func add(_ path: [String]) throws(ExportError) {
            let name = path.joined(separator: "_")
            let origin = "the property " + path.joined(separator: ".")
            if let other = origins.updateValue(origin, forKey: name) {
                throw ExportError(
                    code: .duplicateColumn,
                    message: "\(origin) and \(other) would both be the column \"\(name)\" of \"\(table).csv\"",
                    help: "rename one of them in the schema, or export JSONL")
            }
            names.append(name)
        }

        mutating func addRemainder() {
            names.append(CSVLayout.remainderColumn)
        }
    }

    private struct Builder {
        private(set) var children: [(path: [String], properties: [RecordShape.Property])] = []

        /// Lays out a whole row.
        mutating func cells(
            of properties: [RecordShape.Property], in columns: inout Columns, arraysAreTables: Bool
        ) throws(ExportError) -> CSVCells {
            let cells = try group(properties, [], in: &columns, arraysAreTables: arraysAreTables)
            columns.addRemainder()
            return cells
        }

        private mutating func group(
            _ properties: [RecordShape.Property], _ path: [String], in columns: inout Columns, arraysAreTables: Bool
        ) throws(ExportError) -> CSVCells {
            let before = columns.names.count
            var cells: [CSVCells.Cell] = []
            for property in properties {
                let path = path + [property.name]
                switch property.value {
                case .object(let inner) where !inner.isEmpty:
                    cells.append(.group(try group(inner, path, in: &columns, arraysAreTables: arraysAreTables)))
                case .array(.object(let inner), _) where arraysAreTables && !inner.isEmpty:
                    children.append((path, inner))
                    cells.append(.table(children.count))
                case .scalar:
                    try columns.add(path)
                    cells.append(.scalar)
                case .object, .array, .any:
                    try columns.add(path)
                    cells.append(.json(CanonicalLayout(property.value)))
                }
            }
            return CSVCells(
                names: PropertyNames(properties.map(\.name)), cells: cells, columns: columns.names.count - before)
        }
    }
}
