public import JSONText
public import Schema

/// CSV by RFC 4180: a main table with one row a record, and a child table for each array of objects.
///
/// - Lines end with CR LF (RFC 4180, section 2.1). The first row names the columns.
/// - Nested objects are flattened: `issuer.name` stands in the column `issuer_name`.
/// - An array of objects becomes the file `PROPERTY.csv` (`issuer_aliases.csv` where it is nested), one row an element,
///   keyed by `record_id` and the 1-based `position`.
/// - Arrays of scalars, arrays inside child tables, and values that the schema leaves open stand in one column as
///   canonical JSON.
/// - Null and absent are an empty field, the empty string is `""`; other fields are quoted only where they hold a comma,
///   a quote or a control character, or begin or end with a space.
/// - The last column of every table, `_other`, holds as one JSON object whatever has no column of its own: members that
///   the schema does not declare, and values that are not of the declared shape. So nothing is lost but the difference
///   between null, absent, `[]` and `{}`, and the type of a scalar; JSONL keeps both.
public struct CSVEncoder: RecordEncoder {
    /// The main table, then the child tables in the order in which the schema declares them.
    public let files: [ExportFile]
    private let layout: CSVLayout
    private let escapesFormulas: Bool

    /// Creates an encoder of `NAME.csv` and its child tables, in the order in which the schema declares them.
    ///
    /// - Throws: an `ExportError` where two properties would get the same column or two tables the same file.
    public init(shape: RecordShape, options: EncoderOptions) throws(ExportError) {
        layout = try CSVLayout(shape: shape, name: options.name)
        let escapesFormulas = options.csvFormulaEscaping
        self.escapesFormulas = escapesFormulas
        files = layout.tables.map { table in
            var row = CSVRow(escapesFormulas: escapesFormulas)
            for column in table.columns { row.string(Array(column.utf8)) }
            row.end()
            let mark: [UInt8] = options.csvByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
            return ExportFile(
                name: fileName(table.name, suffix: ".csv"), mediaType: "text/csv", header: mark + row.writer.bytes)
        }
    }

    /// Appends the record's row of the main table and its rows of each child table.
    public func encode(_ record: JSONNode, into encoded: inout EncodedRecord) {
        var row = CSVRow(escapesFormulas: escapesFormulas)
        swap(&row.writer, &encoded.writer)
        defer { swap(&row.writer, &encoded.writer) }

        var arrays = [JSONNode?](repeating: nil, count: layout.tables.count)
        layout.tables[0].cells.write(record, to: &row, arrays: &arrays)
        row.end()
        endSegment(of: &row, rows: 1, in: &encoded)

        let id = layout.id(of: record)
        for (table, array) in zip(layout.tables, arrays).dropFirst() {
            var position = 0
            if let array {
                for element in array.elements {
                    position += 1
                    row.scalar(id)
                    row.number(position)
                    table.cells.write(element, to: &row)
                    row.end()
                }
            }
            endSegment(of: &row, rows: position, in: &encoded)
        }
    }

    /// Hands the bytes back to the record for as long as it takes to end a segment.
    private func endSegment(of row: inout CSVRow, rows: Int, in encoded: inout EncodedRecord) {
        swap(&row.writer, &encoded.writer)
        encoded.endSegment(rows: rows)
        swap(&row.writer, &encoded.writer)
    }
}
