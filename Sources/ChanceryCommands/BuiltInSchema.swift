import Schema
import Schemas
import Storage

/// The schemas that are part of the program.
enum BuiltInSchema {
    /// The name of the statement schema, as `--schema` and `chancery.yaml` take it.
    static let statement = "builtin:statement"

    /// The statement schema.
    static func document() throws -> SchemaDocument {
        try SchemaDocument(text(named: statement), path: statement)
    }

    /// The schema that a command line names: a file, or one that is built in.
    static func document(named name: String) throws -> SchemaDocument {
        try SchemaDocument(text(named: name), path: name, uri: SchemaLibrary.uri(of: name))
    }

    /// The bytes of such a schema, which need not be JSON.
    static func text(named name: String) throws -> [UInt8] {
        if name == statement { return EmbeddedFile.bytes(named: "statement.schema.json") ?? [] }
        return try InputFile(path: name).readAll(limit: 64 << 20)
    }

    /// The statement schema, compiled.
    static func compiled() throws -> CompiledSchema {
        try SchemaCompiler.compile(try document(), options: SchemaLibrary.options)
    }
}
