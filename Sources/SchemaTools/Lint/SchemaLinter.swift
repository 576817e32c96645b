public import Diagnostics
import JSONText
public import Schema

/// Looks at schemas that compile for what is allowed and hardly meant: a misspelt keyword, a branch that nothing reaches,
/// bounds that exclude each other.
public struct SchemaLinter: Sendable {
    private let options: SchemaOptions
    private let library: [SchemaDocument]

    /// Creates a linter.
    ///
    /// - Parameters:
    ///   - options: how schemas are read.
    ///   - library: other documents that they may refer to.
    public init(options: SchemaOptions = SchemaOptions(), library: [SchemaDocument] = []) {
        self.options = options
        self.library = library
    }

    /// The findings about a schema that `SchemaCompiler` accepts, in the order of their places. Its library is not
    /// looked at.
    ///
    /// - Parameter uri: the URI that the document was given, where it was given one.
    public func lint(_ schema: SchemaDocument, uri: String? = nil) -> [Diagnostic] {
        // A text that has been parsed before can be parsed again.
        guard let document = try? JSONDocument(schema.text) else { return [] }
        return document.withRoot { root in
            let places = ValuePlaces(root: root, text: schema.text, path: schema.path)
            var linted = LintedSchema(root)
            linted.verdicts = ValueVerdicts(on: linted, of: schema, places, uri: uri, options, library)
            var findings = LintFindings(places)
            for lint in SchemaLintRegistry.all {
                findings.description = lint.description
                lint.check(linted, &findings)
            }
            return findings.ordered
        }
    }
}
