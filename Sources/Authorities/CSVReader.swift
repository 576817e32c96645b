/// Reads an authority file: CSV of RFC 4180 in its strictest reading, so that every byte of a table is meant.
///
/// UTF-8 without a byte order mark; every line ends in LF; the first line names the expected columns in order; every
/// line has as many fields; a quote stands only around a whole field, doubled inside. No line is empty.
struct CSVReader {
    private let bytes: [UInt8]
    private let file: String
    private let columnCount: Int
    private var position = 0
    private var line = 1

    /// Opens a file and checks its first line.
    init(_ bytes: [UInt8], file: String, columns: [String]) throws(AuthorityTableError) {
        self.bytes = bytes
        self.file = file
        columnCount = columns.count
        guard let header = try next() else { throw fault("the file is empty: write the line of column names") }
        for (index, column) in columns.enumerated() where header[index] != column {
            throw AuthorityTableError(
                file: file, line: 1, message: "column \(index + 1) is \"\(header[index])\": write \(column)")
        }
    }

    /// The next row, `nil` behind the last one.
    mutating func next() throws(AuthorityTableError) -> CSVRow? {
        guard position < bytes.count else { return nil }
        var fields: [CSVRow.Field] = []
        fields.reserveCapacity(columnCount)
        let start = line
        repeat { fields.append(try field()) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "\n")) else {
            throw fault(
                position < bytes.count
                    ? "text follows a quoted field: double the quotes inside it"
                    : "the last line does not end: add a line feed")
        }
        line += 1
        guard fields.count == columnCount else {
            throw AuthorityTableError(
                file: file, line: start, message: "the row has \(fields.count) fields: write \(columnCount)")
        }
        return CSVRow(bytes: bytes, file: file, line: start, fields: fields)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func field() throws(AuthorityTableError) -> CSVRow.Field {
        if take(UInt8(ascii: "\"")) { return try quotedField() }
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: "\n"):
                return CSVRow.Field(range: start..<position, isQuoted: false)
            case UInt8(ascii: "\""):
                throw fault("a quote stands inside a field: put quotes around the field and double this one")
            case UInt8(ascii: "\r"):
                throw fault("the line has a carriage return: end lines with a line feed alone")
            default:
                position += 1
            }
        }
        return CSVRow.Field(range: start..<position, isQuoted: false)
    }

    private mutating func quotedField() throws(AuthorityTableError) -> CSVRow.Field {
        let start = position
        while position < bytes.count {
            if take(UInt8(ascii: "\"")) {
                if !take(UInt8(ascii: "\"")) { return CSVRow.Field(range: start..<position - 1, isQuoted: true) }
            } else {
                if bytes[position] == UInt8(ascii: "\n") { line += 1 }
                position += 1
            }
        }
        throw fault("a quoted field does not end: add a quote")
    }

    private func fault(_ message: String) -> AuthorityTableError {
        AuthorityTableError(file: file, line: line, message: message)
    }
}

/// A row of an authority file. Its fields are decoded when they are asked for.
struct CSVRow {
    struct Field {
        let range: Range<Int>
        let isQuoted: Bool
    }

    private let bytes: [UInt8]
    private let file: String
    private let fields: [Field]
    /// Where it begins, 1-based.
    let line: Int

    fileprivate init(bytes: [UInt8], file: String, line: Int, fields: [Field]) {
        self.bytes = bytes
        self.file = file
        self.line = line
        self.fields = fields
    }

    /// The text of a field; bytes that are not UTF-8 are replaced, which ``text(_:)`` refuses.
    subscript(_ column: Int) -> String {
        let field = fields[column]
        guard field.isQuoted else { return String(decoding: bytes[field.range], as: UTF8.self) }
        var content: [UInt8] = []
        var index = field.range.lowerBound
        while index < field.range.upperBound {
            content.append(bytes[index])
            // A quote inside is doubled; the reader has seen both.
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// The bytes of a field that is not quoted, `nil` for one that is.
    func plainBytes(_ column: Int) -> ArraySlice<UInt8>? {
        fields[column].isQuoted ? nil : bytes[fields[column].range]
    }

    /// The bytes of a field.
    func bytes(_ column: Int) -> ArraySlice<UInt8> {
        plainBytes(column) ?? Array(self[column].utf8)[...]
    }

    /// What the first fields say, for telling rows apart.
    func key(_ columns: Range<Int>) -> CSVKey {
        var key: [UInt8] = []
        for column in columns {
            key += bytes(column)
            key.append(UInt8(ascii: "\n"))
        }
        return CSVKey(bytes: key)
    }

    /// The text of a field, which may be empty.
    func text(_ column: Int) throws(AuthorityTableError) -> String {
        let text = self[column]
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw fault("field \(column + 1) is not UTF-8: save the file as UTF-8")
        }
        return text
    }

    /// The text of a field, which must not be empty.
    func required(_ column: Int, _ name: String) throws(AuthorityTableError) -> String {
        let text = try text(column)
        guard !text.isEmpty else { throw fault("the \(name) is empty: write it") }
        return text
    }

    /// The text of a field, `nil` where it is empty.
    func optional(_ column: Int) throws(AuthorityTableError) -> String? {
        let text = try text(column)
        return text.isEmpty ? nil : text
    }

    /// `yes` or `no`.
    func flag(_ column: Int, _ name: String) throws(AuthorityTableError) -> Bool {
        switch self[column] {
        case "yes": return true
        case "no": return false
        default: throw fault("\(name) is \"\(self[column])\": write yes or no")
        }
    }

    func fault(_ message: String) -> AuthorityTableError {
        AuthorityTableError(file: file, line: line, message: message)
    }
}

/// Some fields of a row, compared and hashed by their bytes: some tables have thousands of rows, and are read for each
/// page that a program is started for.
struct CSVKey: Hashable {
    fileprivate let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
