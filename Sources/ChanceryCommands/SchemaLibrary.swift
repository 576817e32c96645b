import ArgumentParser
import Authorities
import Schema
import Storage
import Validation

/// The schemas that others may refer to: the option `--library`.
struct SchemaLibrary: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of the schemas that are referred to, by their $id or their path in it; nothing is fetched.",
            valueName: "folder"))
    var library: String?

    /// Where a document without `$id` stands, so that a relative reference finds its neighbours.
    private static let base = "chancery:/library/"

    /// How the program reads schemas.
    static var options: SchemaOptions {
        SchemaOptions(formats: .statements, authorities: Set(AuthorityTable.allCases.map(\.rawValue)))
    }

    /// The URI that a schema is given: as if it stood in the folder itself.
    static func uri(of path: String) -> String {
        base + (path.split(separator: "/").last.map(String.init) ?? "")
    }

    /// The documents of the folder, in the order of their paths.
    ///
    /// - Throws: where one cannot be read, or is not JSON.
    func documents() throws -> [SchemaDocument] {
        guard let library else { return [] }
        // Examples beside a schema are none themselves, and need not even be JSON.
        let schemas = try FileTree.entries(below: library).filter { entry in
            entry.path.hasSuffix(".json") && !entry.path.contains(".tests/")
        }
        return try schemas.map { entry in
            let path = library + "/" + entry.path
            return try SchemaDocument(BuiltInSchema.text(named: path), path: path, uri: Self.base + entry.path)
        }
    }

    /// The documents beside a schema, which may be one of the folder itself.
    static func others(_ documents: [SchemaDocument], beside text: [UInt8]) -> [SchemaDocument] {
        documents.filter { $0.text != text }
    }
}
