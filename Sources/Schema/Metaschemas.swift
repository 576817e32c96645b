import Diagnostics
import JSONText
import Schemas

/// The meta-schemas that are part of the program: those of JSON Schema 2020-12, and Chancery's dialect.
enum Metaschemas {
    /// All of them, parsed when they are first asked for.
    static let documents: [SchemaDocument] = EmbeddedFile.names.filter { name in
        name.hasPrefix("2020-12") || name == "chancery-dialect.schema.json" || name == "chancery-vocabulary.schema.json"
    }.map { name in
        do {
            return try SchemaDocument(EmbeddedFile.bytes(named: name) ?? [], path: name)
        } catch {
            preconditionFailure("the embedded file \(name) is not JSON: \(error)")
        }
    }

    /// Those of which no document at hand has the `$id`.
    static func documents(beside index: SchemaIndex) -> [SchemaDocument] {
        documents.filter { metaschema in
            metaschema.document.withRoot { root in index.resources[root["$id"]?.string ?? ""] == nil }
        }
    }

    /// Whether a URI is one that the meta-schemas may have.
    static func areReferred(to uri: String) -> Bool {
        uri.hasPrefix("https://json-schema.org/draft/2020-12/") || uri.hasPrefix("urn:chancery:")
    }
}

/// Holds schemas to the meta-schemas of their dialects.
///
/// Not to that of 2020-12: what it refuses, the compiler has refused, with messages of its own; a test holds the two
/// against each other.
enum MetaschemaCheck {
    /// The meta-schema of 2020-12.
    static func standard() -> CompiledSchema? { compiled(Dialect.Name.standard.uri) }

    /// Checks documents of which every schema has compiled.
    ///
    /// - Throws: everything that the meta-schemas refuse.
    static func check(
        _ documents: [Int], _ index: SchemaIndex, _ places: SchemaPlaces
    ) throws(SchemaError) {
        var faults: [SchemaFault] = []
        for document in documents {
            let root = places.roots[document]
            let dialect = Dialect.Name(of: root) ?? .standard
            guard let metaschema = metaschema(of: dialect, index, places) else { continue }
            var evaluator = SchemaEvaluator(schema: metaschema)
            if evaluator.accepts(root) { continue }
            for finding in evaluator.explain(root) {
                faults.append(
                    places.fault(
                        finding, document,
                        message: "the meta-schema `\(dialect.uri)` refuses this: \(finding.message)",
                        help: finding.help ?? "see the specification of the dialect"))
            }
        }
        if !faults.isEmpty { throw SchemaError(faults: SchemaFault.ordered(faults)) }
    }

    private static func metaschema(
        of dialect: Dialect.Name, _ index: SchemaIndex, _ places: SchemaPlaces
    ) -> CompiledSchema? {
        // Chancery's vocabulary is read, and refused where it is wrong, by `VocabularyReader`.
        if dialect == .standard || dialect == .statements { return nil }
        guard let target = index.resources[dialect.uri]?.root else { return nil }
        var library = places.documents
        let main = library.remove(at: target.document)
        return compiled(main, library: library)
    }

    private static func compiled(_ uri: String) -> CompiledSchema? {
        Metaschemas.documents.first { document in document.document.withRoot { $0["$id"]?.string == uri } }
            .flatMap { main in compiled(main, library: Metaschemas.documents.filter { $0.path != main.path }) }
    }

    /// Formats are annotations in a meta-schema, and it is not held to its own.
    private static func compiled(_ main: SchemaDocument, library: [SchemaDocument]) -> CompiledSchema? {
        var options = SchemaOptions()
        options.formatHandling = .annotated
        options.checksMetaschema = false
        return try? SchemaCompiler.compile(main, library: library, options: options)
    }
}
