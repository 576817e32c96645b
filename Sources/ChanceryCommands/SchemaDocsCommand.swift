import ArgumentParser
import JSONText
import Schema
import SchemaTools
import Storage

/// `chancery schema docs`.
struct SchemaDocsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the data dictionary of a schema: every field, what it means and what must hold.",
        discussion: """
            Examples:
              chancery schema docs                                        the statement schema
              chancery schema docs schema/letters.json -o FIELDS.md       another one, into a file
              chancery schema docs --format html -o fields.html           one page for a browser
            """)

    @Argument(help: ArgumentHelp("The JSON Schema, or builtin:statement; - is standard input.", valueName: "schema"))
    var schema = BuiltInSchema.statement

    @OptionGroup var library: SchemaLibrary

    @Option(
        help: ArgumentHelp(
            "How the dictionary is written: \(DictionaryFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"),
        transform: { name in
            guard let format = DictionaryFormat(rawValue: name) else {
                throw ValidationError(
                    "no format is named '\(name)'; the formats are "
                        + DictionaryFormat.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return format
        })
    var format = DictionaryFormat.markdown

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to make; - is standard output.", valueName: "file"))
    var output = "-"

    func run() async throws {
        try await reportingFailures {
            let result = try ResultFile(output)
            let document = try BuiltInSchema.document(named: schema)
            // A schema that means something else than it seems to is not to be documented.
            _ = try SchemaCompiler.compile(
                document, library: SchemaLibrary.others(library.documents(), beside: document.text),
                options: SchemaLibrary.options)
            try result.write(format.text(of: DataDictionary(of: try JSONDocument(document.text))))
        }
    }
}
