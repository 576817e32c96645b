import JSONText

/// What an object is made of in a row: for each declared property, in order, how it is written.
struct CSVCells: Sendable {
    indirect enum Cell: Sendable {
        /// One column with a scalar.
        case scalar
        /// One column with canonical JSON.
        case json(CanonicalLayout)
        /// The columns of a nested object.
        case group(CSVCells)
        /// No column: the value is the child table with this index.
        case table(Int)
    }

    let names: PropertyNames
    let cells: [Cell]
    /// The number of columns, those of nested objects included.
    let columns: Int

    /// Writes the columns of a row's value and the column of what has no other.
    ///
    /// - Parameter arrays: gets the arrays that become rows of child tables, by the table's index.
    func write(_ node: JSONNode, to row: inout CSVRow, arrays: inout [JSONNode?]) {
        let fits = writeColumns(node, to: &row, arrays: &arrays)
        // A row of one empty field would be an empty line, which readers skip.
        if fits && columns > 0 { return row.empty() }
        row.json { writer in
            if node.kind != .object {
                CanonicalLayout.open.write(node, to: &writer)
            } else if !writeRemainder(of: node, to: &writer) {
                writer.raw("{}")
            }
        }
    }

    /// Writes the row of an element of a child table, which has no child tables of its own.
    func write(_ node: JSONNode, to row: inout CSVRow) {
        var none: [JSONNode?] = []
        write(node, to: &row, arrays: &none)
    }

    /// Returns whether everything in the value has a column or a table.
    private func writeColumns(_ node: JSONNode?, to row: inout CSVRow, arrays: inout [JSONNode?]) -> Bool {
        guard let node, node.kind == .object else {
            row.empty(columns)
            return false
        }
        return names.withMembers(of: node) { members in
            var fits = members.undeclared.isEmpty
            for (position, cell) in cells.enumerated() {
                let value = members[position]
                let valueFits = value.map(cell.holds) ?? true
                fits = fits && valueFits
                switch cell {
                case .scalar:
                    row.scalar(valueFits ? value : nil)
                case .json(let layout):
                    row.json { writer in
                        if let value, value.kind != .null { layout.write(value, to: &writer) }
                    }
                case .group(let group):
                    if let value, value.kind == .object {
                        let groupFits = group.writeColumns(value, to: &row, arrays: &arrays)
                        fits = fits && groupFits
                    } else {
                        row.empty(group.columns)
                    }
                case .table(let index):
                    if let value, valueFits { arrays[index] = value }
                }
            }
            return fits
        }
    }

    /// Writes an object of everything that has no column and no table: nothing, and returns false, where there is none.
    private func writeRemainder(of object: JSONNode, to writer: inout JSONWriter) -> Bool {
        let start = writer.bytes.count
        writer.raw("{")
        var isEmpty = true
        names.withMembers(of: object) { members in
            var separator = JSONSeparator()
            for (position, cell) in cells.enumerated() {
                guard let value = members[position] else { continue }
                let memberStart = writer.bytes.count
                let memberSeparator = separator
                separator.write(to: &writer)
                writer.bytes.append(contentsOf: names.keys[position])
                if cell.writeRemainder(of: value, to: &writer) {
                    isEmpty = false
                } else {
                    writer.bytes.removeSubrange(memberStart...)
                    separator = memberSeparator
                }
            }
            for member in members.undeclared {
                separator.write(to: &writer)
                member.write(to: &writer)
                isEmpty = false
            }
        }
        writer.raw("}")
        if isEmpty { writer.bytes.removeSubrange(start...) }
        return !isEmpty
    }
}

extension CSVCells.Cell {
    /// Whether the value is of the kind that the cell is for; what it holds inside is not looked at.
    fileprivate func holds(_ value: JSONNode) -> Bool {
        switch (self, value.kind) {
        case (_, .null), (.json, _), (.group, .object), (.table, .array): true
        case (.scalar, let kind): kind != .object && kind != .array
        case (.group, _), (.table, _): false
        }
    }

    fileprivate func writeRemainder(of value: JSONNode, to writer: inout JSONWriter) -> Bool {
        if !holds(value) {
            CanonicalLayout.open.write(value, to: &writer)
            return true
        }
        guard case .group(let group) = self, value.kind == .object else { return false }
        return group.writeRemainder(of: value, to: &writer)
    }
}
