public import Schema

/// What an encoder is told about the dataset and how to spell it.
public struct EncoderOptions: Hashable, Sendable {
    /// The base name of the main file: `statements` for `statements.jsonl`.
    public var name: String
    /// Whether strings that a spreadsheet would take for a formula get a leading `'` in CSV. This changes the data, so it
    /// is off unless asked for, and a release never asks for it.
    public var csvFormulaEscaping: Bool
    /// Whether CSV files begin with a UTF-8 byte order mark, which some spreadsheets need to read them as UTF-8.
    public var csvByteOrderMark: Bool

    /// Creates options.
    public init(name: String, csvFormulaEscaping: Bool = false, csvByteOrderMark: Bool = false) {
        self.name = name
        self.csvFormulaEscaping = csvFormulaEscaping
        self.csvByteOrderMark = csvByteOrderMark
    }
}

/// A format that records can be exported to, by the name that a user types.
public struct ExportFormat: Sendable {
    /// The name, such as `jsonl`.
    public let name: String
    /// Makes an encoder for records of a shape.
    ///
    /// - Throws: when the format cannot hold such records without ambiguity.
    public let makeEncoder: @Sendable (RecordShape, EncoderOptions) throws(ExportError) -> any RecordEncoder

    /// Creates a format.
    public init(
        name: String,
        makeEncoder:
            @escaping @Sendable (RecordShape, EncoderOptions) throws(ExportError) -> any RecordEncoder
    ) {
        self.name = name
        self.makeEncoder = makeEncoder
    }

    /// Every format there is. To add one, write its encoder under `Encoders/` and one line here.
    public static let all: [ExportFormat] = [
        ExportFormat(name: "jsonl") { shape, options in JSONLEncoder(shape: shape, options: options) },
        ExportFormat(name: "csv") { shape, options throws(ExportError) in
            try CSVEncoder(shape: shape, options: options)
        },
    ]

    /// The format with the given name.
    ///
    /// - Throws: an `ExportError` that lists the names there are.
    public static func named(_ name: String) throws(ExportError) -> ExportFormat {
        if let format = all.first(where: { $0.name == name }) { return format }
        throw ExportError(
            code: .unknownFormat, message: "there is no export format \"\(name)\"",
            help: "use one of: " + all.map(\.name).joined(separator: ", "))
    }
}

/// Why records of a shape cannot be exported as asked.
public struct ExportError: Error, Hashable, Sendable {
    /// The sort of error; an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code in lower case with hyphens.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A format that is not registered.
        public static let unknownFormat = Code(rawValue: "unknown-format")
        /// Two properties that would get the same column.
        public static let duplicateColumn = Code(rawValue: "duplicate-column")
        /// Two tables that would get the same file.
        public static let duplicateFile = Code(rawValue: "duplicate-file")
    }

    /// The sort of error.
    public var code: Code
    /// What is wrong, as one fragment that quotes the names at fault.
    public var message: String
    /// What to do about it, as one fragment.
    public var help: String

    /// Creates an error.
    public init(code: Code, message: String, help: String) {
        self.code = code
        self.message = message
        self.help = help
    }
}
